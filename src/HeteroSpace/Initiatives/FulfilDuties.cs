using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Reads the duties of phases by what their kinds know, ticks those that only people can tell, and adds items.
/// </summary>
public sealed class FulfilDuties(AppDb db, IEnumerable<DutyKind> kinds, Frame frame)
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
    public Task<bool> Fulfil(Initiative initiative, Guid id, string? evidence, Guid by) =>
        frame.Do(async act =>
        {
            if (
                await db.Duties().SingleOrDefaultAsync(row => row.Id == id && row.InitiativeId == initiative.Id)
                    is not { } duty
                || duty.Position != initiative.Active
                || !(await StateOf(initiative, duty, CancellationToken.None)).ByHand
            )
                return act.Refuse(false);
            duty.Done = evidence is null ? null : act.Now;
            (duty.By, duty.Evidence) = (duty.Done is null ? null : by, evidence ?? "");
            act.Note(initiative, by, evidence is null ? "duty.undone" : "duty.done", $"{duty.Text.Id}: {evidence}");
            return true;
        });

    /// <summary>Adds an item to the checklist of the active phase.</summary>
    public Task AddDuty(Initiative initiative, string text, bool gate, Guid by) =>
        frame.Do(act =>
        {
            act.Add(
                new Duty
                {
                    InitiativeId = initiative.Id,
                    Position = initiative.Active,
                    Kind = DutyKind.Checklist,
                    Text = new(text),
                    Gate = gate,
                }
            );
            act.Note(initiative, by, "duty.added", text);
        });
}
