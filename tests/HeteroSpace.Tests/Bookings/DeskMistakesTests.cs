using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>Who comes late or leaves early, and what was pressed by mistake.</summary>
public sealed class DeskMistakesTests
{
    [Fact]
    public async Task A_no_show_who_came_after_all_is_in_while_the_floor_is_free_and_not_thrown_out_again()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (late, over, beaten) = (
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-1",
                new(AtDesk.Monday.AddHours(1), AtDesk.Monday.AddHours(4)),
                "Bu Telat"
            ),
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-2",
                new(AtDesk.Monday.AddHours(1), AtDesk.Monday.AddHours(2)),
                "Pak Lewat"
            ),
            await AtDesk.Booked(
                app,
                "semarang/kelas",
                new(AtDesk.Monday.AddHours(1), AtDesk.Monday.AddHours(4)),
                "Bu Kalah"
            )
        );
        app.Clock.SetUtcNow(AtDesk.Monday.AddHours(1).AddMinutes(17));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.NoShow, await Status(app, late));
        await AtDesk.Booked(
            app,
            "semarang/kelas",
            new(AtDesk.Monday.AddHours(2), AtDesk.Monday.AddHours(3)),
            "Pak Cepat"
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Of(late), "ternyata");
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, late));
        Assert.Equal(
            AtDesk.Monday.AddHours(4),
            await app.Read(db =>
                db.Set<Sites.Occupancy>().Where(row => row.HolderId == late.Id).MaxAsync(row => row.Ends)
            )
        );
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
        await app.WorkJobs();
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, late));
        var refused = await (await Browse.Send(desk, Of(beaten), "ternyata")).Text();
        Assert.Contains("Pak Cepat, 11.45–13.15", refused);
        Assert.Equal(BookingStatus.NoShow, await Status(app, beaten));
        // Over: no floor is taken, and the record says that they were there.
        app.Clock.SetUtcNow(AtDesk.Monday.AddHours(5));
        await Browse.Send(desk, Of(over), "ternyata");
        Assert.Equal(BookingStatus.Finished, await Status(app, over));
        Assert.Equal(1, await app.Read(db => db.Set<Sites.Occupancy>().CountAsync(row => row.HolderId == over.Id)));
    }

    [Fact]
    public async Task What_was_finished_by_mistake_goes_on_to_its_old_end_unless_someone_has_the_floor()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (mistaken, taken, whole) = (
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-1",
                new(AtDesk.Monday, AtDesk.Monday.AddHours(4)),
                "Bu Masih"
            ),
            await AtDesk.Booked(
                app,
                "semarang/ruang-rapat-2",
                new(AtDesk.Monday, AtDesk.Monday.AddHours(4)),
                "Pak Pindah"
            ),
            await AtDesk.Booked(
                app,
                "semarang/meja-bersama",
                new(AtDesk.Monday.AddMinutes(15), AtDesk.Monday.AddHours(4)),
                "Bu Awal"
            )
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        foreach (var booking in (Booking[])[mistaken, taken, whole])
            await Browse.Send(desk, Page, "hadir-" + booking.Code);
        await Browse.Send(desk, Page, "selesai-" + whole.Code);
        app.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var booking in (Booking[])[mistaken, taken])
            await Browse.Send(desk, Page, "selesai-" + booking.Code);
        Assert.Equal(app.Now, (await Reread(app, mistaken)).Ends);
        await AtDesk.Booked(
            app,
            "semarang/ruang-rapat-2",
            new(AtDesk.Monday.AddHours(2), AtDesk.Monday.AddHours(3)),
            "Pak Cepat"
        );
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Browse.Send(desk, Page, "lanjut-" + mistaken.Code);
        await Browse.Send(desk, Page, "lanjut-" + whole.Code);
        var going = await Reread(app, mistaken);
        Assert.Equal((BookingStatus.CheckedIn, AtDesk.Monday.AddHours(4)), (going.Status, going.Ends));
        Assert.Equal(
            (BookingStatus.CheckedIn, AtDesk.Monday.AddHours(4)),
            ((await Reread(app, whole)).Status, (await Reread(app, whole)).Ends)
        );
        Assert.Equal(1, await app.Read(db => db.Set<Sites.Occupancy>().CountAsync(row => row.HolderId == whole.Id)));
        var refused = await (await Browse.Send(desk, Page, "lanjut-" + taken.Code)).Text();
        Assert.Contains("Pak Cepat, 12.00–13.00", refused);
        Assert.Contains(taken.Code, refused);
        Assert.Equal(BookingStatus.Finished, await Status(app, taken));
        // Twice finished, twice taken back: the first end is still known.
        await Browse.Send(desk, Page, "selesai-" + mistaken.Code);
        await Browse.Send(desk, Page, "lanjut-" + mistaken.Code);
        Assert.Equal(AtDesk.Monday.AddHours(4), (await Reread(app, mistaken)).Ends);
        // Its own end has come: nothing is left to go on with.
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
        Assert.Contains("First until 14.00", await Steps(day, "en"));
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
        Assert.Contains("First until Tuesday, 5 August 2036, 02.00", await Steps(night, "en"));
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

    [Fact]
    public async Task A_request_that_was_declined_by_mistake_waits_again_and_its_applicant_hears_of_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(manager, Of(request), "tolak", ("alasan-tolak", "Salah tekan"));
        Assert.DoesNotContain("buka-permohonan", await desk.Page(Of(request)));
        await Browse.Send(desk, Of(request), "buka-permohonan");
        Assert.Equal(BookingStatus.Declined, await Status(app, request));
        await Browse.Send(manager, Of(request), "buka-permohonan");
        var again = await Reread(app, request);
        Assert.Equal((BookingStatus.Requested, null), (again.Status, again.Reason));
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.TextBody!.Contains("menunggu lagi", StringComparison.Ordinal));
        // Under its own title, and with it as its first sentence; not as a request that was received.
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
        await Browse.Send(manager, Of(request), "setuju", ("catatan", ""));
        Assert.Equal(BookingStatus.Confirmed, await Status(app, request));
        // By WhatsApp too, in the language of whoever is written to.
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
        await Browse.Send(manager, Of(phone), "tolak", ("alasan-tolak", "Salah tekan"));
        await Browse.Send(manager, Of(phone), "buka-permohonan");
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
        // Over is over.
        var past = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(15, 16));
        await Browse.Send(manager, Of(past), "tolak", ("alasan-tolak", "Salah tekan"));
        app.Clock.SetUtcNow(AtDesk.Tuesday(17));
        await Browse.Send(manager, Of(past), "buka-permohonan");
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
