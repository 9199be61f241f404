using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Billing;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What is needed, as visitors read it: the board, a need's page, calls for people, and where else it stands.
/// </summary>
public sealed class BoardTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly Guid Officer = Guid.CreateVersion7();

    [Fact]
    public async Task What_is_still_missing_stands_on_the_board_and_what_there_is_enough_of_asks_for_nothing()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (need, lines) = await Asked.For(
            app,
            null,
            Asked.Goods(20) with
            {
                WillNotDo = "kursi plastik",
            },
            Asked.Goods(5, "papan tulis")
        );
        await Given(app, lines[0], 7, await app.Member("Ibu Ratna"));
        await Asked.Offer(app, lines[0], 3, await app.Member("Dua"));
        await Given(app, lines[1], 6, await app.Member("Tiga"));
        var board = await Page(app, "/gotong-royong");
        var card = Assert.Single(board.QuerySelectorAll(".trail-card"));
        Assert.Contains("Masih kurang 10 dari 20 buah kursi lipat", Said(card), StringComparison.Ordinal);
        Assert.Contains("Cukup, jangan kirim lagi: 5 buah papan tulis", Said(card), StringComparison.Ordinal);
        var page = await Page(app, "/gotong-royong/" + need.Slug);
        Assert.Contains(
            "7 sudah sampai · 3 dijanjikan · 10 belum ada",
            Said(page.QuerySelector("#baris-1")!),
            StringComparison.Ordinal
        );
        Assert.Contains("kursi plastik", page.QuerySelector("#baris-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 lebih dari yang diminta", Said(page.QuerySelector("#baris-2")!), StringComparison.Ordinal);
        // One button a line that takes something, one of them filled; what is met has none.
        Assert.Equal(
            $"/gotong-royong/{need.Slug}/{lines[0].Id}/bantu",
            Assert.Single(page.QuerySelectorAll(".inbox-item .btn")).GetAttribute("href")
        );
        Assert.Contains("Lingkungan terbatas: mitra Hetero Space", Said(page.Body!), StringComparison.Ordinal);
        Assert.EndsWith("/gotong-royong/" + need.Slug, page.QuerySelector("#undangan")!.TextContent);
        Assert.Contains("bukan kursi plastik", page.QuerySelector("#undangan")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_whose_last_day_is_over_or_that_is_closed_goes_to_the_quiet_list()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        await Due(app, need, new(2036, 8, 3));
        Assert.Contains("hari terakhir", await Html(app, "/gotong-royong"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(14));
        Assert.Empty((await Page(app, "/gotong-royong")).QuerySelectorAll(".trail-card"));
        Assert.Contains("Waktunya lewat", await Html(app, "/gotong-royong"), StringComparison.Ordinal);
        var late = await Page(app, "/gotong-royong/" + need.Slug);
        Assert.Empty(late.QuerySelectorAll(".inbox-item .btn"));
        await Due(app, need, new(2040, 1, 1));
        var now = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
        Assert.True(await Asked.With<EditNeed, bool>(app, edit => edit.Close(now, Officer)));
        Assert.Empty((await Page(app, "/gotong-royong")).QuerySelectorAll(".trail-card"));
        Assert.Contains("Perlengkapan kelas", await Html(app, "/gotong-royong?status=selesai"));
        var closed = await Page(app, "/gotong-royong/" + need.Slug);
        Assert.Empty(closed.QuerySelectorAll($"a[href$='{lines[0].Id}/bantu']"));
        Assert.Contains("Ditutup", closed.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chips_narrow_by_kind_site_and_field_and_keep_each_other()
    {
        await using var app = await HeteroApp.Start(Later);
        Assert.Contains("tidak ada yang kurang", await Html(app, "/gotong-royong"), StringComparison.Ordinal);
        await Asked.For(app, null, Asked.Goods(20), Hands(app, 2));
        foreach (
            var (query, count) in ((string, int)[])
                [
                    ("", 1),
                    ("?situs=semarang", 1),
                    ("?situs=solo", 0),
                    ("?jenis=Labour", 1),
                    ("?jenis=Venue", 0),
                    ("?bidang=Education", 1),
                    ("?bidang=Food", 0),
                    ("?situs=semarang&jenis=Goods&bidang=Education", 1),
                ]
        )
        {
            var board = await Page(app, "/gotong-royong" + query);
            // Where nothing fits, others stand below.
            Assert.Single(board.QuerySelectorAll(".trail-card"));
            Assert.True(count == 0 == (board.QuerySelector(".empty a.btn") is not null), query);
            Assert.True((count == 0 ? "Yang lain" : null) == board.QuerySelector(".empty + h2")?.TextContent, query);
        }
        var chosen = await Page(app, "/gotong-royong?situs=semarang&jenis=Goods&odd=1");
        Assert.Equal(["Barang", "Semarang"], chosen.QuerySelectorAll(".chip[aria-current]").Take(2).Select(Said));
        Assert.Contains(
            "/gotong-royong?situs=semarang&jenis=Labour",
            chosen.QuerySelectorAll(".chip").Select(chip => chip.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task Givers_are_called_as_they_want_and_a_name_that_is_not_to_be_seen_is_seen_nowhere()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (lead, campus) = await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic);
        var (second, old) = await Made.Organization(app, "Sanggar Lama");
        var (third, hidden) = await Made.Organization(app, "Rahasia Dulu");
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        await Given(app, lines[0], 1, await app.Member("Ibu Ratna"));
        await Given(app, lines[0], 1, await app.Member("Pak Tersembunyi"), shown: GiverShown.HambaAllah);
        await Given(app, lines[0], 1, lead, campus.Id, GiverShown.OrangBaik);
        await Given(app, lines[0], 1, second, old.Id);
        await Given(app, lines[0], 1, third, hidden.Id);
        await Asked.Offer(app, lines[0], 1, await app.Member("Belum Dilihat"));
        await app.Read(async db =>
        {
            db.Organizations().Single(row => row.Id == old.Id).MergedIntoId = campus.Id;
            db.Organizations().Single(row => row.Id == old.Id).Status = OrganizationStatus.Merged;
            db.Organizations().Single(row => row.Id == hidden.Id).Status = OrganizationStatus.Suspended;
            return await db.SaveChangesAsync();
        });
        var page = await Page(app, "/gotong-royong/" + need.Slug);
        var givers = page.QuerySelectorAll("section[aria-labelledby='pemberi'] li > :first-child").Select(Said);
        Assert.Equal(["Ibu Ratna", "Hamba Allah", "Orang baik", "Kampus Contoh", "Orang baik"], givers);
        Assert.NotNull(page.QuerySelector("a[href='/komunitas/kampus-contoh']"));
        foreach (var path in (string[])["/gotong-royong", $"/gotong-royong/{need.Slug}", "/situs/semarang", "/"])
        foreach (var language in (string[])["id", "en"])
            Assert.DoesNotMatch("Tersembunyi|Rahasia Dulu|Sanggar Lama|Belum Dilihat", await Html(app, path, language));
    }

    [Fact]
    public async Task Calls_stand_by_their_day_with_places_left_and_go_when_their_hour_is_over()
    {
        await using var app = await HeteroApp.Start(Later);
        await Asked.For(app, null, Hands(app, 9), Hands(app, 2) with { What = "Menyapu halaman", Role = null });
        var page = await Page(app, "/panggilan");
        Assert.Equal(["Menyapu halaman", "Menata ruang"], page.QuerySelectorAll(".trail-card h3").Select(Said));
        Assert.Equal("Selasa, 5 Agustus 2036", page.QuerySelector(".event-day h2")!.TextContent);
        var first = Said(page.QuerySelector(".trail-card")!);
        Assert.Contains("Relawan · Semarang", first, StringComparison.Ordinal);
        Assert.Contains("07.00–09.00 WIB", first, StringComparison.Ordinal);
        Assert.Contains("Masih 8 dari 8 tempat", first, StringComparison.Ordinal);
        Assert.Contains("Bawa: sapu", first, StringComparison.Ordinal);
        var crew = await Page(app, "/panggilan?jenis=Crew");
        Assert.Equal(["Menata ruang"], crew.QuerySelectorAll(".trail-card h3").Select(Said));
        Assert.NotNull((await Page(app, "/panggilan?situs=solo")).QuerySelector(".empty"));
        app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["Menata ruang"], (await Page(app, "/panggilan")).QuerySelectorAll(".trail-card h3").Select(Said));
    }

    [Fact]
    public async Task A_need_is_shown_at_its_site_on_its_trail_at_its_event_on_the_first_page_and_found_by_words()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(app.Now.AddDays(3), app.Now.AddDays(3).AddHours(2)),
            }
        );
        var (need, _) = await Asked.For(app, of.InitiativeId, Asked.Goods(20));
        var trail = await app.Read(db => db.Initiatives().SingleAsync(row => row.Id == of.InitiativeId));
        foreach (var path in (string[])["/", "/situs/semarang", "/jejak/" + trail.Slug, "/acara/" + of.Slug])
            Assert.True(
                (await Page(app, path)).QuerySelector($"a[href='/gotong-royong/{need.Slug}']") is not null,
                path
            );
        Assert.Contains($"/gotong-royong/{need.Slug}", await Html(app, "/cari?kata=kursi+lipat"));
        Assert.Contains($"/gotong-royong/{need.Slug}</loc>", await Html(app, "/sitemap.xml"));
        Assert.Contains($"/jejak/{trail.Slug}", await Html(app, "/gotong-royong/" + need.Slug));
    }

    [Fact]
    public async Task The_calendar_of_a_site_tells_when_hands_are_sought()
    {
        await using var app = await HeteroApp.Start(Later);
        await Asked.For(app, null, Asked.Goods(20), Hands(app, 2));
        var calendar = await Html(app, "/situs/semarang/kalender.ics");
        Assert.Contains("Dicari: Kru\\, Menata ruang", calendar, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(calendar, "BEGIN:VEVENT"));
        Assert.DoesNotContain("Menata", await Html(app, "/situs/solo/kalender.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_nobodys_and_no_need_takes_the_address_of_a_page_of_the_house()
    {
        await using var app = await HeteroApp.Start(Later);
        var site = await Posted.Site(app);
        var wish = new NeedWish("Buku", "Untuk rak baca.", Sector.Literacy, new(2040, 1, 1));
        var need = await Asked.With<EditNeed, Need>(app, edit => edit.Add(site, wish, [Asked.Goods(3)], Officer));
        Assert.NotEqual("buku", need.Slug);
        using var visitor = Browse.Visitor(app);
        foreach (var end in (string[])["", "/status.png"])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await visitor.GetAsync($"/gotong-royong/{need.Slug}{end}")).StatusCode
            );
        Assert.DoesNotContain("rak baca", await Html(app, "/gotong-royong"));
    }

    [Fact]
    public async Task A_need_and_each_line_has_its_picture_and_its_words_in_both_languages()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20), Hands(app, 2));
        using var visitor = Browse.Visitor(app);
        var marks = new List<string>();
        foreach (var at in (string[])["", $"/{lines[0].Id}", $"/{lines[1].Id}"])
        foreach (var file in (string[])["status.png", "status-tinggi.png"])
        {
            using var picture = await visitor.GetAsync($"/gotong-royong/{need.Slug}{at}/{file}");
            Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
            Assert.InRange((await picture.Content.ReadAsByteArrayAsync()).Length, 5_000, 200_000);
            marks.Add(picture.Headers.ETag!.Tag);
        }
        Assert.Distinct(marks);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/gotong-royong/{need.Slug}/{Officer}/status.png")).StatusCode
        );
        var english = await Html(app, "/gotong-royong/" + need.Slug, "en");
        Assert.Contains("Still missing 20 of 20", english, StringComparison.Ordinal);
        Assert.Contains("I can help", english, StringComparison.Ordinal);
        Assert.DoesNotMatch("Masih kurang|Saya bisa bantu|Sampai ", Regex.Replace(english, "<svg.*?</svg>", ""));
        Assert.Contains("places left", await Html(app, "/panggilan", "en"), StringComparison.Ordinal);
        Assert.Contains("What is still missing", await Html(app, "/gotong-royong", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_lines_and_givers_there_are_a_page_takes_the_same_queries()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(50));
        await Given(app, lines[0], 1, await app.Member("Satu"));
        var (lead, campus) = await Made.Organization(app, "Kampus Contoh");
        await Given(app, lines[0], 1, lead, campus.Id);
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        visitor.DefaultRequestHeaders.Add("Cookie", PublicPages.SessionCookie + "=x");
        using var count = new QueryCount(await app.Read(db => Task.FromResult(db.Database.GetConnectionString()!)));
        await Both();
        await Task.Delay(1200);
        var few = await Both();
        for (var number = 1; number <= 8; number++)
            await Given(app, lines[0], 1, await app.Member($"Orang {number}"));
        for (var number = 1; number <= 3; number++)
            await Asked.For(app, null, Asked.Goods(5), Asked.Goods(5, "meja"), Hands(app, 3));
        await Both();
        await Task.Delay(1200);
        Assert.Equal(few, await Both());
        Assert.InRange(few.Board, 1, 12);
        Assert.InRange(few.Need, 1, 16);

        async Task<(int Board, int Need, int Calls)> Both()
        {
            List<int> asked = [];
            foreach (var path in (string[])["/gotong-royong", "/gotong-royong/" + need.Slug, "/panggilan"])
            {
                var before = count.Count;
                await visitor.Page(path);
                asked.Add(count.Count - before);
            }
            return (asked[0], asked[1], asked[2]);
        }
    }

    // On a day at seven in the morning, by the clock of Semarang.
    private static LineWish Hands(HeteroApp app, int days) =>
        new(GiftKind.Labour, "Menata ruang", 8, "orang")
        {
            Role = LabourRole.Crew,
            Bring = "sapu",
            Starts = app.Now.Date.AddDays(days),
            Ends = app.Now.Date.AddDays(days).AddHours(2),
        };

    private static async Task Given(
        HeteroApp app,
        NeedLine line,
        long count,
        Person giver,
        Guid? organization = null,
        GiverShown shown = GiverShown.Named
    )
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var pledge = await Asked.Offer(app, line, count, giver, organization, shown);
        await GiftTests.Value(app, pledge.Id, 100);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, count, Officer));
    }

    private static Task<int> Due(HeteroApp app, Need need, DateOnly day) =>
        app.Act(async act =>
        {
            (await act.Hold<Need>(need.Id))!.By = day;
            act.IsSeen();
            return 1;
        });

    private static async Task<string> Html(HeteroApp app, string path, string language = "id")
    {
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        visitor.DefaultRequestHeaders.Add("Cookie", "hs-lang=" + language);
        return WebUtility.HtmlDecode(await visitor.GetStringAsync(path));
    }

    private static async Task<IDocument> Page(HeteroApp app, string path) =>
        await new HtmlParser().ParseDocumentAsync(await Browse.Visitor(app).Page(path));

    // As it is heard: white space is one space.
    private static string Said(INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
