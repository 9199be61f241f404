using AngleSharp.Dom;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>The week on the board: a small lane for each room and day, and from there to the day and back.</summary>
public sealed class BoardWeekTests
{
    private const string Week = "/konsol/semarang/papan?tampil=pekan&tanggal=2036-08-05";

    // The cell of a room, on the so manieth day from Monday.
    private static IElement Cell(IDocument page, string room, int day) =>
        Assert
            .Single(page.QuerySelectorAll(".bw tbody tr"), row => row.QuerySelector("th")!.TextContent == room)
            .QuerySelectorAll("td")[day];

    private static IEnumerable<string> Kinds(IElement cell) =>
        cell.QuerySelectorAll("i").Select(piece => piece.ClassList[0]);

    [Fact]
    public async Task Each_day_of_a_room_shows_its_pieces_and_what_they_come_to()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, "semarang/ruang-rapat-1", OnTuesday(9, 10));
        await Booked(app, "semarang/ruang-rapat-1", OnTuesday(13, 14), "Pak Lanjut");
        await Booked(app, "semarang/ruang-acara-b", OnTuesday(10, 12), "Pak Separuh");
        await Booked(app, "semarang/meja-bersama", OnTuesday(13, 15), "Sudah duduk");
        await Booked(app, "semarang/meja-bersama", OnTuesday(14, 15), "Duduk juga");
        await Asked(app, "semarang/kelas", OnTuesday(18, 19), "Peserta 016");
        await Held.Event(
            app,
            Held.Plan() with
            {
                Title = "Kelas foto produk",
                When = OnTuesday(13, 15),
                SpaceId = (await app.Space("semarang/kelas")).Space.Id,
            }
        );
        using var desk = await Browser(app, Role.FrontDesk);
        var page = await desk.Read(Week);
        Assert.Equal("4–10 Agustus 2036", page.QuerySelector("h1")!.TextContent);
        var room = Cell(page, "Ruang Rapat 1", 1);
        Assert.Equal(("2 pesanan", 2), (room.TextContent, Kinds(room).Count(kind => kind == "booking")));
        Assert.Equal("Kelas foto produk · 1 menunggu", Cell(page, "Ruang Kelas", 1).TextContent);
        Assert.Superset(new HashSet<string> { "event", "request" }, Kinds(Cell(page, "Ruang Kelas", 1)).ToHashSet());
        Assert.Equal("lewat ruang lain", Cell(page, "Ruang Acara", 1).TextContent);
        Assert.Equal("kosong", Cell(page, "Ruang Rapat 1", 2).TextContent);
        Assert.Contains("puncak 2 dari", Cell(page, "Meja bersama", 1).TextContent);
        Assert.Contains("heat-1", Kinds(Cell(page, "Meja bersama", 1)));
        Assert.Contains("1 acara", page.QuerySelectorAll(".bw thead th")[2].TextContent);
        Assert.DoesNotContain("style=", page.QuerySelector(".bw")!.OuterHtml);
    }

    [Fact]
    public async Task From_the_week_to_a_day_of_a_room_and_back_to_the_week_and_on()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        var page = await desk.Read(Week);
        var link = Cell(page, "Ruang Kelas", 3).QuerySelector("a")!.GetAttribute("href")!;
        Assert.EndsWith("#r-kelas", link);
        var day = await desk.Read("/konsol/semarang/papan" + link);
        Assert.Equal("Kamis, 7 Agustus 2036", day.QuerySelector("h1")!.TextContent);
        Assert.NotNull(day.GetElementById("r-kelas"));
        var back = day.QuerySelectorAll(".bd-steps a").Single(way => way.TextContent == "Pekan");
        Assert.Equal(
            "4–10 Agustus 2036",
            (await desk.Read("/konsol/semarang/papan" + back.GetAttribute("href"))).QuerySelector("h1")!.TextContent
        );
        var next = page.QuerySelector(".bd-steps a[rel=next]")!.GetAttribute("href");
        page = await desk.Read("/konsol/semarang/papan" + next);
        Assert.Equal("11–17 Agustus 2036", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector(".today"));
    }

    [Fact]
    public async Task What_is_closed_says_why_and_what_goes_over_midnight_is_on_both_days()
    {
        await using var app = await HeteroApp.Start(Monday);
        var night = new TimeRange(Tuesday(22), Tuesday(26));
        await Booked(app, "semarang/ruang-rapat-1", night, "Jaga malam");
        var at = await app.Space("semarang/ruang-rapat-2");
        var day = at.Site.Clock.Day(new(2036, 8, 6));
        await app.Act(async act =>
        {
            var closure = new Closure
            {
                SiteId = at.Site.Id,
                SpaceId = at.Space.Id,
                Starts = day.Starts,
                Ends = day.Ends,
                Reason = new("Perawatan AC"),
            };
            await Floor.Close(act, act.Add(closure));
            return true;
        });
        using var desk = await Browser(app, Role.FrontDesk);
        var page = await desk.Read(Week);
        Assert.Equal("Perawatan AC", Cell(page, "Ruang Rapat 2", 2).TextContent);
        Assert.All(Kinds(Cell(page, "Ruang Rapat 2", 2)), kind => Assert.Equal("closed", kind));
        Assert.All([1, 2], number => Assert.Contains("booking", Kinds(Cell(page, "Ruang Rapat 1", number))));
    }
}
