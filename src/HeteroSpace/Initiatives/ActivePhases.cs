using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

public static class ActivePhases
{
    /// <summary>
    /// The initiative stands still for this transaction, in the phase in which it was seen, and that phase allows it.
    /// False when it moved on, is over, or the phase allows something else: asked by every act, so that what a phase
    /// allows is decided by its row and nowhere else.
    /// </summary>
    public static async Task<bool> HoldActive(
        this AppDb db,
        Initiative seen,
        Acts act,
        CancellationToken stop = default
    ) =>
        await db.Initiatives()
            .Where(row => row.Id == seen.Id && row.Active == seen.Active && row.Finished == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), stop) > 0
        && (
            act == Acts.None
            || (
                await db.InitiativePhases()
                    .AsNoTracking()
                    .Where(row => row.InitiativeId == seen.Id && row.Position == seen.Active)
                    .Select(row => row.Allows)
                    .SingleAsync(stop)
            ).HasFlag(act)
        );
}
