using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The leads of an organization are invited into an initiative.</summary>
public sealed record PartnerInvited(Guid InitiativeId, Guid OrganizationId, DateTime At)
{
    public const string Job = "partner-invited";
}

/// <summary>Organizations are invited, join and leave; people follow.</summary>
public sealed class TakePart(AppDb db, Frame frame)
{
    /// <summary>False when it takes part already, is invited, or cannot act.</summary>
    public Task<bool> Invite(Initiative initiative, Guid organization, InvolvementRole role, Guid by) =>
        frame.Do(async act =>
        {
            await act.Lock<Initiative>(initiative.Id);
            var there = await Rows(initiative.Id, organization);
            if (!await MayAct(organization) || there.Exists(Sits))
                return act.Refuse(false);
            // Whoever declined or left may be asked again.
            if (there.Count > 0)
                (there[0].Status, there[0].Role, there[0].Answered) = (PartnerStatus.Invited, role, null);
            else
                act.Add(
                    new Partner
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Role = role,
                        Status = PartnerStatus.Invited,
                        Asked = act.Now,
                    }
                );
            act.Note(initiative, by, "partner.invited", "organization:" + organization);
            act.Tell(PartnerInvited.Job, new PartnerInvited(initiative.Id, organization, act.Now));
            await AskToMeetings(act, initiative, organization);
            return true;
        });

    /// <summary>
    /// A lead says that it takes part, invited or not, or that it does not. False when the initiative is over, or a
    /// draft it was not invited to.
    /// </summary>
    public Task<bool> Answer(Initiative initiative, Guid organization, bool joins, InvolvementRole role) =>
        frame.Do(async act =>
        {
            // Two who answer for one organization in one moment come one after the other.
            await act.Lock<Initiative>(initiative.Id);
            var there = await Rows(initiative.Id, organization);
            if (
                !await db.Initiatives().AnyAsync(row => row.Id == initiative.Id && row.Finished == null)
                || !await MayAct(organization)
                || !initiative.Published && !there.Exists(Sits)
                || there.Count == 0 && !joins
            )
                return act.Refuse(false);
            if (there.Count == 0)
                act.Add(
                    new Partner
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Role = role,
                        Status = PartnerStatus.Joined,
                        Asked = act.Now,
                        Answered = act.Now,
                    }
                );
            foreach (var row in there)
                (row.Status, row.Answered) = (Answered(row.Status, joins), act.Now);
            if (joins && !await IsTold(initiative.Id, organization))
                act.Joined(initiative, organization);
            if (joins)
            {
                await AskToMeetings(act, initiative, organization);
                // Whose event it is was there from the beginning.
                if (!there.Exists(row => row.Role == InvolvementRole.Initiator))
                    await act.GoesItsOwnWay(initiative.Id);
            }
            act.IsSeen();
            return true;
        });

    private static PartnerStatus Answered(PartnerStatus before, bool joins) =>
        (joins, before) switch
        {
            (true, _) => PartnerStatus.Joined,
            (false, PartnerStatus.Joined) => PartnerStatus.Left,
            (false, PartnerStatus.Invited) => PartnerStatus.Declined,
            _ => before,
        };

    private static bool Sits(Partner row) => row.Status is PartnerStatus.Joined or PartnerStatus.Invited;

    private Task<bool> MayAct(Guid organization) =>
        db.Organizations().AnyAsync(row => row.Id == organization && row.Status == OrganizationStatus.Verified);

    private Task<bool> IsTold(Guid initiative, Guid organization) =>
        db.Activities()
            .AnyAsync(row =>
                row.Kind == InitiativeActivity.Kind
                && row.SourceId == initiative
                && db.Merged(organization).Contains(row.OrganizationId)
            );

    public Task Follow(Guid initiative, Guid person, bool follows) =>
        frame.Do(
            async act =>
            {
                if (follows)
                    act.Add(
                        new InitiativeFollower
                        {
                            InitiativeId = initiative,
                            PersonId = person,
                            Since = act.Now,
                        }
                    );
                else
                    await act.Erase(
                        db.InitiativeFollowers().Where(row => row.InitiativeId == initiative && row.PersonId == person)
                    );
                return true;
            },
            // Follows already.
            Refusal.Taken(true)
        );

    // To those that are yet to be; the message has one cause, so nobody who was asked before is asked again.
    private async Task AskToMeetings(Act act, Initiative initiative, Guid organization)
    {
        foreach (
            var meeting in await db.Meetings()
                .Where(row => row.InitiativeId == initiative.Id)
                .StillToCome(act.Now)
                .Where(row =>
                    !db.Attendees().Any(there => there.MeetingId == row.Id && there.OrganizationId == organization)
                )
                .Select(row => new { row.Id, row.Sequence })
                .ToListAsync()
        )
        {
            act.Add(new Attendee { MeetingId = meeting.Id, OrganizationId = organization });
            MeetingNews.Tell(act, meeting.Id, "planned", meeting.Sequence);
        }
    }

    // Also of those that were merged into it.
    private Task<List<Partner>> Rows(Guid initiative, Guid organization) =>
        db.Partners()
            .Where(row => row.InitiativeId == initiative && db.Merged(organization).Contains(row.OrganizationId))
            .ToListAsync();
}
