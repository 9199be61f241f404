using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>The front desk's day: who walks in, who is here, and what its list says.</summary>
public sealed class DeskTests
{
    private static Task<Booking> Named(HeteroApp app, string name) =>
        app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Name == name));

    private static (string, string)[] WalkIn(string name, string from, string to, params (string, string)[] more) =>
        [
            ("ruang", "meja-bersama"),
            ("tanggal", "2036-08-04"),
            ("dari", from),
            ("sampai", to),
            ("orang", "1"),
            ("nama", name),
            ("ponsel", "0812-0000-1005"),
            ("surel", ""),
            ("keperluan", "Kerja"),
            ("luar-jam", ""),
            .. more,
        ];

    private static Task<HttpResponseMessage> Comes(HttpClient desk, (string, string)[] walkIn) =>
        Browse.Send(desk, "/konsol/semarang/pesan", "pesankan", walkIn);

    [Fact]
    public async Task A_walk_in_who_begins_now_is_in_by_itself()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Comes(desk, WalkIn("Pak Sekarang", "10:00", "17:00"));
        var now = await Named(app, "Pak Sekarang");
        Assert.Equal(BookingStatus.CheckedIn, now.Status);
        Assert.Equal(
            ["Confirmed", "CheckedIn"],
            (
                await app.Read(db =>
                    db.BookingSteps().Where(step => step.BookingId == now.Id).OrderBy(step => step.At).ToListAsync()
                )
            ).Select(step => step.Status.ToString())
        );
        // Someone who begins in a few minutes stands there all the same.
        await Comes(desk, WalkIn("Bu Segera", "10:05", "17:00"));
        Assert.Equal(BookingStatus.CheckedIn, (await Named(app, "Bu Segera")).Status);
    }

    [Fact]
    public async Task Who_begins_later_or_only_called_is_not_in_by_themselves()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Comes(desk, WalkIn("Bu Sebentar", "10:30", "12:00"));
        await Comes(desk, WalkIn("Pak Nanti", "15:00", "17:00"));
        await Comes(desk, WalkIn("Bu Telepon", "10:15", "12:00", ("nanti", "on")));
        foreach (var name in (string[])["Bu Sebentar", "Pak Nanti", "Bu Telepon"])
            Assert.Equal(BookingStatus.Confirmed, (await Named(app, name)).Status);
    }

    [Fact]
    public async Task A_walk_in_who_is_in_by_itself_is_never_released_as_a_no_show()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Comes(desk, WalkIn("Pak Sekarang", "10:00", "17:00"));
        await Comes(desk, WalkIn("Bu Sebentar", "10:30", "12:00"));
        await Comes(desk, WalkIn("Bu Telepon", "10:15", "12:00", ("nanti", "on")));
        var (now, soon, phone) = (
            await Named(app, "Pak Sekarang"),
            await Named(app, "Bu Sebentar"),
            await Named(app, "Bu Telepon")
        );
        await Browse.Send(desk, Of(soon), "hadir");
        app.Clock.Advance(TimeSpan.FromMinutes(50));
        await app.WorkJobs();
        Assert.Equal(
            (BookingStatus.CheckedIn, BookingStatus.CheckedIn, BookingStatus.NoShow),
            (await Status(app, now), await Status(app, soon), await Status(app, phone))
        );
        var told = await app.Read(db =>
            db.Outbox().Where(row => row.SubjectId == now.Id).Select(row => row.Text).ToListAsync()
        );
        Assert.DoesNotContain(told, text => text.Contains("dilepas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_in_that_was_taken_back_by_mistake_throws_nobody_out_before_someone_can_tap_again()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Comes(desk, WalkIn("Pak Sekarang", "10:00", "17:00"));
        var now = await Named(app, "Pak Sekarang");
        app.Clock.Advance(TimeSpan.FromMinutes(50));
        await app.WorkJobs();
        await Browse.Send(desk, Of(now), "urung");
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Confirmed, await Status(app, now));
        await Browse.Send(desk, Of(now), "hadir");
        await Browse.Send(desk, Of(now), "selesai");
        Assert.Equal(
            (BookingStatus.Finished, app.Now),
            ((await Reread(app, now)).Status, (await Reread(app, now)).Ends)
        );
    }

    private static (string, string)[] WalkInTo(string room, string name, string from, string to) =>
        [("ruang", room), .. WalkIn(name, from, to).Where(field => field.Item1 != "ruang")];

    [Fact]
    public async Task A_room_that_was_left_a_minute_ago_is_given_to_the_next_walk_in_from_now_on()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (left, buffered) = (
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-1",
                new(AtDesk.Monday, AtDesk.Monday.AddHours(2)),
                "Pak Tadi"
            ),
            await AtDesk.Booked(app, "semarang/kelas", new(AtDesk.Monday, AtDesk.Monday.AddHours(2)), "Bu Kelas")
        );
        await AtDesk.Booked(app, "semarang/ruang-rapat-2", new(AtDesk.Monday, AtDesk.Monday.AddHours(2)), "Pak Masih");
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        foreach (var booking in (Booking[])[left, buffered])
            await Browse.Send(desk, Page, "hadir-" + booking.Code);
        app.Clock.SetUtcNow(AtDesk.Monday.AddMinutes(24).AddSeconds(37));
        foreach (var booking in (Booking[])[left, buffered])
            await Browse.Send(desk, Page, "selesai-" + booking.Code);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        const string form = "/konsol/semarang/pesan";
        var fields = await desk.Read(form);
        Assert.Equal(
            ("10:24", "11:30"),
            (
                fields.QuerySelector("#dari")!.GetAttribute("value"),
                fields.QuerySelector("#sampai")!.GetAttribute("value")
            )
        );
        var told = await (
            await Browse.Send(desk, form, "pesankan", WalkInTo("ruang-rapat-1", "Bu Berikut", "10:15", "11:30"))
        ).Text();
        var next = await Named(app, "Bu Berikut");
        Assert.Equal(
            (BookingStatus.CheckedIn, AtDesk.Monday.AddMinutes(25), AtDesk.Monday.AddMinutes(90)),
            (next.Status, next.Starts, next.Ends)
        );
        Assert.Contains("mulai 10.25", told);
        // What is still held, or needs time to be set up after others, is not given.
        foreach (var room in (string[])["ruang-rapat-1", "ruang-rapat-2", "kelas"])
            Assert.Contains(
                "sudah dipakai",
                await (await Browse.Send(desk, form, "pesankan", WalkInTo(room, "Tamu Kalah", "10:15", "11:30"))).Text()
            );
        Assert.False(await app.Read(db => db.Bookings().AnyAsync(row => row.Name == "Tamu Kalah")));
        // Floor that nobody had keeps the start that was typed.
        await Browse.Send(desk, form, "pesankan", WalkIn("Pak Meja", "10:15", "11:30"));
        Assert.Equal(AtDesk.Monday.AddMinutes(15), (await Named(app, "Pak Meja")).Starts);
        // So does one who leaves at once: the next begins with the same minute.
        await Browse.Send(desk, Page, "selesai-" + next.Code);
        Assert.Equal(BookingStatus.Finished, await Status(app, next));
        await Browse.Send(desk, form, "pesankan", WalkInTo("ruang-rapat-1", "Bu Lanjut", "10:24", "11:30"));
        Assert.Equal(AtDesk.Monday.AddMinutes(25), (await Named(app, "Bu Lanjut")).Starts);
    }

    [Fact]
    public async Task Check_in_is_offered_only_when_it_can_work_and_says_from_when_otherwise()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (now, later, other) = (
            await Soon(app),
            await Later(app),
            await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10), "Bu Besok")
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var page = await desk.Read(Page);
        Assert.NotNull(page.QuerySelector($"#{now.Code} form"));
        Assert.Null(page.QuerySelector($"#{later.Code} form"));
        Assert.Contains("mulai 14.30", page.QuerySelector($"#{later.Code}")!.TextContent);
        Assert.Contains(
            "from 14:30",
            (await desk.Read(Page + "?lang=en")).QuerySelector($"#{later.Code}")!.TextContent
        );
        await desk.Read(Page + "?lang=id");
        Assert.DoesNotContain(">Check-in</button>", await desk.Page(Of(other)));
        Assert.Contains("Check-in mulai", await desk.Page(Of(other)));
    }

    private static Task<Booking> Soon(HeteroApp app) =>
        AtDesk.Booked(
            app,
            "semarang/ruang-rapat-1",
            new(AtDesk.Monday.AddMinutes(15), AtDesk.Monday.AddHours(2)),
            "Bu Sekarang"
        );

    private static Task<Booking> Later(HeteroApp app) =>
        AtDesk.Booked(
            app,
            "semarang/ruang-rapat-2",
            new(AtDesk.Monday.AddHours(5), AtDesk.Monday.AddHours(6)),
            "Pak Nanti"
        );

    [Fact]
    public async Task Check_in_from_a_page_that_was_opened_before_is_refused_by_name_with_a_link_to_its_row()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        // Someone can come in now, so that the page has a form at all.
        await Soon(app);
        var later = await Later(app);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var answer = await Browse.Send(desk, Page, "hadir-" + later.Code);
        Assert.True(answer.IsSuccessStatusCode);
        var told = (await answer.Read()).QuerySelector(".error-summary")!;
        Assert.Contains("Pak Nanti", told.TextContent);
        Assert.Equal("#" + later.Code, told.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_members_own_way_in_by_the_QR_says_the_same_of_when()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var member = await app.Member("Peserta 031");
        var at = await app.Space("semarang/ruang-rapat-1");
        var own = Assert
            .IsType<BookAnswer.Booked>(await app.Book(BookTests.Wish(at, member, AtDesk.Monday.AddHours(6))))
            .Booking;
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(
                BookTests.Wish(await app.Space("semarang/ruang-rapat-2"), member, AtDesk.Monday.AddMinutes(30))
            )
        );
        var qr = (await desk.Read(Page + "/qr")).QuerySelector("a[href^='/hadir/']")!.GetAttribute("href")!;
        using var visitor = await RightsTests.Browser(app, member);
        var arrive = await visitor.Page(qr);
        Assert.Contains("mulai 15.30", arrive);
        Assert.Equal(2, arrive.Split("Saya sudah di sini").Length);
        Assert.Contains(
            own.Code + ": Check-in bisa",
            await (await Browse.Send(visitor, qr, "hadir-" + own.Code)).Text()
        );
    }

    [Fact]
    public async Task The_list_of_the_desk_keeps_its_place_says_who_came_and_puts_what_is_done_below()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (first, second, later) = (
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-1",
                new(AtDesk.Monday, AtDesk.Monday.AddHours(2)),
                "Bu Satu"
            ),
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-2",
                new(AtDesk.Monday.AddMinutes(15), AtDesk.Monday.AddHours(2)),
                "Pak Dua"
            ),
            await AtDesk.Booked(
                app,
                "semarang/kelas",
                new(AtDesk.Monday.AddHours(6), AtDesk.Monday.AddHours(7)),
                "Bu Malam"
            )
        );
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        using var desk = await RightsTests.Browser(app, staff);
        Assert.True((await desk.Read(Page)).QuerySelector("#cari")!.HasAttribute("autofocus"));
        using var came = await Browse.Send(desk, Page, "hadir-" + second.Code);
        Assert.Equal(
            Page + "#" + second.Code,
            came.RequestMessage!.RequestUri!.PathAndQuery + came.RequestMessage.RequestUri.Fragment
        );
        Assert.Contains("Pak Dua hadir.", await came.Text());
        string[] Order(AngleSharp.Dom.IDocument page) =>
            [.. page.QuerySelectorAll(".desk-groups .desk-row").Select(row => row.Id!)];
        Assert.Equal([first.Code, second.Code, later.Code], Order(await desk.Read(Page)));
        await Browse.Send(desk, Page, "hadir-" + first.Code);
        var left = await Browse.Send(desk, Page, "selesai-" + first.Code);
        Assert.Contains("Bu Satu selesai", await left.Text());
        Assert.Equal("#" + second.Code, left.RequestMessage!.RequestUri!.Fragment);
        Assert.Equal([second.Code, later.Code, first.Code], Order(await desk.Read(Page)));
        // Pressed twice: said, not an error page.
        Assert.True((await Browse.Send(desk, Page, "hadir-" + second.Code)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Notes_and_reasons_without_end_are_refused_at_their_field_with_what_was_typed_kept()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        foreach (
            var (form, field) in ((string, string)[])
                [
                    ("setuju", "catatan"),
                    ("tolak", "alasan-tolak"),
                    ("batal", "alasan-batal"),
                    ("disposisi", "disposisi"),
                ]
        )
        {
            var answer = await Browse.Send(manager, Of(request), form, (field, new('a', 10_000)));
            Assert.True(answer.IsSuccessStatusCode, form);
            var page = await answer.Read();
            Assert.NotNull(page.QuerySelector($"#{field}-error"));
            Assert.Contains(new string('a', 10_000), page.Body!.InnerHtml);
        }
        Assert.Equal(BookingStatus.Requested, await Status(app, request));
        using var member = await RightsTests.Browser(
            app,
            (await app.Read(db => People.PeopleTables.People(db).SingleAsync(person => person.Id == request.PersonId)))!
        );
        var cancelled = await Browse.Send(
            member,
            "/saya/pemesanan/" + request.Code,
            "batal",
            ("alasan", new('a', 10_000))
        );
        Assert.True(cancelled.IsSuccessStatusCode);
        Assert.NotNull((await cancelled.Read()).QuerySelector("#alasan-error"));
        Assert.Equal(BookingStatus.Requested, await Status(app, request));
        var outside = await Browse.Send(
            manager,
            "/konsol/semarang/pesan",
            "pesankan",
            [
                .. WalkIn("Tamu", "22:00", "23:00").Where(known => known.Item1 != "luar-jam"),
                ("luar-jam", new('a', 10_000)),
            ]
        );
        Assert.True(outside.IsSuccessStatusCode);
        Assert.NotNull((await outside.Read()).QuerySelector("#luar-jam-error"));
    }
}
