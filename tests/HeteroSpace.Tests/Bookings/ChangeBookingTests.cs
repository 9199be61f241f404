using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

public sealed class ChangeBookingTests
{
    private static readonly DateTime TodayAt13 = HeteroApp.MondayAtTen.AddHours(3);

    private static T Is<T>(object answer) => Assert.IsType<T>(answer);

    private static async Task<Booking> Booked(
        HeteroApp app,
        string space,
        DateTime starts,
        Func<BookingRequest, BookingRequest>? other = null
    )
    {
        var wish = BookTests.Wish(await app.Space(space), await app.Member(), starts);
        return Is<BookAnswer.Booked>(await app.Book(other?.Invoke(wish) ?? wish)).Booking;
    }

    private static Task<Booking> Reread(HeteroApp app, Booking booking) =>
        app.Read(db => db.Bookings().SingleAsync(row => row.Id == booking.Id));

    private static Task<int> Floors(HeteroApp app, Booking booking) =>
        app.Read(db => db.Occupancies().CountAsync(row => row.HolderId == booking.Id));

    [Fact]
    public async Task A_request_holds_no_floor_until_it_is_approved()
    {
        await using var app = await HeteroApp.Start();
        var manager = new Changer((await app.Staff(Role.SiteManager, "semarang")).AccountId, true);
        var request = await Booked(app, "semarang/kelas", TodayAt13);
        Assert.Equal((BookingStatus.Requested, 0), (request.Status, await Floors(app, request)));
        Is<ChangeAnswer.Done>(await app.Change(change => change.Approve(request.Code, manager, "Silakan")));
        Assert.Equal((BookingStatus.Confirmed, 1), ((await Reread(app, request)).Status, await Floors(app, request)));
        Assert.Equal(
            "booking.approved",
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "booking:" + request.Code)
                    .Select(row => row.Action)
                    .SingleAsync()
            )
        );
        await app.WorkJobs();
        Assert.Equal(2, app.Mails.Count);
        Assert.Contains("Silakan", app.Mails[1].TextBody);
    }

    [Fact]
    public async Task What_a_booker_writes_is_not_written_back_in_our_name()
    {
        await using var app = await HeteroApp.Start();
        var newcomer = await app.Member(confirmed: false);
        var wish = BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), newcomer, TodayAt13) with
        {
            HoldFor = HoldTime.Default,
        };
        var held = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        const string bait = "Anda menang hibah. Ambil:\n\nhttps://hadiah.example.net/klaim";
        Is<ChangeAnswer.Done>(
            await app.Change(change => change.Cancel(held.Code, new(newcomer.AccountId, false), bait))
        );
        var other = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        Is<ChangeAnswer.Done>(await app.Change(change => change.Cancel(other.Code, new(null, false), bait)));
        var manager = new Changer((await app.Staff(Role.SiteManager, "semarang")).AccountId, true);
        var third = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        Is<ChangeAnswer.Done>(await app.Change(change => change.Cancel(third.Code, manager, "Listrik padam.")));
        await app.WorkJobs();
        Assert.All(app.Mails, mail => Assert.DoesNotContain("hadiah", mail.TextBody));
        Assert.Contains(
            app.Mails,
            mail => mail.TextBody!.Contains("Catatan pengelola:\n\n> Listrik padam.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Someone_unconfirmed_holds_one_space_at_a_time_also_when_they_ask_for_many_at_once()
    {
        await using var app = await HeteroApp.Start();
        var newcomer = await app.Member(confirmed: false);
        var answers = await Task.WhenAll(
            (
                (string[])
                    ["semarang/ruang-rapat-1", "semarang/ruang-rapat-2", "solo/ruang-rapat", "purwokerto/rapat-serayu"]
            ).Select(async space =>
                await app.Book(
                    BookTests.Wish(await app.Space(space), newcomer, TodayAt13) with
                    {
                        HoldFor = HoldTime.Default,
                    }
                )
            )
        );
        Assert.Single(answers.OfType<BookAnswer.Booked>());
        Assert.Equal(
            ["confirm_first"],
            answers.OfType<BookAnswer.Broken>().SelectMany(broken => broken.Rules).Select(rule => rule.Code).Distinct()
        );
        Assert.Equal(1, await app.Read(db => db.Occupancies().CountAsync()));
    }

    [Fact]
    public async Task Of_two_requests_for_one_slot_only_one_can_be_approved_and_the_other_stays_a_request()
    {
        await using var app = await HeteroApp.Start();
        var manager = new Changer((await app.Staff(Role.SiteManager, "semarang")).AccountId, true);
        var (first, second) = (
            await Booked(app, "semarang/kelas", TodayAt13),
            await Booked(app, "semarang/kelas", TodayAt13)
        );
        Is<ChangeAnswer.Done>(await app.Change(change => change.Approve(first.Code, manager, null)));
        Is<ChangeAnswer.Clash>(await app.Change(change => change.Approve(second.Code, manager, null)));
        Assert.Equal(BookingStatus.Requested, (await Reread(app, second)).Status);
        Is<ChangeAnswer.NotNow>(await app.Change(change => change.Decline(second.Code, manager, "  ")));
        Is<ChangeAnswer.Done>(await app.Change(change => change.Decline(second.Code, manager, "Jadwal sudah terisi")));
        Assert.Equal("Jadwal sudah terisi", (await Reread(app, second)).Reason);
    }

    [Fact]
    public async Task Two_members_of_staff_approving_at_once_approve_once()
    {
        await using var app = await HeteroApp.Start();
        var manager = new Changer((await app.Staff(Role.SiteManager, "semarang")).AccountId, true);
        var request = await Booked(app, "semarang/kelas", TodayAt13);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => app.Change(change => change.Approve(request.Code, manager, null))))
        );
        Assert.Single(answers.OfType<ChangeAnswer.Done>());
        Assert.Equal(1, await Floors(app, request));
    }

    [Fact]
    public async Task A_no_show_is_released_after_the_grace_time_and_not_before()
    {
        await using var app = await HeteroApp.Start();
        var booking = await Booked(app, "semarang/ruang-rapat-1", TodayAt13);
        app.Clock.SetUtcNow(TodayAt13.AddMinutes(15));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Confirmed, (await Reread(app, booking)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        Assert.Equal((BookingStatus.NoShow, 1), ((await Reread(app, booking)).Status, await Floors(app, booking)));
        // The rest of the hour can be booked again.
        await Booked(app, "semarang/ruang-rapat-1", TodayAt13.AddMinutes(30));
    }

    [Fact]
    public async Task Who_checked_in_stays_and_leaving_early_frees_the_rest()
    {
        await using var app = await HeteroApp.Start();
        var booking = await Booked(app, "semarang/ruang-rapat-1", TodayAt13);
        var self = new Changer(null, false);
        Is<ChangeAnswer.NotNow>(await app.Change(change => change.CheckIn(booking.Code, self)));
        app.Clock.SetUtcNow(TodayAt13.AddMinutes(5));
        Is<ChangeAnswer.Done>(await app.Change(change => change.CheckIn(booking.Code, self)));
        app.Clock.SetUtcNow(TodayAt13.AddMinutes(25));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.CheckedIn, (await Reread(app, booking)).Status);
        Is<ChangeAnswer.Done>(await app.Change(change => change.Finish(booking.Code, self)));
        var left = await Reread(app, booking);
        Assert.Equal((BookingStatus.Finished, TodayAt13.AddMinutes(25)), (left.Status, left.Ends));
        await Booked(app, "semarang/ruang-rapat-1", TodayAt13.AddMinutes(30));
    }

    [Fact]
    public async Task A_hold_becomes_a_booking_when_confirmed_and_ends_by_itself_otherwise()
    {
        await using var app = await HeteroApp.Start();
        BookingRequest Held(BookingRequest wish) => wish with { HoldFor = HoldTime.Default };
        var kept = await Booked(app, "semarang/ruang-rapat-1", TodayAt13, Held);
        var lost = await Booked(app, "semarang/ruang-rapat-2", TodayAt13, Held);
        var asked = await Booked(app, "semarang/kelas", TodayAt13, Held);
        Assert.All([kept, lost, asked], booking => Assert.Equal(BookingStatus.Held, booking.Status));
        Is<ChangeAnswer.Done>(await app.Change(change => change.ConfirmBooker(kept.Code, Changer.Itself)));
        Is<ChangeAnswer.Done>(await app.Change(change => change.ConfirmBooker(asked.Code, Changer.Itself)));
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await app.WorkJobs();
        Assert.Equal((BookingStatus.Confirmed, 1), ((await Reread(app, kept)).Status, await Floors(app, kept)));
        Assert.Equal((BookingStatus.Expired, 0), ((await Reread(app, lost)).Status, await Floors(app, lost)));
        Assert.Equal((BookingStatus.Requested, 0), ((await Reread(app, asked)).Status, await Floors(app, asked)));
    }

    [Fact]
    public async Task Cancelling_gives_the_floor_back()
    {
        await using var app = await HeteroApp.Start();
        var booking = await Booked(app, "semarang/ruang-rapat-1", TodayAt13);
        Is<ChangeAnswer.NotNow>(
            await app.Change(change => change.Cancel(booking.Code, new(Guid.CreateVersion7(), true), ""))
        );
        Is<ChangeAnswer.Done>(await app.Change(change => change.Cancel(booking.Code, new(null, false), null)));
        Assert.Equal(0, await Floors(app, booking));
        await Booked(app, "semarang/ruang-rapat-1", TodayAt13);
        Is<ChangeAnswer.NotNow>(await app.Change(change => change.Cancel(booking.Code, new(null, false), null)));
    }

    [Fact]
    public async Task A_closure_takes_the_gaps_at_once_and_a_booked_hour_when_its_booking_leaves()
    {
        await using var app = await HeteroApp.Start();
        var booking = await Booked(app, "semarang/ruang-rapat-1", TodayAt13);
        var at = await app.Space("semarang/ruang-rapat-1");
        var closure = new Closure
        {
            SiteId = at.Site.Id,
            SpaceId = at.Space.Id,
            Starts = TodayAt13.AddHours(-1),
            Ends = TodayAt13.AddHours(4),
            Reason = new("Pengecatan"),
        };
        await app.Act(async act =>
        {
            await Floor.Close(act, act.Add(closure));
            return true;
        });
        Task<double> Closed() =>
            app.Read(async db =>
                (await db.Occupancies().Where(row => row.HolderId == closure.Id).ToListAsync()).Sum(row =>
                    row.Range.Length.TotalHours
                )
            );
        Assert.Equal(4, await Closed());
        Is<ChangeAnswer.Done>(await app.Change(change => change.Cancel(booking.Code, new(null, false), null)));
        Assert.Equal(5, await Closed());
        Is<BookAnswer.Clash>(await app.Book(BookTests.Wish(at, await app.Member(), TodayAt13)));
    }
}
