using System.Globalization;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>A booking is given another time, room or number of people, and keeps what it has until then.</summary>
public sealed class MoveTests
{
    private const string One = "semarang/ruang-rapat-1",
        Two = "semarang/ruang-rapat-2",
        Desks = "semarang/meja-bersama";

    private static async Task<ChangeAnswer> Move(
        HeteroApp app,
        Booking booking,
        string space,
        TimeRange range,
        int people = 1,
        int? seen = null
    )
    {
        var (staff, at) = (await app.Staff(Role.FrontDesk, "semarang"), await app.Space(space));
        var version = seen ?? (await Reread(app, booking)).Version;
        return await app.Do(services =>
            services
                .GetRequiredService<MoveBooking>()
                .To(
                    booking.Code,
                    version,
                    new(staff.AccountId, true),
                    new(at.Space.Id, range.Starts, range.Ends, people)
                )
        );
    }

    private static Task<List<(Guid Unit, TimeRange Range)>> Floor(HeteroApp app, Booking booking) =>
        app.Read(async db =>
            (
                await db.Occupancies()
                    .AsNoTracking()
                    .Where(row => row.HolderId == booking.Id)
                    .OrderBy(row => row.Starts)
                    .ToListAsync()
            ).ConvertAll(row => (row.UnitId, row.Range))
        );

    private static Task<HttpResponseMessage> Send(
        HttpClient desk,
        Booking booking,
        string space,
        string from,
        string to,
        params (string, string)[] more
    ) =>
        Browse.Send(
            desk,
            Of(booking),
            "pindah",
            [
                ("versi", booking.Version.ToString(CultureInfo.InvariantCulture)),
                ("pindah-ruang", space),
                ("pindah-tanggal", "2036-08-05"),
                ("pindah-dari", from),
                ("pindah-sampai", to),
                ("pindah-orang", "3"),
                .. more,
            ]
        );

    [Fact]
    public async Task Staff_move_it_and_its_booker_hears_once_with_the_calendars_update()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await OfMember(app, await app.Member(), One, OnTuesday(9, 10));
        await app.WorkJobs();
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var page = await Send(desk, booking, "ruang-rapat-2", "13:00", "15:00", ("pindah-catatan", "Proyektor ada."));
        Assert.Contains("Dipindah: Ruang Rapat 2", await page.Text());
        var moved = await Reread(app, booking);
        var at = await app.Space(Two);
        Assert.Equal(
            (at.Space.Id, OnTuesday(13, 15), 3, BookingStatus.Confirmed, booking.Version + 1),
            (moved.SpaceId, moved.Range, moved.People, moved.Status, moved.Version)
        );
        Assert.Equal([(at.Units[0], Availability.Needed(at.Space, moved.Range))], await Floor(app, booking));
        await app.WorkJobs();
        var told = Assert.Single(await app.Letters(), letter => letter.Row.Kind == "booking.moved");
        Assert.Contains("Semula: Ruang Rapat 1", told.Whole);
        Assert.Contains("09.00", told.Whole);
        Assert.Contains("Ruang Rapat 2", told.Whole);
        Assert.Contains("Proyektor ada.", told.Whole);
        var calendar = app.Mails[^1]
            .BodyParts.OfType<MimeKit.MimePart>()
            .First(part => part.ContentType.IsMimeType("text", "calendar"));
        using var text = new StreamReader(calendar.Content!.Open());
        Assert.Contains($"SEQUENCE:{moved.Version}", await text.ReadToEndAsync());
        var shown = await desk.Page(Of(booking));
        Assert.Contains("Semula: Ruang Rapat 1", shown);
        Assert.Contains(
            "booking.moved",
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "booking:" + booking.Code)
                    .Select(row => row.Action)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Refused_it_keeps_what_it_has_and_says_who_is_there_and_what_is_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        await AtDesk.Booked(app, Two, OnTuesday(13, 14), "Pak Dulu");
        var before = await Floor(app, booking);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var refused = await Send(desk, booking, "ruang-rapat-2", "13:00", "15:00");
        var read = await refused.Read();
        Assert.Contains("Pak Dulu", read.Body!.TextContent);
        var other = read.QuerySelector("#pindah button[name=ambil]");
        Assert.NotNull(other);
        Assert.Equal(before, await Floor(app, booking));
        Assert.Equal(booking.Range, (await Reread(app, booking)).Range);
        // The alternative is pressed, and what was typed beside it stays.
        var taken = await Send(
            desk,
            booking,
            "ruang-rapat-2",
            "13:00",
            "15:00",
            ("ambil", other.GetAttribute("value")!)
        );
        Assert.Contains("Dipindah", await taken.Text());
        Assert.Equal((TimeSpan.FromHours(2), 3), await Length(app, booking));
    }

    private static async Task<(TimeSpan, int)> Length(HeteroApp app, Booking booking)
    {
        var now = await Reread(app, booking);
        return (now.Range.Length, now.People);
    }

    [Fact]
    public async Task What_it_has_itself_is_not_in_its_way()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 11));
        Assert.IsType<ChangeAnswer.Done>(await Move(app, booking, One, OnTuesday(10, 12)));
        await AtDesk.Booked(app, One, OnTuesday(13, 14), "Pak Lanjut");
        var refused = Assert.IsType<ChangeAnswer.Clash>(await Move(app, booking, One, OnTuesday(10, 14)));
        Assert.Equal("Pak Lanjut", Assert.Single(refused.InTheWay).Said.Name);
        Assert.Contains(refused.Alternatives, other => other.Range.Overlaps(OnTuesday(10, 12)));
    }

    [Fact]
    public async Task Of_desks_it_keeps_its_own_while_that_is_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, Desks, OnTuesday(9, 10), "Pak Satu");
        var second = await AtDesk.Booked(app, Desks, OnTuesday(9, 10), "Bu Dua");
        var had = Assert.Single(await Floor(app, second)).Unit;
        Assert.IsType<ChangeAnswer.Done>(await Move(app, second, Desks, OnTuesday(9, 12)));
        Assert.Equal(had, Assert.Single(await Floor(app, second)).Unit);
    }

    [Fact]
    public async Task Undone_within_two_minutes_it_is_back_and_nobody_was_told()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        await app.WorkJobs();
        var (before, letters) = (await Floor(app, booking), (await app.Letters()).Count);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var moved = await Send(desk, booking, "ruang-rapat-2", "13:00", "15:00");
        Assert.Contains("Diurungkan.", await (await Browse.Undo(desk, moved)).Text());
        Assert.Equal(before, await Floor(app, booking));
        var back = await Reread(app, booking);
        Assert.Equal((booking.Place, BookingStatus.Confirmed), (back.Place, back.Status));
        await app.WorkJobs();
        Assert.Equal(letters, (await app.Letters()).Count);
    }

    [Fact]
    public async Task Undone_when_another_has_its_place_it_stays_moved_and_says_who_that_is()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var moved = await Send(desk, booking, "ruang-rapat-2", "13:00", "15:00");
        await AtDesk.Booked(app, One, OnTuesday(9, 10), "Pak Cepat");
        Assert.Contains("Tidak bisa diurungkan.", await (await Browse.Undo(desk, moved)).Text());
        Assert.Equal(OnTuesday(13, 15), (await Reread(app, booking)).Range);
    }

    [Fact]
    public async Task Of_two_desks_the_first_moves_it_and_the_other_hears_so()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        using var first = await AtDesk.Browser(app, Role.FrontDesk);
        using var second = await AtDesk.Browser(app, Role.FrontDesk);
        await Send(first, booking, "ruang-rapat-2", "13:00", "15:00");
        var late = await (await Send(second, booking, "ruang-rapat-2", "16:00", "17:00")).Text();
        Assert.Contains("Petugas 001", late);
        Assert.Equal(OnTuesday(13, 15), (await Reread(app, booking)).Range);
    }

    [Fact]
    public async Task Of_many_who_want_one_place_one_gets_it_and_the_rest_keep_theirs()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var bookings = new List<Booking>();
        for (var hour = 9; hour < 15; hour++)
            bookings.Add(await AtDesk.Booked(app, One, OnTuesday(hour, hour + 0.5), $"Tamu {hour}"));
        var answers = await Task.WhenAll(
            bookings.Select(booking => Task.Run(() => Move(app, booking, Two, OnTuesday(16, 17))))
        );
        Assert.Single(answers.OfType<ChangeAnswer.Done>());
        Assert.Equal(5, answers.OfType<ChangeAnswer.Clash>().Count());
        foreach (var booking in bookings)
        {
            var (now, floor) = (await Reread(app, booking), await Floor(app, booking));
            var at = (await app.Services.GetRequiredService<Catalogue>().Space(now.SpaceId))!;
            Assert.Equal(Availability.Needed(at.Space, now.Range), Assert.Single(floor).Range);
        }
    }

    [Fact]
    public async Task Who_is_in_gets_longer_or_another_room_and_what_was_used_stays_on_record()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, new(AtDesk.Monday, AtDesk.Monday.AddHours(1)));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + booking.Code);
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        var until = AtDesk.Monday.AddHours(2);
        Assert.IsType<ChangeAnswer.Done>(await Move(app, booking, One, new(AtDesk.Monday, until)));
        Assert.Single(await Floor(app, booking));
        Assert.IsType<ChangeAnswer.Done>(await Move(app, booking, Two, new(AtDesk.Monday, until)));
        var floor = await Floor(app, booking);
        Assert.Equal(2, floor.Count);
        Assert.Equal((app.Now, app.Now), (floor[0].Range.Ends, floor[1].Range.Starts));
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, booking));
        // Its start is past and stays.
        var later = new TimeRange(AtDesk.Monday.AddHours(1), until);
        Assert.IsType<ChangeAnswer.NotNow>(await Move(app, booking, Two, later));
    }

    [Fact]
    public async Task A_request_is_moved_without_floor_and_waits_on()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await AtDesk.Asked(app, "semarang/kelas", OnTuesday(10, 12));
        await app.WorkJobs();
        Assert.IsType<ChangeAnswer.Done>(await Move(app, asked, "semarang/kelas", OnTuesday(13, 15)));
        Assert.Equal(BookingStatus.Requested, await Status(app, asked));
        Assert.Empty(await Floor(app, asked));
        await app.WorkJobs();
        var told = Assert.Single(await app.Letters(), letter => letter.Row.Kind == "booking.moved");
        Assert.StartsWith("Permohonan Ruang Kelas dipindah", told.Row.Subject);
    }

    [Fact]
    public async Task It_keeps_the_rules_of_where_it_goes_and_an_end_is_not_moved()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        var broken = Assert.IsType<ChangeAnswer.Broken>(await Move(app, booking, Two, OnTuesday(3, 4), people: 900));
        Assert.Equal(["too_many_people", "outside_hours"], broken.Rules.Select(rule => rule.Code));
        Assert.IsType<ChangeAnswer.Broken>(
            await Move(app, booking, Two, new(AtDesk.Monday.AddHours(-3), AtDesk.Monday.AddHours(-2)))
        );
        Assert.IsType<ChangeAnswer.NotNow>(await Move(app, booking, One, OnTuesday(9, 10)));
        await app.Change(change => change.Cancel(booking.Code, new(null, true), "Salah catat"));
        Assert.IsType<ChangeAnswer.NotNow>(await Move(app, booking, Two, OnTuesday(13, 14)));
    }

    [Fact]
    public async Task A_layout_that_the_other_room_lacks_is_gone_and_comes_back_with_the_room()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var kelas = await app.Space("semarang/kelas");
        var asked = await AtDesk.Asked(app, "semarang/kelas", OnTuesday(10, 12));
        var layout = kelas.Space.Layouts[0];
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Id == asked.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Layout, layout))
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var moved = await Send(desk, asked, "ruang-rapat-2", "13:00", "14:00");
        Assert.Null((await Reread(app, asked)).Layout);
        await Browse.Undo(desk, moved);
        Assert.Equal(layout, (await Reread(app, asked)).Layout);
    }

    private static (string, string)[] Typed(Booking booking, string space, string from, string to) =>
        [
            ("versi", booking.Version.ToString(CultureInfo.InvariantCulture)),
            ("pindah-ruang", space),
            ("pindah-tanggal", "2036-08-05"),
            ("pindah-dari", from),
            ("pindah-sampai", to),
            ("pindah-orang", "2"),
        ];

    [Fact]
    public async Task Its_booker_moves_it_within_the_rules_and_reads_no_names_of_others()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var member = await app.Member();
        var booking = await OfMember(app, member, One, OnTuesday(9, 10));
        await AtDesk.Booked(app, Two, OnTuesday(13, 14), "Pak Rahasia");
        using var mine = await RightsTests.Browser(app, member);
        var page = "/saya/pemesanan/" + booking.Code;
        var refused = await Browse.Send(mine, page, "pindah", Typed(booking, "ruang-rapat-2", "13:00", "14:00"));
        var read = await refused.Read();
        Assert.DoesNotContain("Pak Rahasia", read.Body!.TextContent);
        Assert.NotNull(read.QuerySelector("button[name=ambil]"));
        var off = await Browse.Send(mine, page, "pindah", Typed(booking, "ruang-rapat-2", "23:00", "23:30"));
        Assert.Contains("buka pukul", await off.Text());
        var done = await Browse.Send(mine, page, "pindah", Typed(booking, "ruang-rapat-2", "15:00", "16:00"));
        Assert.Contains("Dipindah: Ruang Rapat 2", await done.Text());
        Assert.Equal(OnTuesday(15, 16), (await Reread(app, booking)).Range);
        Assert.Contains("Diurungkan.", await (await Browse.Undo(mine, done)).Text());
        Assert.Equal(OnTuesday(9, 10), (await Reread(app, booking)).Range);
    }

    [Fact]
    public async Task What_staff_approved_or_what_has_begun_its_booker_does_not_move_alone()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var member = await app.Member();
        var booking = await OfMember(app, member, One, OnTuesday(9, 10));
        var kelas = await app.Space("semarang/kelas");
        var to = new BookingPlace(kelas.Space.Id, Tuesday(13), Tuesday(14), 2);
        var me = new Changer(member.AccountId, false);
        Task<ChangeAnswer> Now(BookingPlace place) =>
            app.Do(services => services.GetRequiredService<MoveBooking>().To(booking.Code, booking.Version, me, place));
        Assert.Contains("disetujui pengelola", Assert.IsType<ChangeAnswer.NotNow>(await Now(to)).Sentence);
        app.Clock.SetUtcNow(Tuesday(9.1));
        var later = booking.Place with { Starts = Tuesday(13), Ends = Tuesday(14) };
        Assert.Contains("sudah mulai", Assert.IsType<ChangeAnswer.NotNow>(await Now(later)).Sentence);
    }
}
