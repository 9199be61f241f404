using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>What a desk pressed while it had no network comes one after the other: done once, or told why
/// not.</summary>
public sealed class DeskOfflineTests
{
    private const string Address = "/meja/semarang/kirim",
        Meeting = "semarang/ruang-rapat-1";

    private static TimeRange FromNow(double from, double to) => new(Monday.AddHours(from), Monday.AddHours(to));

    private static long Milliseconds(DateTime at) => new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>By a device whose clock is an hour wrong.</summary>
    private static object Press(HeteroApp app, Guid id, Booking booking, int minutesAgo = 0) =>
        new
        {
            id,
            code = booking.Code,
            at = Milliseconds(app.Now.AddHours(1).AddMinutes(-minutesAgo)),
            now = Milliseconds(app.Now.AddHours(1)),
            seen = Milliseconds(Monday),
        };

    private static async Task<(string What, string Said)> Send(HttpClient desk, object press)
    {
        using var answer = await desk.PostAsJsonAsync(Address, press);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (said.GetProperty("what").GetString()!, said.GetProperty("said").GetString()!);
    }

    private static Task<List<BookingStep>> CheckIns(HeteroApp app, Booking booking) =>
        app.Read(db =>
            db.BookingSteps()
                .AsNoTracking()
                .Where(step => step.BookingId == booking.Id && step.Status == BookingStatus.CheckedIn)
                .ToListAsync()
        );

    [Fact]
    public async Task A_press_is_done_once_however_often_it_is_sent_and_says_when_it_was()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, Meeting, FromNow(0, 2));
        using var desk = await Browser(app, Role.FrontDesk);
        app.Clock.SetUtcNow(Monday.AddMinutes(14));
        var id = Guid.CreateVersion7();
        var press = Press(app, id, booking, 12);
        for (var again = 0; again < 3; again++)
            Assert.Equal(("in", ""), await Send(desk, press));
        var step = Assert.Single(await CheckIns(app, booking));
        Assert.Equal((id, "Datang pukul 10.02; dicatat sesudah jaringan kembali."), (step.Id, step.Note));
        // Undone since: the same press, sent again, lets nobody in again.
        await Browse.Send(desk, Of(booking), "urung");
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        Assert.Equal("in", (await Send(desk, press)).What);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
    }

    [Fact]
    public async Task Who_was_released_meanwhile_is_in_all_the_same()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, Meeting, FromNow(0, 2));
        using var desk = await Browser(app, Role.FrontDesk);
        app.Clock.SetUtcNow(Monday.AddMinutes(40));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.NoShow, await Status(app, booking));
        Assert.Equal("in", (await Send(desk, Press(app, Guid.CreateVersion7(), booking, 35))).What);
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, booking));
    }

    [Fact]
    public async Task Whose_room_was_given_to_another_meanwhile_is_told_of_who_has_it()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, Meeting, FromNow(0, 2));
        using var desk = await Browser(app, Role.FrontDesk);
        app.Clock.SetUtcNow(Monday.AddMinutes(40));
        await app.WorkJobs();
        await Booked(app, Meeting, FromNow(1, 2), "Pak Lain");
        var (what, said) = await Send(desk, Press(app, Guid.CreateVersion7(), booking, 35));
        Assert.Equal("conflict", what);
        Assert.Contains("Pak Lain", said);
        Assert.Equal(BookingStatus.NoShow, await Status(app, booking));
    }

    [Fact]
    public async Task What_another_did_meanwhile_is_told_with_who_and_when()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (here, gone, moved) = (
            await Booked(app, Meeting, FromNow(0, 2), "Bu Hadir"),
            await Booked(app, "semarang/ruang-rapat-2", FromNow(0, 2), "Pak Batal"),
            await Booked(app, "semarang/kelas", FromNow(.25, 2), "Bu Pindah")
        );
        using var desk = await Browser(app, Role.FrontDesk);
        var other = await app.Staff(Role.FrontDesk, "semarang");
        var me = new Changer(other.AccountId, true);
        app.Clock.SetUtcNow(Monday.AddMinutes(5));
        await app.Change(change => change.CheckIn(here.Code, me));
        await app.Change(change => change.Cancel(gone.Code, me, "Pemesan menelepon"));
        var room = (await app.Space("semarang/meja-bersama")).Space.Id;
        var place = new BookingPlace(room, moved.Starts, moved.Ends, 1);
        Assert.IsType<ChangeAnswer.Done>(
            await app.Do(services =>
                services.GetRequiredService<MoveBooking>().To(moved.Code, moved.Version, me, place)
            )
        );
        app.Clock.SetUtcNow(Monday.AddMinutes(10));
        foreach (
            var (booking, tells) in ((Booking, string)[])[(here, "Sudah hadir"), (gone, "Dibatalkan"), (moved, "10.15")]
        )
        {
            var (what, said) = await Send(desk, Press(app, Guid.CreateVersion7(), booking, 8));
            Assert.Equal("conflict", what);
            Assert.Contains(tells, said);
            Assert.Contains("oleh Petugas 001, pukul 10.05", said);
        }
        Assert.Equal(
            (BookingStatus.CheckedIn, BookingStatus.Cancelled, BookingStatus.Confirmed),
            (await Status(app, here), await Status(app, gone), await Status(app, moved))
        );
    }

    [Fact]
    public async Task Who_checked_in_on_the_page_whose_answer_was_lost_has_no_conflict_with_themselves()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, Meeting, FromNow(0, 2));
        using var desk = await Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + booking.Code);
        Assert.Equal(("in", ""), await Send(desk, Press(app, Guid.CreateVersion7(), booking)));
        Assert.Single(await CheckIns(app, booking));
    }

    [Fact]
    public async Task Only_the_desk_of_its_own_site_is_heard_and_only_in_JSON()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, Meeting, FromNow(0, 2));
        var press = Press(app, Guid.CreateVersion7(), booking);
        using var member = await RightsTests.Browser(app, await app.Member());
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        using var desk = await Browser(app, Role.FrontDesk);
        foreach (var stranger in (HttpClient[])[member, solo])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync(Address, press)).StatusCode);
        // Of another site's booking their own desk knows nothing.
        using var answer = await solo.PostAsJsonAsync("/meja/solo/kirim", press);
        Assert.Contains("Kode ini tidak ada di tempat ini.", await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
            (
                (await desk.PostAsync(Address, new StringContent("{}", Encoding.UTF8, "text/plain"))).StatusCode,
                (await desk.PostAsJsonAsync(Address, new { })).StatusCode,
                (await desk.PostAsJsonAsync(Address, (object?)null)).StatusCode
            )
        );
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
    }

    [Fact]
    public async Task Who_was_signed_out_elsewhere_keeps_what_waits_and_sends_it_after_signing_in()
    {
        await using var app = await HeteroApp.Start(Monday);
        var booking = await Booked(app, Meeting, FromNow(0, 2));
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        using var desk = Browse.Visitor(app, follows: false);
        Task SignIn() => Browse.Send(desk, "/masuk", "masuk", ("kontak", clerk.Email!), ("sandi", "HeteroSpace-2026"));
        await SignIn();
        await app.Read(db => db.Devices().ExecuteDeleteAsync());
        app.Clock.SetUtcNow(Monday.AddMinutes(5));
        var press = Press(app, Guid.CreateVersion7(), booking, 4);
        using var refused = await desk.PostAsJsonAsync(Address, press);
        Assert.Equal(HttpStatusCode.Found, refused.StatusCode);
        Assert.False(refused.Headers.Contains(ClearKept.Header));
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        await SignIn();
        Assert.Equal("in", (await Send(desk, press)).What);
    }

    [Fact]
    public async Task The_page_of_today_is_kept_for_half_a_day_and_no_other()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        var kept = (await desk.Read(Page)).QuerySelector("[data-offline]")!;
        Assert.Equal("2036-08-04T15:00:00Z", kept.GetAttribute("data-until"));
        Assert.Contains("data per 10.00", kept.GetAttribute("data-said-away"));
        Assert.Null((await desk.Read(Page + "?hari=2036-08-05")).QuerySelector("[data-offline]"));
    }
}
