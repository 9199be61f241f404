using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Organizations;

/// <summary>A photo of what a community or partner does, put up by its leads.</summary>
public sealed class OrganizationPhoto : Photo;

internal sealed class OrganizationPhotoTable : IEntityTypeConfiguration<OrganizationPhoto>
{
    /// <summary>Not those of one that is suspended: its page is not shown either.</summary>
    public static readonly ShownPhotos Shown = new(
        async (services, picture, stop) =>
        {
            var db = services.GetRequiredService<AppDb>();
            return await db.OrganizationPhotos()
                .AnyAsync(
                    row =>
                        row.Picture == picture
                        && row.Position != null
                        && db.Organizations()
                            .Any(of => of.Id == row.OwnerId && of.Status != OrganizationStatus.Suspended),
                    stop
                );
        }
    );

    public void Configure(EntityTypeBuilder<OrganizationPhoto> table)
    {
        table.IsPhotos("organization_photos", "organization_id");
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OwnerId);
    }
}

public static class OrganizationPhotoTables
{
    public static DbSet<OrganizationPhoto> OrganizationPhotos(this AppDb db) => db.Set<OrganizationPhoto>();

    /// <summary>What its page shows: its own, then those of what was merged into it.</summary>
    public static async Task<List<OrganizationPhoto>> PhotosOf(
        this AppDb db,
        Organization organization,
        CancellationToken stop = default
    ) =>
        [
            .. (
                await db.OrganizationPhotos()
                    .AsNoTracking()
                    .Where(row => db.Merged(organization.Id).Contains(row.OwnerId))
                    .Shown()
                    .ToListAsync(stop)
            )
                .OrderBy(row => row.OwnerId != organization.Id)
                .Take(Photo.Most),
        ];
}
