using System.Globalization;
using AngleSharp.Dom;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>Two presses on the board move a booking: it, and where it goes; without scripts too.</summary>
public sealed class BoardMoveTests
{
    private const string One = "semarang/ruang-rapat-1",
        Two = "semarang/ruang-rapat-2",
        Tomorrow = "/konsol/semarang/papan?tanggal=2036-08-05";

    private static string Picked(Booking booking) => $"{Tomorrow}&pilih={booking.Code}";

    private static List<string> Targets(IDocument board, string lane) =>
        [.. board.Lane(lane).QuerySelectorAll("button.bd-target").Select(to => to.GetAttribute("value")!)];

    // As a browser does: the page is read, then a button of a lane is pressed, of the form that stands below.
    private static async Task<HttpResponseMessage> Press(
        HttpClient desk,
        string address,
        string to,
        int? version = null
    )
    {
        var page = await desk.Read(address);
        var seen = page.QuerySelector("#pindah-papan input[name=versi]")!.GetAttribute("value")!;
        return await Browse.Send(
            desk,
            address,
            "pindah-papan",
            ("versi", version?.ToString(CultureInfo.InvariantCulture) ?? seen),
            ("ambil", to)
        );
    }

    [Fact]
    public async Task A_booking_that_is_pressed_says_who_and_when_and_shows_where_it_fits()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, One, OnTuesday(9, 11));
        await Booked(app, Two, OnTuesday(13, 14), "Pak Dulu");
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read(Tomorrow);
        Assert.Null(board.QuerySelector(".bd-dock"));
        var press = board.Blocks("Ruang Rapat 1").Single(block => block.Presses(booking)).GetAttribute("href");
        board = await desk.Read("/konsol/semarang/papan" + press);
        var dock = board.QuerySelector(".bd-dock")!;
        Assert.Contains("Ibu Ratna", dock.TextContent);
        Assert.Contains("09.00–11.00", dock.TextContent);
        Assert.NotNull(dock.QuerySelector($"a[href='{Of(booking)}']"));
        Assert.NotNull(dock.QuerySelector($"a[href='{Of(booking)}?pindah#pindah']"));
        Assert.NotNull(board.GetElementById("dipilih"));
        // Only what fits can be pressed, and nothing can be booked meanwhile.
        Assert.Null(board.QuerySelector("a.bd-cell"));
        var there = Targets(board, "Ruang Rapat 2");
        Assert.Contains("ruang-rapat-2 2036-08-05 09:00 2036-08-05 11:00", there);
        Assert.DoesNotContain(there, to => to.Contains(" 12:00 ", StringComparison.Ordinal));
        // What it has itself is free for it: an hour later overlaps its own time.
        Assert.Contains(Targets(board, "Ruang Rapat 1"), to => to.Contains(" 10:00 ", StringComparison.Ordinal));
        Assert.DoesNotContain(Targets(board, "Ruang Rapat 1"), to => to.Contains(" 09:00 ", StringComparison.Ordinal));
        var away = dock.QuerySelector("[data-let-go]")!.GetAttribute("href");
        Assert.Null((await desk.Read("/konsol/semarang/papan" + away)).QuerySelector(".bd-dock"));
    }

    [Fact]
    public async Task A_second_press_moves_it_and_a_third_takes_that_back()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, One, OnTuesday(9, 11));
        using var desk = await Browser(app, Role.FrontDesk);
        var to = Targets(await desk.Read(Picked(booking)), "Ruang Rapat 2").First(to => to.Contains(" 13:00 "));
        var moved = await Press(desk, Picked(booking), to);
        var text = await moved.Text();
        Assert.Contains("Dipindah: Ibu Ratna ke Ruang Rapat 2", text);
        Assert.DoesNotContain("bd-dock", text);
        var now = await Reread(app, booking);
        Assert.Equal(((await app.Space(Two)).Space.Id, OnTuesday(13, 15)), (now.SpaceId, now.Range));
        await Browse.Undo(desk, moved);
        now = await Reread(app, booking);
        Assert.Equal(((await app.Space(One)).Space.Id, OnTuesday(9, 11)), (now.SpaceId, now.Range));
    }

    [Fact]
    public async Task It_can_be_put_on_another_day()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, One, OnTuesday(9, 11));
        using var desk = await Browser(app, Role.FrontDesk);
        var next = (await desk.Read(Picked(booking))).QuerySelector("a[rel=next]")!.GetAttribute("href");
        var address = "/konsol/semarang/papan" + next;
        var to = Targets(await desk.Read(address), "Ruang Rapat 1")[0];
        var text = await (await Press(desk, address, to)).Text();
        Assert.Contains("Rabu, 6 Agustus 2036", text);
        Assert.Equal(new(2036, 8, 6), (await Reread(app, booking)).LocalDate);
        // From a week one goes to the day.
        var week = await desk.Read(Picked(booking) + "&tampil=pekan");
        Assert.Contains("pilih=" + booking.Code, week.QuerySelector(".bw td a")!.GetAttribute("href"));
        Assert.NotNull(week.QuerySelector(".bd-dock"));
    }

    [Fact]
    public async Task What_was_taken_meanwhile_says_by_whom_and_what_is_free_and_it_stays_where_it_was()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, One, OnTuesday(9, 11));
        using var desk = await Browser(app, Role.FrontDesk);
        var to = Targets(await desk.Read(Picked(booking)), "Ruang Rapat 2").First(to => to.Contains(" 13:00 "));
        await Booked(app, Two, OnTuesday(14, 15), "Pak Cepat");
        var refused = await (await Press(desk, Picked(booking), to)).Read();
        Assert.Contains("Pak Cepat", refused.QuerySelector(".bd-dock .clash")!.TextContent);
        Assert.Equal(booking.Place, (await Reread(app, booking)).Place);
        var other = refused.QuerySelector("#pindah-papan button[name=ambil]")!.GetAttribute("value")!;
        Assert.Contains("Dipindah", await (await Press(desk, Picked(booking), other)).Text());
        // Of two who move it the second hears of the first.
        Assert.Contains(
            "error-summary",
            await (await Press(desk, Picked(booking), to.Replace("13:00", "16:00"), booking.Version)).Text()
        );
    }

    [Fact]
    public async Task Who_is_in_goes_to_another_room_at_the_same_hour_and_what_is_over_goes_nowhere()
    {
        await using var app = await HeteroApp.Start(Monday);
        var here = await Booked(app, One, new(Monday, Monday.AddHours(2)));
        await app.Change(change => change.CheckIn(here.Code, Changer.Itself));
        var over = await Booked(app, Two, new(Monday.AddHours(4), Monday.AddHours(5)), "Tidak jadi");
        await app.Change(change => change.Cancel(over.Code, Changer.Itself, "Tidak jadi"));
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        using var desk = await Browser(app, Role.FrontDesk);
        var board = await desk.Read("/konsol/semarang/papan?pilih=" + here.Code);
        var to = Assert.Single(Targets(board, "Ruang Rapat 2"));
        Assert.Contains(" 10:00 ", to);
        Assert.Empty(Targets(board, "Ruang Rapat 1"));
        Assert.Contains("Dipindah", await (await Press(desk, "/konsol/semarang/papan?pilih=" + here.Code, to)).Text());
        board = await desk.Read("/konsol/semarang/papan?pilih=" + over.Code);
        Assert.Contains("Tidak jadi", board.QuerySelector(".bd-dock")!.TextContent);
        Assert.Null(board.QuerySelector(".bd-target"));
    }

    [Fact]
    public async Task Only_staff_of_its_site_can_press_it()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, One, OnTuesday(9, 11));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.GetAsync(Picked(booking))).StatusCode);
        Assert.Null((await elsewhere.Read("/konsol/solo/papan?pilih=" + booking.Code)).QuerySelector(".bd-dock"));
        using var desk = await Browser(app, Role.FrontDesk);
        var to = Targets(await desk.Read(Picked(booking)), "Ruang Rapat 2")[0];
        using var member = await RightsTests.Browser(app, await app.Member());
        await Browse.Send(member, Picked(booking), "pindah-papan", ("versi", "0"), ("ambil", to));
        Assert.Equal(booking.Place, (await Reread(app, booking)).Place);
    }
}
