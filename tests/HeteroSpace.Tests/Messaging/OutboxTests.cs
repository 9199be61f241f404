using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Messaging;

public sealed class OutboxTests
{
    private static readonly DateTime Tomorrow = HeteroApp.MondayAtTen.AddDays(1);

    private static Task<HeteroApp> With(SmtpSink sink) =>
        HeteroApp.Start(
            null,
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", sink.Port.ToString()),
            ("Mail:TimeoutSeconds", "1")
        );

    private static async Task<Booking> Booked(HeteroApp app, Person person) =>
        Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), person, Tomorrow))
            )
            .Booking;

    private static Task<List<Outgoing>> Outbox(HeteroApp app) =>
        app.Read(db => db.Outbox().AsNoTracking().OrderBy(row => row.At).ToListAsync());

    [Fact]
    public async Task A_busy_server_is_asked_again_later_and_the_mail_keeps_its_id()
    {
        await using var sink = new SmtpSink(asked => asked == 1 ? SmtpSink.Way.Busy : SmtpSink.Way.Take);
        await using var app = await With(sink);
        await Booked(app, await app.Member());
        await app.WorkJobs();
        Assert.Equal(OutgoingStatus.Waiting, (await Outbox(app)).Single().Status);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        var row = (await Outbox(app)).Single();
        Assert.Equal(OutgoingStatus.Sent, row.Status);
        Assert.Equal($"<{row.Id:n}@example.org>", SmtpSink.Id(Assert.Single(sink.Taken)));
    }

    [Fact]
    public async Task A_server_that_takes_a_mail_and_drops_the_line_gets_the_very_same_mail_again()
    {
        await using var sink = new SmtpSink(asked => asked == 1 ? SmtpSink.Way.TakeAndDrop : SmtpSink.Way.Take);
        await using var app = await With(sink);
        await Booked(app, await app.Member());
        await app.WorkJobs();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        Assert.Equal(2, sink.Taken.Count);
        Assert.Equal(sink.Taken[0], sink.Taken[1]);
    }

    [Fact]
    public async Task A_refused_mail_is_seen_by_staff_of_its_site_and_sent_again_on_their_word()
    {
        await using var sink = new SmtpSink(asked => asked == 1 ? SmtpSink.Way.Refuse : SmtpSink.Way.Take);
        await using var app = await HeteroApp.Start(
            HeteroApp.MondayAtTen.AddYears(10),
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", sink.Port.ToString())
        );
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(
                BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), await app.Member("Sri"), app.Now.AddDays(1))
            )
        );
        await app.WorkJobs();
        var row = (await Outbox(app)).Single();
        Assert.Equal((OutgoingStatus.Dead, 1), (row.Status, row.Attempts));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Contains(
            "550 no such person",
            WebUtility.HtmlDecode(await desk.GetStringAsync("/konsol/semarang/kabar"))
        );
        using var other = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.DoesNotContain(
            "550 no such person",
            WebUtility.HtmlDecode(await other.GetStringAsync("/konsol/solo/kabar"))
        );
        Assert.True(
            await app.Do(services => services.GetRequiredService<SendByHand>().SendAgain(row.Id, (Guid)row.PersonId!))
        );
        await app.WorkJobs();
        Assert.Equal(OutgoingStatus.Sent, (await Outbox(app)).Single().Status);
    }

    [Fact]
    public async Task A_server_that_is_gone_or_stalls_holds_up_no_booking_and_no_job()
    {
        await using var sink = new SmtpSink(_ => SmtpSink.Way.Stall);
        await using var app = await With(sink);
        for (var i = 0; i < 6; i++)
            Assert.IsType<BookAnswer.Booked>(
                await app.Book(
                    BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), await app.Member(), Tomorrow.AddHours(i))
                )
            );
        var worker = app.Services.GetRequiredService<JobWorker>();
        while (await worker.WorkOnce() > 0) { }
        // The jobs are done though not one mail has left; the postman tries three and leaves the rest for later.
        Assert.Empty(await app.Read(db => db.Jobs().Where(job => job.EverySeconds == null).ToListAsync()));
        await app.Services.GetRequiredService<Postman>().CarryOnce();
        Assert.Equal(3, sink.Asked);
        Assert.All(await Outbox(app), row => Assert.Equal(OutgoingStatus.Waiting, row.Status));
    }

    [Fact]
    public async Task Telling_twice_of_one_cause_is_telling_once()
    {
        await using var app = await HeteroApp.Start();
        var booking = await Booked(app, await app.Member());
        var step = await app.Read(db => db.BookingSteps().SingleAsync());
        await app.WorkJobs();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Jobs().Add(BookingNews.Of(booking, step));
            return await db.SaveChangesAsync();
        });
        await app.WorkJobs();
        Assert.Single(app.Mails);
        Assert.Single(await Outbox(app));
    }

    [Fact]
    public async Task Without_mail_the_message_waits_for_staff()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (_, _, message) = await HeldByANumber(app);
        Assert.Equal(
            (Channel.WhatsApp, OutgoingStatus.Waiting, "+6281200000777"),
            (message.Channel, message.Status, message.To)
        );
    }

    [Fact]
    public async Task A_hold_runs_from_when_staff_mark_its_message_sent_which_counts_once()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (_, booking, message) = await HeldByANumber(app);
        // It is Sunday: the desk opens on Monday at nine, and has been open for an hour at ten.
        app.Clock.Advance(booking.HeldUntil!.Value - app.Now - TimeSpan.FromMinutes(5));
        await app.WorkJobs();
        Assert.Equal((BookingStatus.Held, 23), ((await Reread(app, booking)).Status, (app.Now - booking.Made).Hours));
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        // Cut in between it is neither marked nor held longer, and can be marked again.
        await Foundation.Broken.Refuse(app, "bookings", "new.held_until is not null");
        await Assert.ThrowsAnyAsync<Exception>(() => MarkSent(app, message, staff));
        await Foundation.Broken.Mend(app, "bookings");
        Assert.True(await MarkSent(app, message, staff));
        Assert.False(await MarkSent(app, message, staff));
        Assert.Equal(app.Now.AddMinutes(15), (await Reread(app, booking)).HeldUntil);
    }

    [Fact]
    public async Task The_link_of_a_message_sent_by_hand_confirms_the_booking_and_the_number_and_cancels_it_too()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (person, booking, message) = await HeldByANumber(app);
        using var client = Visitor(app);
        var link = await LinkIn(app, message);
        var page = await client.GetStringAsync(link);
        Assert.DoesNotContain("0777", page);
        await Press(client, link, page, "konfirmasi");
        Assert.Equal(BookingStatus.Confirmed, (await Reread(app, booking)).Status);
        Assert.True(
            await app.Read(db =>
                db.People().Where(row => row.Id == person.Id).Select(row => row.PhoneConfirmed).SingleAsync()
            )
        );
        await Press(client, link, await client.GetStringAsync(link), "batal");
        Assert.Equal(BookingStatus.Cancelled, (await Reread(app, booking)).Status);
    }

    [Fact]
    public async Task Of_what_staff_have_not_sent_yet_only_the_latest_word_waits()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (_, booking, message) = await HeldByANumber(app);
        app.Clock.Advance(booking.HeldUntil!.Value - app.Now - TimeSpan.FromMinutes(5));
        await app.WorkJobs();
        Assert.True(await MarkSent(app, message, await app.Staff(Role.FrontDesk, "semarang")));
        using var client = Visitor(app);
        var link = await LinkIn(app, message);
        await Press(client, link, await client.GetStringAsync(link), "konfirmasi");
        app.Clock.Advance(TimeSpan.FromMilliseconds(10));
        await Press(client, link, await client.GetStringAsync(link), "batal");
        await app.WorkJobs();
        Assert.Equal(
            [
                ("booking.held", OutgoingStatus.Sent),
                ("booking.confirmed", OutgoingStatus.Dropped),
                ("booking.cancelled", OutgoingStatus.Waiting),
            ],
            (await app.Read(db => db.Outbox().AsNoTracking().OrderBy(row => row.Id).ToListAsync())).Select(row =>
                (row.Kind, row.Status)
            )
        );
    }

    [Fact]
    public async Task A_link_with_another_letter_opens_nothing()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (_, _, message) = await HeldByANumber(app);
        using var client = Visitor(app);
        var link = await LinkIn(app, message);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync(link[..^1] + (link[^1] == 'A' ? 'Q' : 'A'))).StatusCode
        );
    }

    // Booked on a Sunday by someone who gave a number alone.
    private static async Task<(Person Person, Booking Booking, Outgoing Message)> HeldByANumber(HeteroApp app)
    {
        var person = await NewcomerWithANumber(app);
        var room = await app.Space("semarang/ruang-rapat-1");
        var wish = BookTests.Wish(room, person, app.Now.AddDays(3)) with
        {
            HoldFor = await app.Do(services => services.GetRequiredService<Holds>().For(person, room)),
        };
        var booking = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        await app.WorkJobs();
        return (person, booking, Assert.Single(await Outbox(app)));
    }

    private static Task<bool> MarkSent(HeteroApp app, Outgoing message, Person staff) =>
        app.Do(services => services.GetRequiredService<SendByHand>().MarkSent(message.Id, staff.AccountId!.Value));

    private static HttpClient Visitor(HeteroApp app) =>
        new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = app.Address };

    private static async Task<string> LinkIn(HeteroApp app, Outgoing message) =>
        Assert
            .Single(
                (await app.Letters()).Single(known => known.Row.Id == message.Id).Letter!.Parts,
                part => part.Secret && part.At!.StartsWith("/status/", StringComparison.Ordinal)
            )
            .At!;

    [Fact]
    public async Task The_link_of_a_mail_stops_messages_of_its_topic_and_only_those()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        await Booked(app, person);
        await app.WorkJobs();
        var address = app.Mails[0].Headers["List-Unsubscribe"]!.Trim('<', '>');
        using var client = await app.Client();
        var done = await client.PostAsync(
            new Uri(address).AbsolutePath,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" })
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), person, Tomorrow.AddHours(3)))
        );
        await app.WorkJobs();
        Assert.Single(app.Mails);
        Assert.Equal(2, await app.Read(db => db.Notices().CountAsync(notice => notice.PersonId == person.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/berhenti/0AAAA/sekali", null)).StatusCode);
    }

    [Fact]
    public async Task A_gateway_sends_by_itself_and_its_signed_call_back_confirms_a_number()
    {
        await using var app = await HeteroApp.Start(
            null,
            ("WhatsApp:Url", "http://127.0.0.1:9/"),
            ("WhatsApp:Secret", "rahasia")
        );
        var person = await NewcomerWithANumber(app);
        using var client = await app.Client();
        var told = JsonContent.Create(
            new { from = "6281200000777", text = $"Kode saya {app.Opened(person.SealedPhoneCode)}" }
        );
        var body = await told.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(Signed(body, "sha256=00"))).StatusCode);
        var signature =
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("rahasia"), body));
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(Signed(body, signature))).StatusCode);
        Assert.True(
            await app.Read(db =>
                db.People().Where(row => row.Id == person.Id).Select(row => row.PhoneConfirmed).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Signing_up_with_a_known_address_says_nothing_of_it_and_its_owner_is_told()
    {
        await using var app = await HeteroApp.Start();
        var again = await SignUpAs(app, await app.Member());
        Assert.Empty(again.Errors);
        await app.WorkJobs();
        Assert.Equal(
            [],
            await app.Read(db =>
                db.Jobs().Where(job => job.LastError != null).Select(job => job.LastError).ToListAsync()
            )
        );
        // Its owner is told, without a link that would confirm it for someone else.
        var mail = Assert.Single(app.Mails);
        Assert.Contains("sudah punya akun", mail.TextBody);
        Assert.DoesNotContain("/konfirmasi/", mail.TextBody);
        Assert.DoesNotContain("Orang lain", mail.TextBody);
    }

    [Fact]
    public async Task Whoever_signed_up_with_a_known_address_sees_their_own_hold_and_nothing_of_its_owner()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var known = await app.Member("Pemilik Alamat");
        Assert.NotNull((await SignUpAs(app, known)).Person);
        await app.WorkJobs();
        // As with an unknown address.
        var found = await app.Do(services => services.GetRequiredService<SignIn>().Candidates(known.Email!));
        Assert.Equal([known.AccountId], found.Select(account => (Guid?)account.Id));
        using var browser = Browse.Visitor(app);
        await Browse.Send(browser, "/masuk", "masuk", ("kontak", known.Email!), ("sandi", "sandi-yang-panjang"));
        var page = await browser.Page("/saya");
        Assert.Contains("Kontak Anda belum dikonfirmasi", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Pemilik Alamat", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_for_an_unknown_address_is_asked_for_as_for_a_known_one_and_nobody_gets_a_mail()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            await services.GetRequiredService<NewPassword>().Ask("tak-dikenal@example.org");
            return 0;
        });
        Assert.Equal(1, await app.Read(db => db.Jobs().CountAsync(job => job.Kind == NewPassword.MailJob)));
        await app.WorkJobs();
        Assert.Empty(app.Mails);
    }

    private static Task<SignedUp> SignUpAs(HeteroApp app, Person known) =>
        app.Do(services =>
            services
                .GetRequiredService<SignUp>()
                .Now(new("Orang lain", known.Email!, "sandi-yang-panjang", PersonKind.Public))
        );

    private static Task<Booking> Reread(HeteroApp app, Booking booking) =>
        app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Id == booking.Id));

    private static HttpRequestMessage Signed(byte[] body, string signature) =>
        new(HttpMethod.Post, "/panggilan/whatsapp")
        {
            Content = new ByteArrayContent(body),
            Headers = { { "X-Hub-Signature-256", signature } },
        };

    private static async Task<Person> NewcomerWithANumber(HeteroApp app) =>
        (
            await app.Do(services =>
                services
                    .GetRequiredService<SignUp>()
                    .Now(new("Sumarni", "0812 0000 0777", "sandi-yang-panjang", PersonKind.Umkm))
            )
        ).Person!;

    private static async Task Press(HttpClient client, string address, string page, string form)
    {
        var token = System
            .Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        (
            await client.PostAsync(
                address,
                new FormUrlEncodedContent(
                    new Dictionary<string, string> { ["_handler"] = form, ["__RequestVerificationToken"] = token }
                )
            )
        ).EnsureSuccessStatusCode();
    }
}
