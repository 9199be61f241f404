using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Sites;

/// <summary>Doors that open and close, notices that begin and end, and the midnight at which another day is
/// today.</summary>
internal static class PageBoundariesOfSites
{
    public static async Task<IEnumerable<DateTime>> Within(
        IServiceProvider services,
        TimeRange around,
        CancellationToken stop
    ) =>
        (await services.GetRequiredService<Catalogue>().Sites(stop))
            .SelectMany(site =>
                Days(site.Site.Clock, around)
                    .SelectMany(day => Of(site, day))
                    .Concat(site.Notices.SelectMany(notice => (DateTime[])[notice.Starts, notice.Until]))
            )
            .Where(at => around.Starts <= at && at < around.Ends);

    private static IEnumerable<DateOnly> Days(SiteClock clock, TimeRange around)
    {
        for (var day = clock.Date(around.Starts); day <= clock.Date(around.Ends); day = day.AddDays(1))
            yield return day;
    }

    private static IEnumerable<DateTime> Of(CatalogueSite site, DateOnly day) =>
        site
            .Opening.Touching(day)
            .SelectMany(open => (DateTime[])[open.Starts, open.Ends])
            .Append(site.Site.Clock.Day(day).Starts);
}
