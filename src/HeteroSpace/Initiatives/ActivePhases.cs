using HeteroSpace.Foundation.Acts;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

public static class ActivePhases
{
    /// <summary>
    /// The initiative stands still for this transaction, in the phase in which it was seen, and that phase allows it.
    /// False when it moved on, is over, or the phase allows something else: asked by every act, so that what a phase
    /// allows is decided by its row and nowhere else.
    /// </summary>
    public static async Task<bool> HoldActive(this Act act, Initiative seen, Acts what) =>
        await act.Update(
            act.Db.Initiatives().Where(row => row.Id == seen.Id && row.Active == seen.Active && row.Finished == null),
            set => set.SetProperty(row => row.Version, row => row.Version)
        ) > 0
        && (
            what == Acts.None
            || (
                await act
                    .Db.InitiativePhases()
                    .AsNoTracking()
                    .Where(row => row.InitiativeId == seen.Id && row.Position == seen.Active)
                    .Select(row => row.Allows)
                    .SingleAsync()
            ).HasFlag(what)
        );
}
