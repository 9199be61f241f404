using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>The page of a site is a place: what is free now, when it is open, how to get there, what comes next. Now is
/// Monday 3 August 2026, 10.00 WIB, where nothing else is said.</summary>
public sealed class SitePageTests
{
    private static async Task<IDocument> Page(HeteroApp app, string address = "/situs/semarang") =>
        new HtmlParser().ParseDocument(await Browse.Visitor(app).GetStringAsync(address));

    private static string Card(IDocument page, string name) =>
        page.QuerySelectorAll(".space-card").Single(card => card.QuerySelector("h3")!.TextContent == name).TextContent;

    [Fact]
    public async Task First_comes_whether_one_can_sit_down_drawn_and_in_words()
    {
        await using var app = await HeteroApp.Start();
        var desks = await app.Space("semarang/meja-bersama");
        await app.Act(act =>
        {
            foreach (var unit in desks.Units.Skip(2).Take(2))
                Floor.Hold(
                    act,
                    desks.Site.Id,
                    [unit],
                    FindingSpace.Hours(desks, new(2026, 8, 3), 9, 12),
                    HolderKind.Booking,
                    Guid.CreateVersion7()
                );
            return Task.FromResult(true);
        });
        var page = await Page(app);
        var first = page.QuerySelector(".now-card")!;
        Assert.Contains("22 meja kosong sekarang", first.TextContent);
        Assert.Equal(2, first.QuerySelectorAll("use.tk").Length);
        Assert.Contains("2 sedang dipakai", first.QuerySelector("svg.room")!.GetAttribute("aria-label"));
        // It is not there twice.
        Assert.DoesNotContain(
            "Meja bersama",
            page.QuerySelectorAll(".space-card h3").Select(title => title.TextContent)
        );
    }

    [Fact]
    public async Task Each_room_says_until_when_it_is_free_or_when_again_or_how_far_ahead_it_is_booked()
    {
        await using var app = await HeteroApp.Start();
        var (one, two) = (await app.Space("semarang/ruang-rapat-1"), await app.Space("semarang/ruang-rapat-2"));
        await FindingSpace.Take(app, one, new(2026, 8, 3), 13, 15);
        await FindingSpace.Take(app, two, new(2026, 8, 3), 9, 21);
        var page = await Page(app);
        Assert.Contains("Kosong sampai 13.00", Card(page, "Ruang Rapat 1"));
        Assert.Contains("Hari ini sudah terisi", Card(page, "Ruang Rapat 2"));
        Assert.Contains("Pesan 2 hari sebelumnya", Card(page, "Ruang Acara"));
        Assert.Contains("Kosong sampai 21.00", Card(page, "Kantor Privat 1"));
    }

    [Fact]
    public async Task On_a_day_that_is_shut_it_tells_of_the_next_that_is_not()
    {
        // Sunday 9 August 2026, 10.00 WIB.
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddDays(6));
        var page = await Page(app);
        Assert.Contains("Sen, 10 Agu 09.00: 24 meja kosong", page.QuerySelector(".now-card")!.TextContent);
        Assert.Contains("tutup", page.QuerySelector(".hours-today")!.TextContent);
        Assert.Null(page.QuerySelector(".hours-today .day-bar"));
        Assert.Contains("Kosong Sen, 10 Agu 09.00–21.00", Card(page, "Ruang Rapat 1"));
    }

    [Fact]
    public async Task On_a_holiday_the_hours_of_today_say_why()
    {
        // Monday 17 August 2026.
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddDays(14));
        Assert.Contains("tutup: Proklamasi Kemerdekaan", (await Page(app)).QuerySelector(".hours-today")!.TextContent);
    }

    [Fact]
    public async Task Todays_hours_are_drawn_with_the_mark_of_now()
    {
        await using var app = await HeteroApp.Start();
        var today = (await Page(app)).QuerySelector(".hours-today")!;
        Assert.Contains("09.00–21.00 WIB", today.TextContent);
        // From six on: nine is the twelfth quarter, ten the sixteenth; twelve hours are forty-eight.
        Assert.Equal("at-12 len-48", today.QuerySelector(".day-bar i")!.ClassName);
        Assert.Equal("at-16", today.QuerySelector(".day-bar b")!.ClassName);
    }

    [Fact]
    public async Task It_leads_to_the_map_to_WhatsApp_and_to_what_comes_next_there()
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app);
        var page = await Page(app);
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains(links, link => link.StartsWith("https://www.google.com/maps/", StringComparison.Ordinal));
        Assert.Contains(links, link => link.StartsWith("https://wa.me/", StringComparison.Ordinal));
        Assert.Contains("Kelas foto produk", page.QuerySelector("section[aria-labelledby=acara]")!.TextContent);
        Assert.Contains("Gratis", page.QuerySelector(".site-top")!.TextContent);
        // At the other site nothing is planned, and it says what to do.
        var solo = (await Page(app, "/situs/solo")).QuerySelector("section[aria-labelledby=acara]")!;
        Assert.DoesNotContain("Kelas foto produk", solo.TextContent);
        Assert.NotNull(solo.QuerySelector(".empty a.btn"));
    }

    [Fact]
    public async Task A_site_without_a_space_or_hours_is_a_page_still()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Add(
                new Site
                {
                    Slug = "baru",
                    Name = "Baru",
                    Address = "Jl. Contoh",
                }
            );
            await db.SaveChangesAsync();
            services.GetRequiredService<Catalogue>().Forget();
            return true;
        });
        var page = await Page(app, "/situs/baru");
        Assert.Contains("Belum ada ruang", page.Body!.TextContent);
        Assert.Null(page.QuerySelector(".now-card"));
        Assert.Contains("Hari ini", page.QuerySelector(".hours-today")!.TextContent);
    }

    [Theory]
    [InlineData("/situs/semarang")]
    [InlineData("/situs/purwokerto")]
    [InlineData("/ruang/semarang/meja-bersama")]
    [InlineData("/ruang/solo/ruang-acara")]
    public async Task No_picture_is_there_twice_no_name_is_given_twice_and_nothing_is_styled_inline(string address)
    {
        await using var app = await HeteroApp.Start();
        var page = await Page(app, address);
        var ids = page.QuerySelectorAll("[id]").Select(part => part.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(page.QuerySelectorAll("[style]"));
        var pictures = page.QuerySelectorAll("svg.room").ToList();
        Assert.NotEmpty(pictures);
        foreach (var defined in page.QuerySelectorAll("svg.room defs"))
            defined.Remove();
        Assert.Equal(
            pictures.Count,
            pictures.Select(picture => picture.InnerHtml + picture.ClassName).Distinct().Count()
        );
    }

    [Fact]
    public async Task The_page_of_a_space_shows_it_first_and_has_one_tap_to_its_first_time()
    {
        await using var app = await HeteroApp.Start();
        var page = await Page(app, "/ruang/semarang/ruang-acara");
        var top = page.QuerySelector(".space-top")!;
        Assert.NotNull(top.QuerySelector("svg.room[role=img]"));
        Assert.Contains("Gratis", top.TextContent);
        var book = top.QuerySelector("a.btn-primary")!.GetAttribute("href");
        Assert.Equal(page.QuerySelector(".slots a.slot")!.GetAttribute("href"), book);
        Assert.Contains("https://wa.me/", top.InnerHtml);
        // A day without a time has no such button.
        Assert.Null(
            (await Page(app, "/ruang/semarang/ruang-acara?tanggal=2026-08-09")).QuerySelector(
                ".space-top a.btn-primary"
            )
        );
    }

    [Fact]
    public async Task Every_community_that_is_counted_is_named_or_said_to_be_more()
    {
        await using var app = await HeteroApp.Start();
        var (_, active) = await Made.Organization(app, "Komunitas Zamrud Contoh");
        await Made.Organization(app, "Komunitas Akar Contoh");
        await app.Read(db =>
        {
            db.Activities()
                .Add(
                    new()
                    {
                        OrganizationId = active.Id,
                        At = app.Now.AddDays(-1),
                        Kind = "event",
                        SourceId = Guid.CreateVersion7(),
                        Title = "Kelas",
                    }
                );
            return db.SaveChangesAsync();
        });
        var people = (await Page(app)).QuerySelector("[aria-labelledby=orang]")!;
        Assert.Equal(
            ["Komunitas Zamrud Contoh", "Komunitas Akar Contoh"],
            people.QuerySelectorAll(".by-mark > span:last-child").Select(name => name.TextContent)
        );
        Assert.Contains("2 komunitas bersama kami", people.TextContent);
        Assert.DoesNotContain("Semua", people.TextContent);
    }
}
