using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>Registers an organization: its page waits for staff of the site, and whoever registered leads it.</summary>
public sealed class RegisterOrganization(AppDb db, TimeProvider time)
{
    /// <summary>One person's organizations that still wait; more are asked to wait as well.</summary>
    public static int MostWaiting { get; } = (int)HouseLimits.OrganizationsWaiting.Most;

    /// <summary>
    /// The new organization; null when this person has enough that wait already. The wish must have no problems.
    /// </summary>
    public async Task<Organization?> Now(
        OrganizationWish wish,
        Guid site,
        Guid person,
        CancellationToken stop = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        for (var tries = 0; ; tries++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.TakeTurn($"organizations:{person}", stop);
            if (await Waiting(person, stop) >= MostWaiting)
                return null;
            var organization = new Organization { SiteId = site, Registered = now };
            wish.Into(organization);
            organization.Slug = await Slug.Free(
                OrganizationName.Slug(organization.Name),
                db.Organizations().Select(row => row.Slug),
                tries,
                stop
            );
            db.Organizations().Add(organization);
            db.OrganizationMembers()
                .Add(
                    new()
                    {
                        OrganizationId = organization.Id,
                        PersonId = person,
                        Role = OrganizationRole.Lead,
                        Since = now,
                    }
                );
            try
            {
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
            // Two of one name in one moment: the second takes another address.
            catch (DbUpdateException error) when (tries < 10 && error.IsTaken())
            {
                db.ChangeTracker.Clear();
                continue;
            }
            await db.KnowAt(person, site, stop);
            return organization;
        }
    }

    private Task<int> Waiting(Guid person, CancellationToken stop) =>
        db.OrganizationMembers()
            .CountAsync(
                row =>
                    row.PersonId == person
                    && db.Organizations()
                        .Any(known => known.Id == row.OrganizationId && known.Status == OrganizationStatus.Waiting),
                stop
            );

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
