using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>The pages of sites and spaces, for search engines.</summary>
internal static class SitemapOfSites
{
    public static async Task<IReadOnlyList<SitemapEntry>> Pages(AppDb db, CancellationToken stop) =>
        [
            new("/"),
            new("/ruang"),
            .. await db.Sites()
                .Where(row => row.Published)
                .OrderBy(row => row.Slug)
                .Select(row => new SitemapEntry("/situs/" + row.Slug, null))
                .ToListAsync(stop),
            .. await db.Spaces()
                .Where(row => row.Published)
                .Join(
                    db.Sites().Where(row => row.Published),
                    row => row.SiteId,
                    site => site.Id,
                    (row, site) => new { row.Slug, Site = site.Slug }
                )
                .OrderBy(row => row.Site)
                .ThenBy(row => row.Slug)
                .Take(SitemapPart.Most)
                .Select(row => new SitemapEntry("/ruang/" + row.Site + "/" + row.Slug, null))
                .ToListAsync(stop),
        ];
}
