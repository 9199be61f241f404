using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Bookings;

/// <summary>Where nothing can be chosen the page says why, and when there is something. Now is Monday 3 August 2026, 10.00 WIB; the horizon ends on Sunday 1 November.</summary>
public sealed class FindSpaceTests
{
    // What is asked, what is said, and where the button leads.
    private static readonly (string Asked, string[] Said, string Next)[] OneSite =
    [
        ("situs=semarang&tanggal=2026-08-17", ["tutup", "Proklamasi Kemerdekaan"], "tanggal=2026-08-18"),
        ("situs=semarang&tanggal=2026-08-09", ["tutup", "Minggu"], "tanggal=2026-08-10"),
        ("situs=semarang&tanggal=2026-08-01", ["sudah lewat"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2026-08-01&jam=09:00", ["sudah lewat"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2027-08-20", ["Minggu, 1 November 2026"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2026-08-04&jenis=hall", ["paling lambat 2 hari sebelumnya"], "tanggal=2026-08-05"),
        ("situs=semarang&tanggal=2026-08-04&jam=23:00", ["buka pukul 09.00–21.00"], "tanggal=2026-08-04"),
        ("situs=semarang&tanggal=2026-08-04&jam=20:30&lama=60", ["buka pukul 09.00–21.00"], "tanggal=2026-08-04"),
        ("situs=semarang&tanggal=2026-08-03&jam=09:00&jenis=meeting-room", ["sudah lewat"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2026-08-04&jam=10:07&jenis=meeting-room", ["berjarak 30 menit"], "tanggal=2026-08-04"),
        (
            "situs=semarang&tanggal=2026-08-04&orang=500",
            ["paling banyak 100 orang", "Panggung Luar", "300"],
            "orang=300"
        ),
        ("situs=semarang&tanggal=2026-08-04&orang=200", ["paling banyak 100 orang", "lokasi lain"], "orang=200"),
        ("tanggal=2026-08-04&orang=500", ["paling banyak 300 orang", "Panggung Luar"], "orang=300"),
        ("situs=semarang&tanggal=2026-08-04&jenis=studio", ["lokasi lain"], "jenis=studio"),
        ("tanggal=2026-08-04&jenis=meeting-room&fasilitas=stage", ["fasilitas"], "jenis=meeting-room"),
        ("situs=semarang&tanggal=2026-08-04&jenis=meeting-room&lama=480", ["paling lama 4 jam"], "lama=240"),
        ("situs=tidak-ada&tanggal=2026-08-04", ["Lokasi itu tidak ada"], "tanggal=2026-08-04"),
    ];

    [Fact]
    public async Task An_empty_answer_says_why_and_leads_to_the_first_that_there_is()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        foreach (var (asked, said, next) in OneSite)
        {
            var empty = await Empty(visitor, "/ruang?" + asked);
            Assert.All(
                said,
                words =>
                    Assert.True(
                        empty.TextContent.Contains(words, StringComparison.Ordinal),
                        $"{asked}: {empty.TextContent}"
                    )
            );
            Assert.DoesNotContain("Tidak ada ruang yang cocok", empty.TextContent);
            var links = empty.QuerySelectorAll("a[href^='/ruang']").Select(link => link.GetAttribute("href")!).ToList();
            Assert.True(
                links.Exists(link => link.Contains(next, StringComparison.Ordinal)),
                $"{asked}: {string.Join(' ', links)}"
            );
            NeverIntoThePast(links);
            // Where the button leads, something can be chosen.
            var there = Page(
                await visitor.GetStringAsync(links.First(link => link.Contains(next, StringComparison.Ordinal)))
            );
            Assert.True(there.QuerySelectorAll(".slots a.slot").Length > 0, $"{asked} → {string.Join(' ', links)}");
            Assert.NotEqual(empty.TextContent, (await Empty(visitor, $"/ruang?{asked}&lang=en")).TextContent);
            await visitor.GetAsync("/ruang?lang=id");
        }
    }

    [Fact]
    public async Task What_is_closed_or_really_taken_is_told_apart_and_each_site_says_its_own_reason()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var (studio, room) = (await app.Space("solo/studio-foto"), await app.Space("semarang/ruang-rapat-1"));
        await Take(app, studio, new(2026, 8, 8), 9, 20);
        await Shut(app, room, new(2026, 8, 6), "Pengecatan");
        foreach (var other in new[] { "semarang/ruang-rapat-2" })
            await Take(app, await app.Space(other), new(2026, 8, 6), 9, 21);

        // A Saturday: the studio in Solo is taken all day, Banyumas is closed, Semarang has none.
        var empty = await Empty(visitor, "/ruang?tanggal=2026-08-08&jenis=studio");
        Assert.Matches("Solo.*(terisi|dipakai)", empty.TextContent.ReplaceLineEndings(" "));
        Assert.Matches("Banyumas.*tutup", empty.TextContent.ReplaceLineEndings(" "));
        Assert.Contains("tanggal=2026-08-10", empty.InnerHtml);

        // Of two rooms one is being painted, the other is taken.
        var both = (await Empty(visitor, "/ruang?situs=semarang&tanggal=2026-08-06&jenis=meeting-room")).TextContent;
        Assert.Contains("terisi", both);
        await Take(app, await app.Space("solo/ruang-rapat"), new(2026, 8, 6), 9, 10);
        await Shut(app, await app.Space("solo/area-gim"), new(2026, 8, 6), "Turnamen tertutup");
        Assert.Contains(
            "Turnamen tertutup",
            (await Empty(visitor, "/ruang?situs=solo&tanggal=2026-08-06&jenis=gaming")).TextContent
        );
        // An hour that is taken: the nearest of the day are below, as before.
        var near = Page(
            await visitor.GetStringAsync("/ruang?situs=solo&tanggal=2026-08-06&jam=09:00&jenis=meeting-room")
        );
        Assert.NotEmpty(near.QuerySelectorAll(".slots a.slot"));
        Assert.Contains("terisi", near.QuerySelector(".empty")!.TextContent);
    }

    [Fact]
    public async Task A_space_opens_on_the_first_day_that_can_be_booked_and_says_why_other_days_cannot()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var hall = Page(await visitor.GetStringAsync("/ruang/semarang/ruang-acara"));
        Assert.Equal("2026-08-05", hall.QuerySelector("#tanggal")!.GetAttribute("value"));
        Assert.Contains("paling lambat 2 hari sebelumnya", Chosen(hall).TextContent);
        Assert.NotEmpty(hall.QuerySelectorAll(".slots a.slot"));
        Assert.Equal(
            "2026-08-03",
            Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1"))
                .QuerySelector("#tanggal")!
                .GetAttribute("value")
        );

        foreach (
            var (day, said, first) in new (string, string, string)[]
            {
                ("2026-08-04", "paling lambat 2 hari sebelumnya", "2026-08-05"),
                ("2026-08-09", "tutup", "2026-08-10"),
                ("2026-08-17", "Proklamasi Kemerdekaan", "2026-08-18"),
                ("2026-07-20", "sudah lewat", "2026-08-05"),
                ("2027-08-20", "1 November 2026", "2026-08-05"),
            }
        )
        {
            var page = Page(await visitor.GetStringAsync($"/ruang/semarang/ruang-acara?tanggal={day}"));
            Assert.Contains(said, page.QuerySelector(".empty")!.TextContent);
            Assert.Contains($"tanggal={first}", page.QuerySelector(".empty a.btn")!.GetAttribute("href"));
            NeverIntoThePast(Links(page));
        }
    }

    [Fact]
    public async Task The_days_of_a_space_end_where_booking_does()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        IElement? Link(IDocument page, string rel) => page.QuerySelector($".day-nav a[rel={rel}]");
        async Task<IDocument> On(string day) =>
            Page(await visitor.GetStringAsync($"/ruang/semarang/ruang-rapat-1?tanggal={day}"));
        var today = await On("2026-08-03");
        Assert.Null(Link(today, "prev"));
        Assert.Contains("2026-08-04", Link(today, "next")!.GetAttribute("href"));
        Assert.Equal(
            ("2026-08-03", "2026-11-01"),
            (today.QuerySelector("#tanggal")!.GetAttribute("min"), today.QuerySelector("#tanggal")!.GetAttribute("max"))
        );
        var last = await On("2026-11-01");
        Assert.Null(Link(last, "next"));
        var beyond = await On("2027-08-20");
        Assert.Null(Link(beyond, "next"));
        Assert.Contains("2026-11-01", Link(beyond, "prev")!.GetAttribute("href"));
        var before = await On("2026-07-01");
        Assert.Null(Link(before, "prev"));
        Assert.Contains("2026-08-03", Link(before, "next")!.GetAttribute("href"));
        // Whatever is asked and however often, there is no way on for ever.
        Assert.DoesNotContain("hari berikutnya", beyond.Body!.TextContent);
    }

    [Fact]
    public async Task A_day_that_is_taken_leads_to_the_next_that_is_not()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var room = await app.Space("solo/studio-foto");
        await Take(app, room, new(2026, 8, 3), 9, 20);
        await Take(app, room, new(2026, 8, 4), 9, 20);
        await Shut(app, room, new(2026, 8, 5), "Ganti lampu");
        Assert.Equal(
            "2026-08-06",
            Page(await visitor.GetStringAsync("/ruang/solo/studio-foto"))
                .QuerySelector("#tanggal")!
                .GetAttribute("value")
        );
        var taken = Page(await visitor.GetStringAsync("/ruang/solo/studio-foto?tanggal=2026-08-04"));
        Assert.Contains("terisi", Chosen(taken).TextContent);
        Assert.Contains(
            taken.QuerySelectorAll("a.btn"),
            link => link.GetAttribute("href")!.Contains("tanggal=2026-08-06", StringComparison.Ordinal)
        );
        Assert.Contains(
            "Ganti lampu",
            Chosen(Page(await visitor.GetStringAsync("/ruang/solo/studio-foto?tanggal=2026-08-05"))).TextContent
        );
    }

    [Fact]
    public async Task The_earliest_time_that_is_told_can_be_booked()
    {
        // Saturday 8 August 2026, 06.10 WIB.
        await using var app = await HeteroApp.Start(new DateTime(2026, 8, 7, 23, 10, 0, DateTimeKind.Utc));
        var (person, room, hall) = (
            await app.Member(),
            await app.Space("semarang/ruang-rapat-1"),
            await app.Space("semarang/ruang-acara")
        );
        async Task<string> Told(CatalogueSpace at, DateTime starts, int minutes = 60) =>
            string.Join(
                ' ',
                Assert
                    .IsType<BookAnswer.Broken>(await app.Book(BookTests.Wish(at, person, starts, minutes)))
                    .Rules.Select(rule => rule.Sentence)
            );
        Assert.Contains(
            "Paling awal sekarang: Sabtu, 8 Agustus 2026, 09.00 WIB",
            await Told(room, app.Now.AddHours(-6))
        );
        Assert.Contains("Paling awal: Senin, 10 Agustus 2026, 09.00 WIB", await Told(hall, app.Now.AddHours(4)));
        // Taken until noon, so that the first is at noon.
        await Take(app, room, new(2026, 8, 8), 9, 12);
        var told = await Told(room, app.Now.AddHours(-6));
        Assert.Contains("Paling awal sekarang: Sabtu, 8 Agustus 2026, 12.00 WIB", told);
        // Too late for so long a stay today: the next day it opens.
        await Take(app, room, new(2026, 8, 8), 16, 21);
        await Take(app, room, new(2026, 8, 8), 12, 13);
        Assert.Contains("Senin, 10 Agustus 2026, 09.00 WIB", await Told(room, app.Now.AddHours(-6), 240));
        var first = Assert.IsType<BookAnswer.Booked>(
            await app.Book(BookTests.Wish(room, person, room.Site.Clock.Utc(new(2026, 8, 10), new(9, 0)), 240))
        );
        Assert.Equal(BookingStatus.Confirmed, first.Booking.Status);
        // A minute off the step just before closing: the nearest that is told is one that is open.
        Assert.Contains(
            "yang terdekat pukul 20.00",
            await Told(room, room.Site.Clock.Utc(new(2026, 8, 10), new(20, 20)))
        );
        // A closed day that has passed does not promise an opening that has passed as well.
        Assert.DoesNotContain(
            "Juli",
            await Told(room, new DateTime(2026, 7, 26, 3, 0, 0, DateTimeKind.Utc)) is var past
                ? Regex.Replace(past, "tutup pada [^.(]*", "")
                : ""
        );
    }

    [Fact]
    public async Task On_a_saturday_evening_the_search_opens_on_the_next_day_that_is_open()
    {
        await using var app = await HeteroApp.Start(new DateTime(2026, 8, 8, 14, 30, 0, DateTimeKind.Utc));
        using var visitor = Browse.Visitor(app);
        var page = Page(await visitor.GetStringAsync("/ruang"));
        Assert.Equal("2026-08-10", page.QuerySelector("#tanggal")!.GetAttribute("value"));
        Assert.NotEmpty(page.QuerySelectorAll(".slots a.slot"));
    }

    [Fact]
    public async Task Every_time_that_is_offered_stands_on_the_step_of_the_space_whenever_the_site_opens()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<Foundation.Db.AppDb>();
            await db.OpeningHours().ExecuteUpdateAsync(set => set.SetProperty(row => row.Opens, new TimeOnly(9, 10)));
            services.GetRequiredService<Catalogue>().Forget();
            return true;
        });
        var (person, room) = (await app.Member(), await app.Space("semarang/ruang-rapat-1"));
        using var visitor = Browse.Visitor(app);
        var page = Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?tanggal=2026-08-04"));
        Assert.Equal("09.30", page.QuerySelector(".slots a.slot")!.TextContent.Trim());
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(BookTests.Wish(room, person, room.Site.Clock.Utc(new(2026, 8, 4), new(9, 30))))
        );
    }

    [Fact]
    public async Task What_staff_closed_is_told_as_closed_with_reason_and_day_wherever_it_is_told()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var (room, person) = (await app.Space("semarang/ruang-rapat-1"), await app.Member());
        await Close(app, room.Site, null, Hours(room, new(2026, 8, 6), 0, 24), "Pengecatan gedung");
        await Close(app, room.Site, room, Hours(room, new(2026, 8, 7), 12, 15), "Ganti lampu");

        var page = Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?tanggal=2026-08-06"));
        Assert.Empty(page.QuerySelectorAll(".slots s"));
        Assert.DoesNotContain("sudah dipakai", Chosen(page).TextContent);
        Assert.Matches(
            "ditutup pada Kamis, 6 Agustus 2026.*Pengecatan gedung",
            page.QuerySelector(".empty")!.TextContent
        );
        Assert.Contains("tanggal=2026-08-07", page.QuerySelector(".empty a.btn")!.GetAttribute("href"));
        var strips = page.QuerySelectorAll(".day-block").Select(block => block.GetAttribute("title")).Distinct();
        Assert.Equal(["Tutup: Pengecatan gedung"], strips);

        // Some hours of one space: told before the grid, which has the rest.
        var part = Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?tanggal=2026-08-07"));
        Assert.Empty(part.QuerySelectorAll(".slots s"));
        Assert.NotEmpty(part.QuerySelectorAll(".slots a.slot"));
        var html = Chosen(part).InnerHtml;
        Assert.Contains("12.00–15.00: Ganti lampu", html);
        Assert.True(
            html.IndexOf("Ganti lampu", StringComparison.Ordinal)
                < html.IndexOf("class=\"slots\"", StringComparison.Ordinal)
        );
        var own = part.QuerySelectorAll(".day-row")
            .First(row => row.TextContent.Contains("Ruang Rapat 1", StringComparison.Ordinal));
        Assert.Contains("Tutup: Ganti lampu", own.InnerHtml);
        Assert.DoesNotContain("Terisi", own.InnerHtml);

        var search = (await Empty(visitor, "/ruang?situs=semarang&tanggal=2026-08-06")).TextContent;
        Assert.Contains("Semarang ditutup pada Kamis, 6 Agustus 2026: Pengecatan gedung", search);

        var form = await (
            await Browse.Typed(
                app,
                visitor,
                "/pesan/semarang/ruang-rapat-1",
                "pesan",
                ("tanggal", "2026-08-06"),
                ("jam", "09:00"),
                ("lama", "60"),
                ("orang", "1"),
                ("keperluan", "Rapat"),
                ("nama", "Slamet"),
                ("kontak", "slamet@example.org"),
                ("sandi", "sandi-yang-panjang"),
                ("jenis", "Public")
            )
        ).Text();
        Assert.Contains("Pengecatan gedung", form);
        Assert.DoesNotContain("dipakai orang lain", form);
        Assert.Contains("Pilih ini", form);
        using var program = await app.Client(person);
        var answer = await program.PostAsJsonAsync(
            "/api/v1/bookings",
            new
            {
                space = "semarang/ruang-rapat-1",
                from = "2026-08-07T13:00:00+07:00",
                to = "2026-08-07T14:00:00+07:00",
                people = 1,
                purpose = "Rapat",
            }
        );
        var problem = await answer.Content.ReadAsStringAsync();
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains("\"clash\"", problem);
        Assert.Contains("Ganti lampu", problem);
        Assert.DoesNotContain("Someone else", problem);
    }

    [Fact]
    public async Task Too_many_people_for_a_kind_are_offered_all_kinds_when_those_hold_enough()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        async Task<(string Said, string Next)> Told(string asked)
        {
            var empty = await Empty(visitor, "/ruang?tanggal=2026-08-05&" + asked);
            var next = empty.QuerySelector("a.btn")!.GetAttribute("href")!;
            Assert.NotEmpty(Page(await visitor.GetStringAsync(next)).QuerySelectorAll(".slots a.slot"));
            return (empty.TextContent, next);
        }
        var (said, next) = await Told("situs=semarang&jenis=meeting-room&orang=60");
        Assert.Contains("Ruang seperti itu di Semarang muat paling banyak", said);
        Assert.Contains("Semua jenis ruang: sampai 100 orang", said);
        Assert.Contains("orang=60", next);
        Assert.DoesNotContain("jenis=", next);
        (said, next) = await Told("jenis=meeting-room&fasilitas=projector&orang=250");
        Assert.Contains("300 orang", said);
        Assert.DoesNotContain("fasilitas=", next);
        // No kind holds so many: fewer people.
        (said, next) = await Told("jenis=meeting-room&orang=5000");
        Assert.Contains("Ruang seperti itu", said);
        Assert.DoesNotContain("orang=5000", next);
    }

    [Fact]
    public async Task What_is_so_at_every_site_is_said_once_and_what_is_left_out_is_counted()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<Foundation.Db.AppDb>();
            await db.Sites().ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOnHolidays, true));
            services.GetRequiredService<Catalogue>().Forget();
            return true;
        });
        using var visitor = Browse.Visitor(app);
        async Task<List<string>> Sentences(string asked) =>
            [
                .. (await Empty(visitor, "/ruang?" + asked))
                    .QuerySelectorAll("p")
                    .Where(row => row.QuerySelector("a") is null)
                    .Select(row => row.TextContent),
            ];
        Assert.Equal(
            ["Semua lokasi tutup pada Senin, 17 Agustus 2026 (Proklamasi Kemerdekaan)."],
            await Sentences("tanggal=2026-08-17")
        );
        Assert.StartsWith(
            "Semua lokasi tutup pada Minggu, 9 Agustus 2026",
            Assert.Single(await Sentences("tanggal=2026-08-09"))
        );
        Assert.StartsWith(
            "Every site is closed on Sunday",
            Assert.Single(await Sentences("tanggal=2026-08-09&lang=en"))
        );
        await visitor.GetAsync("/ruang?lang=id");
        // Thirty more without a space: named as far as one reads, and counted.
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<Foundation.Db.AppDb>();
            foreach (var number in Enumerable.Range(1, 30))
                db.Add(
                    new Site
                    {
                        Slug = $"contoh-{number}",
                        Name = $"Contoh {number}",
                        Address = "Jl. Contoh",
                        Published = true,
                    }
                );
            await db.SaveChangesAsync();
            services.GetRequiredService<Catalogue>().Forget();
            await services
                .GetRequiredService<Microsoft.AspNetCore.OutputCaching.IOutputCacheStore>()
                .EvictByTagAsync(Foundation.Web.PublicPages.Tag, default);
            return true;
        });
        var many = await Sentences("tanggal=2026-08-17");
        Assert.InRange(many.Count, 2, 12);
        Assert.Contains("lokasi lain", string.Join(' ', many));
    }

    [Fact]
    public async Task The_last_day_tells_its_hour_and_a_date_that_cannot_be_read_says_so()
    {
        // Tuesday, so that the last day is a Monday.
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddDays(1));
        using var visitor = Browse.Visitor(app);
        Assert.Contains(
            "sampai Senin, 2 November 2026, 10.00 WIB",
            (await Empty(visitor, "/ruang?situs=semarang&tanggal=2026-11-02&jam=15:00")).TextContent
        );
        Assert.Contains(
            "sampai Senin, 2 November 2026, 10.00 WIB",
            Chosen(Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?tanggal=2026-11-02"))).TextContent
        );
        foreach (var address in new[] { "/ruang", "/ruang/semarang/ruang-rapat-1" })
        foreach (var day in new[] { "besok", "2026-02-31", "31/12/2026", "2300-01-01" })
        {
            var page = Page(await visitor.GetStringAsync($"{address}?tanggal={Uri.EscapeDataString(day)}"));
            Assert.Contains("tidak bisa dibaca", page.QuerySelector("#tanggal-error")?.TextContent ?? "");
            Assert.Null(
                Page(await visitor.GetStringAsync($"{address}?tanggal=2026-08-05")).QuerySelector("#tanggal-error")
            );
        }
    }

    private static IDocument Page(string html) => new HtmlParser().ParseDocument(html);

    private static IElement Chosen(IDocument page) => page.QuerySelector("section[aria-labelledby=waktu]")!;

    private static List<string> Links(IDocument page) =>
        [.. page.QuerySelectorAll("main a[href*='tanggal=']").Select(link => link.GetAttribute("href")!)];

    private static async Task<IElement> Empty(HttpClient client, string address) =>
        Page(await client.GetStringAsync(address)).QuerySelector(".empty") ?? throw new ArgumentException(address);

    private static void NeverIntoThePast(IEnumerable<string> links) =>
        Assert.All(
            links
                .Select(link => Regex.Match(link, @"tanggal=(\d{4}-\d\d-\d\d)"))
                .Where(found => found.Success && !found.Value.StartsWith("lang", StringComparison.Ordinal)),
            found => Assert.True(string.CompareOrdinal(found.Groups[1].Value, "2026-08-03") >= 0, found.Value)
        );

    private static Task<int> Take(HeteroApp app, CatalogueSpace at, DateOnly day, int from, int to) =>
        app.Read(db =>
        {
            var range = new TimeRange(at.Site.Clock.Utc(day, new(from, 0)), at.Site.Clock.Utc(day, new(to, 0)));
            Floor.Hold(db, at.Site.Id, at.Units, range, HolderKind.Booking, Guid.CreateVersion7());
            return db.SaveChangesAsync();
        });

    private static Task<bool> Shut(HeteroApp app, CatalogueSpace at, DateOnly day, string reason) =>
        app.Do(services =>
            services
                .GetRequiredService<EditSite>()
                .Save(
                    null,
                    at.Site.Id,
                    "closure.added",
                    "closure:test",
                    null,
                    async db =>
                    {
                        var closure = new Closure
                        {
                            SiteId = at.Site.Id,
                            SpaceId = at.Space.Id,
                            Starts = at.Site.Clock.Day(day).Starts,
                            Ends = at.Site.Clock.Day(day).Ends,
                            Reason = new Bilingual(reason),
                        };
                        db.Closures().Add(closure);
                        await Floor.Close(db, closure);
                    }
                )
        );

    private static TimeRange Hours(CatalogueSpace at, DateOnly day, int from, int to) =>
        new(at.Site.Clock.Day(day).Starts.AddHours(from), at.Site.Clock.Day(day).Starts.AddHours(to));

    private static Task<bool> Close(HeteroApp app, Site site, CatalogueSpace? at, TimeRange range, string reason) =>
        app.Do(services =>
            services
                .GetRequiredService<EditSite>()
                .Save(
                    null,
                    site.Id,
                    "closure.added",
                    "closure:test",
                    null,
                    async db =>
                    {
                        var closure = new Closure
                        {
                            SiteId = site.Id,
                            SpaceId = at?.Space.Id,
                            Starts = range.Starts,
                            Ends = range.Ends,
                            Reason = new Bilingual(reason),
                        };
                        db.Closures().Add(closure);
                        await Floor.Close(db, closure);
                    }
                )
        );
}
