using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Whom news of an initiative goes to.</summary>
internal static class WhoHears
{
    /// <summary>
    /// Those who had or supported its ideas, who follow it, and who lead what takes part. A draft is told to the last
    /// alone.
    /// </summary>
    public static async Task<List<Person>> Linked(this AppDb db, Initiative initiative, CancellationToken stop)
    {
        // Of an event that was called off they hear as those whose event it is.
        var leads = initiative is { OfEvent: true, Stopped: not null } ? [] : await db.LeadsOf(initiative, stop);
        if (!initiative.Published)
            return leads;
        var linked = await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && (
                    db.InitiativeFollowers().Any(row => row.InitiativeId == initiative.Id && row.PersonId == person.Id)
                    || db.Ideas()
                        .Any(idea =>
                            idea.InitiativeId == initiative.Id
                            && idea.Status != IdeaStatus.Hidden
                            && idea.Status != IdeaStatus.Withdrawn
                            && (
                                idea.PersonId == person.Id
                                || db.IdeaSupports().Any(row => row.IdeaId == idea.Id && row.PersonId == person.Id)
                            )
                        )
                )
            )
            .ToListAsync(stop);
        return [.. linked.UnionBy(leads, person => person.Id).OrderBy(person => person.Id)];
    }

    /// <summary>Who lead the organizations that take part in it, or were invited to.</summary>
    public static async Task<List<Person>> LeadsOf(
        this AppDb db,
        Initiative initiative,
        CancellationToken stop,
        bool joinedOnly = false
    )
    {
        var organizations = await db.PartnerRoots(initiative.Id, invitedToo: !joinedOnly).ToListAsync(stop);
        return await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.OrganizationMembers()
                    .Any(row =>
                        row.PersonId == person.Id
                        && row.Role == OrganizationRole.Lead
                        && db.Organizations()
                            .Any(known =>
                                known.Id == row.OrganizationId
                                && organizations.Contains(known.MergedIntoId ?? known.Id)
                                && db.Organizations()
                                    .Any(root =>
                                        root.Id == (known.MergedIntoId ?? known.Id)
                                        && root.Status == OrganizationStatus.Verified
                                    )
                            )
                    )
            )
            .OrderBy(person => person.Id)
            .ToListAsync(stop);
    }

    public static Task<List<Person>> Leads(this AppDb db, Guid organization, CancellationToken stop) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.MembersOf(organization).Any(row => row.PersonId == person.Id && row.Role == OrganizationRole.Lead)
                && db.Organizations().Any(root => root.Id == organization && root.Status == OrganizationStatus.Verified)
            )
            .OrderBy(person => person.Id)
            .ToListAsync(stop);
}
