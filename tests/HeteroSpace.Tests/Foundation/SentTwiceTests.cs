using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>The same form sent again, by a second tap or by going back, is done once and answered the same.</summary>
public sealed class SentTwiceTests
{
    private const string Room = "/pesan/semarang/ruang-rapat-1?tanggal=2036-08-05&jam=13:00&lama=60&orang=2";

    [Fact]
    public async Task Sent_twice_at_once_is_booked_once_and_both_hear_of_it()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        var form = await Wish(browser);
        var both = await Task.WhenAll(form.Press(browser), form.Press(browser));
        Assert.Equal(1, await Bookings(app));
        Assert.All(both, answer => Assert.Equal(both[0].RequestMessage!.RequestUri, answer.RequestMessage!.RequestUri));
        Assert.StartsWith("/saya/pemesanan/", both[0].RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Sent_again_later_it_leads_to_what_was_made()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        var form = await Wish(browser);
        var (first, again) = (await form.Press(browser), await form.Press(browser));
        Assert.Equal(first.RequestMessage!.RequestUri, again.RequestMessage!.RequestUri);
        Assert.DoesNotContain("orang lain", await again.Text());
        Assert.Equal(1, await Bookings(app));
    }

    [Fact]
    public async Task A_visitor_who_sends_twice_has_one_account_and_sees_what_they_hold()
    {
        await using var app = await Later();
        using var browser = Browse.Visitor(app);
        var form = (await Wish(browser)).With(
            (SignUp.NameField, "Bu Sri"),
            (SignUp.ContactField, "sri@example.org"),
            (SignUp.KindField, "Umkm"),
            ("setuju", "ya")
        );
        var before = await app.Read(db => db.People().CountAsync());
        await form.Press(browser);
        var again = await form.Press(browser);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(before + 1, await app.Read(db => db.People().CountAsync()));
        Assert.Equal(1, await Bookings(app));
    }

    [Fact]
    public async Task Gone_back_and_changed_it_is_a_new_sending()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        var form = await Wish(browser);
        await form.Press(browser);
        await form.With(("jam", "15:00")).Press(browser);
        Assert.Equal(2, await Bookings(app));
    }

    [Fact]
    public async Task Who_books_the_same_hour_anew_hears_that_it_is_theirs()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        await (await Wish(browser)).Press(browser);
        var answer = await (await Wish(browser)).Press(browser);
        Assert.Contains("Waktu ini sudah Anda pesan.", await answer.Text());
        Assert.DoesNotContain("orang lain", await answer.Text());
        Assert.Equal(1, await Bookings(app));
    }

    [Fact]
    public async Task What_was_refused_uses_nothing_up()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        var space = await app.Space("semarang/ruang-rapat-1");
        var starts = new DateTime(2036, 8, 5, 6, 0, 0, DateTimeKind.Utc);
        var other = await app.Member("Peserta 015");
        var taken = await app.Book(new(space.Space.Id, starts, starts.AddHours(1), 2, "rapat", other.BooksFor(null)));
        var form = await Wish(browser);
        await form.Press(browser);
        Assert.Equal(1, await Bookings(app));
        var code = Assert.IsType<BookAnswer.Booked>(taken).Booking.Code;
        await app.Change(change => change.Cancel(code, new(null, true), "batal"));
        var answer = await form.Press(browser);
        Assert.StartsWith("/saya/pemesanan/", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(2, await Bookings(app));
    }

    [Fact]
    public async Task A_key_is_of_one_reader()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        using var other = await RightsTests.Browser(app, await app.Member("Peserta 015"));
        var (mine, theirs) = (await Wish(browser), await Wish(other));
        await mine.Press(browser);
        // With another's key it is sent without one: they book for themselves, at another hour.
        var answer = await theirs.With((FormKeys.Field, mine[FormKeys.Field]), ("jam", "15:00")).Press(other);
        Assert.StartsWith("/saya/pemesanan/", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(2, await Bookings(app));
        Assert.Equal(1, await Remembered(app));
    }

    [Fact]
    public async Task A_new_password_sent_twice_is_saved_and_nobody_is_told_that_its_link_was_used()
    {
        await using var app = await Later();
        var member = await app.Member();
        var code = await app.Do(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByIdAsync($"{member.AccountId}"))!;
            return await accounts.GeneratePasswordResetTokenAsync(account);
        });
        using var browser = Browse.Visitor(app);
        var address = $"/sandi-baru?akun={member.AccountId}&kode={Uri.EscapeDataString(code)}";
        var form = (await Filled.Of(browser, address, "sandi")).With(("sandi", "sandi baru sekali"));
        var both = await Task.WhenAll(form.Press(browser), form.Press(browser));
        Assert.All(both, answer => Assert.Equal("/masuk", answer.RequestMessage!.RequestUri!.AbsolutePath));
    }

    [Fact]
    public async Task A_token_whose_text_was_lost_to_a_second_tap_gets_another()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        var form = (await Filled.Of(browser, "/saya/token", "buat")).With(("nama", "papan"), ("cakupan", "read"));
        var first = TextOf(await (await form.Press(browser)).Text());
        await form.Press(browser);
        var id = (await app.Read(db => db.ApiTokens().AsNoTracking().SingleAsync())).Id;
        var second = TextOf(await (await Browse.Send(browser, "/saya/token", $"ganti-{id}")).Text());
        Assert.NotEqual(first, second);
        var hash = (await app.Read(db => db.ApiTokens().AsNoTracking().SingleAsync())).Hash;
        Assert.Equal(ApiToken.HashOf(second), hash);
    }

    private static string TextOf(string page) => Regex.Match(page, "<code>(hs_[A-Za-z0-9]{40})</code>").Groups[1].Value;

    [Fact]
    public async Task No_link_and_no_word_is_kept_in_the_open()
    {
        await using var app = await Later();
        using var browser = await RightsTests.Browser(app, await app.Member());
        await (await Wish(browser)).Press(browser);
        var row = await app.Read(db => db.RememberedAnswers().AsNoTracking().SingleAsync());
        Assert.DoesNotContain("/saya/", System.Text.Encoding.UTF8.GetString(row.Sealed));
        Assert.DoesNotContain("keperluan", row.Key);
        await app.Act(async act =>
        {
            await RememberedAnswer.ForgetOld(act);
            return true;
        });
        app.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, await Remembered(app));
        await app.WorkJobs();
        Assert.Equal(0, await Remembered(app));
    }

    private static Task<HeteroApp> Later() => HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));

    private static async Task<Filled> Wish(HttpClient browser) =>
        (await Filled.Of(browser, Room, "pesan")).With(("keperluan", "rapat koperasi"));

    private static Task<int> Bookings(HeteroApp app) => app.Read(db => db.Bookings().CountAsync());

    private static Task<int> Remembered(HeteroApp app) => app.Read(db => db.RememberedAnswers().CountAsync());
}
