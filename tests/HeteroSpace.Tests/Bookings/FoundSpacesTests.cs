using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Bookings;

/// <summary>The list of spaces: choices before forms, a page at a time, drawn rooms that are also the answer. Now is
/// Monday 3 August 2026, 10.00 WIB.</summary>
public sealed class FoundSpacesTests
{
    [Fact]
    public async Task Choices_come_before_forms_and_the_form_is_folded()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var page = Page(await visitor.GetStringAsync("/ruang?situs=solo&tanggal=2026-08-04&orang=4&jenis=studio"));
        Assert.False(page.QuerySelector("#saring")!.HasAttribute("open"));
        Assert.Equal("Studio", page.QuerySelector("#saring summary")!.TextContent.Split('·')[^1].Trim());
        var chosen = page.QuerySelectorAll(".chip[aria-current]").Select(chip => chip.TextContent).ToList();
        Assert.Equal(["Besok", "Solo", "4 orang"], chosen);
        // A choice changes one thing and keeps the rest.
        var today = page.QuerySelectorAll(".chip").Single(chip => chip.TextContent == "Hari ini");
        foreach (var kept in new[] { "situs=solo", "orang=4", "jenis=studio", "tanggal=2026-08-03" })
            Assert.Contains(kept, today.GetAttribute("href"));
        foreach (var chip in page.QuerySelectorAll(".chip"))
        {
            var there = Page(await visitor.GetStringAsync(chip.GetAttribute("href")));
            Assert.Contains(
                chip.TextContent,
                there.QuerySelectorAll(".chip[aria-current]").Select(one => one.TextContent)
            );
        }
    }

    [Fact]
    public async Task A_day_beyond_the_week_and_a_number_between_the_usual_ones_have_a_choice_of_their_own()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var page = Page(await visitor.GetStringAsync("/ruang?tanggal=2026-09-02&orang=17"));
        Assert.Equal(
            ["Rab, 2 Sep", "Semua lokasi", "17 orang"],
            page.QuerySelectorAll(".chip[aria-current]").Select(chip => chip.TextContent)
        );
    }

    [Fact]
    public async Task All_spaces_that_can_be_had_are_on_the_pages_each_once()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        async Task<List<string>> On(int page, string more = "") =>
            [
                .. Page(await visitor.GetStringAsync($"/ruang?tanggal=2026-08-05&hal={page}{more}"))
                    .QuerySelectorAll(".space-card h3 a")
                    .Select(link => link.GetAttribute("href")!.Split('?')[0]),
            ];
        var first = Page(await visitor.GetStringAsync("/ruang?tanggal=2026-08-05"));
        var count = int.Parse(first.QuerySelector(".found")!.FirstChild!.TextContent.Split(' ')[0]);
        var pages = new List<string>();
        for (var page = 1; page <= (count + 11) / 12; page++)
            pages.AddRange(await On(page));
        Assert.Equal(count, pages.Count);
        Assert.Equal(count, pages.Distinct().Count());
        Assert.True(count > 12);
        // Beyond the last there is the last.
        Assert.Equal(await On((count + 11) / 12), await On(99));
        Assert.All(await On(1, "&situs=solo"), link => Assert.StartsWith("/ruang/solo/", link));
        Assert.DoesNotContain("hal=", first.QuerySelectorAll(".chip")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task Taken_desks_are_marigold_in_the_drawing_and_counted_in_words()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var desks = await app.Space("semarang/meja-bersama");
        await app.Act(act =>
        {
            foreach (var unit in desks.Units.Take(3))
                Floor.Hold(
                    act,
                    desks.Site.Id,
                    [unit],
                    Hours(desks, new(2026, 8, 5), 9, 11),
                    HolderKind.Booking,
                    Guid.CreateVersion7()
                );
            return Task.FromResult(true);
        });
        var card = Page(await visitor.GetStringAsync("/ruang?situs=semarang&tanggal=2026-08-05&jenis=desk"))
            .QuerySelector(".space-card")!;
        Assert.Contains("21 meja kosong pukul 09.00", card.TextContent);
        Assert.Equal(3, card.QuerySelectorAll("svg.room use.tk").Length);
        Assert.Contains("24 meja", card.TextContent);
    }

    [Fact]
    public async Task An_evening_when_all_is_shut_says_that_it_opens_on_another_day()
    {
        await using var app = await HeteroApp.Start(new DateTime(2026, 8, 8, 14, 30, 0, DateTimeKind.Utc));
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Ini hari buka berikutnya", await visitor.GetStringAsync("/ruang"));
        Assert.DoesNotContain("Ini hari buka berikutnya", await visitor.GetStringAsync("/ruang?tanggal=2026-08-10"));
    }

    [Fact]
    public async Task No_two_pictures_of_a_page_are_the_same()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        foreach (var address in new[] { "/ruang?tanggal=2026-08-05", "/ruang?tanggal=2026-08-05&hal=2" })
        {
            var rooms = Page(await visitor.GetStringAsync(address)).QuerySelectorAll("svg.room").ToList();
            Assert.True(rooms.Count > 8);
            foreach (var defined in rooms.SelectMany(room => room.QuerySelectorAll("defs")))
                defined.Remove();
            Assert.Equal(rooms.Count, rooms.Select(room => room.OuterHtml).Distinct().Count());
        }
    }

    [Fact]
    public async Task Thirty_five_sites_with_a_thousand_spaces_are_one_light_page_and_one_question_of_the_floor()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            await Grow(services.GetRequiredService<AppDb>());
            services.GetRequiredService<Catalogue>().Forget();
            return true;
        });
        using var visitor = Browse.Visitor(app);
        using var asked = new Initiatives.QueryCount(
            await app.Read(db => Task.FromResult(db.Database.GetConnectionString()!))
        );
        await visitor.GetStringAsync("/ruang?tanggal=2026-08-06");
        // EF looks once a second whether anyone listens.
        await Task.Delay(1200);
        var before = asked.Count;
        var html = await visitor.GetStringAsync("/ruang?tanggal=2026-08-05");
        Assert.InRange(asked.Count - before, 1, 3);
        Assert.InRange(html.Length, 10_000, 60_000);
        var page = Page(html);
        Assert.Equal(12, page.QuerySelectorAll(".space-card").Length);
        Assert.InRange(page.QuerySelectorAll(".chip").Length, 10, 30);
    }

    private static async Task Grow(AppDb db)
    {
        for (var number = 1; number <= 32; number++)
        {
            var site = new Site
            {
                Slug = $"contoh-{number}",
                Name = $"Contoh {number}",
                Address = "Jl. Contoh",
                RegionCode = "33.75",
            };
            db.Add(site);
            db.Add(
                new OpeningHours
                {
                    SiteId = site.Id,
                    Day = DayOfWeek.Wednesday,
                    Opens = new(8, 0),
                    Closes = new(20, 0),
                }
            );
            for (var room = 1; room <= 30; room++)
            {
                var space = new Space
                {
                    SiteId = site.Id,
                    Slug = $"ruang-{room}",
                    Name = new($"Ruang {room}", $"Room {room}"),
                    Kind = (SpaceKind)(room % 12),
                    Capacity = 100 + room,
                    Amenities = ["screen", "windows", "stage"],
                };
                var unit = new Unit { SiteId = site.Id, Name = $"{room}" };
                db.AddRange(space, unit, new SpaceUnit { SpaceId = space.Id, UnitId = unit.Id });
            }
        }
        await db.SaveChangesAsync();
    }
}
