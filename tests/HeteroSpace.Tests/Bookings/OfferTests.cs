using System.Globalization;
using AngleSharp.Dom;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>Staff offer another place in one press, and its booker answers by a link.</summary>
public sealed class OfferTests
{
    private const string One = "semarang/ruang-rapat-1",
        Two = "semarang/ruang-rapat-2",
        Class = "semarang/kelas",
        Today = "/konsol/semarang";

    private static async Task<ChangeAnswer> Make(HeteroApp app, Booking booking, string space, TimeRange range)
    {
        var (staff, at) = (await app.Staff(Role.SiteManager, "semarang"), await app.Space(space));
        var now = await Reread(app, booking);
        return await app.Do(services =>
            services
                .GetRequiredService<OfferPlace>()
                .Make(
                    now.Code,
                    now.Version,
                    new(staff.AccountId, true),
                    new(at.Space.Id, range.Starts, range.Ends, now.People)
                )
        );
    }

    private static Task<BookingOffer> Offer(HeteroApp app, Booking booking) =>
        app.Read(db =>
            db.BookingOffers()
                .AsNoTracking()
                .Where(row => row.BookingId == booking.Id)
                .OrderByDescending(row => row.Id)
                .FirstAsync()
        );

    private static async Task<string> Link(HeteroApp app, Booking booking) =>
        (
            await app.Do(services =>
                services.GetRequiredService<SecretLinks>().Status(BookingNews.StatusKind, booking.Id).AsTask()
            )
        ).Reveal();

    private static async Task<List<string>> Told(HeteroApp app) =>
        [.. (await app.Letters()).Select(letter => letter.Row.Kind).Where(kind => kind.Contains("offer"))];

    private static async Task<IElement> Row(HttpClient browser, string name) =>
        Assert.Single(
            (await browser.Read(Today)).QuerySelectorAll(".queue-row"),
            row => row.TextContent.Contains(name)
        );

    private static async Task Broken(HeteroApp app, int count) =>
        Assert.Equal(
            count,
            (await app.Do(services => Verify.Broken(services, alsoFiles: false))).Count(line => line.Contains("offer"))
        );

    [Fact]
    public async Task A_request_that_clashes_is_offered_the_nearest_in_its_row_and_taken_it_is_confirmed_there()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await AtDesk.Asked(app, Class, OnTuesday(13, 15));
        await AtDesk.Booked(app, Class, OnTuesday(13, 15), "Pak Dulu");
        await app.WorkJobs();
        using var manager = await AtDesk.Browser(app);
        var press = (await Row(manager, "Peserta 014")).QuerySelector("button[data-act=main]")!;
        Assert.StartsWith("Tawarkan", press.TextContent.Trim());
        var answer = await Browse.Send(manager, Today, "putuskan", ("putusan", press.GetAttribute("value")!));
        Assert.Contains("Peserta 014 ditawari", await answer.Text());
        var offer = await Offer(app, asked);
        Assert.Equal((OfferState.Open, asked.LocalDate), (offer.State, (await Local(app, offer.Starts))));
        Assert.Empty((await manager.Read(Today + "?jenis=permohonan")).QuerySelectorAll(".queue-row"));
        await app.WorkJobs();
        var told = Assert.Single(await app.Letters(), letter => letter.Row.Kind == OfferNews.Made);
        Assert.Contains("Ruang Kelas tidak bisa pada", told.Whole);
        var link = await Link(app, asked);
        Assert.Contains(link, app.Mails[^1].TextBody);
        using var booker = Browse.Visitor(app);
        Assert.Contains("Kami tawarkan waktu lain", await booker.Page(link));
        Assert.Contains("Jadi: Ruang Kelas", await (await Answer(booker, link, "terima-tawaran", offer)).Text());
        var now = await Reread(app, asked);
        Assert.Equal((BookingStatus.Confirmed, offer.Range), (now.Status, now.Range));
        Assert.Equal(OfferState.Accepted, (await Offer(app, asked)).State);
        Assert.True(await app.Read(db => db.Occupancies().AnyAsync(row => row.HolderId == asked.Id)));
        await Broken(app, 0);
        // Once is enough.
        Assert.Contains("tidak berlaku", await (await Answer(booker, link, "terima-tawaran", offer)).Text());
    }

    [Fact]
    public async Task No_quiet_time_is_offered_nor_what_begins_before_it_can_be_answered()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await app.Act(async act =>
        {
            act.Add(
                new QuietTime
                {
                    SiteId = (await app.Space(Class)).Site.Id,
                    Starts = new(15, 0),
                    Ends = new(18, 0),
                    Name = new("waktu tenang"),
                }
            );
            act.Forget(Catalogue.InMemory);
            return true;
        });
        var asked = await AtDesk.Asked(app, Class, OnTuesday(13, 15));
        await AtDesk.Booked(app, Class, OnTuesday(13, 15), "Pak Dulu");
        app.Clock.SetUtcNow(Tuesday(8.5));
        var (found, together) = await app.Do(async services =>
        {
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!;
            var places = services.GetRequiredService<OtherPlaces>();
            return (await places.Of(site, asked), await places.OfRequests(site, [asked], default));
        });
        // Read for all requests together they are the same.
        Assert.Equal(found.All, together[asked.Id].All);
        Assert.NotEmpty(found.Times);
        Assert.All(found.Times, other => Assert.Empty(other.At.Opening.QuietIn(other.Range)));
        Assert.All(found.Times, other => Assert.True(other.Range.Starts >= Tuesday(9.5)));
    }

    private static async Task<DateOnly> Local(HeteroApp app, DateTime utc) =>
        (await app.Space(Class)).Site.Clock.Date(utc);

    private static Task<HttpResponseMessage> Answer(HttpClient booker, string link, string form, BookingOffer offer) =>
        Browse.Send(booker, link, form, ("tawaran", offer.Id.ToString()));

    [Fact]
    public async Task It_holds_no_floor_and_who_comes_late_keeps_what_they_have_and_reads_what_is_near()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        Assert.IsType<ChangeAnswer.Done>(await Make(app, booking, Two, OnTuesday(9, 10)));
        await AtDesk.Booked(app, Two, OnTuesday(9, 10), "Pak Cepat");
        using var booker = Browse.Visitor(app);
        var link = await Link(app, booking);
        var answer = await Answer(booker, link, "terima-tawaran", await Offer(app, booking));
        var read = await answer.Read();
        Assert.Contains("baru saja dipakai", read.Body!.TextContent);
        Assert.NotEmpty(read.QuerySelectorAll(".offer .notice li"));
        Assert.Equal(booking.Place, (await Reread(app, booking)).Place);
        Assert.Equal(OfferState.Open, (await Offer(app, booking)).State);
        await Broken(app, 0);
    }

    [Fact]
    public async Task Declined_a_request_ends_with_that_reason_and_a_booking_stays()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (asked, booking) = (
            await AtDesk.Asked(app, Class, OnTuesday(13, 15)),
            await AtDesk.Booked(app, One, OnTuesday(9, 10))
        );
        await Make(app, asked, Class, OnTuesday(16, 18));
        await Make(app, booking, Two, OnTuesday(9, 10));
        using var booker = Browse.Visitor(app);
        foreach (var one in (Booking[])[asked, booking])
            await Answer(booker, await Link(app, one), "tolak-tawaran", await Offer(app, one));
        var ended = await Reread(app, asked);
        Assert.Equal(BookingStatus.Cancelled, ended.Status);
        Assert.Contains("tidak cocok", ended.Reason);
        Assert.Equal((BookingStatus.Confirmed, booking.Place), ((await Reread(app, booking)).Status, booking.Place));
        Assert.Equal(OfferState.Declined, (await Offer(app, booking)).State);
        await Broken(app, 0);
    }

    [Fact]
    public async Task Only_what_is_free_open_and_large_enough_is_offered_and_of_one_booking_one()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        await AtDesk.Booked(app, Two, OnTuesday(13, 14), "Pak Dulu");
        Assert.IsType<ChangeAnswer.Clash>(await Make(app, booking, Two, OnTuesday(13, 14)));
        Assert.IsType<ChangeAnswer.Broken>(await Make(app, booking, Two, OnTuesday(2, 3)));
        Assert.IsType<ChangeAnswer.NotNow>(await Make(app, booking, One, OnTuesday(9, 10)));
        Assert.IsType<ChangeAnswer.Done>(await Make(app, booking, One, OnTuesday(11, 12)));
        Assert.IsType<ChangeAnswer.Done>(await Make(app, booking, Two, OnTuesday(9, 10)));
        var all = await app.Read(db =>
            db.BookingOffers().OrderBy(row => row.Id).Select(row => row.State).ToListAsync()
        );
        Assert.Equal([OfferState.Withdrawn, OfferState.Open], all);
        // The database keeps it too.
        await Assert.ThrowsAnyAsync<Exception>(() =>
            app.Read(db =>
                db.BookingOffers()
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(row => row.State, OfferState.Open)
                            .SetProperty(row => row.Answered, (DateTime?)null)
                    )
            )
        );
        app.Clock.SetUtcNow(Tuesday(9));
        await app.Change(change => change.CheckIn(booking.Code, new(null, true)));
        Assert.Equal(OfferState.Withdrawn, (await Offer(app, booking)).State);
        Assert.IsType<ChangeAnswer.NotNow>(await Make(app, booking, Two, OnTuesday(11, 12)));
    }

    [Fact]
    public async Task Staff_undo_or_withdraw_it_and_what_was_undone_is_told_to_nobody()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await OfMember(app, await app.Member(), One, OnTuesday(9, 10));
        await app.WorkJobs();
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var page = await desk.Read(Of(booking));
        var other = page.QuerySelector("#tawarkan button[name=ambil]")!;
        Assert.Contains("jam sama", other.TextContent);
        var made = await Press(desk, booking, other.GetAttribute("value")!);
        Assert.Contains("Ditawarkan", await made.Text());
        await Browse.Undo(desk, made);
        await app.WorkJobs();
        Assert.Equal(OfferState.Withdrawn, (await Offer(app, booking)).State);
        Assert.Empty(await Told(app));
        await Press(desk, booking, other.GetAttribute("value")!);
        app.Clock.Advance(SecondThought.Open);
        await app.WorkJobs();
        Assert.Equal([OfferNews.Made], await Told(app));
        Assert.Contains("ditarik", await (await Browse.Send(desk, Of(booking), "tarik-tawaran")).Text());
        using var booker = Browse.Visitor(app);
        Assert.DoesNotContain("Kami tawarkan", await booker.Page(await Link(app, booking)));
        Assert.Equal(booking.Place, (await Reread(app, booking)).Place);
    }

    private static Task<HttpResponseMessage> Press(HttpClient desk, Booking booking, string sent) =>
        Browse.Send(
            desk,
            Of(booking),
            "tawarkan",
            ("versi", booking.Version.ToString(CultureInfo.InvariantCulture)),
            ("ambil", sent)
        );

    [Fact]
    public async Task Who_does_not_answer_is_asked_once_more_and_then_it_runs_out()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, new(Tuesday(9).AddDays(3), Tuesday(10).AddDays(3)));
        await Make(app, booking, Two, booking.Range);
        var offer = await Offer(app, booking);
        Assert.Equal(AtDesk.Monday.AddDays(2), offer.ValidUntil);
        await app.WorkJobs();
        await Keep(app);
        Assert.Equal([OfferNews.Made], await Told(app));
        app.Clock.SetUtcNow(offer.RemindAt.AddMinutes(1));
        await Keep(app);
        await Keep(app);
        Assert.Equal([OfferNews.Made, OfferNews.Waits], await Told(app));
        app.Clock.SetUtcNow(offer.ValidUntil);
        await Keep(app);
        Assert.Equal(OfferState.Expired, (await Offer(app, booking)).State);
        Assert.Equal(booking.Place, (await Reread(app, booking)).Place);
        Assert.Contains("tidak dijawab", await (await AtDesk.Browser(app)).Page(Of(booking)));
    }

    private static async Task Keep(HeteroApp app)
    {
        await app.Do(async services =>
        {
            await services.GetRequiredService<KeepOffers>().Once();
            return true;
        });
        await app.WorkJobs();
    }

    [Fact]
    public async Task Whoever_moves_themselves_instead_has_answered()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var member = await app.Member();
        var booking = await OfMember(app, member, One, OnTuesday(9, 10));
        await Make(app, booking, Two, OnTuesday(9, 10));
        var to = booking.Place with { Starts = Tuesday(13), Ends = Tuesday(14) };
        Assert.IsType<ChangeAnswer.Done>(
            await app.Do(services =>
                services
                    .GetRequiredService<MoveBooking>()
                    .To(booking.Code, booking.Version, new(member.AccountId, false), to)
            )
        );
        Assert.Equal(OfferState.Elsewhere, (await Offer(app, booking)).State);
        await Broken(app, 0);
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_takes_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, One, OnTuesday(9, 10));
        await Make(app, booking, Two, OnTuesday(9, 10));
        var offer = await Offer(app, booking);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    app.Do(services => services.GetRequiredService<OfferPlace>().Accept(offer.Id, Changer.ByLink))
                )
        );
        Assert.Single(answers.OfType<ChangeAnswer.Done>());
        Assert.Equal(
            1,
            await app.Read(db =>
                db.BookingSteps().CountAsync(step => step.BookingId == booking.Id && step.WasStarts != null)
            )
        );
        await Broken(app, 0);
    }
}
