using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Reads the duties of phases by what their kinds know, ticks those that only people can tell, and adds items.
/// </summary>
public sealed class FulfilDuties(AppDb db, IEnumerable<DutyKind> kinds, TimeProvider time)
{
    /// <summary>The duties of a phase, in their order.</summary>
    public async Task<List<DutyState>> DutiesOf(Initiative initiative, int position, CancellationToken stop = default)
    {
        var states = new List<DutyState>();
        foreach (
            var duty in await db.Duties()
                .AsNoTracking()
                .Where(row => row.InitiativeId == initiative.Id && row.Position == position)
                .OrderBy(row => row.Id)
                .ToListAsync(stop)
        )
            states.Add(await StateOf(initiative, duty, stop));
        return states;
    }

    private async Task<DutyState> StateOf(Initiative initiative, Duty duty, CancellationToken stop)
    {
        // Higher floors come later and know more.
        var known = kinds.Where(kind => kind.Name == duty.Kind).Reverse().ToList();
        foreach (var kind in known)
            if (kind.Evidence is { } ask && await ask(db, initiative, duty.Position, stop) is { } shown)
                return new(duty, shown, false);
        var byHand = known.Count == 0 || known.Any(kind => kind.ByHand);
        return new(duty, duty.Done is null ? null : duty.Evidence, byHand);
    }

    /// <summary>
    /// Ticks a duty that only people can tell, or takes that back (evidence null). False when records fill it, or the
    /// phase is not the active one.
    /// </summary>
    public async Task<bool> Fulfil(
        Initiative initiative,
        Guid duty,
        string? evidence,
        Guid by,
        CancellationToken stop = default
    )
    {
        if (
            await db.Duties()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == duty && row.InitiativeId == initiative.Id, stop)
                is not { } row
            || row.Position != initiative.Active
            || !(await StateOf(initiative, row, stop)).ByHand
        )
            return false;
        DateTime? now = evidence is null ? null : time.GetUtcNow().UtcDateTime;
        await db.Duties()
            .Where(known => known.Id == duty)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(known => known.Done, now)
                        .SetProperty(known => known.By, now == null ? null : by)
                        .SetProperty(known => known.Evidence, evidence ?? ""),
                stop
            );
        db.Note(
            initiative,
            by,
            evidence is null ? "duty.undone" : "duty.done",
            $"{row.Text.Id}: {evidence}",
            time.GetUtcNow().UtcDateTime
        );
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Adds an item to the checklist of the active phase.</summary>
    public async Task AddDuty(Initiative initiative, string text, bool gate, Guid by, CancellationToken stop = default)
    {
        db.Duties()
            .Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    Position = initiative.Active,
                    Kind = DutyKind.Checklist,
                    Text = new(text),
                    Gate = gate,
                }
            );
        db.Note(initiative, by, "duty.added", text, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stop);
    }
}
