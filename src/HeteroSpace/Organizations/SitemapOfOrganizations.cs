using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>The pages of organizations that search engines may know of.</summary>
internal static class SitemapOfOrganizations
{
    public static async Task<IReadOnlyList<SitemapEntry>> Pages(AppDb db, CancellationToken stop) =>
        [
            new("/komunitas"),
            new("/mitra"),
            .. await db.Organizations()
                .Where(row => row.Status == OrganizationStatus.Verified)
                .OrderBy(row => row.Slug)
                .Take(SitemapPart.Most)
                .Select(row => new SitemapEntry("/komunitas/" + row.Slug, null))
                .ToListAsync(stop),
        ];
}
