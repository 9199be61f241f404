using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Bookings;

/// <summary>What tests of finding a space stand on: pages as they are read, floor that is taken or closed.</summary>
internal static class FindingSpace
{
    public static IDocument Page(string html) => new HtmlParser().ParseDocument(html);

    public static IElement Chosen(IDocument page) => page.QuerySelector("section[aria-labelledby=waktu]")!;

    public static List<string> Links(IDocument page) =>
        [.. page.QuerySelectorAll("main a[href*='tanggal=']").Select(link => link.GetAttribute("href")!)];

    public static async Task<IElement> Empty(HttpClient client, string address) =>
        Page(await client.GetStringAsync(address)).QuerySelector(".empty") ?? throw new ArgumentException(address);

    public static void NeverIntoThePast(IEnumerable<string> links) =>
        Assert.All(
            links
                .Select(link => Regex.Match(link, @"tanggal=(\d{4}-\d\d-\d\d)"))
                .Where(found => found.Success && !found.Value.StartsWith("lang", StringComparison.Ordinal)),
            found => Assert.True(string.CompareOrdinal(found.Groups[1].Value, "2026-08-03") >= 0, found.Value)
        );

    public static Task<bool> Take(HeteroApp app, CatalogueSpace at, DateOnly day, int from, int to) =>
        app.Act(act =>
        {
            var range = new TimeRange(at.Site.Clock.Utc(day, new(from, 0)), at.Site.Clock.Utc(day, new(to, 0)));
            Floor.Hold(act, at.Site.Id, at.Units, range, HolderKind.Booking, Guid.CreateVersion7());
            return Task.FromResult(true);
        });

    public static Task<bool> Shut(HeteroApp app, CatalogueSpace at, DateOnly day, string reason) =>
        app.Do(services =>
            services
                .GetRequiredService<EditSite>()
                .Save(
                    null,
                    at.Site.Id,
                    "closure.added",
                    "closure:test",
                    null,
                    async act =>
                    {
                        var closure = new Closure
                        {
                            SiteId = at.Site.Id,
                            SpaceId = at.Space.Id,
                            Starts = at.Site.Clock.Day(day).Starts,
                            Ends = at.Site.Clock.Day(day).Ends,
                            Reason = new Bilingual(reason),
                        };
                        await Floor.Close(act, act.Add(closure));
                        return true;
                    }
                )
        );

    public static TimeRange Hours(CatalogueSpace at, DateOnly day, int from, int to) =>
        new(at.Site.Clock.Day(day).Starts.AddHours(from), at.Site.Clock.Day(day).Starts.AddHours(to));

    public static Task<bool> Close(HeteroApp app, Site site, CatalogueSpace? at, TimeRange range, string reason) =>
        app.Do(services =>
            services
                .GetRequiredService<EditSite>()
                .Save(
                    null,
                    site.Id,
                    "closure.added",
                    "closure:test",
                    null,
                    async act =>
                    {
                        var closure = new Closure
                        {
                            SiteId = site.Id,
                            SpaceId = at?.Space.Id,
                            Starts = range.Starts,
                            Ends = range.Ends,
                            Reason = new Bilingual(reason),
                        };
                        await Floor.Close(act, act.Add(closure));
                        return true;
                    }
                )
        );
}
