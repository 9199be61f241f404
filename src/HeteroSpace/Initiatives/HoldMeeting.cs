using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>A meeting as it is planned; without problems. Times are UTC.</summary>
public sealed record MeetingWish(
    string Title,
    string Agenda,
    DateTime Starts,
    DateTime Ends,
    string Place,
    string Link
);

/// <summary>
/// Those who take part hear of a meeting: <c>planned</c>, <c>changed</c>, <c>cancelled</c> or <c>minutes</c>.
/// </summary>
public sealed record MeetingNews(Guid MeetingId, string What, int Sequence, DateTime At)
{
    public const string Job = "meeting-news";
}

/// <summary>Plans meetings, notes who was there and what was decided, and takes in the signed record.</summary>
public sealed class HoldMeeting(AppDb db, Involve involve, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>From so long before its beginning on, who is there may be ticked.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(30);
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// The meeting, in the active phase, with all who take part or are invited asked to come; null when the phase
    /// allows none, or is no longer active.
    /// </summary>
    public async Task<Meeting?> Plan(Initiative initiative, MeetingWish wish, Guid by, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.HoldActive(initiative, Acts.Meet, stop))
            return null;
        var meeting = new Meeting
        {
            InitiativeId = initiative.Id,
            Position = initiative.Active,
            Title = wish.Title,
            Agenda = wish.Agenda,
            Starts = wish.Starts,
            Ends = wish.Ends,
            Place = wish.Place,
            Link = wish.Link,
        };
        db.Meetings().Add(meeting);
        // Of several that were merged the winner is asked, once.
        var asked = await db.PartnerRoots(initiative.Id, invitedToo: true).ToListAsync(stop);
        db.Attendees()
            .AddRange(
                asked.Select(organization => new Attendee { MeetingId = meeting.Id, OrganizationId = organization })
            );
        Note(initiative, by, "meeting.planned", meeting.Title);
        // One that is over is only written down.
        if (meeting.Ends > Now)
            Tell(meeting.Id, "planned", 0);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return meeting;
    }

    /// <summary>
    /// Another time, place or agenda: everyone asked gets the invitation anew when time or place changed. False when
    /// someone else changed it meanwhile, or it is no longer planned.
    /// </summary>
    public async Task<bool> Change(
        Initiative initiative,
        Meeting seen,
        MeetingWish wish,
        Guid by,
        CancellationToken stop = default
    )
    {
        var moved =
            seen.Starts != wish.Starts || seen.Ends != wish.Ends || seen.Place != wish.Place || seen.Link != wish.Link;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Meetings()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version && row.Status == MeetingStatus.Planned)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Title, wish.Title)
                            .SetProperty(row => row.Agenda, wish.Agenda)
                            .SetProperty(row => row.Starts, wish.Starts)
                            .SetProperty(row => row.Ends, wish.Ends)
                            .SetProperty(row => row.Place, wish.Place)
                            .SetProperty(row => row.Link, wish.Link)
                            .SetProperty(row => row.Sequence, row => row.Sequence + (moved ? 1 : 0))
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        Note(initiative, by, "meeting.changed", wish.Title);
        if (moved)
            Tell(seen.Id, "changed", seen.Sequence + 1);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    public async Task<bool> Cancel(Initiative initiative, Meeting seen, Guid by, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Meetings()
                .Where(row => row.Id == seen.Id && row.Status == MeetingStatus.Planned)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, MeetingStatus.Cancelled)
                            .SetProperty(row => row.Sequence, row => row.Sequence + 1)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        Note(initiative, by, "meeting.cancelled", seen.Title);
        Tell(seen.Id, "cancelled", seen.Sequence + 1);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    /// <summary>An organization says whether it comes.</summary>
    public async Task<bool> Reply(
        Meeting meeting,
        Guid organization,
        bool comes,
        string name,
        CancellationToken stop = default
    )
    {
        var presence = comes ? Presence.Coming : Presence.Declined;
        if (
            await db.Attendees()
                .Where(row =>
                    row.MeetingId == meeting.Id
                    && db.Merged(organization).Contains(row.OrganizationId!.Value)
                    && db.Meetings().Any(held => held.Id == row.MeetingId && held.Status == MeetingStatus.Planned)
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Presence, presence).SetProperty(row => row.Name, name),
                    stop
                ) > 0
        )
            return true;
        if (!await db.Meetings().AnyAsync(row => row.Id == meeting.Id && row.Status == MeetingStatus.Planned, stop))
            return false;
        // Whoever came into the initiative after it was planned.
        db.Attendees()
            .Add(
                new()
                {
                    MeetingId = meeting.Id,
                    OrganizationId = organization,
                    Presence = presence,
                    Name = name,
                }
            );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
        }
        return true;
    }

    /// <summary>
    /// Who was there, as staff or a lead ticked it: the meeting was held, and each organization is offered its
    /// involvement. Ticked anew later, what nobody confirmed yet follows. False when it was cancelled, has not begun,
    /// or someone else changed it meanwhile.
    /// </summary>
    /// <param name="there">Attendees who were there, by id, with the name of who came.</param>
    public async Task<bool> TakePresence(
        Initiative initiative,
        Meeting seen,
        IReadOnlyDictionary<Guid, string> there,
        Guid by,
        CancellationToken stop = default
    )
    {
        var soon = Now + Early;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Meetings()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .Begun(soon)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, MeetingStatus.Held)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        foreach (var attendee in await db.Attendees().Where(row => row.MeetingId == seen.Id).ToListAsync(stop))
        {
            (attendee.Presence, attendee.Name) = there.TryGetValue(attendee.Id, out var name)
                ? (Presence.Present, name)
                : (Presence.Absent, attendee.Name);
            if (attendee.OrganizationId is not { } organization)
                continue;
            if (attendee.Presence == Presence.Present)
                await involve.Offer(
                    new(
                        initiative.Id,
                        organization,
                        seen.Position,
                        InvolvementRole.Planner,
                        "meeting",
                        seen.Id,
                        seen.Title,
                        seen.Starts
                    ),
                    stop
                );
            else
                await involve.TakeBack(initiative.Id, organization, "meeting", seen.Id, stop: stop);
        }
        Note(initiative, by, "meeting.presence", $"{seen.Title}: {there.Count}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    /// <summary>Someone came who was not asked: an organization, or a person without one.</summary>
    public async Task AddAttendee(Meeting meeting, Guid? organization, string name, CancellationToken stop = default)
    {
        db.Attendees()
            .Add(
                new()
                {
                    MeetingId = meeting.Id,
                    OrganizationId = organization,
                    Name = name,
                    Presence = Presence.Coming,
                }
            );
        // Whoever ticks on an older page does not see them.
        await db.Meetings()
            .Where(row => row.Id == meeting.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        // Asked already.
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A decision of the meeting; those who were there are offered it as evidence.</summary>
    public async Task<Decision> Decide(
        Initiative initiative,
        Meeting meeting,
        string text,
        Guid by,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held, so that two decisions of one moment have two numbers.
        await db.Initiatives()
            .Where(row => row.Id == initiative.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), stop);
        var number =
            await db.Decisions().Where(row => row.InitiativeId == initiative.Id).MaxAsync(row => (int?)row.Number, stop)
            ?? 0;
        var decision = new Decision
        {
            InitiativeId = initiative.Id,
            MeetingId = meeting.Id,
            Number = number + 1,
            Text = text,
            At = Now,
        };
        db.Decisions().Add(decision);
        foreach (
            var organization in await db.Attendees()
                .Where(row =>
                    row.MeetingId == meeting.Id && row.Presence == Presence.Present && row.OrganizationId != null
                )
                .Select(row => row.OrganizationId!.Value)
                .ToListAsync(stop)
        )
            await involve.Offer(
                new(
                    initiative.Id,
                    organization,
                    meeting.Position,
                    InvolvementRole.Planner,
                    "decision",
                    decision.Id,
                    meeting.Title,
                    decision.At
                ),
                stop
            );
        Note(initiative, by, "decision.made", Words.Cut(text, 300));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return decision;
    }

    /// <summary>A decision no longer holds; it stays readable, struck through.</summary>
    public async Task<bool> WithdrawDecision(Initiative initiative, Guid id, Guid by, CancellationToken stop = default)
    {
        var now = Now;
        if (
            await db.Decisions()
                .Where(row => row.Id == id && row.InitiativeId == initiative.Id && row.Withdrawn == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Withdrawn, now), stop) == 0
        )
            return false;
        Note(initiative, by, "decision.withdrawn", id.ToString());
        await db.SaveChangesAsync(stop);
        await Evict(stop);
        return true;
    }

    /// <summary>The record came back with signatures.</summary>
    public async Task AddRecord(
        Initiative initiative,
        Meeting meeting,
        (string Stored, string Name) file,
        Guid by,
        CancellationToken stop = default
    )
    {
        db.SignedRecords()
            .Add(
                new()
                {
                    MeetingId = meeting.Id,
                    File = file.Stored,
                    FileName = file.Name,
                    At = Now,
                    By = by,
                }
            );
        Note(initiative, by, "record.signed", meeting.Title);
        await db.SaveChangesAsync(stop);
        await Evict(stop);
    }

    private void Note(Initiative initiative, Guid by, string action, string detail) =>
        db.Note(initiative, by, action, detail, Now);

    private void Tell(Guid meeting, string what, int sequence) =>
        db.Jobs().Add(Job.Of(MeetingNews.Job, new MeetingNews(meeting, what, sequence, Now), Now));

    private ValueTask Evict(CancellationToken stop) => pages.EvictByTagAsync(PublicPages.Tag, stop);
}
