using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What the public board brings, and where else needs stand.</summary>
internal static class BoardParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<FindNeeds>();
        services.AddPublic(NeedsMenu.Public).AddHelp(NeedsHelp.All);
        services
            .AddSingleton(FindableNeeds.Kind)
            .AddSingleton(new SitemapPart(Pages))
            .AddSingleton(new PageBoundaries(Boundaries))
            .AddSingleton(new SitePart(30, SitePlace.Section, typeof(NeedsHere), NeedsHere.OfSite))
            .AddSingleton(new TrailPart(10, typeof(NeedsHere), NeedsHere.OfTrail));
    }

    private static async Task<IReadOnlyList<SitemapEntry>> Pages(AppDb db, CancellationToken stop) =>
        [
            new("/gotong-royong"),
            new("/panggilan"),
            .. await db.PublicNeeds()
                .Where(row => row.Status == NeedStatus.Published)
                .OrderByDescending(row => row.Published)
                .Take(SitemapPart.Most)
                .Select(row => new SitemapEntry("/gotong-royong/" + row.Slug, row.Published))
                .ToListAsync(stop),
        ];

    // A slot that is over asks for nobody any more; that a last day is over is told at midnight, which sites say.
    private static async Task<IEnumerable<DateTime>> Boundaries(
        IServiceProvider services,
        TimeRange around,
        CancellationToken stop
    )
    {
        var (from, to) = (around.Starts, around.Ends);
        var slots = await services
            .GetRequiredService<AppDb>()
            .NeedLines()
            .Where(row => row.Starts >= from && row.Starts < to || row.Ends >= from && row.Ends < to)
            .Select(row => new DateTime?[] { row.Starts, row.Ends })
            .ToListAsync(stop);
        return slots.SelectMany(row => row).OfType<DateTime>().Where(at => from <= at && at < to);
    }
}
