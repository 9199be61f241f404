using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A desk, and an account, with a name and a contact and nothing else.</summary>
public sealed class WithoutPasswordTests
{
    // Cookies end by the client's own clock, so the app's stands well ahead of it.
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Desk = "/pesan/semarang/meja-bersama?tanggal=2036-08-06&jam=10:00&lama=120";

    private static Task<HttpResponseMessage> BookADesk(HttpClient visitor, string contact) =>
        Browse.Send(
            visitor,
            Desk,
            "pesan",
            ("tanggal", "2036-08-06"),
            ("jam", "10:00"),
            ("lama", "120"),
            ("orang", "1"),
            ("nama", "Siti Rahayu"),
            ("kontak", contact)
        );

    [Fact]
    public async Task A_desk_is_held_for_a_name_and_an_address_and_the_link_makes_booking_and_account()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var page = await (await BookADesk(visitor, "siti@example.org")).Text();
        Assert.Contains("Satu langkah lagi", page, StringComparison.Ordinal);
        Assert.Contains("siti@example.org", page, StringComparison.Ordinal);
        Assert.Contains("Kirim lagi", page, StringComparison.Ordinal);
        var booking = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        Assert.Equal((BookingStatus.Held, ""), (booking.Status, booking.Purpose));
        await app.WorkJobs();
        // One thing, one letter: its link shows the address and makes the booking.
        Assert.Single(app.Mails);
        Assert.DoesNotContain("di peramban lain", await visitor.Page(LinkIn(app)), StringComparison.Ordinal);
        await Browse.Send(visitor, LinkIn(app), "konfirmasi");
        // The browser that booked is signed in, and is told how to come back.
        var done = await visitor.Page("/saya/pemesanan/" + booking.Code);
        Assert.DoesNotContain("Satu langkah lagi", done, StringComparison.Ordinal);
        Assert.Contains("buat sandi atau kunci sandi", done, StringComparison.Ordinal);
        Assert.Contains("Sandi baru", await visitor.Page("/saya/keamanan"), StringComparison.Ordinal);
        await Browse.Send(visitor, "/saya/keamanan", "sandi", ("sandi", "naik sepeda ke pasar"));
        Assert.DoesNotContain(
            "buat sandi atau kunci sandi",
            await visitor.Page("/saya/pemesanan/" + booking.Code),
            StringComparison.Ordinal
        );
        using var elsewhere = Browse.Visitor(app);
        var signedIn = await Browse.Send(
            elsewhere,
            "/masuk",
            "masuk",
            ("kontak", "siti@example.org"),
            ("sandi", "naik sepeda ke pasar")
        );
        Assert.EndsWith("/saya", signedIn.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_book_reads_who_did_and_lets_it_go_by_the_one_letter()
    {
        await using var app = await HeteroApp.Start(Later);
        using var stranger = Browse.Visitor(app);
        await BookADesk(stranger, "siti@example.org");
        await app.WorkJobs();
        using var mailbox = Browse.Visitor(app);
        Assert.Contains("Siti Rahayu", await mailbox.Page(LinkIn(app)), StringComparison.Ordinal);
        await Browse.Send(mailbox, LinkIn(app), "bukan-saya");
        Assert.False(await app.Read(db => db.People().AnyAsync(row => row.Email == "siti@example.org")));
        Assert.Equal(
            BookingStatus.Cancelled,
            await app.Read(db => db.Bookings().Select(row => row.Status).SingleAsync())
        );
    }

    [Fact]
    public async Task Of_a_number_one_message_waits_for_a_booking_and_none_for_the_account()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        await BookADesk(visitor, "0812 3456 7001");
        await app.WorkJobs();
        var waiting = await app.Read(db => db.Outbox().AsNoTracking().ToListAsync());
        Assert.Equal("booking.held", Assert.Single(waiting).Kind);
    }

    [Fact]
    public async Task Who_registers_for_an_event_with_a_contact_alone_is_written_to_once()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        foreach (var contact in (string[])["siti@example.org", "0812 3456 7001"])
            await Held.Guest(app, of, contact);
        await app.WorkJobs();
        // Whoever gave a number sends the code from it: nothing is to be sent to them yet.
        Assert.Equal(
            ["siti@example.org"],
            await app.Read(db => db.Outbox().AsNoTracking().Select(row => row.To).ToListAsync())
        );
    }

    [Fact]
    public async Task Who_found_the_desk_taken_is_written_to_about_the_account_alone()
    {
        await using var app = await HeteroApp.Start(Later);
        using var first = Browse.Visitor(app);
        using var second = Browse.Visitor(app);
        const string room = "/pesan/semarang/ruang-rapat-1";
        foreach (var (browser, contact) in new[] { (first, "siti@example.org"), (second, "budi@example.org") })
            await Browse.Send(
                browser,
                room,
                "pesan",
                ("tanggal", "2036-08-06"),
                ("jam", "10:00"),
                ("lama", "60"),
                ("orang", "2"),
                ("keperluan", "Rapat pengurus"),
                ("nama", "Siti Rahayu"),
                ("kontak", contact)
            );
        await app.WorkJobs();
        Assert.Equal(
            ["account.confirm budi@example.org", "booking.held siti@example.org"],
            (await app.Read(db => db.Outbox().AsNoTracking().ToListAsync()))
                .Select(row => $"{row.Kind} {row.To}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Sent_again_is_one_more_letter_to_the_same_address()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        await BookADesk(visitor, "siti@example.org");
        var booking = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        await app.WorkJobs();
        var before = Confirmations(app);
        await Browse.Send(visitor, "/saya/pemesanan/" + booking.Code, "kirim-lagi");
        await app.WorkJobs();
        Assert.Equal(before + 1, Confirmations(app));
    }

    private static int Confirmations(HeteroApp app) =>
        app.Mails.Count(mail => mail.TextBody!.Contains("/konfirmasi/", StringComparison.Ordinal));

    private static string LinkIn(HeteroApp app) =>
        app
            .Mails.Select(mail => Regex.Match(mail.TextBody!, "https://\\S+/status/\\S+"))
            .Where(match => match.Success)
            .Select(match => new Uri(match.Value).AbsolutePath)
            .Last();

    [Theory]
    [InlineData("")]
    [InlineData("siti@example.org")]
    [InlineData("x")]
    public async Task No_password_opens_nothing(string tried)
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        await BookADesk(visitor, "siti@example.org");
        foreach (var confirmed in (bool[])[false, true])
        {
            if (confirmed)
            {
                await app.WorkJobs();
                await Browse.Send(visitor, LinkIn(app), "konfirmasi");
            }
            using var stranger = Browse.Visitor(app);
            var answer = await (
                await Browse.Send(stranger, "/masuk", "masuk", ("kontak", "siti@example.org"), ("sandi", tried))
            ).Text();
            Assert.Contains("tidak cocok", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_password_that_is_there_is_not_set_anew_by_whoever_sits_at_the_keyboard()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member();
        using var browser = await RightsTests.Browser(app, member);
        Assert.DoesNotContain("id=\"sandi-baru\"", await browser.Page("/saya/keamanan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_still_wants_to_know_what_for()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var answer = await Browse.Send(
            visitor,
            "/pesan/semarang/ruang-rapat-1",
            "pesan",
            ("tanggal", "2036-08-06"),
            ("jam", "10:00"),
            ("lama", "60"),
            ("orang", "2"),
            ("nama", "Siti Rahayu"),
            ("kontak", "siti@example.org")
        );
        Assert.Contains("Tulis untuk apa ruang ini dipakai", await answer.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await app.Read(db => db.Bookings().CountAsync()));
    }
}
