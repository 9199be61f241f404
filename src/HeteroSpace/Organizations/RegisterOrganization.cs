using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>Registers an organization: its page waits for staff of the site, and whoever registered leads it.</summary>
public sealed class RegisterOrganization(AppDb db, Frame frame)
{
    /// <summary>One person's organizations that still wait; more are asked to wait as well.</summary>
    public static int MostWaiting { get; } = (int)HouseLimits.OrganizationsWaiting.Most;

    /// <summary>
    /// The new organization; null when this person has enough that wait already. The wish must have no problems.
    /// </summary>
    public Task<Organization?> Now(OrganizationWish wish, Guid site, Guid person) =>
        frame.Do(
            async (act, tries) =>
            {
                await db.TakeTurn($"organizations:{person}");
                if (await Waiting(person) >= MostWaiting)
                    return act.Refuse<Organization?>(null);
                var organization = act.Add(new Organization { SiteId = site, Registered = act.Now });
                wish.Into(organization);
                organization.Slug = await FreeSlug(organization.Name, tries);
                act.Add(
                    new OrganizationMember
                    {
                        OrganizationId = organization.Id,
                        PersonId = person,
                        Role = OrganizationRole.Lead,
                        Since = act.Now,
                    }
                );
                await act.KnowAt(person, site);
                return organization;
            }
        );

    private Task<int> Waiting(Guid person) =>
        db.OrganizationMembers()
            .CountAsync(row =>
                row.PersonId == person
                && db.Organizations()
                    .Any(known => known.Id == row.OrganizationId && known.Status == OrganizationStatus.Waiting)
            );

    private Task<string> FreeSlug(string name, int tries) =>
        Slug.Free(OrganizationName.Slug(name), db.Organizations().Select(row => row.Slug), tries);

    /// <summary>Those of the same name, however it is written, so that nobody registers what is there.</summary>
    public static async Task<List<Organization>> Same(AppDb db, string name, CancellationToken stop = default)
    {
        var key = OrganizationName.Key(OrganizationName.Cleaned(name));
        return key == ""
            ? []
            : await db.Organizations()
                .AsNoTracking()
                .Where(row => row.Status == OrganizationStatus.Verified && row.NameKey == key)
                .OrderBy(row => row.Id)
                .Take(5)
                .ToListAsync(stop);
    }
}
