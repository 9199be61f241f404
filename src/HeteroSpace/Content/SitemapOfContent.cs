using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>The articles and episodes that search engines may know of.</summary>
internal static class SitemapOfContent
{
    public static readonly SitemapPart[] All = [new(Episodes), new(Articles)];

    private static async Task<IReadOnlyList<SitemapEntry>> Episodes(AppDb db, CancellationToken stop) =>
        [
            new("/kanal"),
            .. (
                await db.PublicEpisodes()
                    .OrderByDescending(row => row.Published)
                    .Take(SitemapPart.Most)
                    .Select(row => new { row.Slug, row.Updated })
                    .ToListAsync(stop)
            ).Select(row => new SitemapEntry("/kanal/" + row.Slug, row.Updated)),
        ];

    private static async Task<IReadOnlyList<SitemapEntry>> Articles(AppDb db, CancellationToken stop) =>
        [
            new("/artikel"),
            .. (
                await db.PublicArticles()
                    .OrderByDescending(row => row.Published)
                    .Take(SitemapPart.Most)
                    .Select(row => new { row.Slug, row.Updated })
                    .ToListAsync(stop)
            ).Select(row => new SitemapEntry("/artikel/" + row.Slug, row.Updated)),
        ];
}
