using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>A confirmation is a press: opening a link changes nothing, and what is said afterwards is so.</summary>
public sealed class ConfirmationTests
{
    // Cookies end by the client's own clock, so the app's stands well ahead of it: Monday 4 August 2036, 10.00 WIB.
    internal static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10).AddDays(1);

    [Fact]
    public async Task An_address_is_confirmed_by_the_button_and_said_once()
    {
        await using var app = await HeteroApp.Start();
        var person = await Newcomer(app, "siti@example.org");
        var link = await ConfirmLink(app, "siti@example.org");
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page(link);
        Assert.Contains("siti@example.org", page);
        Assert.DoesNotContain("terkonfirmasi", page);
        Assert.False(await Confirmed(app, person.Id));
        var done = await (await Browse.Send(visitor, link, "konfirmasi")).Text();
        Assert.Contains("terkonfirmasi", done);
        // Nothing was ever held, so nothing is said of it.
        Assert.DoesNotContain("pemesanan yang", done);
        Assert.DoesNotContain("tahan", done);
        Assert.True(await Confirmed(app, person.Id));
        Assert.Contains("sudah terkonfirmasi", await visitor.Page(link));
        // An old page that still stands open is pressed once more.
        var token = Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        var old = new Dictionary<string, string>
        {
            ["_handler"] = "konfirmasi",
            ["__RequestVerificationToken"] = token,
        };
        Assert.Contains(
            "sudah terkonfirmasi",
            await (await visitor.PostAsync(link, new FormUrlEncodedContent(old))).Text()
        );
        Assert.Contains("is already confirmed", await visitor.Page(link + "?lang=en"));
        Assert.Contains("kedaluwarsa", await visitor.Page("/konfirmasi/salah?lang=id"));
    }

    [Fact]
    public async Task A_confirmation_in_time_names_what_was_handed_over()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var booking = await BookSignedOut(app, visitor, "ruang-rapat-1", "siti@example.org");
        await SendAgain(visitor, booking);
        var link = await ConfirmLink(app, "siti@example.org");
        using var phone = Browse.Visitor(app);
        Assert.Contains("Ruang Rapat 1", await phone.Page(link));
        var done = await (await Browse.Send(phone, link, "konfirmasi")).Text();
        Assert.Contains("Ruang Rapat 1", done);
        Assert.Contains("/saya/pemesanan/" + booking.Code, done);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
    }

    [Fact]
    public async Task A_late_confirmation_says_that_the_hold_ran_out_and_offers_the_room_when_it_is_still_free()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var booking = await BookSignedOut(app, visitor, "ruang-rapat-1", "siti@example.org");
        await SendAgain(visitor, booking);
        var link = await ConfirmLink(app, "siti@example.org");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await app.WorkJobs();
        using var phone = Browse.Visitor(app);
        Assert.Contains("sudah habis", await phone.Page(link));
        Assert.Equal(BookingStatus.Expired, await Status(app, booking));
        var done = await (await Browse.Send(phone, link, "konfirmasi")).Text();
        Assert.Contains("terkonfirmasi", done);
        Assert.Contains("Waktu tahan Ruang Rapat 1 sudah habis", done);
        Assert.Contains("masih kosong", done);
        Assert.DoesNotContain("sudah kami teruskan", done);
        // The link fills the form in, also for whoever is signed out.
        var again = Again(done);
        Assert.Contains("Rapat koperasi</textarea>", await phone.Page(again));

        Assert.IsType<BookAnswer.Booked>(
            await app.Book(
                BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), await app.Member(), booking.Starts)
            )
        );
        var taken = await phone.Page(link);
        Assert.Contains("sudah dipakai", taken);
        Assert.DoesNotContain("masih kosong", taken);
    }

    // The letter of what is held confirms by itself; the one about the address is written when it is asked for.
    private static Task<HttpResponseMessage> SendAgain(HttpClient visitor, Booking booking) =>
        Browse.Send(visitor, "/saya/pemesanan/" + booking.Code, "kirim-lagi");

    [Fact]
    public async Task What_the_mail_of_an_expired_hold_promises_is_so()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        await BookSignedOut(app, visitor, "ruang-rapat-1", "siti@example.org");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await app.WorkJobs();
        var mail = app.Mails[^1].TextBody!;
        Assert.Contains("masih ada", mail);
        using var phone = Browse.Visitor(app);
        var status = await phone.Page(new Uri(Regex.Match(mail, "https://\\S+/status/\\S+").Value).AbsolutePath);
        Assert.Contains("Rapat koperasi</textarea>", await phone.Page(Again(status)));
    }

    [Theory]
    [InlineData("/konfirmasi/"), InlineData("/status/")]
    public async Task What_is_booked_with_a_members_address_and_confirmed_from_that_mailbox_is_theirs(string way)
    {
        await using var app = await HeteroApp.Start(Later);
        const string address = "sumarni@example.org";
        // A link of the first kind is written while the address is nobody's yet.
        var before = way != "/konfirmasi/" ? await Owner(app, address) : null;
        using var visitor = Browse.Visitor(app);
        var booking = await BookSignedOut(app, visitor, "meja-bersama", address);
        var known = await visitor.Page("/saya/pemesanan/" + booking.Code);
        Assert.DoesNotContain("sudah punya akun", known);
        Assert.DoesNotContain("Sumarni", known);
        if (way == "/konfirmasi/")
            await SendAgain(visitor, booking);
        await app.WorkJobs();
        var owner = before ?? await Owner(app, address);
        var mail = app.Mails.Last(mail => mail.TextBody!.Contains(way)).TextBody!;
        using var mailbox = Browse.Visitor(app);
        var link = new Uri(Regex.Match(mail, $"https://\\S+{way}\\S+").Value).AbsolutePath;
        // No other browser is let in by an address that has an owner, so none is spoken of.
        if (way == "/status/")
            Assert.DoesNotContain("peramban lain", await mailbox.Page(link));
        await Browse.Send(mailbox, link, "konfirmasi");

        var now = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        Assert.Equal((owner.Id, BookingStatus.Confirmed), (now.PersonId, now.Status));
        using var mine = await RightsTests.Browser(app, owner);
        Assert.Contains(booking.Code, await mine.Page("/saya"));
        Assert.DoesNotContain("belum dikonfirmasi", await mine.Page("/saya"));
        // One account, its own password; the other opens nothing any more, and nobody sits in it.
        Assert.Equal(
            [owner.AccountId],
            (await app.Do(services => services.GetRequiredService<SignIn>().Candidates(owner.Email!))).Select(account =>
                (Guid?)account.Id
            )
        );
        using var stranger = Browse.Visitor(app);
        Assert.Contains(
            "tidak cocok",
            await (
                await Browse.Send(
                    stranger,
                    "/masuk",
                    "masuk",
                    ("kontak", owner.Email!),
                    ("sandi", "sandi-yang-panjang")
                )
            ).Text()
        );
        Assert.EndsWith("/masuk", (await visitor.GetAsync("/saya")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain("Sumarni", await (await visitor.GetAsync("/saya/pemesanan/" + booking.Code)).Text());
    }

    [Fact]
    public async Task Nobody_takes_a_members_account_over_by_booking_with_its_address()
    {
        await using var app = await HeteroApp.Start(Later);
        var owner = await app.Member("Sumarni");
        using var visitor = Browse.Visitor(app);
        var booking = await BookSignedOut(app, visitor, "meja-bersama", owner.Email!);
        await app.WorkJobs();
        // Not pressed by the mailbox: nothing of it is the member's, and the owner's password stands.
        Assert.NotEqual(owner.Id, (await app.Read(db => db.Bookings().AsNoTracking().SingleAsync())).PersonId);
        using var mine = await RightsTests.Browser(app, owner);
        Assert.DoesNotContain(booking.Code, await mine.Page("/saya"));
        // Someone whose other contact is confirmed is no shadow, and is left alone.
        await app.Read(db =>
            db.People()
                .Where(row => row.Id == booking.PersonId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Phone, "+6281200007009"))
        );
        await app.Do(services =>
            services
                .GetRequiredService<ConfirmContact>()
                .Reached(booking.PersonId!.Value, Contact.Stored(null, "+6281200007009"))
        );
        Assert.Null(
            await app.Do(services =>
                services
                    .GetRequiredService<ConfirmContact>()
                    .Reached(booking.PersonId!.Value, Contact.Stored(owner.Email, null))
            )
        );
        Assert.False(
            await app.Read(db =>
                db.People().Where(row => row.Id == booking.PersonId).Select(row => row.Gone).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Two_accounts_of_one_number_become_one_as_staff_tick_its_code()
    {
        await using var app = await HeteroApp.Start(Later);
        using var first = Browse.Visitor(app);
        var one = await BookSignedOut(app, first, "meja-bersama", "0812 3456 7001");
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        // The first hold ran out; the person comes again with another browser and another password.
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.WorkJobs();
        using var second = Browse.Visitor(app);
        var two = await BookSignedOut(app, second, "meja-bersama", "0812 3456 7001");
        await app.WorkJobs();
        await Browse.Send(
            desk,
            "/konsol/semarang/nomor",
            $"cocok-{two.PersonId}",
            ("kode", await Code(app, two.PersonId))
        );
        Assert.Equal(BookingStatus.Confirmed, await Status(app, two));
        Assert.Equal(
            [two.PersonId, two.PersonId],
            await app.Read(db =>
                db.Bookings().Where(row => row.Phone == "+6281234567001").Select(row => row.PersonId).ToListAsync()
            )
        );
        Assert.Single(await app.Do(services => services.GetRequiredService<SignIn>().Candidates("081234567001")));
        // And the other way round: the number is a member's already.
        using var third = Browse.Visitor(app);
        var three = await BookSignedOut(app, third, "meja-bersama", "0812 3456 7001", 5);
        await app.WorkJobs();
        Assert.NotEqual(two.PersonId, three.PersonId);
        await Browse.Send(
            desk,
            "/konsol/semarang/nomor",
            $"cocok-{three.PersonId}",
            ("kode", await Code(app, three.PersonId))
        );
        var now = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Id == three.Id));
        Assert.Equal((two.PersonId, BookingStatus.Confirmed), (now.PersonId, now.Status));
    }

    [Fact]
    public async Task Who_takes_part_online_presses_a_button_and_is_led_on()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(null, isOnline: true));
        var row = await Held.Register(app, of);
        var secret = await app.Do(async services =>
            (await services.GetRequiredService<SecretLinks>().Of('t', row.Id)).Reveal()
        );
        app.Clock.Advance(of.Starts - app.Now);
        using var visitor = Browse.Visitor(app, follows: false);
        var door = $"/tiket/{secret}/gabung";
        var opened = await visitor.GetAsync(door);
        var page = await opened.Text();
        Assert.Contains("Masuk ke acara", page);
        Assert.DoesNotContain("meet.example.org/foto", page);
        Assert.Empty(await app.Read(db => db.Attendances().ToListAsync()));
        // Chromium holds the redirect of a form to form-action, so the page lets it lead to the web.
        Assert.Contains("form-action 'self' https:", opened.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(opened.Headers.CacheControl!.NoStore);
        var sent = await Browse.Send(visitor, door, "gabung");
        Assert.Equal("https://meet.example.org/foto", sent.Headers.Location!.ToString());
        Assert.Equal(AttendedBy.Online, (await app.Read(db => db.Attendances().AsNoTracking().SingleAsync())).By);
        // The button of the ticket is the same press.
        Assert.Contains($"action=\"{door}?n=1\"", await visitor.Page("/status/" + secret));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/tiket/salah/gabung")).StatusCode);
    }

    internal static string Again(string page) =>
        Regex.Match(page, "href=\"(/pesan/[^\"]+keperluan[^\"]*)\"").Groups[1].Value;

    internal static async Task<Booking> BookSignedOut(
        HeteroApp app,
        HttpClient visitor,
        string space,
        string contact,
        int days = 3,
        params (string, string)[] more
    )
    {
        var day = app.Now.AddDays(days);
        while (day.DayOfWeek == DayOfWeek.Sunday)
            day = day.AddDays(1);
        var sent = await Ask(visitor, space, contact, day, more);
        var address = sent.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.True(
            address.StartsWith("/saya/pemesanan/HS-", StringComparison.Ordinal),
            Regex.Replace(await sent.Text(), "<[^>]+>|\\s+", " ")
        );
        var code = address.Split('/')[^1];
        return await app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Code == code));
    }

    internal static Task<HttpResponseMessage> Ask(
        HttpClient visitor,
        string space,
        string contact,
        DateTime day,
        params (string, string)[] more
    ) =>
        Browse.Send(
            visitor,
            "/pesan/" + (space.Contains('/') ? space : "semarang/" + space),
            "pesan",
            [
                .. new[]
                {
                    ("tanggal", day.ToString("yyyy-MM-dd")),
                    ("jam", "15:00"),
                    ("lama", "60"),
                    ("orang", "1"),
                    ("keperluan", "Rapat koperasi"),
                    ("nama", "Siti"),
                    ("kontak", contact),
                    ("jenis", "Umkm"),
                }.Where(field => !more.Any(other => other.Item1 == field.Item1)),
                .. more,
            ]
        );

    internal static async Task<string> ConfirmLink(HeteroApp app, string to)
    {
        await app.WorkJobs();
        var mail = app.Mails.Last(mail => mail.To.ToString().Contains(to) && mail.TextBody!.Contains("/konfirmasi/"));
        return new Uri(Regex.Match(mail.TextBody!, "https://\\S+/konfirmasi/\\S+").Value).AbsolutePath;
    }

    private static async Task<string> Code(HeteroApp app, Guid? person) =>
        app.Opened(
            await app.Read(db =>
                db.People().Where(row => row.Id == person).Select(row => row.SealedPhoneCode).SingleAsync()
            )
        );

    private static Task<BookingStatus> Status(HeteroApp app, Booking booking) =>
        app.Read(db => db.Bookings().Where(row => row.Id == booking.Id).Select(row => row.Status).SingleAsync());

    private static Task<bool> Confirmed(HeteroApp app, Guid person) =>
        app.Read(db => db.People().Where(row => row.Id == person).Select(row => row.EmailConfirmed).SingleAsync());

    private static Task<Person> Owner(HeteroApp app, string address) =>
        app.Do(async services =>
        {
            var (person, _) = services
                .GetRequiredService<SignUp>()
                .Founder(new("Sumarni", address, "HeteroSpace-2026", PersonKind.Umkm));
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
            return person;
        });

    internal static async Task<Person> Newcomer(HeteroApp app, string contact, string? guardian = null) =>
        (
            await app.Do(services =>
                services
                    .GetRequiredService<SignUp>()
                    .Now(
                        new("Siti", contact, "sandi-yang-panjang", PersonKind.Umkm)
                        {
                            GuardianName = guardian is null ? "" : "Wali",
                            GuardianContact = guardian ?? "",
                        }
                    )
            )
        ).Person!;
}
