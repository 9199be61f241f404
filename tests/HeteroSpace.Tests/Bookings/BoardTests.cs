using AngleSharp.Dom;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>The day on the board: what each piece is, by pattern and word, and what nobody has.</summary>
public sealed class BoardTests
{
    private const string Tomorrow = "/konsol/semarang/papan?tanggal=2036-08-05",
        Room = "semarang/ruang-rapat-1",
        Other = "semarang/ruang-rapat-2";

    private static IElement Piece(IDocument board, string lane, string text) =>
        Assert.Single(board.Blocks(lane), block => block.TextContent.Contains(text, StringComparison.Ordinal));

    private static Task<Event> EventIn(HeteroApp app, string space, TimeRange when) =>
        HeldIn(app, space, Held.Plan() with { Title = "Kelas foto produk", When = when });

    private static async Task<Event> HeldIn(HeteroApp app, string space, EventPlan plan) =>
        (await Held.Event(app, plan with { SpaceId = (await app.Space(space)).Space.Id })).Event;

    [Fact]
    public async Task Each_kind_has_its_pattern_its_word_and_its_count()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, Room, OnTuesday(9, 10.5));
        await Booked(app, "semarang/ruang-acara", OnTuesday(15, 16), "Bu Hall");
        await Asked(app, "semarang/kelas", OnTuesday(14, 16), "Peserta 015");
        await Asked(app, "semarang/kelas", OnTuesday(18, 19), "Peserta 016");
        await EventIn(app, "semarang/kelas", OnTuesday(13, 15));
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read(Tomorrow);
        var booked = Piece(board, "Ruang Rapat 1", "Ibu Ratna");
        Assert.True(booked.ClassList.Contains("booking"));
        Assert.Contains("09–10.30", booked.TextContent);
        var hall = Piece(board, "Ruang Acara A (separuh)", "Bu Hall");
        Assert.True(hall.ClassList.Contains("shared"));
        Assert.Contains("lewat Ruang Acara", hall.TextContent);
        Assert.True(Piece(board, "Ruang Acara", "Bu Hall").ClassList.Contains("booking"));
        var clash = Piece(board, "Ruang Kelas", "Peserta 015");
        Assert.True(clash.ClassList.Contains("request") && clash.ClassList.Contains("clash"));
        Assert.Contains("bentrok 12.45", clash.TextContent);
        Assert.Contains("Menunggu · 18–19", Piece(board, "Ruang Kelas", "Peserta 016").TextContent);
        Assert.Contains("Acara · 13–15", Piece(board, "Ruang Kelas", "Kelas foto produk").TextContent);
        Assert.Equal(2, board.Blocks("Ruang Kelas").Count(block => block.ClassList.Contains("buffer")));
        string Count(string kind) => board.QuerySelector($".bd-legend li:has(.{kind}) .bd-count")!.TextContent;
        Assert.Equal(("2", "2", "1"), (Count("booking"), Count("request"), Count("event")));
        Assert.DoesNotContain("style=", board.QuerySelector(".bd")!.OuterHtml);
    }

    [Fact]
    public async Task The_legend_leaves_a_kind_out_and_counts_it_still()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, "semarang/kelas", OnTuesday(9, 10));
        await EventIn(app, "semarang/kelas", OnTuesday(13, 15));
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read(Tomorrow);
        var link = board.QuerySelector(".bd-legend li:has(.event) a")!.GetAttribute("href");
        board = await desk.Read("/konsol/semarang/papan" + link);
        Assert.DoesNotContain(board.Blocks("Ruang Kelas"), block => block.ClassList.Contains("event"));
        Piece(board, "Ruang Kelas", "Ibu Ratna");
        Assert.Equal("1", board.QuerySelector(".bd-legend li:has(.event) .bd-count")!.TextContent);
        // What is left out is held all the same.
        Assert.DoesNotContain(
            Cells(board, "Ruang Kelas"),
            cell => cell.EndsWith("dari=14:00", StringComparison.Ordinal)
        );
        link = board.QuerySelector(".bd-legend li:has(.event) a")!.GetAttribute("href");
        board = await desk.Read("/konsol/semarang/papan" + link);
        Piece(board, "Ruang Kelas", "Kelas foto produk");
    }

    private static List<string> Cells(IDocument board, string lane) =>
        [.. board.Lane(lane).QuerySelectorAll("a.bd-cell").Select(cell => cell.GetAttribute("href")!)];

    [Fact]
    public async Task An_empty_hour_leads_to_the_form_filled_with_room_day_and_hour()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, Other, OnTuesday(10, 11.25));
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read(Tomorrow);
        var cells = Cells(board, "Ruang Rapat 2");
        Assert.DoesNotContain(cells, cell => cell.EndsWith("dari=10:00", StringComparison.Ordinal));
        // What is left of an hour is offered from when it is free, after what the room needs.
        Assert.Single(cells, cell => cell.Contains("dari=11:", StringComparison.Ordinal));
        var cell = Assert.Single(cells, cell => cell.EndsWith("dari=14:00", StringComparison.Ordinal));
        var form = await desk.Read("/konsol/semarang/" + cell);
        string? Field(string name) => form.QuerySelector($"[name={name}]")!.GetAttribute("value");
        Assert.Equal("ruang-rapat-2", form.QuerySelector("[name=ruang] option[selected]")!.GetAttribute("value"));
        Assert.Equal(("2036-08-05", "14:00", "15:00"), (Field("tanggal"), Field("dari"), Field("sampai")));
    }

    [Fact]
    public async Task Of_today_only_what_is_left_can_be_booked_and_the_line_stands_at_the_sites_own_hour()
    {
        await using var app = await HeteroApp.Start(Monday.AddMinutes(22));
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read("/konsol/semarang/papan");
        Assert.Equal("10.22", board.QuerySelector(".bd-clock")!.TextContent);
        Assert.Equal("Asia/Jakarta", board.QuerySelector(".bd-now")!.GetAttribute("data-zone"));
        var cells = Cells(board, "Ruang Rapat 1");
        Assert.EndsWith("dari=10:22", cells[0]);
        Assert.EndsWith("dari=11:00", cells[1]);
        Assert.Contains("kosong", board.Lane("Ruang Rapat 1").QuerySelector("small.free")!.TextContent);
        Assert.Null((await desk.Read(Tomorrow)).QuerySelector(".bd-now"));
        // Two hours further east it is two hours later, and the hours are those of that clock.
        await app.Read(db =>
            db.Sites()
                .Where(site => site.Slug == "semarang")
                .ExecuteUpdateAsync(set => set.SetProperty(site => site.Zone, "Asia/Jayapura"))
        );
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        board = await desk.Read("/konsol/semarang/papan");
        Assert.Equal("12.22", board.QuerySelector(".bd-clock")!.TextContent);
        Assert.EndsWith("dari=12:22", Cells(board, "Ruang Rapat 1")[0]);
    }

    [Theory]
    [InlineData("Asia/Jakarta")]
    [InlineData("Asia/Jayapura")]
    public async Task What_goes_over_midnight_stands_on_both_days(string zone)
    {
        await using var app = await HeteroApp.Start(Monday);
        await app.Read(db =>
            db.Sites()
                .Where(site => site.Slug == "semarang")
                .ExecuteUpdateAsync(set => set.SetProperty(site => site.Zone, zone))
        );
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        var clock = SiteClock.Of(zone);
        var from = clock.Utc(new(2036, 8, 5), new(22, 30));
        await Booked(app, Room, new(from, from.AddHours(3)), "Jaga malam");
        using var desk = await Browser(app, Role.FrontDesk);
        var first = Piece(await desk.Read(Tomorrow), "Ruang Rapat 1", "Jaga malam");
        Assert.Contains("22.30–01.30", first.TextContent);
        var board = await desk.Read("/konsol/semarang/papan?tanggal=2036-08-06");
        Assert.Contains("at-0", Piece(board, "Ruang Rapat 1", "Jaga malam").ClassList);
        Assert.Equal("00", board.QuerySelector(".bd-head .at-0")!.TextContent);
    }

    [Fact]
    public async Task Desks_are_one_row_of_how_many_are_free_and_can_be_opened_desk_by_desk()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, "semarang/meja-bersama", OnTuesday(13, 15), "Sudah duduk");
        await Booked(app, "semarang/meja-bersama", OnTuesday(14, 15), "Duduk juga");
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read(Tomorrow);
        var many = (await app.Space("semarang/meja-bersama")).Units.Count;
        var lane = board.Lane("Meja bersama");
        Assert.DoesNotContain(board.Blocks("Meja bersama"), block => block.TextContent.Contains("duduk"));
        string At(int hour) => lane.QuerySelector($"a.bd-cell[href$='dari={hour}:00']")!.TextContent;
        Assert.Equal(($"{many}", $"{many - 1}", $"{many - 2}"), (At(12), At(13), At(14)));
        board = await desk.Read("/konsol/semarang/papan" + lane.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(many + 1, board.QuerySelectorAll(".bd-row[role=group]").Length);
        Assert.Single(
            board.QuerySelectorAll(".bd-block"),
            block => block.TextContent.Contains("Sudah duduk", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Rooms_are_chosen_by_kind_and_come_in_pages_of_which_only_what_is_seen_is_read()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, Room, OnTuesday(9, 10));
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read(Tomorrow + "&jenis=hall");
        Assert.Null(board.QuerySelector(".pager"));
        Assert.DoesNotContain("Ruang Rapat 1", board.QuerySelector(".bd")!.TextContent);
        Assert.NotNull(board.Lane("Ruang Acara"));
        await AddRooms(app, 60);
        board = await desk.Read(Tomorrow);
        Assert.NotNull(board.QuerySelector(".pager"));
        Assert.Equal(20, board.QuerySelectorAll(".bd-row[role=group]").Length);
        Assert.Contains("Ruang 060", await desk.Page(Tomorrow + "&hal=9"));
    }

    private static async Task AddRooms(HeteroApp app, int many)
    {
        var site = (await app.Space(Room)).Site.Id;
        await app.Read(async db =>
        {
            for (var number = 1; number <= many; number++)
            {
                var space = new Space
                {
                    SiteId = site,
                    Slug = $"r{number:000}",
                    Name = new($"Ruang {number:000}"),
                    Kind = SpaceKind.MeetingRoom,
                    Position = 100 + number,
                };
                var unit = new Unit { SiteId = site, Name = $"{number}" };
                db.AddRange(space, unit, new SpaceUnit { SpaceId = space.Id, UnitId = unit.Id });
            }
            return await db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromSeconds(11));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&tampil=pekan")]
    public async Task It_asks_as_often_for_a_full_day_as_for_an_empty_one(string more)
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, Room, OnTuesday(7, 8), "Paling pagi");
        await EventIn(app, "semarang/kelas", OnTuesday(13, 15));
        using var desk = await Browser(app, Role.FrontDesk);
        await desk.Read(Tomorrow + more);
        using var count = new QueryCount(await app.Read(db => Task.FromResult(db.Database.GetConnectionString()!)));
        await desk.Read(Tomorrow + more);
        var few = count.Take();
        for (var hour = 9; hour < 20; hour++)
            await Booked(app, hour % 2 == 0 ? Room : Other, OnTuesday(hour, hour + 0.5), $"Tamu {hour}");
        await Asked(app, "semarang/kelas", OnTuesday(18, 19), "Peserta 016");
        await EventIn(app, "semarang/ruang-acara", OnTuesday(13, 15));
        // What waits is counted anew for the menu, on whatever page comes first.
        await desk.Read("/konsol/semarang/pesan");
        count.Take();
        Assert.Contains("pesan", await desk.Page(Tomorrow + more));
        var many = count.Take();
        Assert.InRange(many.Count, 1, few.Count + 1);
        Assert.InRange(many.Count, 1, 16);
    }
}
