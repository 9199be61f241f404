using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// What came of closing a phase: Gated when duties are open and nobody overruled them; Changed when someone else was
/// faster.
/// </summary>
public enum CloseAnswer
{
    Closed,
    Finished,
    Gated,
    Changed,
}

/// <summary>
/// Everyone linked to an initiative hears what happened: <c>phase</c>, <c>published</c>, <c>finished</c>,
/// <c>stopped</c>, <c>minutes</c>, <c>outcome</c>; the source is the record it tells of.
/// </summary>
public sealed record InitiativeNewsJob(Guid InitiativeId, string What, Guid SourceId, int Number, DateTime At)
{
    public const string Job = "initiative-news";
}

/// <summary>The leads of all who take part are thanked, in the words of the staff.</summary>
public sealed record ThanksNews(Guid InitiativeId, string Text, DateTime At)
{
    public const string Job = "initiative-thanks";
}

/// <summary>Closes phases by their duties, and ends initiatives.</summary>
public sealed class ClosePhase(AppDb db, FulfilDuties duties, Frame frame)
{
    /// <summary>Thanks all who take part, in the words of the staff, and fills the duty to do so.</summary>
    public Task<bool> Thank(Initiative initiative, string text, Guid by) =>
        frame.Do(async act =>
        {
            // Of two who thank in one moment one does; and only for the phase that asks for it.
            if (!await act.HoldActive(initiative, Acts.None))
                return act.Refuse(false);
            var partners = await db.PartnerRoots(initiative.Id).CountAsync();
            var evidence = Words.Say(
                $"Terkirim ke {partners} organisasi",
                partners == 1 ? "Sent to 1 organization" : $"Sent to {partners} organizations"
            );
            var filled = await act.Update(
                ThanksDue(initiative),
                set =>
                    set.SetProperty(row => row.Done, act.Now)
                        .SetProperty(row => row.By, by)
                        .SetProperty(row => row.Evidence, evidence)
            );
            if (filled == 0)
                return act.Refuse(false);
            act.Note(initiative, by, "initiative.thanked", evidence);
            act.Tell(ThanksNews.Job, new ThanksNews(initiative.Id, text, act.Now));
            return true;
        });

    private IQueryable<Duty> ThanksDue(Initiative initiative) =>
        db.Duties()
            .Where(row =>
                row.InitiativeId == initiative.Id
                && row.Position == initiative.Active
                && row.Kind == "thanks"
                && row.Done == null
            );

    /// <summary>
    /// Closes the active phase with its summary; the next one begins, and after the last the initiative is finished.
    /// With open duties only by a reason that everyone reads. Of two who close at once one closes, the other is told.
    /// </summary>
    public Task<CloseAnswer> Now(Initiative seen, string summary, string? overruled, Guid by) =>
        frame.Do(async act =>
        {
            if (await HoldOpen(act, seen) is not { } initiative)
                return act.Refuse(CloseAnswer.Changed);
            var open = (await duties.DutiesOf(seen, seen.Active)).Exists(state => state.Holds);
            if (open && overruled is null)
                return act.Refuse(CloseAnswer.Gated);
            var phases = await db.InitiativePhases()
                .Where(row => row.InitiativeId == seen.Id && row.Position >= seen.Active)
                .OrderBy(row => row.Position)
                .Take(2)
                .ToListAsync();
            var (closing, next) = (phases[0], phases.ElementAtOrDefault(1));
            await MoveOn(act, initiative, next);
            (closing.Closed, closing.Summary, closing.Overruled) = (act.Now, summary, open ? overruled : null);
            if (next is null)
                await CancelMeetings(act, seen);
            Tell(
                act,
                seen,
                by,
                open ? "phase.overruled" : "phase.closed",
                open ? $"{seen.Active}: {overruled}" : $"{seen.Active}",
                next is null ? "finished" : "phase"
            );
            return next is null ? CloseAnswer.Finished : CloseAnswer.Closed;
        });

    // Held from here on: whoever comes second finds another phase. Null when it moved on, or is over.
    private static async Task<Initiative?> HoldOpen(Act act, Initiative seen) =>
        await act.Hold<Initiative>(seen.Id) is { Finished: null } held && held.Active == seen.Active ? held : null;

    // Saved step by step, as the guard wants it: the next phase is open before it is the active one, and the one before
    // is closed only then.
    private static async Task MoveOn(Act act, Initiative initiative, InitiativePhase? next)
    {
        if (next is null)
            initiative.Finished = act.Now;
        else
        {
            next.Opened = act.Now;
            await act.Save();
            initiative.Active = next.Position;
        }
        await act.Save();
    }

    /// <summary>
    /// Ends it before its time; everyone reads why, and what was done stays on its trail. False when someone else was
    /// faster.
    /// </summary>
    public Task<bool> Stop(Initiative seen, string reason, Guid by) =>
        frame.Do(async act =>
        {
            // The trail of an event ends with that.
            if (await HoldOpen(act, seen) is not { OfEvent: false } initiative)
                return act.Refuse(false);
            (initiative.Finished, initiative.Stopped) = (act.Now, reason);
            await CancelMeetings(act, seen);
            Tell(act, seen, by, "initiative.stopped", reason, "stopped");
            return true;
        });

    // What is yet to be will not be; it leaves the calendars.
    private async Task CancelMeetings(Act act, Initiative seen)
    {
        foreach (
            var meeting in await db.Meetings()
                .Where(row =>
                    row.InitiativeId == seen.Id && row.Status == MeetingStatus.Planned && row.Starts > act.Now
                )
                .ToListAsync()
        )
        {
            meeting.Cancel();
            meeting.Version++;
            MeetingNews.Tell(act, meeting.Id, "cancelled", meeting.Sequence);
        }
    }

    /// <summary>Everyone may see the trail of what was a draft. False when it is public already.</summary>
    public Task<bool> Publish(Initiative seen, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Initiative>(seen.Id) is not { Published: false } initiative)
                return act.Refuse(false);
            initiative.Published = true;
            foreach (var organization in await NotYetTold(seen.Id).ToListAsync())
                act.Joined(initiative, organization);
            Tell(act, seen, by, "initiative.published", null, "published");
            return true;
        });

    /// <summary>It is for those who take part alone, as before it was shown; the opposite of
    /// <see cref="Publish"/>.</summary>
    public Task<bool> Hide(Guid id, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Initiative>(id) is not { Published: true } initiative)
                return act.Refuse(false);
            initiative.Published = false;
            await act.Erase(db.Activities().Where(done => done.Kind == InitiativeActivity.Kind && done.SourceId == id));
            act.Note(initiative, by, "initiative.publishing-undone", null);
            act.IsSeen();
            return true;
        });

    private IQueryable<Guid> NotYetTold(Guid initiative) =>
        db.Partners()
            .Where(row =>
                row.InitiativeId == initiative
                && row.Status == PartnerStatus.Joined
                && !db.Activities()
                    .Any(done =>
                        done.Kind == InitiativeActivity.Kind
                        && done.SourceId == initiative
                        && done.OrganizationId == row.OrganizationId
                    )
            )
            .Select(row => row.OrganizationId);

    /// <summary>Title and story put right. False when someone else changed it meanwhile.</summary>
    public Task<bool> Edit(Initiative seen, string title, string summary, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } initiative)
                return act.Refuse(false);
            (initiative.Title, initiative.Summary) = (title, summary);
            act.Note(seen, by, "initiative.changed", null);
            await act.Update(
                db.Activities().Where(row => row.Kind == InitiativeActivity.Kind && row.SourceId == seen.Id),
                set => set.SetProperty(row => row.Title, title)
            );
            act.IsSeen();
            return true;
        });

    /// <summary>The summary of a phase that is closed is put right. False when someone else has just done so.</summary>
    public Task<bool> EditSummary(Initiative seen, InitiativePhase phase, string summary, Guid by) =>
        frame.Do(async act =>
        {
            var edited = await act.Update(
                ClosedAsSeen(seen, phase),
                set => set.SetProperty(row => row.Summary, summary)
            );
            if (edited == 0)
                return act.Refuse(false);
            act.Note(seen, by, "phase.summary", phase.Name.Id);
            act.IsSeen();
            return true;
        });

    private IQueryable<InitiativePhase> ClosedAsSeen(Initiative seen, InitiativePhase phase) =>
        db.InitiativePhases()
            .Where(row =>
                row.InitiativeId == seen.Id
                && row.Position == phase.Position
                && row.Closed != null
                && row.Summary == phase.Summary
            );

    private static void Tell(Act act, Initiative seen, Guid by, string action, string? detail, string what)
    {
        act.Note(seen, by, action, detail);
        act.Tell(InitiativeNewsJob.Job, new InitiativeNewsJob(seen.Id, what, seen.Id, seen.Active, act.Now));
        act.IsSeen();
    }
}
