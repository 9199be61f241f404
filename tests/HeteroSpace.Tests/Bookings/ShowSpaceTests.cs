using System.Text.RegularExpressions;
using AngleSharp.Dom;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Bookings;

/// <summary>The days and times that a space is shown with are those that can be booked. Now is Monday 3 August 2026,
/// 10.00 WIB; the horizon ends on Sunday 1 November.</summary>
public sealed class ShowSpaceTests
{
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
}
