using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>Who comes late or leaves early, and what was pressed by mistake.</summary>
public sealed class DeskMistakesTests
{
    /// <summary>From eleven on; nobody came, and a quarter past eleven it was released.</summary>
    private static async Task<Booking> NoShow(HeteroApp app, string space, double hours, string name)
    {
        var booking = await AtDesk.Booked(
            app,
            space,
            new(AtDesk.Monday.AddHours(1), AtDesk.Monday.AddHours(1 + hours)),
            name
        );
        app.Clock.SetUtcNow(AtDesk.Monday.AddHours(1).AddMinutes(17));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.NoShow, await Status(app, booking));
        return booking;
    }

    [Fact]
    public async Task A_no_show_who_came_after_all_is_in_while_the_floor_is_free_and_not_thrown_out_again()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var late = await NoShow(app, "semarang/ruang-rapat-1", 3, "Bu Telat");
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Of(late), "ternyata");
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, late));
        Assert.Equal(
            AtDesk.Monday.AddHours(4),
            await app.Read(db =>
                db.Set<Sites.Occupancy>().Where(row => row.HolderId == late.Id).MaxAsync(row => row.Ends)
            )
        );
        await app.WorkJobs();
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, late));
    }

    [Fact]
    public async Task That_a_no_show_came_after_all_is_audited()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var late = await NoShow(app, "semarang/ruang-rapat-1", 3, "Bu Telat");
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Of(late), "ternyata");
        Assert.Equal(
            "booking.came-after-all",
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "booking:" + late.Code)
                    .OrderByDescending(row => row.At)
                    .Select(row => row.Action)
                    .FirstAsync()
            )
        );
    }

    [Fact]
    public async Task A_no_show_whose_floor_was_given_on_stays_out_and_is_told_who_has_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var beaten = await NoShow(app, "semarang/kelas", 3, "Bu Kalah");
        await AtDesk.Booked(
            app,
            "semarang/kelas",
            new(AtDesk.Monday.AddHours(2), AtDesk.Monday.AddHours(3)),
            "Pak Cepat"
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var refused = await (await Browse.Send(desk, Of(beaten), "ternyata")).Text();
        Assert.Contains("Pak Cepat, 11.45–13.15", refused);
        Assert.Equal(BookingStatus.NoShow, await Status(app, beaten));
    }

    [Fact]
    public async Task A_no_show_whose_time_is_over_was_there_by_the_record_and_takes_no_floor()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var over = await NoShow(app, "semarang/ruang-rapat-2", 1, "Pak Lewat");
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        app.Clock.SetUtcNow(AtDesk.Monday.AddHours(5));
        await Browse.Send(desk, Of(over), "ternyata");
        Assert.Equal(BookingStatus.Finished, await Status(app, over));
        Assert.Equal(1, await app.Read(db => db.Set<Sites.Occupancy>().CountAsync(row => row.HolderId == over.Id)));
    }

    /// <summary>From ten to two, and finished at eleven.</summary>
    private static async Task<Booking> FinishedEarly(HeteroApp app, HttpClient desk, string space, string name)
    {
        var booking = await AtDesk.Booked(app, space, new(AtDesk.Monday, AtDesk.Monday.AddHours(4)), name);
        await Browse.Send(desk, Page, "hadir-" + booking.Code);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await Browse.Send(desk, Page, "selesai-" + booking.Code);
        Assert.Equal(app.Now, (await Reread(app, booking)).Ends);
        return booking;
    }

    [Fact]
    public async Task What_was_finished_by_mistake_goes_on_to_its_old_end_however_often()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var mistaken = await FinishedEarly(app, desk, "semarang/ruang-rapat-1", "Bu Masih");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Browse.Send(desk, Page, "lanjut-" + mistaken.Code);
        var going = await Reread(app, mistaken);
        Assert.Equal((BookingStatus.CheckedIn, AtDesk.Monday.AddHours(4)), (going.Status, going.Ends));
        // Twice finished, twice taken back: the first end is still known.
        await Browse.Send(desk, Page, "selesai-" + mistaken.Code);
        await Browse.Send(desk, Page, "lanjut-" + mistaken.Code);
        Assert.Equal(AtDesk.Monday.AddHours(4), (await Reread(app, mistaken)).Ends);
    }

    [Fact]
    public async Task What_was_finished_before_it_began_goes_on_with_its_desk()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var whole = await AtDesk.Booked(
            app,
            "semarang/meja-bersama",
            new(AtDesk.Monday.AddMinutes(15), AtDesk.Monday.AddHours(4)),
            "Bu Awal"
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + whole.Code);
        await Browse.Send(desk, Page, "selesai-" + whole.Code);
        app.Clock.Advance(TimeSpan.FromMinutes(65));
        await Browse.Send(desk, Page, "lanjut-" + whole.Code);
        var going = await Reread(app, whole);
        Assert.Equal((BookingStatus.CheckedIn, AtDesk.Monday.AddHours(4)), (going.Status, going.Ends));
        Assert.Equal(1, await app.Read(db => db.Set<Sites.Occupancy>().CountAsync(row => row.HolderId == whole.Id)));
    }

    [Fact]
    public async Task What_was_finished_by_mistake_stays_finished_when_someone_has_the_floor_and_it_says_who()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var taken = await FinishedEarly(app, desk, "semarang/ruang-rapat-2", "Pak Pindah");
        await AtDesk.Booked(
            app,
            "semarang/ruang-rapat-2",
            new(AtDesk.Monday.AddHours(2), AtDesk.Monday.AddHours(3)),
            "Pak Cepat"
        );
        var refused = await (await Browse.Send(desk, Page, "lanjut-" + taken.Code)).Text();
        Assert.Contains("Pak Cepat, 12.00–13.00", refused);
        Assert.Contains(taken.Code, refused);
        Assert.Equal(BookingStatus.Finished, await Status(app, taken));
    }

    [Fact]
    public async Task What_has_come_to_its_own_end_is_not_offered_to_go_on()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var mistaken = await FinishedEarly(app, desk, "semarang/ruang-rapat-1", "Bu Masih");
        Assert.Contains("lanjut-" + mistaken.Code, await desk.Page(Page));
        await Browse.Send(desk, Page, "lanjut-" + mistaken.Code);
        app.Clock.SetUtcNow(AtDesk.Monday.AddHours(4).AddMinutes(1));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Finished, await Status(app, mistaken));
        Assert.DoesNotContain("lanjut-" + mistaken.Code, await desk.Page(Page));
    }

    [Fact]
    public async Task The_step_of_leaving_early_tells_the_old_end_in_the_words_of_the_house_and_it_is_still_known()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (day, night) = (
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-1",
                new(AtDesk.Monday, AtDesk.Monday.AddHours(4)),
                "Bu Siang"
            ),
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-2",
                new(AtDesk.Monday.AddHours(12), AtDesk.Monday.AddHours(16)),
                "Pak Malam"
            )
        );
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Id == night.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Language, "en"))
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + day.Code);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await Browse.Send(desk, Page, "selesai-" + day.Code);
        async Task<string> Steps(Booking of, string language) =>
            (await desk.Read(Of(of) + "?lang=" + language)).QuerySelector(".steps")!.TextContent;
        Assert.Contains("First until 14:00", await Steps(day, "en"));
        var steps = await Steps(day, "id");
        Assert.Contains("Semula sampai 14.00", steps);
        Assert.DoesNotContain("/2036", steps);
        await Browse.Send(desk, Page, "lanjut-" + day.Code);
        Assert.Equal(
            (BookingStatus.CheckedIn, day.Ends),
            ((await Reread(app, day)).Status, (await Reread(app, day)).Ends)
        );
        // Until the day after, and written in the other language.
        app.Clock.SetUtcNow(AtDesk.Monday.AddHours(12));
        await Browse.Send(desk, Page, "hadir-" + night.Code);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await Browse.Send(desk, Page, "selesai-" + night.Code);
        Assert.Contains("First until Tuesday, 5 August 2036, 02:00", await Steps(night, "en"));
        Assert.Contains("Semula sampai Selasa, 5 Agustus 2036, 02.00", await Steps(night, "id"));
        await Browse.Send(desk, Page, "lanjut-" + night.Code);
        Assert.Equal(
            (BookingStatus.CheckedIn, night.Ends),
            ((await Reread(app, night)).Status, (await Reread(app, night)).Ends)
        );
    }

    [Fact]
    public async Task Whoever_leaves_before_the_start_gives_all_of_the_time_back_and_it_says_so()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(
            app,
            "semarang/kelas",
            new(AtDesk.Monday.AddMinutes(30), AtDesk.Monday.AddHours(2)),
            "Bu Pulang"
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + booking.Code);
        // Its floor began a quarter of an hour before it.
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await Browse.Send(desk, Page, "selesai-" + booking.Code);
        Task<int> Floors() => app.Read(db => db.Set<Sites.Occupancy>().CountAsync(row => row.HolderId == booking.Id));
        Assert.Equal((BookingStatus.Finished, 0), (await Status(app, booking), await Floors()));
        const string said = "Selesai sebelum mulai";
        Assert.Contains(said, (await desk.Read(Page)).QuerySelector("#" + booking.Code)!.TextContent);
        Assert.Contains(said, (await desk.Read(Of(booking))).QuerySelector(".facts")!.TextContent);
        Assert.Contains(
            "Left before the start",
            (await desk.Read(Page + "?lang=en")).QuerySelector("#" + booking.Code)!.TextContent
        );
        await desk.Read(Page + "?lang=id");
        // Taken back by mistake it is as it was.
        await Browse.Send(desk, Page, "lanjut-" + booking.Code);
        var again = await Reread(app, booking);
        Assert.Equal(
            (BookingStatus.CheckedIn, booking.Starts, booking.Ends, 1),
            (again.Status, again.Starts, again.Ends, await Floors())
        );
        Assert.DoesNotContain(said, (await desk.Read(Page)).QuerySelector("#" + booking.Code)!.TextContent);
    }

    private static Task<HttpResponseMessage> Decline(HttpClient manager, Booking request) =>
        Browse.Send(manager, Of(request), "tolak", ("alasan-tolak", "Salah tekan"));

    private static Task<HttpResponseMessage> TakeBack(HttpClient manager, Booking request) =>
        Browse.Send(manager, Of(request), "buka-permohonan");

    [Fact]
    public async Task A_request_that_was_declined_by_mistake_waits_again_and_can_be_approved()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        await Decline(manager, request);
        await TakeBack(manager, request);
        var again = await Reread(app, request);
        Assert.Equal((BookingStatus.Requested, null), (again.Status, again.Reason));
        await Browse.Send(manager, Of(request), "setuju", ("catatan", ""));
        Assert.Equal(BookingStatus.Confirmed, await Status(app, request));
    }

    [Fact]
    public async Task The_front_desk_does_not_take_back_the_answer_to_a_request()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Decline(manager, request);
        Assert.DoesNotContain("buka-permohonan", await desk.Page(Of(request)));
        await TakeBack(desk, request);
        Assert.Equal(BookingStatus.Declined, await Status(app, request));
    }

    [Fact]
    public async Task The_applicant_of_a_request_that_waits_again_hears_of_it_under_its_own_title()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        await Decline(manager, request);
        await TakeBack(manager, request);
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.TextBody!.Contains("menunggu lagi", StringComparison.Ordinal));
        // With it as its first sentence too; not as a request that was received.
        const string taken = "Jawaban tadi kami tarik; permohonan Ruang Kelas menunggu lagi";
        var letter = Assert.Single(app.Mails, mail => mail.Subject == $"{taken} · {request.Code}");
        Assert.Matches("^Halo [^,]+,\\s+" + taken, letter.TextBody!);
        Assert.Equal(2, letter.TextBody!.Split("kami tarik").Length);
        Assert.DoesNotContain("sudah kami terima", letter.TextBody);
        Assert.Single(app.Mails, mail => mail.Subject == $"Permohonan Ruang Kelas kami terima · {request.Code}");
        var notice = await app.Read(db =>
            Messaging
                .NoticeTables.Notices(db)
                .SingleAsync(row => row.PersonId == request.PersonId && row.Title.StartsWith(taken))
        );
        Assert.StartsWith(taken, notice.Text);
    }

    [Fact]
    public async Task That_a_request_waits_again_is_told_by_WhatsApp_in_the_language_of_whoever_is_written_to()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        var phone = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(18, 19), "Peserta 041");
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Id == phone.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Email, (string?)null)
                        .SetProperty(row => row.Phone, "+6281200000041")
                        .SetProperty(row => row.Language, "en")
                )
        );
        await Decline(manager, phone);
        await TakeBack(manager, phone);
        await app.WorkJobs();
        Assert.Single(
            await app.Read(db =>
                db.Outbox().Where(row => row.SubjectId == phone.Id && row.Channel == Channel.WhatsApp).ToListAsync()
            ),
            row =>
                System.Text.RegularExpressions.Regex.IsMatch(
                    row.Text,
                    "^Hello [^.]+\\. We take back our answer; your request for Classroom waits again\\."
                )
        );
    }

    [Fact]
    public async Task A_request_whose_time_is_over_does_not_wait_again()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        var past = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(15, 16));
        await Decline(manager, past);
        app.Clock.SetUtcNow(AtDesk.Tuesday(17));
        await TakeBack(manager, past);
        Assert.Equal(BookingStatus.Declined, await Status(app, past));
    }

    [Fact]
    public async Task A_calendar_is_offered_for_what_stands_only()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        using var member = await RightsTests.Browser(
            app,
            (await app.Read(db => People.PeopleTables.People(db).SingleAsync(person => person.Id == request.PersonId)))!
        );
        async Task<bool> Offered() =>
            (await member.Page("/saya/pemesanan/" + request.Code)).Contains("kalender.ics", StringComparison.Ordinal);
        Assert.False(await Offered());
        await Browse.Send(manager, Of(request), "tolak", ("alasan-tolak", "Penuh"));
        Assert.False(await Offered());
        await Browse.Send(manager, Of(request), "buka-permohonan");
        await Browse.Send(manager, Of(request), "setuju", ("catatan", ""));
        Assert.True(await Offered());
        await Browse.Send(manager, Of(request), "batal", ("alasan-batal", "Listrik padam"));
        Assert.False(await Offered());
    }
}
