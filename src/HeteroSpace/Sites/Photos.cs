using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Sites;

/// <summary>A photo of a site.</summary>
public sealed class SitePhoto : Photo;

/// <summary>A photo of a space; without one the space is drawn from its facts (<see cref="SpaceArt"/>).</summary>
public sealed class SpacePhoto : Photo;

internal sealed class PhotosOfSites : IEntityTypeConfiguration<SitePhoto>, IEntityTypeConfiguration<SpacePhoto>
{
    public static readonly FileOwner[] Files =
    [
        new("photo of a site", PhotoTables.Stored<SitePhoto>),
        new("photo of a space", PhotoTables.Stored<SpacePhoto>),
    ];

    /// <summary>What the catalogue holds, also of what is not published: names are drawn by lot.</summary>
    public static readonly ShownPhotos Shown = new(
        (services, picture, stop) => services.GetRequiredService<Catalogue>().HasPhoto(picture, stop)
    );

    public void Configure(EntityTypeBuilder<SitePhoto> table)
    {
        table.IsPhotos("site_photos", "site_id");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.OwnerId);
    }

    public void Configure(EntityTypeBuilder<SpacePhoto> table)
    {
        table.IsPhotos("space_photos", "space_id");
        table.HasOne<Space>().WithMany().HasForeignKey(row => row.OwnerId);
    }

    /// <summary>Of the site itself, or of one of its spaces.</summary>
    public static Gallery Of(CatalogueSite site, CatalogueSpace? space) =>
        space is null
            ? new(site.Site.Id, site.Site.Id, $"site:{site.Site.Slug}", Catalogue.InMemory)
            : new(space.Space.Id, site.Site.Id, $"space:{site.Site.Slug}/{space.Space.Slug}", Catalogue.InMemory);
}

public static class SitePhotoTables
{
    public static DbSet<SitePhoto> SitePhotos(this AppDb db) => db.Set<SitePhoto>();

    public static DbSet<SpacePhoto> SpacePhotos(this AppDb db) => db.Set<SpacePhoto>();
}
