using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>What search engines are told of ideas and initiatives.</summary>
internal static class SitemapOfInitiatives
{
    public static readonly SitemapPart Part = new(
        async (db, stop) =>
            [
                new("/gagasan"),
                new("/jejak"),
                .. await db.PublicIdeas()
                    .OrderByDescending(row => row.Posted)
                    .Take(SitemapPart.Most)
                    .Select(row => new SitemapEntry("/gagasan/" + row.Slug, row.Posted))
                    .ToListAsync(stop),
                .. await FindTrails
                    .Told(db, null)
                    .OrderByDescending(row => row.Started)
                    .Take(SitemapPart.Most)
                    .Select(row => new SitemapEntry("/jejak/" + row.Slug, null))
                    .ToListAsync(stop),
            ]
    );
}
