using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using Microsoft.AspNetCore.OutputCaching;
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
public sealed class ClosePhase(AppDb db, FulfilDuties duties, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>Thanks all who take part, in the words of the staff, and fills the duty to do so.</summary>
    public async Task<bool> Thank(Initiative initiative, string text, Guid by, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var partners = await db.PartnerRoots(initiative.Id).CountAsync(stop);
        var evidence = Words.Say(
            $"Terkirim ke {partners} organisasi",
            partners == 1 ? "Sent to 1 organization" : $"Sent to {partners} organizations"
        );
        // Of two who thank in one moment one does; and only for the phase that asks for it.
        if (
            !await db.HoldActive(initiative, Acts.None, stop)
            || await ThanksDue(initiative)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Done, now)
                            .SetProperty(row => row.By, by)
                            .SetProperty(row => row.Evidence, evidence),
                    stop
                ) == 0
        )
            return false;
        db.Note(initiative, by, "initiative.thanked", evidence, now);
        db.Jobs().Add(Job.Of(ThanksNews.Job, new ThanksNews(initiative.Id, text, now), now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

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
    public async Task<CloseAnswer> Now(
        Initiative seen,
        string summary,
        string? overruled,
        Guid by,
        CancellationToken stop = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The initiative's row is held from here on: whoever comes second finds another phase.
        if (
            await db.Initiatives()
                .Where(row => row.Id == seen.Id && row.Active == seen.Active && row.Finished == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return CloseAnswer.Changed;
        var open = (await duties.DutiesOf(seen, seen.Active, stop)).Where(state => state.Holds).ToList();
        if (open.Count > 0 && overruled is null)
            return CloseAnswer.Gated;
        var next = await PositionAfter(seen, stop);
        if (next is { } position)
            await Open(seen, position, now, stop);
        else
            await Finish(seen, now, stop);
        var reason = open.Count > 0 ? overruled : null;
        await db.InitiativePhases()
            .Where(row => row.InitiativeId == seen.Id && row.Position == seen.Active)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Closed, now)
                        .SetProperty(row => row.Summary, summary)
                        .SetProperty(row => row.Overruled, reason),
                stop
            );
        if (next is null)
            await CancelMeetings(seen, now, stop);
        await Note(
            seen,
            by,
            reason is null ? "phase.closed" : "phase.overruled",
            $"{seen.Active}{(reason is null ? "" : ": " + reason)}",
            next is null ? "finished" : "phase",
            seen.Active,
            now,
            stop
        );
        await transaction.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return next is null ? CloseAnswer.Finished : CloseAnswer.Closed;
    }

    private Task<int?> PositionAfter(Initiative seen, CancellationToken stop) =>
        db.InitiativePhases()
            .Where(row => row.InitiativeId == seen.Id && row.Position > seen.Active)
            .OrderBy(row => row.Position)
            .Select(row => (int?)row.Position)
            .FirstOrDefaultAsync(stop);

    private async Task Open(Initiative seen, int position, DateTime now, CancellationToken stop)
    {
        await db.InitiativePhases()
            .Where(row => row.InitiativeId == seen.Id && row.Position == position)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Opened, now), stop);
        await db.Initiatives()
            .Where(row => row.Id == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Active, position), stop);
    }

    private Task<int> Finish(Initiative seen, DateTime now, CancellationToken stop) =>
        db.Initiatives()
            .Where(row => row.Id == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Finished, now), stop);

    /// <summary>
    /// Ends it before its time; everyone reads why, and what was done stays on its trail. False when someone else was
    /// faster.
    /// </summary>
    public async Task<bool> Stop(Initiative seen, string reason, Guid by, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Initiatives()
                .Where(row => row.Id == seen.Id && row.Active == seen.Active && row.Finished == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Finished, now)
                            .SetProperty(row => row.Stopped, reason)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        await CancelMeetings(seen, now, stop);
        await Note(seen, by, "initiative.stopped", reason, "stopped", seen.Active, now, stop);
        await transaction.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    // What is yet to be will not be; it leaves the calendars.
    private async Task CancelMeetings(Initiative seen, DateTime now, CancellationToken stop)
    {
        foreach (
            var meeting in await db.Meetings()
                .Where(row => row.InitiativeId == seen.Id && row.Status == MeetingStatus.Planned && row.Starts > now)
                .ToListAsync(stop)
        )
        {
            (meeting.Status, meeting.Sequence, meeting.Version) = (
                MeetingStatus.Cancelled,
                meeting.Sequence + 1,
                meeting.Version + 1
            );
            db.Jobs()
                .Add(Job.Of(MeetingNews.Job, new MeetingNews(meeting.Id, "cancelled", meeting.Sequence, now), now));
        }
    }

    /// <summary>Everyone may see the trail of what was a draft. False when it is public already.</summary>
    public async Task<bool> Publish(Initiative seen, Guid by, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Initiatives()
                .Where(row => row.Id == seen.Id && !row.Published)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Published, true)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        seen.Published = true;
        foreach (
            var organization in await db.Partners()
                .Where(row =>
                    row.InitiativeId == seen.Id
                    && row.Status == PartnerStatus.Joined
                    && !db.Activities()
                        .Any(done =>
                            done.Kind == InitiativeActivity.Kind
                            && done.SourceId == seen.Id
                            && done.OrganizationId == row.OrganizationId
                        )
                )
                .Select(row => row.OrganizationId)
                .ToListAsync(stop)
        )
            db.Joined(seen, organization, now);
        await Note(seen, by, "initiative.published", null, "published", seen.Active, now, stop);
        await transaction.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    /// <summary>Title and story put right. False when someone else changed it meanwhile.</summary>
    public async Task<bool> Edit(
        Initiative seen,
        string title,
        string summary,
        Guid by,
        CancellationToken stop = default
    )
    {
        if (
            await db.Initiatives()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Title, title)
                            .SetProperty(row => row.Summary, summary)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        await db.Activities()
            .Where(row => row.Kind == InitiativeActivity.Kind && row.SourceId == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, title), stop);
        db.Note(
            seen,
            by,
            "initiative.changed",
            seen.Title == title ? null : $"{seen.Title} → {title}",
            time.GetUtcNow().UtcDateTime
        );
        await db.SaveChangesAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    /// <summary>The summary of a phase that is closed is put right. False when someone else has just done so.</summary>
    public async Task<bool> EditSummary(
        Initiative seen,
        InitiativePhase phase,
        string summary,
        Guid by,
        CancellationToken stop = default
    )
    {
        if (
            await ClosedAsSeen(seen, phase)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Summary, summary), stop) == 0
        )
            return false;
        db.Note(
            seen,
            by,
            "phase.summary",
            phase.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
            time.GetUtcNow().UtcDateTime
        );
        await db.SaveChangesAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    private IQueryable<InitiativePhase> ClosedAsSeen(Initiative seen, InitiativePhase phase) =>
        db.InitiativePhases()
            .Where(row =>
                row.InitiativeId == seen.Id
                && row.Position == phase.Position
                && row.Closed != null
                && row.Summary == phase.Summary
            );

    private async Task Note(
        Initiative seen,
        Guid by,
        string action,
        string? detail,
        string what,
        int number,
        DateTime now,
        CancellationToken stop
    )
    {
        db.Note(seen, by, action, detail, now);
        db.Jobs().Add(Job.Of(InitiativeNewsJob.Job, new InitiativeNewsJob(seen.Id, what, seen.Id, number, now), now));
        await db.SaveChangesAsync(stop);
    }
}
