using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Demo;

namespace HeteroSpace.Portal;

/// <summary>
/// Whoever comes to the first page gets to every other in three taps, by what stands on the pages themselves: the demo
/// is walked as a visitor without scripts would, link by link.
/// </summary>
[UsuallyOnce]
public sealed partial class WaysTests
{
    private const int Taps = 3;

    // Pages nobody should come upon by pressing links, each with its reason; one that is gone makes the test fail.
    private static readonly Dictionary<string, string> ByOtherWays = new()
    {
        ["/sandi-baru"] = "a link of a mail",
        ["/sandi-meja"] = "whoever was given a code at the desk is told its address",
        ["/konfirmasi/{Link}"] = "a link with a secret",
        ["/status/{Secret}"] = "a link with a secret",
        ["/berhenti/{Secret}"] = "a link with a secret",
        ["/undangan/{Secret}"] = "a link with a secret",
        ["/undangan/petugas/{Secret}"] = "a link with a secret",
        ["/tiket/{Secret}/gabung"] = "a link with a secret",
        ["/wali/{Link}"] = "a link with a secret",
        ["/sertifikat/{Code}"] = "a code on a paper",
        ["/kartu/{Code}"] = "a code on a card",
        ["/hadiah/{Code}"] = "a code on a card or a sticker",
        ["/hadiah/{Code}/acara"] = "a part of a gift's page",
        ["/hadiah/{Code}/periksa"] = "a part of a gift's page",
        ["/lapor/{Site}/{Space}"] = "a code that hangs in a room",
        ["/masuk/kode"] = "the second half of signing in",
        ["/mulai"] = "the first run of an empty house",
        ["/tanya/nomor"] = "where the form under a page goes",
        ["/tanpa-jaringan"] = "what is shown without a network",
        ["/tidak-ada"] = "what is not there",
        ["/tidak-boleh"] = "what is not there",
        ["/{*rest:nonfile}"] = "what is not there",
        ["/acara/bingkai"] = "a frame for other sites; /acara/sematkan shows it",
        ["/acara/{Slug}/undian"] = "only events whose seats are drawn have one",
        ["/jejak/{Slug}/rapat/{Id:guid}"] = "a part of a trail",
        ["/jejak/{Slug}/usulan"] = "a part of a trail",
        ["/jejak/{Slug}/keputusan"] = "a part of a trail",
        ["/jejak/{Slug}/komitmen"] = "a part of a trail",
        ["/jejak/{Slug}/laporan"] = "a part of a trail",
        ["/jejak/{Slug}/keterlibatan/{Organization}"] = "a part of a trail",
        ["/komentar/lapor/{Id:guid}"] = "a part of what was written",
        ["/komentar/{Kind}/{Id:guid}"] = "a part of what was written",
    };

    [Fact]
    public async Task Every_public_page_is_reached_in_three_taps_and_what_it_shows_can_be_passed_on()
    {
        await using var world = await DemoTests.World.Of(new(2026, 11, 25, 3, 0, 0, DateTimeKind.Utc));
        var house = await world.Open();
        var taken = await Walk(house);
        var missed = RightsTests
            .Public.Where(page => !ByOtherWays.ContainsKey(page))
            .Where(page => !taken.Keys.Any(Matcher(page).IsMatch))
            .ToList();
        Assert.True(missed.Count == 0, $"Not reached in {Taps} taps: {string.Join(", ", missed)}");
        Assert.Empty(ByOtherWays.Keys.Except(RightsTests.Public));
        // What stands on so many pages must lead somewhere: the ways of header, foot and bar are all among the first.
        Assert.InRange(taken.Count(way => way.Value == 1), 20, 200);
        foreach (var page in PassedOn)
            await IsPassedOn(
                house,
                taken.Keys.First(way => Matcher(page).IsMatch(way) && !RightsTests.Public.Contains(way))
            );
    }

    private static readonly string[] PassedOn =
    [
        "/acara/{Slug}",
        "/ruang/{Site}/{Slug}",
        "/situs/{Slug}",
        "/jejak/{Slug}",
        "/komunitas/{Slug}",
        "/artikel/{Slug}",
        "/kanal/{Slug}",
        "/gagasan/{Slug}",
        "/gotong-royong/{Slug}",
    ];

    // A text to be copied with its link in the end, in both languages, and what a chat shows of that link.
    private static async Task IsPassedOn(Uri house, string address)
    {
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = house };
        var (said, files) = (new List<string>(), new HashSet<string>());
        foreach (var language in (string[])["id", "en"])
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            asked.Headers.Add("Cookie", "hs-lang=" + language);
            using var answer = await visitor.SendAsync(asked);
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            var text = page.QuerySelector("#undangan")?.TextContent;
            Assert.True(text is not null, $"{address} has nothing to be passed on");
            Assert.EndsWith(address.Split('?')[0], text);
            Assert.True(page.QuerySelector("script[src*='dist/form']") is not null, $"{address}: nothing copies it");
            said.Add(text);
            files.UnionWith(page.QuerySelectorAll(".share-files a").Select(way => way.GetAttribute("href")!));
            foreach (var told in (string[])["title", "description", "image", "url"])
                Assert.True(
                    page.QuerySelector($"meta[property='og:{told}']")?.GetAttribute("content") is { Length: > 0 },
                    $"{address}: og:{told}"
                );
        }
        Assert.NotEqual(said[0], said[1]);
        foreach (var way in files)
        {
            using var file = await visitor.GetAsync(way);
            Assert.True(file.IsSuccessStatusCode, $"{way} answers {(int)file.StatusCode}");
            Assert.InRange((await file.Content.ReadAsByteArrayAsync()).Length, 5_000, 200_000);
        }
    }

    [Fact]
    public async Task No_way_in_header_foot_or_bar_ends_where_nothing_is()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var page = await new HtmlParser().ParseDocumentAsync(await visitor.GetStringAsync("/bantuan"));
        var ways = page.QuerySelectorAll("header a, footer a, .bottom-bar a, .question a")
            .Select(way => way.GetAttribute("href")!)
            .Where(way => way.StartsWith('/') && !IsToCome(way))
            .Distinct()
            .ToList();
        Assert.InRange(ways.Count, 25, 100);
        foreach (var way in ways)
        {
            using var answer = await visitor.GetAsync(way);
            Assert.True(answer.IsSuccessStatusCode, $"{way} answers {(int)answer.StatusCode}");
            if (way.Split('#') is [_, var part])
                Assert.Contains($"id=\"{part}\"", await answer.Content.ReadAsStringAsync());
        }
    }

    // Search is built beside these ways; where it stands, it is walked as well.
    private static bool IsToCome(string way) =>
        way.StartsWith("/cari", StringComparison.Ordinal) && !RightsTests.Public.Contains("/cari");

    /// <summary>Each address that a visitor gets to, and by how many taps.</summary>
    private static async Task<Dictionary<string, int>> Walk(Uri house)
    {
        using var visitor = new HttpClient { BaseAddress = house };
        var parser = new HtmlParser();
        var taken = new Dictionary<string, int> { ["/"] = 0 };
        var kinds = new Dictionary<string, int>();
        for (var taps = 1; taps <= Taps; taps++)
            foreach (var from in taken.Where(way => way.Value == taps - 1).Select(way => way.Key).ToList())
            {
                // Of pages that are alike a handful shows what there is to press.
                var kind = KindOf(from);
                if ((kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > 4)
                    continue;
                using var answer = await visitor.GetAsync(from);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                    continue;
                var page = await parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
                IsDrawn(page, from);
                foreach (var way in page.QuerySelectorAll("a[href^='/']").Select(way => way.GetAttribute("href")!))
                    taken.TryAdd(way.Split('#')[0], taps);
            }
        return taken;
    }

    // The sheet holds only what the build saw to be named (Frontend/build.mjs).
    private static void IsDrawn(IParentNode page, string from)
    {
        foreach (
            var icon in page.QuerySelectorAll("svg.icon use").Select(use => use.GetAttribute("href")!.Split('#')[1])
        )
            Assert.True(Drawn.Value.Contains($"<symbol id=\"{icon}\""), $"{from}: {icon} is not in the sheet of icons");
    }

    private static readonly Lazy<string> Drawn = new(() => Repository.Read("src/HeteroSpace/wwwroot/dist/icons.svg"));

    private static string KindOf(string address)
    {
        var path = address.Split('?')[0];
        return RightsTests
                .Public.Where(page => page.Contains('{') && !page.Contains('*'))
                .FirstOrDefault(page => Matcher(page).IsMatch(path) && !RightsTests.Public.Contains(path))
            ?? path;
    }

    private static Regex Matcher(string page) => new($"^{Place().Replace(page, "[^/?]+")}([?].*)?$");

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Place();
}
