using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

public sealed class BookTests
{
    private static readonly DateTime TodayAt13 = HeteroApp.MondayAtTen.AddHours(3);

    internal static BookingRequest Wish(
        CatalogueSpace at,
        Person person,
        DateTime starts,
        int minutes = 60,
        int people = 1
    ) => new(at.Space.Id, starts, starts.AddMinutes(minutes), people, "Rapat koperasi", person.Books());

    private static T Is<T>(object answer) => Assert.IsType<T>(answer);

    [Fact]
    public async Task A_room_is_booked_at_once_and_the_booker_hears_of_it()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        var booked = Is<BookAnswer.Booked>(
            await app.Book(Wish(await app.Space("semarang/ruang-rapat-1"), person, TodayAt13))
        );
        Assert.Equal(BookingStatus.Confirmed, booked.Booking.Status);
        Assert.Matches("^HS-[2-9A-Z]{4}-[2-9A-Z]{2}$", booked.Booking.Code);

        await app.WorkJobs();
        var mail = Assert.Single(app.Mails);
        Assert.Contains(booked.Booking.Code, mail.Subject);
        Assert.Contains("Senin, 3 Agustus 2026, 13.00–14.00 WIB", mail.TextBody);
        Assert.Contains(mail.Attachments, part => part.ContentDisposition?.FileName == "hetero-space.ics");
        Assert.Single(await app.Read(db => db.Notices().Where(notice => notice.PersonId == person.Id).ToListAsync()));
        Assert.DoesNotContain(await app.Read(db => db.Jobs().ToListAsync()), job => job.Kind == BookingNews.Kind);
    }

    [Fact]
    public async Task A_taken_slot_offers_up_to_three_near_ones_that_are_really_free()
    {
        await using var app = await HeteroApp.Start();
        var (first, second) = (await app.Member(), await app.Member());
        var room = await app.Space("semarang/ruang-rapat-1");
        Is<BookAnswer.Booked>(await app.Book(Wish(room, first, TodayAt13)));
        var clash = Is<BookAnswer.Clash>(await app.Book(Wish(room, second, TodayAt13)));
        Assert.Equal(3, clash.Alternatives.Count);
        Assert.Contains(clash.Alternatives, other => other.At.Space.Id == room.Space.Id);
        Assert.Contains(
            clash.Alternatives,
            other =>
                other.At.Site.Id == room.Site.Id
                && other.At.Space.Id != room.Space.Id
                && other.Range.Starts == TodayAt13
        );
        Assert.Contains(clash.Alternatives, other => other.At.Site.Id != room.Site.Id);
        foreach (var other in clash.Alternatives)
            Is<BookAnswer.Booked>(await app.Book(Wish(other.At, second, other.Range.Starts)));
    }

    [Fact]
    public async Task Every_broken_rule_is_told_at_once_with_the_nearest_that_is_allowed()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member(kind: PersonKind.Public);
        var room = await app.Space("semarang/kantor-1");
        var sunday = new DateTime(2027, 8, 8, 3, 7, 0, DateTimeKind.Utc);
        var broken = Is<BookAnswer.Broken>(await app.Book(Wish(room, person, sunday, 800, 9) with { Purpose = " " }));
        Assert.Equal(
            [
                "off_step",
                "outside_hours",
                "purpose_missing",
                "too_far_ahead",
                "too_long",
                "too_many_people",
                "wrong_kind",
            ],
            broken.Rules.Select(rule => rule.Code).Order()
        );
        Assert.Contains("paling banyak 4 orang", broken.Rules.Single(rule => rule.Code == "too_many_people").Sentence);
        Assert.Contains(
            "Buka lagi Senin, 9 Agustus 2027, 09.00 WIB",
            broken.Rules.Single(rule => rule.Code == "outside_hours").Sentence
        );
    }

    public static TheoryData<int, int, string?> Hours =>
        new()
        {
            // Semarang is open 09.00–21.00 on Mondays. Minutes from 09.00, length, broken rule.
            { 660, 60, null },
            { 661, 60, "off_step" },
            { 690, 60, "outside_hours" },
            { 60, 241, "too_long" },
            { 60, 240, null },
            { 60, 29, "too_short" },
            { 60, 0, "ends_before_start" },
            { -1440, 60, "in_the_past" },
        };

    [Theory, MemberData(nameof(Hours))]
    public async Task A_booking_keeps_to_hours_and_lengths(int from, int minutes, string? rule)
    {
        await using var app = await HeteroApp.Start();
        var answer = await app.Book(
            Wish(
                await app.Space("semarang/ruang-rapat-1"),
                await app.Member(),
                HeteroApp.MondayAtTen.AddHours(-1).AddMinutes(from),
                minutes
            )
        );
        if (rule is null)
            Is<BookAnswer.Booked>(answer);
        else
            Assert.Contains(rule, Is<BookAnswer.Broken>(answer).Rules.Select(broken => broken.Code));
    }

    [Fact]
    public async Task Back_to_back_is_free_but_buffers_keep_their_distance()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        var room = await app.Space("semarang/ruang-rapat-1");
        Is<BookAnswer.Booked>(await app.Book(Wish(room, person, TodayAt13)));
        Is<BookAnswer.Booked>(await app.Book(Wish(room, person, TodayAt13.AddHours(1))));
        var studio = await app.Space("solo/studio-foto"); // 15 minutes before and after
        Is<BookAnswer.Booked>(await app.Book(Wish(studio, person, TodayAt13)));
        Is<BookAnswer.Clash>(await app.Book(Wish(studio, person, TodayAt13.AddHours(1))));
        Is<BookAnswer.Booked>(await app.Book(Wish(studio, person, TodayAt13.AddHours(1.5))));
    }

    [Fact]
    public async Task A_desk_area_gives_each_desk_once_and_then_is_full()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        var desks = await app.Space("purwokerto/ruang-kerja-1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Book(Wish(desks, person, TodayAt13))));
        Assert.Equal(16, answers.Count(answer => answer is BookAnswer.Booked));
        Assert.Equal(16, await app.Read(db => db.Occupancies().Select(row => row.UnitId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task A_hall_is_taken_when_one_half_is()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        var at = HeteroApp.MondayAtTen.AddDays(7);
        var staff = new StaffBooking(
            (await app.Staff(Foundation.Security.Role.SiteManager, "semarang")).AccountId!.Value,
            null
        );
        BookingRequest For(CatalogueSpace space) => Wish(space, person, at) with { Staff = staff };
        var (whole, a, b) = (
            await app.Space("semarang/ruang-acara"),
            await app.Space("semarang/ruang-acara-a"),
            await app.Space("semarang/ruang-acara-b")
        );
        Is<BookAnswer.Booked>(await app.Book(For(a)));
        Is<BookAnswer.Clash>(await app.Book(For(whole)));
        Is<BookAnswer.Booked>(await app.Book(For(b)));
    }

    [Fact]
    public async Task Of_many_who_want_one_slot_one_gets_it()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        var room = await app.Space("semarang/ruang-rapat-2");
        for (var slot = 0; slot < 10; slot++)
        {
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 64)
                    .Select(_ =>
                        Task.Run(() => app.Book(Wish(room, person, TodayAt13.AddDays(slot / 5).AddHours(slot % 5))))
                    )
            );
            Assert.Equal(1, answers.Count(answer => answer is BookAnswer.Booked));
            Assert.Equal(63, answers.Count(answer => answer is BookAnswer.Clash));
        }
    }

    [Fact]
    public async Task Staff_may_open_a_site_outside_its_hours_with_a_reason_that_is_kept()
    {
        await using var app = await HeteroApp.Start();
        var (person, manager) = (
            await app.Member(),
            (await app.Staff(Foundation.Security.Role.SiteManager, "semarang")).AccountId!.Value
        );
        var sunday = HeteroApp.MondayAtTen.AddDays(6);
        var wish = Wish(await app.Space("semarang/ruang-rapat-1"), person, sunday) with { Staff = new(manager, null) };
        Assert.Equal("outside_hours", Assert.Single(Is<BookAnswer.Broken>(await app.Book(wish)).Rules).Code);
        var booked = Is<BookAnswer.Booked>(await app.Book(wish with { Staff = new(manager, "Final Startup Muda") }));
        Assert.Equal("Final Startup Muda", booked.Booking.OutsideHoursReason);
        Assert.Equal(
            "booking.made-outside-hours",
            await app.Read(db => db.Audit().Where(row => row.By == manager).Select(row => row.Action).SingleAsync())
        );
    }
}
