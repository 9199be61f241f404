using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The pages of events, for search engines.</summary>
internal static class SitemapOfEvents
{
    public static async Task<IReadOnlyList<SitemapEntry>> Pages(AppDb db, CancellationToken stop) =>
        [
            new("/acara"),
            .. await db.PublicEvents()
                .Where(row => row.Status == EventStatus.Published)
                .OrderByDescending(row => row.Starts)
                .Take(SitemapPart.Most)
                .Select(row => new SitemapEntry("/acara/" + row.Slug, row.Published))
                .ToListAsync(stop),
        ];
}
