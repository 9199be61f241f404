using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Moves the trail of one event (<see cref="Initiative.OfEvent"/>) with it, as a part of the act in which the event
/// moved: nobody closes by hand the phases that only the event goes through.
/// </summary>
public sealed class MoveAlong(AppDb db, FulfilDuties duties)
{
    /// <summary>
    /// The first phase of that kind is the active one from now on. What was active is closed; what lies between was
    /// not gone through and is never opened. Forward only, and not while a duty holds the delivery.
    /// </summary>
    /// <param name="by">The account; null when time did it.</param>
    /// <returns>The position at which it stood; null where it did not move.</returns>
    public async Task<int?> To(Act act, Guid id, Phase phase, Guid? by)
    {
        if (await HoldOpen(act, id) is not { } initiative)
            return null;
        var ahead = await db.InitiativePhases()
            .Where(row => row.InitiativeId == id && row.Position >= initiative.Active)
            .OrderBy(row => row.Position)
            .ToListAsync();
        if (ahead[0].Phase >= phase || ahead.Find(row => row.Phase == phase) is not { } next)
            return null;
        if (ahead[0].Phase == Phase.Deliver && await IsHeld(initiative))
            return null;
        await Open(act, initiative, next);
        ahead[0].Closed = act.Now;
        act.Note(by, initiative.SiteId, "phase.moved", Subject(initiative), $"{ahead[0].Position}");
        if (phase == Phase.Report)
            act.Tell(InitiativeNewsJob.Job, new InitiativeNewsJob(id, "phase", id, ahead[0].Position, act.Now));
        act.IsSeen();
        return ahead[0].Position;
    }

    /// <summary>It stands where it stood; the opposite of <see cref="To"/>, while nothing moved it since.</summary>
    public async Task Back(Act act, Guid id, int stood, Guid by)
    {
        if (await HoldOpen(act, id) is not { } initiative || initiative.Active <= stood)
            return;
        var phases = await db.InitiativePhases().Where(row => row.InitiativeId == id).ToListAsync();
        var (now, before) = (
            phases.Single(row => row.Position == initiative.Active),
            phases.Single(row => row.Position == stood)
        );
        // Saved step by step, as the guard wants it.
        before.Closed = null;
        await act.Save();
        initiative.Active = stood;
        await act.Save();
        now.Opened = null;
        act.Note(by, initiative.SiteId, "phase.undone", Subject(initiative), $"{now.Position}");
        act.IsSeen();
    }

    /// <summary>
    /// It ends with its event, and says why. Not where a meeting is still to come: people have something of their own
    /// in hand, and close it themselves.
    /// </summary>
    public async Task<bool> Stop(Act act, Guid id, string reason, Guid by)
    {
        if (await db.Meetings().Where(row => row.InitiativeId == id).StillToCome(act.Now).AnyAsync())
            return false;
        if (await HoldOpen(act, id) is not { } initiative)
            return false;
        (initiative.Finished, initiative.Stopped) = (act.Now, reason);
        act.Note(initiative, by, "initiative.stopped", reason);
        act.Tell(InitiativeNewsJob.Job, new InitiativeNewsJob(id, "stopped", id, initiative.Active, act.Now));
        act.IsSeen();
        return true;
    }

    /// <summary>It goes on with its event; the opposite of <see cref="Stop"/>.</summary>
    public async Task Resume(Act act, Guid id, Guid by)
    {
        if (await act.Hold<Initiative>(id) is not { OfEvent: true, Stopped: not null } initiative)
            return;
        (initiative.Finished, initiative.Stopped) = (null, null);
        act.Note(initiative, by, "initiative.end-undone", null);
        act.IsSeen();
    }

    private static async Task<Initiative?> HoldOpen(Act act, Guid id) =>
        await act.Hold<Initiative>(id) is { OfEvent: true, Finished: null } initiative ? initiative : null;

    private async Task<bool> IsHeld(Initiative initiative) =>
        (await duties.DutiesOf(initiative, initiative.Active)).Exists(state => state.Holds);

    private static async Task Open(Act act, Initiative initiative, InitiativePhase next)
    {
        next.Opened = act.Now;
        await act.Save();
        initiative.Active = next.Position;
        await act.Save();
    }

    private static string Subject(Initiative of) => "initiative:" + of.Slug;
}

/// <summary>What makes more of the trail of one event than that event.</summary>
public static class OwnWay
{
    /// <summary>
    /// From now on people close its phases, and it stands in the lists: another organization takes part, an idea is
    /// done in it, or a second event is.
    /// </summary>
    public static Task GoesItsOwnWay(this Act act, Guid initiative) =>
        act.Update(
            act.Db.Initiatives().Where(row => row.Id == initiative && row.OfEvent),
            set => set.SetProperty(row => row.OfEvent, false)
        );
}
