using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>
/// Its leads change what an organization says of itself; what was declined goes before staff again. And who follows it.
/// </summary>
public sealed class EditOrganization(AppDb db, FindOrganizations listing, IOutputCacheStore pages, TimeProvider time)
{
    public static string ChangedMeanwhile =>
        Words.Say(
            "Halaman ini baru saja diubah orang lain. Lihat perubahannya, lalu simpan lagi.",
            "Someone else has just changed this page. Look at the change, then save again."
        );

    /// <summary>
    /// False when it was changed since it was read, or is suspended or merged. The wish must have no problems.
    /// </summary>
    public async Task<bool> Save(
        Organization seen,
        OrganizationWish wish,
        string? logo,
        Guid by,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The first to count up has the page; the other's save finds another version.
        if (
            await db.Organizations()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ThatMayChange()
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return false;
        var organization = await db.Organizations().SingleAsync(row => row.Id == seen.Id, stop);
        wish.Into(organization);
        organization.Logo = logo;
        if (organization.Status == OrganizationStatus.Declined)
            organization.Status = OrganizationStatus.Waiting;
        var changed = db.Entry(organization)
            .Properties.Where(property => property.IsModified)
            .Select(property => property.Metadata.Name)
            .Order()
            .ToList();
        if (changed.Count > 0)
            db.Audit()
                .Add(
                    AuditRow.Of(
                        time.GetUtcNow().UtcDateTime,
                        by,
                        organization.SiteId,
                        "organization.changed",
                        "organization:" + organization.Slug,
                        string.Join(", ", changed)
                    )
                );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        listing.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    /// <summary>Once is as good as twice.</summary>
    public async Task Follow(Guid organization, Guid person, CancellationToken stop = default)
    {
        db.Followers()
            .Add(
                new()
                {
                    OrganizationId = organization,
                    PersonId = person,
                    Since = time.GetUtcNow().UtcDateTime,
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
    }

    public Task Unfollow(Guid organization, Guid person, CancellationToken stop = default) =>
        db.Followers()
            .Where(row => db.Merged(organization).Contains(row.OrganizationId) && row.PersonId == person)
            .ExecuteDeleteAsync(stop);
}
