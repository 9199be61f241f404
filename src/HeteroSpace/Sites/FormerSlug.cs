using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Sites;

/// <summary>
/// What a site or space was called in addresses before: links and printed codes go on leading to it, and no other has
/// it.
/// </summary>
public sealed class FormerSlug
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Null where it was the site's own.</summary>
    public Guid? SpaceId { get; init; }
    public string Slug { get; init; } = "";

    /// <summary>UTC; since then it leads on.</summary>
    public DateTime Since { get; init; }
}

internal sealed class FormerSlugTable : IEntityTypeConfiguration<FormerSlug>
{
    public void Configure(EntityTypeBuilder<FormerSlug> table)
    {
        table.ToTable("former_slugs");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId);
        table.Property(row => row.Slug).HasMaxLength(60);
        table.HasIndex(row => row.Slug, "former_slugs_lead_to_one_site").IsUnique().HasFilter("space_id is null");
        table
            .HasIndex(row => new { row.SiteId, row.Slug }, "former_slugs_lead_to_one_space")
            .IsUnique()
            .HasFilter("space_id is not null");
    }
}

/// <summary>Changes what a site or space is called in addresses, and knows what is free.</summary>
public static class FormerSlugs
{
    public static DbSet<FormerSlug> FormerSlugRows(this AppDb db) => db.Set<FormerSlug>();

    /// <summary>The page of a space that does not stand yet has this address.</summary>
    private const string NewSpace = "baru";

    /// <summary>As it will be, of what was typed; null where nothing of it can stand in an address.</summary>
    public static string? Read(string typed) => Slug.Of(typed.Trim()) is { Length: > 0 } slug ? slug : null;

    internal static string Empty =>
        Words.Say(
            "Tulis huruf, angka, atau tanda hubung, misalnya semarang-timur.",
            "Give letters, digits or hyphens, such as semarang-east."
        );

    internal static string Taken =>
        Words.Say(
            "Alamat itu dipakai, atau pernah dipakai, oleh yang lain. Pilih yang berbeda.",
            "Another has that address, or had it before. Choose a different one."
        );

    /// <summary>Whether no other site has it or had it; those who ask come one after the other.</summary>
    internal static async Task<bool> IsFreeForSite(this Act act, string slug, Guid? site = null)
    {
        await act.Db.TakeTurn("slugs of sites");
        return !await act.Db.Sites().AnyAsync(row => row.Slug == slug && row.Id != site)
            && !await act
                .Db.FormerSlugRows()
                .AnyAsync(row => row.Slug == slug && row.SpaceId == null && row.SiteId != site);
    }

    /// <summary>The same of the spaces of a site.</summary>
    internal static async Task<bool> IsFreeForSpace(this Act act, Guid site, string slug, Guid? space = null)
    {
        await act.Db.TakeTurn($"slugs of spaces:{site}");
        return slug != NewSpace
            && !await act.Db.Spaces().AnyAsync(row => row.SiteId == site && row.Slug == slug && row.Id != space)
            && !await act
                .Db.FormerSlugRows()
                .AnyAsync(row => row.SiteId == site && row.Slug == slug && row.SpaceId != null && row.SpaceId != space);
    }

    /// <summary>False where another has it or had it. What was its own before it takes back.</summary>
    /// <param name="site">Held by the act.</param>
    internal static async Task<bool> Rename(this Act act, Site site, string slug)
    {
        if (site.Slug == slug)
            return true;
        if (!await act.IsFreeForSite(slug, site.Id))
            return false;
        await act.Leave(site.Id, null, site.Slug, slug);
        site.Slug = slug;
        return true;
    }

    /// <inheritdoc cref="Rename(Act, Site, string)"/>
    internal static async Task<bool> Rename(this Act act, Space space, string slug)
    {
        if (space.Slug == slug)
            return true;
        if (!await act.IsFreeForSpace(space.SiteId, slug, space.Id))
            return false;
        await act.Leave(space.SiteId, space.Id, space.Slug, slug);
        space.Slug = slug;
        return true;
    }

    private static async Task Leave(this Act act, Guid site, Guid? space, string old, string next)
    {
        await act.Erase(
            act.Db.FormerSlugRows().Where(row => row.SiteId == site && row.SpaceId == space && row.Slug == next)
        );
        act.Add(
            new FormerSlug
            {
                SiteId = site,
                SpaceId = space,
                Slug = old,
                Since = act.Now,
            }
        );
    }
}
