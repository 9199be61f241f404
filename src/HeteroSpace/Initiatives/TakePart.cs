using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The leads of an organization are invited into an initiative.</summary>
public sealed record PartnerInvited(Guid InitiativeId, Guid OrganizationId, DateTime At)
{
    public const string Job = "partner-invited";
}

/// <summary>Organizations are invited, join and leave; people follow.</summary>
public sealed class TakePart(AppDb db, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>False when it takes part already, is invited, or cannot act.</summary>
    public async Task<bool> Invite(
        Initiative initiative,
        Guid organization,
        InvolvementRole role,
        Guid by,
        CancellationToken stop = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (
            !await db.Organizations()
                .AnyAsync(row => row.Id == organization && row.Status == OrganizationStatus.Verified, stop)
        )
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Hold(initiative, stop);
        var there = await Rows(initiative.Id, organization, stop);
        if (there.Any(row => row.Status is PartnerStatus.Joined or PartnerStatus.Invited))
            return false;
        // Whoever declined or left may be asked again.
        if (there.Count > 0)
            (there[0].Status, there[0].Role, there[0].Answered) = (PartnerStatus.Invited, role, null);
        else
            db.Partners()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Role = role,
                        Status = PartnerStatus.Invited,
                        Asked = now,
                    }
                );
        db.Note(initiative, by, "partner.invited", "organization:" + organization, now);
        db.Jobs().Add(Job.Of(PartnerInvited.Job, new PartnerInvited(initiative.Id, organization, now), now));
        await AskToMeetings(initiative, organization, now, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>
    /// A lead says that it takes part, invited or not, or that it does not. False when the initiative is over, or a
    /// draft it was not invited to.
    /// </summary>
    public async Task<bool> Answer(
        Initiative initiative,
        Guid organization,
        bool joins,
        InvolvementRole role,
        CancellationToken stop = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Hold(initiative, stop);
        if (
            !await db.Initiatives().AnyAsync(row => row.Id == initiative.Id && row.Finished == null, stop)
            || !await db.Organizations()
                .AnyAsync(row => row.Id == organization && row.Status == OrganizationStatus.Verified, stop)
        )
            return false;
        var there = await Rows(initiative.Id, organization, stop);
        if (!initiative.Published && !there.Any(row => row.Status is PartnerStatus.Joined or PartnerStatus.Invited))
            return false;
        if (there.Count == 0)
        {
            if (!joins)
                return false;
            db.Partners()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Role = role,
                        Status = PartnerStatus.Joined,
                        Asked = now,
                        Answered = now,
                    }
                );
        }
        foreach (var row in there)
            (row.Status, row.Answered) = (Answered(row.Status, joins), now);
        if (
            joins
            && !await db.Activities()
                .AnyAsync(
                    row =>
                        row.Kind == InitiativeActivity.Kind
                        && row.SourceId == initiative.Id
                        && db.Merged(organization).Contains(row.OrganizationId),
                    stop
                )
        )
            db.Joined(initiative, organization, now);
        if (joins)
            await AskToMeetings(initiative, organization, now, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    private static PartnerStatus Answered(PartnerStatus before, bool joins) =>
        (joins, before) switch
        {
            (true, _) => PartnerStatus.Joined,
            (false, PartnerStatus.Joined) => PartnerStatus.Left,
            (false, PartnerStatus.Invited) => PartnerStatus.Declined,
            _ => before,
        };

    public async Task Follow(Guid initiative, Guid person, bool follows, CancellationToken stop = default)
    {
        if (!follows)
        {
            await db.InitiativeFollowers()
                .Where(row => row.InitiativeId == initiative && row.PersonId == person)
                .ExecuteDeleteAsync(stop);
            return;
        }
        db.InitiativeFollowers()
            .Add(
                new()
                {
                    InitiativeId = initiative,
                    PersonId = person,
                    Since = time.GetUtcNow().UtcDateTime,
                }
            );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        // Follows already.
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
        }
    }

    // To those that are yet to be; the message has one cause, so nobody who was asked before is asked again.
    private async Task AskToMeetings(Initiative initiative, Guid organization, DateTime now, CancellationToken stop)
    {
        foreach (
            var meeting in await db.Meetings()
                .Where(row => row.InitiativeId == initiative.Id)
                .StillToCome(now)
                .Where(row =>
                    !db.Attendees().Any(there => there.MeetingId == row.Id && there.OrganizationId == organization)
                )
                .Select(row => new { row.Id, row.Sequence })
                .ToListAsync(stop)
        )
        {
            db.Attendees().Add(new() { MeetingId = meeting.Id, OrganizationId = organization });
            db.Jobs().Add(Job.Of(MeetingNews.Job, new MeetingNews(meeting.Id, "planned", meeting.Sequence, now), now));
        }
    }

    // Two who answer for one organization in one moment come one after the other.
    private Task<int> Hold(Initiative initiative, CancellationToken stop) =>
        db.Initiatives()
            .Where(row => row.Id == initiative.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), stop);

    // Also of those that were merged into it.
    private Task<List<Partner>> Rows(Guid initiative, Guid organization, CancellationToken stop) =>
        db.Partners()
            .Where(row => row.InitiativeId == initiative && db.Merged(organization).Contains(row.OrganizationId))
            .ToListAsync(stop);
}
