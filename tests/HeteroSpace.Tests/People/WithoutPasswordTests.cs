using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
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
            .Mails.Select(mail => Regex.Match(mail.TextBody!, "https://\\S+/konfirmasi/\\S+"))
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
