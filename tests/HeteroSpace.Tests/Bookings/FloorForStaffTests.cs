using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Board and requests read what holds the floor, whoever holds it.</summary>
public sealed class FloorForStaffTests
{
    private static async Task<Event> EventIn(
        HeteroApp app,
        string space,
        TimeRange when,
        string title = "Kelas foto produk"
    ) =>
        (
            await Held.Event(
                app,
                Held.Plan() with
                {
                    Title = title,
                    When = when,
                    SpaceId = (await app.Space(space)).Space.Id,
                }
            )
        ).Event;

    private static Task<bool> Close(HeteroApp app, CatalogueSpace at, bool wholeSite, TimeRange range) =>
        app.Act(async act =>
        {
            var closure = new Closure
            {
                SiteId = at.Site.Id,
                SpaceId = wholeSite ? null : at.Space.Id,
                Starts = range.Starts,
                Ends = range.Ends,
                Reason = new("Listrik padam"),
            };
            await Floor.Close(act, act.Add(closure));
            return true;
        });

    [Fact]
    public async Task The_day_board_shows_events_bookings_of_other_halves_and_what_came_from_elsewhere()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var of = await EventIn(app, "semarang/kelas", AtDesk.OnTuesday(13, 15));
        var hall = await AtDesk.Booked(app, "semarang/ruang-acara", AtDesk.OnTuesday(15, 16), "Bu Hall");
        var half = await AtDesk.Booked(app, "semarang/ruang-acara-b", AtDesk.OnTuesday(10, 12), "Pak Separuh");
        var room = await app.Space("semarang/ruang-rapat-2");
        await app.Read(async db =>
        {
            db.Occupancies()
                .AddRange(
                    Occupancy.Of(
                        room.Site.Id,
                        room.Units[0],
                        AtDesk.OnTuesday(11, 12),
                        HolderKind.Imported,
                        room.Site.Id
                    )
                );
            return await db.SaveChangesAsync();
        });
        using var manager = await AtDesk.Browser(app);
        var board = await manager.Read("/konsol/semarang/papan?tanggal=2036-08-05");
        var held = Assert.Single(
            board.Blocks("Ruang Kelas"),
            block => block.TextContent.Contains("Kelas foto produk", StringComparison.Ordinal)
        );
        Assert.Equal("/konsol/semarang/acara/" + of.Slug, held.GetAttribute("href"));
        Assert.Contains("12.45–15.15", held.TextContent);
        foreach (var row in (string[])["Ruang Acara", "Ruang Acara A (separuh)", "Ruang Acara B (separuh)"])
            Assert.Contains(board.Blocks(row), block => block.Presses(hall));
        Assert.Contains(board.Blocks("Ruang Acara"), block => block.Presses(half));
        Assert.DoesNotContain(
            board.Blocks("Ruang Acara A (separuh)"),
            block => block.TextContent.Contains("Pak Separuh", StringComparison.Ordinal)
        );
        Assert.Contains(board.Blocks("Ruang Rapat 2"), block => !block.ClassList.Contains("closed"));
        // The desk may not manage events: its link leads to the page everyone may read.
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        board = await desk.Read("/konsol/semarang/papan?tanggal=2036-08-05&lang=en");
        Assert.Contains(board.Blocks("Classroom"), block => block.GetAttribute("href") == "/acara/" + of.Slug);
    }

    [Fact]
    public async Task A_closed_room_is_hatched_on_the_board_also_where_it_has_a_booking()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/ruang-rapat-1", AtDesk.OnTuesday(10, 11));
        await AtDesk.Booked(app, "semarang/ruang-acara-b", AtDesk.OnTuesday(10, 12));
        await AtDesk.Booked(app, "semarang/meja-bersama", AtDesk.OnTuesday(10, 12));
        await AtDesk.Booked(app, "semarang/ruang-rapat-2", AtDesk.OnTuesday(10, 11));
        await Close(app, await app.Space("semarang/ruang-rapat-1"), false, AtDesk.OnTuesday(10, 11));
        await Close(app, await app.Space("semarang/ruang-acara-b"), false, AtDesk.OnTuesday(9, 18));
        using var manager = await AtDesk.Browser(app);
        var board = await manager.Read("/konsol/semarang/papan?tanggal=2036-08-05");
        bool Hatched(string row) =>
            board
                .Blocks(row)
                .Exists(block =>
                    block.ClassList.Contains("closed")
                    && block.TextContent.Contains("Listrik padam", StringComparison.Ordinal)
                );
        // Also where the booking takes all of the closed time, and the hall of which a half is closed.
        Assert.Equal(
            (true, true, true),
            (Hatched("Ruang Rapat 1"), Hatched("Ruang Acara B (separuh)"), Hatched("Ruang Acara"))
        );
        Assert.Equal((false, false), (Hatched("Ruang Acara A (separuh)"), Hatched("Ruang Rapat 2")));
        await Close(app, await app.Space("semarang/kelas"), true, AtDesk.OnTuesday(9, 21));
        board = await manager.Read("/konsol/semarang/papan?tanggal=2036-08-05");
        Assert.All(
            (string[])
                [
                    "Meja bersama",
                    "Ruang Rapat 1",
                    "Ruang Rapat 2",
                    "Ruang Kelas",
                    "Ruang Acara",
                    "Ruang Acara A (separuh)",
                ],
            row => Assert.True(Hatched(row), row)
        );
        Assert.Contains(
            board.Blocks("Ruang Rapat 2"),
            block => block.TextContent.Contains("Ibu Ratna", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_request_says_which_event_closure_or_half_is_in_its_way_and_so_does_the_refusal()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16));
        var free = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(18, 19), "Peserta 015");
        var hall = await AtDesk.Asked(
            app,
            "semarang/ruang-acara",
            new(AtDesk.Tuesday(10).AddDays(7), AtDesk.Tuesday(12).AddDays(7)),
            "Peserta 016"
        );
        var of = await EventIn(app, "semarang/kelas", AtDesk.OnTuesday(13, 15));
        await Close(
            app,
            await app.Space("semarang/ruang-acara-a"),
            false,
            new(AtDesk.Tuesday(11).AddDays(7), AtDesk.Tuesday(13).AddDays(7))
        );
        using var manager = await AtDesk.Browser(app);
        var list = await manager.Read("/konsol/semarang/permohonan");
        string Row(Booking booking) =>
            list.QuerySelectorAll(".inbox-item")
                .Single(row => row.TextContent.Contains(booking.Code, StringComparison.Ordinal))
                .InnerHtml;
        Assert.Contains("Bentrok", Row(request));
        Assert.Contains("Kelas foto produk", Row(request));
        Assert.Contains("/konsol/semarang/acara/" + of.Slug, Row(request));
        Assert.DoesNotContain("Bentrok", Row(free));
        Assert.Contains("Listrik padam", Row(hall));
        var own = $"/konsol/semarang/pemesanan/{request.Code}";
        Assert.Contains("Kelas foto produk", (await manager.Read(own)).QuerySelector(".clash")!.TextContent);
        var refused = await (await Browse.Send(manager, own, "setuju", ("catatan", "Silakan datang"))).Text();
        Assert.Contains("Kelas foto produk, 12.45–15.15", refused);
        Assert.Contains("Silakan datang", refused);
        Assert.Contains("/konsol/semarang/acara/" + of.Slug, refused);
        Assert.Equal(
            BookingStatus.Requested,
            await app.Read(db =>
                db.Bookings().Where(row => row.Id == request.Id).Select(row => row.Status).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Two_requests_for_a_desk_do_not_clash_while_a_desk_is_free_and_two_for_a_room_do()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await app.Read(db =>
            db.Spaces()
                .Where(space => space.Slug == "meja-bersama")
                .ExecuteUpdateAsync(set => set.SetProperty(space => space.Approval, Approval.ByStaff))
        );
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        await AtDesk.Booked(app, "semarang/meja-bersama", AtDesk.OnTuesday(13, 15), "Sudah duduk");
        await AtDesk.Asked(app, "semarang/meja-bersama", AtDesk.OnTuesday(13, 15), "Peserta 021");
        await AtDesk.Asked(app, "semarang/meja-bersama", AtDesk.OnTuesday(13, 15), "Peserta 022");
        using var manager = await AtDesk.Browser(app);
        Assert.Null((await manager.Read("/konsol/semarang/permohonan")).QuerySelector(".clash"));
        await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14), "Peserta 023");
        await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14), "Peserta 024");
        Assert.Equal(2, (await manager.Read("/konsol/semarang/permohonan")).QuerySelectorAll(".clash").Length);
    }

    [Fact]
    public async Task Whoever_publishes_an_event_is_told_of_requests_that_wait_for_its_room()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16));
        await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(18, 19), "Peserta 015");
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = AtDesk.OnTuesday(13, 15),
                SpaceId = (await app.Space("semarang/kelas")).Space.Id,
            },
            published: false
        );
        using var manager = await AtDesk.Browser(app);
        var page = $"/konsol/semarang/acara/{of.Slug}";
        Assert.Contains("/konsol/semarang/pemesanan/" + request.Code, await manager.Page(page));
        Assert.DoesNotContain("Peserta 015", await manager.Page(page));
        var published = await (
            await Browse.Send(
                manager,
                page,
                "terbit",
                ("versi", of.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            )
        ).Text();
        Assert.Contains("Terbit.", published);
        Assert.Contains("/konsol/semarang/pemesanan/" + request.Code, published);
    }

    [Fact]
    public async Task A_closure_in_the_way_tells_its_own_hours_once_and_what_can_be_done_about_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(14, 17));
        var inside = await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(15, 15.5), "Bu Tengah");
        using var manager = await AtDesk.Browser(app);
        var own = "/konsol/semarang/pemesanan/" + request.Code;
        async Task<string> Refused() =>
            (await (await Browse.Send(manager, own, "setuju", ("catatan", ""))).Read())
                .QuerySelector(".error-summary")!
                .TextContent;
        Assert.Contains("Batalkan yang bentrok dulu", await Refused());
        // The closure has the floor around the booking, in two pieces.
        await Close(app, await app.Space("semarang/kelas"), true, AtDesk.OnTuesday(8, 21));
        foreach (var address in (string[])[own, "/konsol/semarang/permohonan"])
        {
            var named = Assert
                .Single(
                    (await manager.Read(address)).QuerySelectorAll(".clash"),
                    line => line.TextContent.Contains("Listrik padam", StringComparison.Ordinal)
                )
                .TextContent;
            Assert.Contains("08.00–21.00", named);
            Assert.DoesNotContain("(", named);
        }
        var both = await Refused();
        Assert.Equal(2, both.Split("Listrik padam, 08.00–21.00").Length);
        Assert.Contains("Bebaskan ruangnya dulu", both);
        await app.Change(change => change.Cancel(inside.Code, Changer.Itself, null));
        var closed = await Refused();
        Assert.Contains("Ruang sudah dipakai: Listrik padam, 08.00–21.00. Buka kembali dulu", closed);
        Assert.DoesNotContain("Batalkan", closed);
    }
}
