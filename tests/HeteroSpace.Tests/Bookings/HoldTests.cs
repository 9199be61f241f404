using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.People.ConfirmationTests;

namespace HeteroSpace.Bookings;

/// <summary>Floor kept for someone who has yet to show who they are: how long, what of, and that every place says the
/// same.</summary>
public sealed class HoldTests
{
    // Saturday 9 August 2036, 20.30 WIB: the desk closes at nine, and on Sunday it does not open.
    private static readonly DateTime SaturdayNight = new(2036, 8, 9, 13, 30, 0, DateTimeKind.Utc);
    private static readonly DateTime MondayAtTen = new(2036, 8, 11, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_number_holds_until_the_desk_has_been_open_for_an_hour_and_every_place_says_so()
    {
        await using var app = await HeteroApp.Start(SaturdayNight);
        using var visitor = Browse.Visitor(app);
        var form = await visitor.Page("/pesan/semarang/ruang-rapat-1?tanggal=2036-08-13&jam=15:00&lama=60");
        Assert.Contains("Senin, 11 Agustus 2036, 10.00 WIB", form);
        var booking = await BookSignedOut(app, visitor, "ruang-rapat-1", "0812 0000 0777", 4);
        Assert.Equal(MondayAtTen, booking.HeldUntil);
        await app.WorkJobs();
        foreach (
            var (place, text) in new[]
            {
                ("page", await visitor.Page("/saya/pemesanan/" + booking.Code)),
                ("space", await visitor.Page("/saya")),
                ("form", await visitor.Page("/pesan/semarang/ruang-rapat-2?tanggal=2036-08-13&jam=15:00&lama=60")),
                ("message", (await app.Read(db => db.Outbox().AsNoTracking().SingleAsync())).Text),
            }
        )
        {
            Assert.True(text.Contains("Senin, 11 Agustus 2036, 10.00 WIB", StringComparison.Ordinal), place);
            Assert.False(
                text.Contains("15 menit", StringComparison.Ordinal),
                place + Regex.Match(text, ".{60}15 menit.{20}")
            );
        }
        // Staff who send the message late give time, and take none of what was told.
        var message = await app.Read(db => db.Outbox().AsNoTracking().SingleAsync());
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        await app.Do(services =>
            services.GetRequiredService<SendByHand>().MarkSent(message.Id, staff.AccountId!.Value)
        );
        Assert.Equal(MondayAtTen, (await Now(app, booking)).HeldUntil);
        app.Clock.SetUtcNow(new(MondayAtTen.AddMinutes(-1), TimeSpan.Zero));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Held, (await Now(app, booking)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Expired, (await Now(app, booking)).Status);
    }

    [Fact]
    public async Task While_the_desk_is_open_a_number_holds_for_an_hour()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        Assert.Equal(
            app.Now.AddHours(1),
            (await BookSignedOut(app, visitor, "meja-bersama", "0812 0000 0777")).HeldUntil
        );
    }

    [Fact]
    public async Task A_number_holds_never_beyond_the_start_of_what_it_holds()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var soon = await Ask(visitor, "ruang-rapat-1", "0812 0000 0778", app.Now, ("jam", "10:30"));
        var booking = await app.Read(db =>
            db.Bookings()
                .OrderByDescending(row => row.Made)
                .AsNoTracking()
                .FirstAsync(row => row.Phone == "+6281200000778")
        );
        Assert.Equal(app.Now.AddMinutes(30), booking.HeldUntil);
        Assert.Contains("10.30 WIB", await soon.Text());
    }

    /// <summary>On a Sunday; the Monday that follows is a holiday.</summary>
    private static async Task<HeteroApp> BeforeAHoliday()
    {
        var app = await HeteroApp.Start(SaturdayNight.AddHours(12));
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Holidays().Add(new() { Date = new(2036, 8, 11), Name = new("Hari libur", "Holiday") });
            await db.SaveChangesAsync();
            services.GetRequiredService<Catalogue>().Forget();
            return 0;
        });
        return app;
    }

    [Fact]
    public async Task A_holiday_is_no_day_of_the_desk()
    {
        await using var app = await BeforeAHoliday();
        using var visitor = Browse.Visitor(app);
        Assert.Equal(
            new DateTime(2036, 8, 12, 3, 0, 0, DateTimeKind.Utc),
            (await BookSignedOut(app, visitor, "meja-bersama", "0812 0000 0777", 4)).HeldUntil
        );
    }

    [Fact]
    public async Task A_day_on_which_the_house_is_shut_is_no_day_of_the_desk()
    {
        await using var app = await BeforeAHoliday();
        // And Tuesday the house is shut.
        await app.Do(async services =>
        {
            var (db, site) = (services.GetRequiredService<AppDb>(), (await app.Space("semarang/meja-bersama")).Site.Id);
            db.Closures()
                .Add(
                    new()
                    {
                        SiteId = site,
                        Starts = SaturdayNight.AddDays(2),
                        Ends = SaturdayNight.AddDays(3),
                    }
                );
            return await db.SaveChangesAsync();
        });
        using var visitor = Browse.Visitor(app);
        var later = await BookSignedOut(app, visitor, "ruang-rapat-1", "0812 0000 0778", 4);
        Assert.Equal(new DateTime(2036, 8, 13, 3, 0, 0, DateTimeKind.Utc), later.HeldUntil);
    }

    [Theory]
    [InlineData("e-mail"), InlineData("gateway")]
    public async Task By_mail_and_with_a_gateway_it_is_a_quarter_of_an_hour(string way)
    {
        await using var app = await HeteroApp.Start(
            Later,
            way == "gateway" ? [("WhatsApp:Url", "http://127.0.0.1:9/"), ("WhatsApp:Secret", "rahasia")] : []
        );
        using var visitor = Browse.Visitor(app);
        // The class is large: both may hold it, as before.
        var booking = await BookSignedOut(
            app,
            visitor,
            "kelas",
            way == "gateway" ? "0812 0000 0777" : "siti@example.org"
        );
        Assert.Equal(app.Now.AddMinutes(15), booking.HeldUntil);
        Assert.Contains("10.15 WIB", await visitor.Page("/saya/pemesanan/" + booking.Code));
        await app.WorkJobs();
        Assert.Contains("10.15 WIB", await visitor.Page("/saya"));
        if (way == "gateway")
            Assert.DoesNotContain("meja depan buka", await visitor.Page("/pesan/semarang/kelas"));
    }

    [Theory]
    [InlineData("semarang/kelas"), InlineData("purwokerto/rapat-slamet"), InlineData("purwokerto/galeri")]
    public async Task A_large_space_wished_by_number_is_noted_without_floor_and_stands_once_the_number_is_shown(
        string space
    )
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var form = await visitor.Page($"/pesan/{space}");
        var sent = await (await Ask(visitor, space, "0812 0000 0777", app.Now.AddDays(8), ("orang", "2"))).Text();
        Assert.Contains("permohonannya kami catat", form, StringComparison.Ordinal);
        Assert.Contains("tanpa menahan ruangnya", sent, StringComparison.Ordinal);
        var wish = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        Assert.Equal((BookingStatus.Requested, true, null), (wish.Status, wish.AwaitsContact, wish.HeldUntil));
        Assert.False(await app.Read(db => db.Occupancies().AnyAsync(row => row.HolderId == wish.Id)));
        await app.Do(services => services.GetRequiredService<ConfirmContact>().PhoneSeen(wish.PersonId!.Value));
        var now = await Now(app, wish);
        // A space that staff decide on is asked of them, as for everyone.
        Assert.Equal(
            (now.NeedsApproval ? BookingStatus.Requested : BookingStatus.Confirmed, false),
            (now.Status, now.AwaitsContact)
        );
        Assert.Equal(
            !now.NeedsApproval,
            await app.Read(db => db.Occupancies().AnyAsync(row => row.HolderId == wish.Id))
        );
    }

    [Fact]
    public async Task More_than_two_hours_of_floor_are_not_held_by_number_and_a_wish_whose_floor_went_asks_staff()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        await Ask(visitor, "ruang-rapat-1", "0812 0000 0777", app.Now.AddDays(3), ("lama", "180"));
        var wish = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        Assert.True(wish.AwaitsContact);
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), await app.Member(), wish.Starts))
        );
        await app.Do(services => services.GetRequiredService<ConfirmContact>().PhoneSeen(wish.PersonId!.Value));
        var now = await Now(app, wish);
        Assert.Equal((BookingStatus.Requested, false), (now.Status, now.AwaitsContact));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Contains(wish.Code, await desk.Page("/konsol/semarang/permohonan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_whose_booker_never_shows_a_contact_ends_with_its_time()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        await Ask(visitor, "kelas", "0812 0000 0777", app.Now.AddDays(3));
        var wish = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        app.Clock.Advance(wish.Starts - app.Now + TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        Assert.Equal(BookingStatus.Expired, (await Now(app, wish)).Status);
    }

    [Fact]
    public async Task One_number_keeps_one_hold_also_under_several_accounts_and_at_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var day = app.Now.AddDays(3);
        var spaces = (string[])["ruang-rapat-1", "ruang-rapat-2", "meja-bersama", "meja-bersama"];
        await Task.WhenAll(
            spaces.Select(async space =>
            {
                using var visitor = Browse.Visitor(app);
                await Ask(visitor, space, "0812-0000-0777", day);
            })
        );
        // One is held; the others are noted, as many as may wait.
        var all = await app.Read(db => db.Bookings().AsNoTracking().ToListAsync());
        Assert.Single(all, row => row.Status == BookingStatus.Held);
        Assert.Equal(3, all.Count(row => row.AwaitsContact));
        using var again = Browse.Visitor(app);
        var sent = await (await Ask(again, "ruang-rapat-2", "+62 812 0000 0777", day)).Text();
        Assert.Contains("nomor ini", sent);
        Assert.Contains("Rapat koperasi</textarea>", sent);
    }

    [Fact]
    public async Task One_network_keeps_three_holds_by_number_a_day_whoever_asks_and_mail_is_not_concerned()
    {
        await using var app = await HeteroApp.Start(Later);
        for (var number = 0; number < 3; number++)
        {
            using var visitor = Browse.Visitor(app);
            await BookSignedOut(app, visitor, "meja-bersama", $"0812 0000 077{number}");
        }
        using var fourth = Browse.Visitor(app);
        var sent = await (await Ask(fourth, "meja-bersama", "0812 0000 0775", app.Now.AddDays(3))).Text();
        Assert.Contains("tanpa menahan ruangnya", sent);
        Assert.True(
            await app.Read(db => db.Bookings().AnyAsync(row => row.Phone == "+6281200000775" && row.AwaitsContact))
        );
        for (var number = 0; number < 4; number++)
        {
            using var mail = Browse.Visitor(app);
            await BookSignedOut(app, mail, "meja-bersama", $"siti{number}@example.org");
        }
        // Who came and showed their number makes room for the next.
        var first = await app.Read(db =>
            db.People().AsNoTracking().FirstAsync(person => person.Phone == "+6281200000770")
        );
        await app.Do(services => services.GetRequiredService<ConfirmContact>().PhoneSeen(first.Id));
        using var next = Browse.Visitor(app);
        await BookSignedOut(app, next, "meja-bersama", "0812 0000 0776");
        // And the next day the desk has seen who came.
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.WorkJobs();
        using var tomorrow = Browse.Visitor(app);
        await BookSignedOut(app, tomorrow, "meja-bersama", "0812 0000 0774");
    }

    [Fact]
    public async Task Naming_a_guardian_buys_no_longer_hold_before_the_own_contact_is_shown()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var guardian = new[] { ("wali", "Wali Contoh"), ("wali-kontak", "wali@example.org") };
        var booking = await BookSignedOut(app, visitor, "ruang-rapat-1", "anak@example.org", 3, guardian);
        Assert.Equal(app.Now.AddMinutes(15), booking.HeldUntil);
        Assert.Contains("10.15 WIB", await visitor.Page("/saya/pemesanan/" + booking.Code));
        // The own address is shown: now the guardian has a day.
        await app.WorkJobs();
        var mail = app.Mails.Last(mail => mail.To.ToString().Contains("anak@example.org"));
        var link = new Uri(Regex.Match(mail.TextBody!, "https://\\S+/status/\\S+").Value).AbsolutePath;
        using var phone = Browse.Visitor(app);
        var done = await (await Browse.Send(phone, link, "konfirmasi")).Text();
        var until = (await Now(app, booking)).HeldUntil!.Value;
        Assert.Equal((BookingStatus.Held, booking.Made.AddDays(1)), ((await Now(app, booking)).Status, until));
        Assert.Contains("Selasa, 5 Agustus 2036, 10.00 WIB", done);
        Assert.Contains("wali", done);
        Assert.Contains("Selasa, 5 Agustus 2036, 10.00 WIB", await visitor.Page("/saya/pemesanan/" + booking.Code));
        Assert.Contains("Selasa, 5 Agustus 2036", await visitor.Page("/pesan/semarang/ruang-rapat-2"));
        using var other = Browse.Visitor(app);
        Assert.Contains(
            "tanpa menahan ruangnya",
            await (await Ask(other, "kelas", "0812 0000 0777", app.Now.AddDays(3), guardian)).Text()
        );
    }

    [Theory]
    [
        InlineData(BookingStatus.Held, "Satu langkah lagi", "One more step"),
        InlineData(BookingStatus.Requested, "Menunggu persetujuan", "Waiting for approval"),
        InlineData(BookingStatus.Confirmed, "Selesai", "Done"),
        InlineData(BookingStatus.CheckedIn, "Selesai", "Done"),
        InlineData(BookingStatus.Finished, "Selesai", "Done"),
        InlineData(BookingStatus.Declined, "Belum bisa disetujui", "Declined"),
        InlineData(BookingStatus.Cancelled, "Dibatalkan", "Cancelled"),
        InlineData(BookingStatus.NoShow, "Tidak hadir", "No-show"),
        InlineData(BookingStatus.Expired, "Waktu tahan habis", "Hold ran out")
    ]
    public async Task The_last_step_says_what_is_so(BookingStatus status, string said, string inEnglish)
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member();
        var wish = BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), member, app.Now.AddDays(3));
        var booking = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        var until = status == BookingStatus.Held ? app.Now.AddMinutes(15) : (DateTime?)null;
        await app.Read(db =>
            db.Bookings()
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Status, status).SetProperty(row => row.HeldUntil, until)
                )
        );
        using var mine = await RightsTests.Browser(app, member);
        foreach (var (language, words) in new[] { ("id", said), ("en", inEnglish) })
        {
            var steps = Regex
                .Match(
                    await mine.Page($"/saya/pemesanan/{booking.Code}?lang={language}"),
                    "<ol class=\"progress-steps\".*?</ol>",
                    RegexOptions.Singleline
                )
                .Value;
            Assert.EndsWith(words, Regex.Replace(Regex.Replace(steps, "<[^>]+>", " "), "\\s+", " ").Trim());
            Assert.Contains("aria-current=\"step\"", steps);
        }
    }

    private static Task<Booking> Now(HeteroApp app, Booking booking) =>
        app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Id == booking.Id));
}
