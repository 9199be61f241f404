using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Sites;

/// <summary>A site or space that is called otherwise is still found by what it was called before.</summary>
public sealed class FormerAddressTests
{
    private static Task<HttpClient> Manager(HeteroApp app) => Staff(app, Role.SiteManager, "semarang");

    private static async Task<HttpClient> Staff(HeteroApp app, Role role, string? site) =>
        await RightsTests.Browser(app, await app.Staff(role, site));

    private static async Task<string> Rename(HttpClient client, string page, string form, string slug) =>
        await (await (await Filled.Of(client, page, form)).With(("halaman", slug)).Press(client)).Text();

    private static Task<string> RenameSite(HttpClient client, string from, string to) =>
        Rename(client, $"/konsol/{from}/situs", "situs", to);

    private static async Task<(HttpStatusCode, string?)> Asked(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/situs/semarang", "/situs/kota-lama")]
    [InlineData("/situs/semarang/status.png", "/situs/kota-lama/status.png")]
    [InlineData(
        "/ruang/semarang/ruang-rapat-1?tanggal=2036-08-05",
        "/ruang/kota-lama/ruang-rapat-1?tanggal=2036-08-05"
    )]
    [InlineData("/lapor/semarang/ruang-rapat-1", "/lapor/kota-lama/ruang-rapat-1")]
    [InlineData("/hadir/semarang/kunci", "/hadir/kota-lama/kunci")]
    [InlineData("/meja/semarang/qr", "/meja/kota-lama/qr")]
    [InlineData("/konsol/semarang/papan", "/konsol/kota-lama/papan")]
    [InlineData("/acara?situs=semarang&cari=batik", "/acara?situs=kota-lama&cari=batik")]
    [InlineData("/situs/semarang/kalender.ics", "/situs/kota-lama/kalender.ics")]
    [InlineData("/acara.ics?situs=semarang", "/acara.ics?situs=kota-lama")]
    public async Task What_was_printed_or_sent_leads_to_the_site_as_it_is_called_now(string old, string now)
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        Assert.Contains("/situs/kota-lama", await RenameSite(manager, "semarang", "Kota Lama"));
        using var visitor = Browse.Visitor(app, follows: false);
        Assert.Equal((HttpStatusCode.MovedPermanently, now), await Asked(visitor, old));
        using var posted = await visitor.PostAsync(old, null);
        Assert.Equal((HttpStatusCode.PermanentRedirect, now), (posted.StatusCode, posted.Headers.Location?.ToString()));
    }

    /// <summary>
    /// Whatever is answered under the name of a site or a space: pages, tables, calendars, pictures, what scripts send.
    /// </summary>
    [Fact]
    public async Task Every_address_with_a_site_in_it_leads_on()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        await Rename(manager, "/konsol/semarang/ruang/ruang-rapat-1", "ruang", "ruang-kartini");
        await RenameSite(manager, "semarang", "kota-lama");
        using var visitor = Browse.Visitor(app, follows: false);
        var all = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.RoutePattern.Parameters.Any(IsSite))
            .ToList();
        Assert.Contains(all, one => one.RoutePattern.RawText!.EndsWith(".ics", StringComparison.Ordinal));
        Assert.Contains(all, one => one.RoutePattern.RawText!.Contains("pemesanan.{format", StringComparison.Ordinal));
        Assert.InRange(all.Count, 100, 1000);
        var lost = new List<string>();
        foreach (var one in all)
        {
            var only = one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
            var method = new HttpMethod(only.Contains("GET") || only.Count == 0 ? "GET" : only[0]);
            var (old, now) = (
                Filling(one, "semarang", "ruang-rapat-1") + "?x=1",
                Filling(one, "kota-lama", "ruang-kartini") + "?x=1"
            );
            using var answer = await visitor.SendAsync(new(method, old));
            if (answer.Headers.Location?.ToString() != now || (int)answer.StatusCode is not (301 or 308))
                lost.Add($"{method} {old}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
        Assert.Empty(lost);
    }

    private static bool IsSite(RoutePatternParameterPart part) =>
        part.Name.Equals("site", StringComparison.OrdinalIgnoreCase)
        || part.Name.Equals("situs", StringComparison.OrdinalIgnoreCase);

    // A space stands behind "ruang" and its site, or is so called.
    private static string Filling(RouteEndpoint of, string site, string space)
    {
        var ofSpaces = (string[])["/ruang/{", "/pesan/{", "/lapor/{", "/ruang/{slug}"];
        var raw = "/" + of.RoutePattern.RawText!.TrimStart('/');
        var isOfSpace = ofSpaces.Any(part => raw.Contains(part, StringComparison.OrdinalIgnoreCase));
        return Regex.Replace(
            raw,
            @"\{\*{0,2}(\w+)[^/]*?\}(?=[/.-]|$)",
            part =>
                part.Groups[1].Value.ToLowerInvariant() switch
                {
                    "site" or "situs" => site,
                    "slug" or "space" when isOfSpace => space,
                    _ => "x",
                }
        );
    }

    [Fact]
    public async Task A_space_is_called_otherwise_on_all_its_pages_and_in_the_map_and_the_search()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        using var visitor = Browse.Visitor(app, follows: false);
        await visitor.GetAsync("/ruang/semarang/ruang-rapat-1");
        const string edit = "/konsol/semarang/ruang/ruang-rapat-1";
        Assert.Contains("Ruang tersimpan.", await Rename(manager, edit, "ruang", "ruang-kartini"));
        foreach (
            var (old, now) in ((string, string)[])
                [
                    ("/ruang/semarang/ruang-rapat-1", "/ruang/semarang/ruang-kartini"),
                    ("/pesan/semarang/ruang-rapat-1", "/pesan/semarang/ruang-kartini"),
                    ("/lapor/semarang/ruang-rapat-1", "/lapor/semarang/ruang-kartini"),
                    (edit + "/foto", "/konsol/semarang/ruang/ruang-kartini/foto"),
                ]
        )
            Assert.Equal((HttpStatusCode.MovedPermanently, now), await Asked(visitor, old));
        Assert.Equal(HttpStatusCode.OK, (await Asked(visitor, "/ruang/semarang/ruang-kartini")).Item1);
        Assert.Contains("/ruang/semarang/ruang-kartini<", await visitor.Page("/sitemap.xml"));
        Assert.Equal(await app.Space("semarang/ruang-kartini"), await app.Space("semarang/ruang-rapat-1"));
        using var desk = await Manager(app);
        await RenameSite(desk, "semarang", "kota-lama");
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, "/ruang/kota-lama/ruang-kartini"),
            await Asked(visitor, "/ruang/semarang/ruang-rapat-1")
        );
        Assert.Empty(await app.Do(services => Verify.Broken(services)));
    }

    [Fact]
    public async Task Called_back_it_has_its_address_again_and_nothing_goes_in_circles()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        await RenameSite(manager, "semarang", "kota-lama");
        await RenameSite(manager, "kota-lama", "semarang");
        using var visitor = Browse.Visitor(app, follows: false);
        Assert.Equal(HttpStatusCode.OK, (await Asked(visitor, "/situs/semarang")).Item1);
        using var moved = await visitor.GetAsync("/situs/kota-lama");
        Assert.Equal("/situs/semarang", moved.Headers.Location?.ToString());
        Assert.True(moved.Headers.CacheControl!.NoCache);
        var former = await app.Read(db => db.FormerSlugRows().AsNoTracking().SingleAsync());
        Assert.Equal("kota-lama", former.Slug);
    }

    [Fact]
    public async Task What_another_has_or_had_is_not_taken()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var province = await Staff(app, Role.ProvincialAdministrator, null);
        await RenameSite(province, "semarang", "kota-lama");
        Assert.Contains("pernah dipakai", await RenameSite(province, "solo", "semarang"));
        Assert.Contains("pernah dipakai", await RenameSite(province, "solo", "kota-lama"));
        Assert.Contains("Tulis huruf", await RenameSite(province, "solo", "…"));
        var by = (await app.Staff(Role.ProvincialAdministrator, null)).AccountId!.Value;
        Assert.Null(
            await app.Do(services =>
                services.GetRequiredService<OpenSite>().Now(new("Semarang", "Jalan Contoh 1", "Asia/Jakarta"), by)
            )
        );
        const string edit = "/konsol/kota-lama/ruang/";
        await Rename(province, edit + "ruang-rapat-1", "ruang", "kartini");
        Assert.Contains("pernah dipakai", await Rename(province, edit + "ruang-rapat-2", "ruang", "ruang-rapat-1"));
        Assert.Contains("pernah dipakai", await Rename(province, edit + "ruang-rapat-2", "ruang", "baru"));
    }

    [Fact]
    public async Task Of_two_sites_that_take_one_address_at_once_one_has_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var sites = await app.Read(db => db.Sites().Select(row => row.Id).Take(3).ToListAsync());
        var renamed = await Task.WhenAll(
            sites.Select(id =>
                app.Act(async act =>
                    await act.Hold<Site>(id) is { } site && await act.Rename(site, "kota-lama") || act.Refuse(false)
                )
            )
        );
        Assert.Single(renamed, done => done);
        Assert.Single(await app.Read(db => db.Sites().Where(row => row.Slug == "kota-lama").ToListAsync()));
        Assert.Single(await app.Read(db => db.FormerSlugRows().ToListAsync()));
    }

    [Fact]
    public void The_name_of_the_house_is_not_said_twice_before_a_site()
    {
        var wish = new SiteWish(" hetero space Tegal ", "Jalan Contoh 1", "Asia/Jakarta");
        Assert.Equal(("Tegal", "tegal"), (wish.Made().Name, wish.Made().Slug));
        Assert.NotEmpty(new SiteWish("Hetero Space ", "", "Asia/Jakarta").Problems());
        Assert.Equal("Solo", SiteWish.Bare("Solo"));
    }
}
