using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
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

    internal static void Tell(Act act, Guid meeting, string what, int sequence) =>
        act.Tell(Job, new MeetingNews(meeting, what, sequence, act.Now));
}

/// <summary>Plans meetings, notes who was there and what was decided, and takes in the signed record.</summary>
public sealed class HoldMeeting(AppDb db, Involve involve, Frame frame)
{
    /// <summary>From so long before its beginning on, who is there may be ticked.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The meeting, in the active phase, with all who take part or are invited asked to come; null when the phase
    /// allows none, or is no longer active.
    /// </summary>
    public Task<Meeting?> Plan(Initiative initiative, MeetingWish wish, Guid by) =>
        frame.Do(async act =>
        {
            if (!await act.HoldActive(initiative, Acts.Meet))
                return act.Refuse<Meeting?>(null);
            var meeting = act.Add(new Meeting { InitiativeId = initiative.Id, Position = initiative.Active });
            meeting.Put(wish);
            // Of several that were merged the winner is asked, once.
            var asked = await db.PartnerRoots(initiative.Id, invitedToo: true).ToListAsync();
            act.AddAll(
                asked.Select(organization => new Attendee { MeetingId = meeting.Id, OrganizationId = organization })
            );
            act.Note(initiative, by, "meeting.planned", meeting.Title);
            // One that is over is only written down.
            if (meeting.Ends > act.Now)
                MeetingNews.Tell(act, meeting.Id, "planned", 0);
            act.IsSeen();
            return meeting;
        });

    /// <summary>
    /// Another time, place or agenda: everyone asked gets the invitation anew when time or place changed. False when
    /// someone else changed it meanwhile, or it is no longer planned.
    /// </summary>
    public Task<bool> Change(Initiative initiative, Meeting seen, MeetingWish wish, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { Status: MeetingStatus.Planned } meeting)
                return act.Refuse(false);
            if (meeting.Put(wish))
                MeetingNews.Tell(act, meeting.Id, "changed", ++meeting.Sequence);
            act.Note(initiative, by, "meeting.changed", act.WithChanges(wish.Title));
            act.IsSeen();
            return true;
        });

    public Task<bool> Cancel(Initiative initiative, Meeting seen, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Meeting>(seen.Id) is not { Status: MeetingStatus.Planned } meeting)
                return act.Refuse(false);
            meeting.Cancel();
            act.Note(initiative, by, "meeting.cancelled", meeting.Title);
            MeetingNews.Tell(act, meeting.Id, "cancelled", meeting.Sequence);
            act.IsSeen();
            return true;
        });

    /// <summary>An organization says whether it comes.</summary>
    public Task<bool> Reply(Meeting meeting, Guid organization, bool comes, string name) =>
        frame.Do(
            async act =>
            {
                if (!await db.Meetings().AnyAsync(row => row.Id == meeting.Id && row.Status == MeetingStatus.Planned))
                    return act.Refuse(false);
                var presence = comes ? Presence.Coming : Presence.Declined;
                var asked = await act.Update(
                    db.Attendees()
                        .Where(row =>
                            row.MeetingId == meeting.Id && db.Merged(organization).Contains(row.OrganizationId!.Value)
                        ),
                    set => set.SetProperty(row => row.Presence, presence).SetProperty(row => row.Name, name)
                );
                // Whoever came into the initiative after it was planned.
                if (asked == 0)
                    act.Add(
                        new Attendee
                        {
                            MeetingId = meeting.Id,
                            OrganizationId = organization,
                            Presence = presence,
                            Name = name,
                        }
                    );
                return true;
            },
            Refusal.Taken(true)
        );

    /// <summary>
    /// Who was there, as staff or a lead ticked it: the meeting was held, and each organization is offered its
    /// involvement. Ticked anew later, what nobody confirmed yet follows. False when it was cancelled, has not begun,
    /// or someone else changed it meanwhile.
    /// </summary>
    /// <param name="there">Attendees who were there, by id, with the name of who came.</param>
    public Task<bool> TakePresence(
        Initiative initiative,
        Meeting seen,
        IReadOnlyDictionary<Guid, string> there,
        Guid by
    ) =>
        frame.Do(async act =>
        {
            if (
                await act.Hold(seen) is not { Status: not MeetingStatus.Cancelled } meeting
                || meeting.Starts > act.Now + Early
            )
                return act.Refuse(false);
            meeting.Status = MeetingStatus.Held;
            foreach (var attendee in await db.Attendees().Where(row => row.MeetingId == meeting.Id).ToListAsync())
            {
                (attendee.Presence, attendee.Name) = there.TryGetValue(attendee.Id, out var name)
                    ? (Presence.Present, name)
                    : (Presence.Absent, attendee.Name);
                if (attendee.OrganizationId is { } organization)
                    await Offer(act, meeting, organization, attendee.Presence);
            }
            act.Note(initiative, by, "meeting.presence", $"{meeting.Title}: {there.Count}");
            act.IsSeen();
            return true;
        });

    private Task Offer(Act act, Meeting held, Guid organization, Presence presence) =>
        presence != Presence.Present
            ? involve.TakeBack(act, held.InitiativeId, organization, "meeting", held.Id)
            : involve.Offer(
                act,
                new(
                    held.InitiativeId,
                    organization,
                    held.Position,
                    InvolvementRole.Planner,
                    "meeting",
                    held.Id,
                    held.Title,
                    held.Starts
                )
            );

    /// <summary>Someone came who was not asked: an organization, or a person without one.</summary>
    public Task AddAttendee(Initiative initiative, Meeting meeting, Guid? organization, string name, Guid by) =>
        frame.Do(
            async act =>
            {
                // Whoever ticks on an older page does not see them.
                if (await act.Hold<Meeting>(meeting.Id) is null)
                    return act.Refuse(false);
                act.Add(
                    new Attendee
                    {
                        MeetingId = meeting.Id,
                        OrganizationId = organization,
                        Name = name,
                        Presence = Presence.Coming,
                    }
                );
                act.Note(initiative, by, "meeting.attendee", meeting.Title);
                return true;
            },
            // Asked already.
            Refusal.Taken(false)
        );

    /// <summary>A decision of the meeting; those who were there are offered it as evidence.</summary>
    public Task<Decision> Decide(Initiative initiative, Meeting meeting, string text, Guid by) =>
        frame.Do(async act =>
        {
            // Held, so that two decisions of one moment have two numbers.
            await act.Lock<Initiative>(initiative.Id);
            var before = db.Decisions().Where(row => row.InitiativeId == initiative.Id);
            var decision = act.Add(
                new Decision
                {
                    InitiativeId = initiative.Id,
                    MeetingId = meeting.Id,
                    Number = (await before.MaxAsync(row => (int?)row.Number) ?? 0) + 1,
                    Text = text,
                    At = act.Now,
                }
            );
            foreach (var organization in await WhoWereAt(meeting.Id).ToListAsync())
                await involve.Offer(
                    act,
                    new(
                        initiative.Id,
                        organization,
                        meeting.Position,
                        InvolvementRole.Planner,
                        "decision",
                        decision.Id,
                        meeting.Title,
                        decision.At
                    )
                );
            act.Note(initiative, by, "decision.made", Words.Cut(text, 300));
            act.IsSeen();
            return decision;
        });

    private IQueryable<Guid> WhoWereAt(Guid meeting) =>
        db.Attendees()
            .Where(row => row.MeetingId == meeting && row.Presence == Presence.Present && row.OrganizationId != null)
            .Select(row => row.OrganizationId!.Value);

    /// <summary>A decision no longer holds; it stays readable, struck through.</summary>
    public Task<bool> WithdrawDecision(Initiative initiative, Guid id, Guid by) =>
        frame.Do(async act =>
        {
            var withdrawn = await act.Update(
                db.Decisions().Where(row => row.Id == id && row.InitiativeId == initiative.Id && row.Withdrawn == null),
                set => set.SetProperty(row => row.Withdrawn, act.Now)
            );
            if (withdrawn == 0)
                return act.Refuse(false);
            act.Note(initiative, by, "decision.withdrawn", id.ToString());
            act.IsSeen();
            return true;
        });

    /// <summary>The record came back with signatures.</summary>
    public Task AddRecord(Initiative initiative, Meeting meeting, (string Stored, string Name) file, Guid by) =>
        frame.Do(act =>
        {
            act.Add(
                new SignedRecord
                {
                    MeetingId = meeting.Id,
                    File = file.Stored,
                    FileName = file.Name,
                    At = act.Now,
                    By = by,
                }
            );
            act.Note(initiative, by, "record.signed", meeting.Title);
            act.IsSeen();
        });
}
