using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>Staff and bookers think better of it: for two minutes nothing has left, and a button undoes it.</summary>
public sealed class UndoBookingTests
{
    private const string Class = "semarang/kelas";

    /// <summary>A request with its own messages told.</summary>
    private static async Task<Booking> Request(HeteroApp app)
    {
        var asked = await AtDesk.Asked(app, Class, OnTuesday(10, 12));
        await app.WorkJobs();
        return asked;
    }

    private static Task<HttpResponseMessage> Approve(HttpClient desk, Booking booking) =>
        Browse.Send(desk, Of(booking), "setuju", ("catatan", "Silakan."));

    private static Task<int> Floor(HeteroApp app, Booking booking) =>
        app.Read(db => db.Occupancies().CountAsync(row => row.HolderId == booking.Id));

    private static Task<List<string>> Audited(HeteroApp app, Booking booking) =>
        app.Read(db =>
            db.Audit()
                .Where(row => row.Subject == "booking:" + booking.Code)
                .OrderBy(row => row.Id)
                .Select(row => row.Action)
                .ToListAsync()
        );

    private static Task<List<string>> Told(HeteroApp app, Booking booking) =>
        app.Read(db =>
            db.Outbox()
                .Where(row => row.SubjectId == booking.Id)
                .OrderBy(row => row.Id)
                .Select(row => row.Kind)
                .ToListAsync()
        );

    [Fact]
    public async Task An_approval_undone_at_once_tells_nobody_and_the_request_waits_as_before()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        var before = await Told(app, asked);
        var approved = await Approve(desk, asked);
        Assert.Contains("Pesannya berangkat dua menit lagi.", await approved.Text());
        Assert.Equal(BookingStatus.Confirmed, await Status(app, asked));
        Assert.NotEqual(0, await Floor(app, asked));
        app.Clock.Advance(TimeSpan.FromSeconds(115));
        await app.WorkJobs(alsoHeld: false);
        Assert.Equal(before, await Told(app, asked));
        var undone = await Browse.Undo(desk, approved);
        Assert.Equal(Of(asked), undone.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Diurungkan. Tidak ada pesan yang berangkat.", await undone.Text());
        Assert.Equal((BookingStatus.Requested, 0), (await Status(app, asked), await Floor(app, asked)));
        await app.WorkJobs();
        Assert.Equal(before, await Told(app, asked));
        Assert.Equal(["booking.approved", "booking.approval-undone"], (await Audited(app, asked))[^2..]);
    }

    [Fact]
    public async Task After_two_minutes_the_message_leaves_and_who_comes_too_late_reads_where_to_go_on()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        var approved = await Approve(desk, asked);
        app.Clock.Advance(SecondThought.Open);
        await app.WorkJobs(alsoHeld: false);
        Assert.Contains("booking.confirmed", await Told(app, asked));
        var late = await (await Browse.Undo(desk, approved)).Text();
        Assert.Contains("Sudah terlambat untuk mengurungkan: pesannya berangkat.", late);
        Assert.Contains("Ubah lagi dari halaman pemesanannya", late);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, asked));
    }

    [Fact]
    public async Task What_has_left_before_its_time_is_not_undone()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        var approved = await Approve(desk, asked);
        // As by a node whose clock is ahead.
        await app.WorkJobs();
        Assert.Contains("Sudah terlambat", await (await Browse.Undo(desk, approved)).Text());
        Assert.Equal(BookingStatus.Confirmed, await Status(app, asked));
    }

    [Fact]
    public async Task Pressed_twice_it_is_undone_once()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        var approved = await Approve(desk, asked);
        await Browse.Undo(desk, approved);
        Assert.Contains("Ini sudah diurungkan.", await (await Browse.Undo(desk, approved)).Text());
        Assert.Single(await Audited(app, asked), "booking.approval-undone");
    }

    [Fact]
    public async Task Two_who_press_in_one_moment_undo_it_once()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        var approved = await Approve(desk, asked);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Browse.Undo(desk, approved)));
        Assert.Single(await Audited(app, asked), "booking.approval-undone");
        Assert.Equal((BookingStatus.Requested, 0), (await Status(app, asked), await Floor(app, asked)));
    }

    [Fact]
    public async Task Nobody_else_undoes_it_with_the_same_button()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        using var other = await AtDesk.Browser(app);
        var mark = await Mark(app, desk, asked);
        var refused = await app.Do(services =>
            services.GetRequiredService<UndoAct>().Now(mark, new System.Security.Claims.ClaimsPrincipal())
        );
        Assert.False(refused.Done);
        Assert.StartsWith("Hanya yang melakukannya", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, asked));
    }

    private static async Task<Guid> Mark(HeteroApp app, HttpClient desk, Booking booking)
    {
        await Approve(desk, booking);
        return await app.Read(db => db.SecondThoughts().Select(row => row.Id).SingleAsync());
    }

    [Fact]
    public async Task Who_lost_their_role_meanwhile_undoes_nothing()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        var approved = await Approve(desk, asked);
        await app.Read(async db => await db.RoleGrants().ExecuteDeleteAsync());
        app.Services.GetRequiredService<Permissions>().Forget(null);
        await Browse.Undo(desk, approved);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, asked));
    }

    [Fact]
    public async Task A_cancellation_is_undone_with_its_floor_while_that_is_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booked = await AtDesk.Booked(app, Class, OnTuesday(10, 12));
        await app.WorkJobs();
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var (told, floor) = (await Told(app, booked), await Floor(app, booked));
        var cancelled = await Browse.Send(desk, Of(booked), "batal", ("alasan-batal", "Salah tekan."));
        Assert.Equal((BookingStatus.Cancelled, 0), (await Status(app, booked), await Floor(app, booked)));
        await Browse.Undo(desk, cancelled);
        Assert.Equal((BookingStatus.Confirmed, floor), (await Status(app, booked), await Floor(app, booked)));
        Assert.Null((await Reread(app, booked)).Reason);
        await app.WorkJobs();
        Assert.Equal(told, await Told(app, booked));
    }

    [Fact]
    public async Task A_cancellation_whose_floor_was_taken_meanwhile_stays_and_is_told()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booked = await AtDesk.Booked(app, Class, OnTuesday(10, 12));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var cancelled = await Browse.Send(desk, Of(booked), "batal", ("alasan-batal", "Salah tekan."));
        await AtDesk.Booked(app, Class, OnTuesday(11, 13), "Pak Cepat");
        var refused = await (await Browse.Undo(desk, cancelled)).Text();
        Assert.Contains("Tidak bisa diurungkan. Ruang sudah dipakai: Pak Cepat", refused);
        Assert.Equal(BookingStatus.Cancelled, await Status(app, booked));
        Assert.Equal(1, await app.Read(db => db.Jobs().CountAsync(job => job.HeldBy != null)));
        app.Clock.Advance(SecondThought.Open);
        await app.WorkJobs(alsoHeld: false);
        Assert.Contains("booking.cancelled", await Told(app, booked));
    }

    [Fact]
    public async Task A_refusal_is_undone_and_the_request_waits_again_unsaid()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        var told = await Told(app, asked);
        using var desk = await AtDesk.Browser(app);
        await Browse.Undo(desk, await Browse.Send(desk, Of(asked), "tolak", ("alasan-tolak", "Penuh.")));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Requested, await Status(app, asked));
        Assert.Equal(told, await Told(app, asked));
    }

    [Fact]
    public async Task At_the_desk_what_was_pressed_in_a_row_is_undone_with_a_press()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booked = await AtDesk.Booked(app, Class, new(AtDesk.Monday, AtDesk.Monday.AddHours(2)));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var came = await Browse.Send(desk, Page, "hadir-" + booked.Code);
        var said = (await came.Read()).QuerySelector(".desk-toast .notice");
        Assert.Contains(booked.Name + " hadir", said!.TextContent);
        var undone = await Browse.Undo(desk, came);
        Assert.Equal(
            (Page, BookingStatus.Confirmed),
            (undone.RequestMessage!.RequestUri!.AbsolutePath, await Status(app, booked))
        );
        await Browse.Send(desk, Page, "hadir-" + booked.Code);
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await Browse.Undo(desk, await Browse.Send(desk, Page, "selesai-" + booked.Code));
        var goes = await Reread(app, booked);
        Assert.Equal((BookingStatus.CheckedIn, AtDesk.Monday.AddHours(2)), (goes.Status, goes.Ends));
    }

    [Fact]
    public async Task A_booker_undoes_their_own_cancelling()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var member = await app.Member();
        var wish = BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), member, Tuesday(10), 60);
        var booked = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        await app.WorkJobs();
        var told = await Told(app, booked);
        using var browser = await RightsTests.Browser(app, member);
        await Browse.Undo(browser, await Browse.Send(browser, "/saya/pemesanan/" + booked.Code, "batal"));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booked));
        Assert.Equal(told, await Told(app, booked));
    }

    [Fact]
    public async Task Whoever_has_the_link_of_a_booking_undoes_what_they_did_by_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booked = await AtDesk.Booked(app, Class, OnTuesday(10, 12));
        var link = await app.Do(async services =>
            (
                await services.GetRequiredService<Messaging.SecretLinks>().Status(BookingNews.StatusKind, booked.Id)
            ).Reveal()
        );
        using var phone = Browse.Visitor(app);
        await Browse.Undo(phone, await Browse.Send(phone, link, "batal"));
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booked));
    }

    [Fact]
    public async Task What_is_done_next_to_it_lets_the_first_message_leave_first()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        using var desk = await AtDesk.Browser(app);
        var approved = await Approve(desk, asked);
        var staff = await app.Staff(Role.SiteManager, "semarang");
        await app.Change(change => change.Cancel(asked.Code, new(staff.AccountId, true), "Atap bocor."));
        await app.WorkJobs(alsoHeld: false);
        Assert.Equal(["booking.confirmed", "booking.cancelled"], (await Told(app, asked))[^2..]);
        Assert.Contains("Sudah terlambat", await (await Browse.Undo(desk, approved)).Text());
        Assert.Equal(BookingStatus.Cancelled, await Status(app, asked));
    }

    [Fact]
    public async Task Where_no_page_offers_to_undo_it_nothing_waits()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await Request(app);
        var staff = await app.Staff(Role.SiteManager, "semarang");
        await app.Change(change => change.Approve(asked.Code, new(staff.AccountId, true), null));
        await app.WorkJobs(alsoHeld: false);
        Assert.Contains("booking.confirmed", await Told(app, asked));
        Assert.Equal(0, await app.Read(db => db.SecondThoughts().CountAsync()));
    }
}
