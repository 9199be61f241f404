using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>The second step, signed-in browsers, corrected contacts.</summary>
public sealed class SecurityTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    // The second step, switched on: the key that the app has, and the codes for a lost telephone.
    private static async Task<(string Key, List<string> Recovery)> SwitchOn(HttpClient mine)
    {
        await Browse.Send(mine, "/saya/keamanan", "mulai");
        var key = Regex
            .Match(await mine.Page("/saya/keamanan"), "<p class=\"code\">([A-Z2-7 ]+)</p>")
            .Groups[1]
            .Value.Replace(" ", "");
        Assert.Contains(
            "tidak cocok",
            await (await Browse.Send(mine, "/saya/keamanan", "nyala", ("kode", "000000"))).Text()
        );
        var on = await (await Browse.Send(mine, "/saya/keamanan", "nyala", ("kode", Totp(key)))).Text();
        var recovery = Regex
            .Matches(on, "<li class=\"code\">([^<]+)</li>")
            .Select(found => found.Groups[1].Value)
            .ToList();
        Assert.Equal(8, recovery.Count);
        return (key, recovery);
    }

    // Where a browser is led that gives password and code.
    private static async Task<string> EnterWith(HeteroApp app, Person member, string code)
    {
        using var browser = Browse.Visitor(app);
        await Enter(browser, member);
        var answer = await Browse.Send(browser, "/masuk/kode", "kode", ("kode", code));
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    [Fact]
    public async Task With_a_second_step_a_password_alone_lets_nobody_in()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        var (key, _) = await SwitchOn(mine);
        using var thief = Browse.Visitor(app);
        Assert.EndsWith("/masuk/kode", (await Enter(thief, member)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("/masuk", (await thief.GetAsync("/saya/profil")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(
            "tidak cocok",
            await (await Browse.Send(thief, "/masuk/kode", "kode", ("kode", "12345"))).Text()
        );
        Assert.EndsWith("/saya", await EnterWith(app, member, Totp(key)));
    }

    [Fact]
    public async Task A_recovery_code_is_shown_once_and_good_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        var (_, recovery) = await SwitchOn(mine);
        Assert.DoesNotContain(recovery[0], await mine.Page("/saya/keamanan"));
        Assert.EndsWith("/saya", await EnterWith(app, member, recovery[0]));
        Assert.EndsWith("/masuk/kode", await EnterWith(app, member, recovery[0]));
    }

    [Fact]
    public async Task A_second_step_is_switched_off_with_its_code()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        var (key, _) = await SwitchOn(mine);
        Assert.Contains(
            "dimatikan",
            await (await Browse.Send(mine, "/saya/keamanan", "ubah", ("kode", Totp(key)), ("apa", "mati"))).Text()
        );
        Assert.False(
            await app.Read(db =>
                db.Users.Where(account => account.Id == member.AccountId)
                    .Select(account => account.TwoFactorEnabled)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task An_empty_code_opens_nothing_even_when_no_recovery_code_is_left()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        await app.Do(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByIdAsync(member.AccountId.ToString()!))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
            foreach (var code in (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 1))!)
                await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code);
            return 0;
        });
        using var thief = Browse.Visitor(app);
        await Enter(thief, member);
        Assert.EndsWith(
            "/masuk/kode",
            (await Browse.Send(thief, "/masuk/kode", "kode", ("kode", ""))).RequestMessage!.RequestUri!.AbsolutePath
        );
        Assert.EndsWith(
            "/masuk/kode",
            (await Browse.Send(thief, "/masuk/kode", "kode", ("kode", "  "))).RequestMessage!.RequestUri!.AbsolutePath
        );
        Assert.EndsWith("/masuk", await Where(thief, "/saya"));
    }

    [Fact]
    public async Task Looking_at_the_page_of_security_ends_no_sign_in()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        var stamp = await app.Read(db =>
            db.Users.Where(account => account.Id == member.AccountId)
                .Select(account => account.SecurityStamp)
                .SingleAsync()
        );
        await mine.Page("/saya/keamanan");
        Assert.Equal(
            stamp,
            await app.Read(db =>
                db.Users.Where(account => account.Id == member.AccountId)
                    .Select(account => account.SecurityStamp)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_contact_is_changed_by_its_owner_counts_once_confirmed_and_the_former_address_hears_of_it()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        Assert.Contains(
            "kontak Anda yang sekarang",
            await (await Browse.Send(mine, "/saya/profil", "kontak", ("kontak", member.Email!))).Text()
        );
        await Browse.Send(mine, "/saya/profil", "kontak", ("kontak", "Baru@example.org"));
        await app.WorkJobs();
        bool FormerHasHeard() =>
            app.Mails.Any(mail => mail.To.ToString().Contains(member.Email!) && mail.Subject!.Contains("diubah"));
        Assert.False(FormerHasHeard());
        Assert.Contains("baru@example.org: menunggu dikonfirmasi", await mine.Page("/saya/profil"));
        var link = new Uri(
            Regex
                .Match(
                    app.Mails.Single(mail => mail.To.ToString().Contains("baru@example.org")).TextBody!,
                    "https://\\S+/konfirmasi/\\S+"
                )
                .Value
        ).AbsolutePath;
        Task<Person> Now() => app.Read(db => db.People().AsNoTracking().SingleAsync(person => person.Id == member.Id));
        // A slip costs nobody their account: until the new address is shown, the former one counts.
        Assert.Equal(
            (member.Email, true),
            (await Now()).Email is { } still ? (still, (await Now()).EmailConfirmed) : default
        );
        Assert.Single(await app.Do(services => services.GetRequiredService<SignIn>().Candidates(member.Email!)));
        Assert.Contains("Terima kasih", await (await Browse.Send(mine, link, "konfirmasi")).Text());
        var after = await Now();
        Assert.Equal(("baru@example.org", true, null), (after.Email, after.EmailConfirmed, after.NewEmail));
        Assert.Single(await app.Do(services => services.GetRequiredService<SignIn>().Candidates("baru@example.org")));
        Assert.Empty(await app.Do(services => services.GetRequiredService<SignIn>().Candidates(member.Email!)));
        await app.WorkJobs();
        Assert.True(FormerHasHeard());
    }

    [Fact]
    public async Task A_form_whose_subject_has_moved_on_is_answered_in_words()
    {
        await using var app = await HeteroApp.Start(Later);
        using var mine = await RightsTests.Browser(app, await app.Member());
        var answer = await Browse.Send(mine, "/saya/keamanan", "keluar-" + new string('0', 32));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Halaman ini sudah berubah", await answer.Text());
    }

    [Fact]
    public async Task A_browser_that_is_signed_out_elsewhere_is_a_visitor_at_once_and_a_new_password_signs_out_all()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        using var other = await RightsTests.Browser(app, member);
        Assert.EndsWith("/saya/data", await Where(other, "/saya/data"));
        var page = await mine.Page("/saya/keamanan");
        Assert.Contains("Peramban ini", page);
        await Browse.Send(mine, "/saya/keamanan", Regex.Match(page, "keluar-[0-9a-f]{32}").Value);
        Assert.EndsWith("/masuk", await Where(other, "/saya/data"));
        Assert.EndsWith("/saya/data", await Where(mine, "/saya/data"));
        await app.Do(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByIdAsync(member.AccountId.ToString()!))!;
            Assert.True(
                (
                    await services
                        .GetRequiredService<NewPassword>()
                        .Set(
                            account.Id.ToString(),
                            await accounts.GeneratePasswordResetTokenAsync(account),
                            "sandi-baru-sekali"
                        )
                ).Succeeded
            );
            return 0;
        });
        Assert.EndsWith("/masuk", await Where(mine, "/saya/data"));
        Assert.Empty(await app.Read(db => db.Devices().ToListAsync()));
    }

    [Fact]
    public async Task Signing_out_forgets_the_browser_and_what_it_kept()
    {
        await using var app = await HeteroApp.Start(Later);
        using var mine = await RightsTests.Browser(app, await app.Member());
        var token = Regex
            .Match(await mine.GetStringAsync("/saya"), "__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        using var handler = new HttpRequestMessage(HttpMethod.Post, "/keluar")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
        await mine.SendAsync(handler);
        Assert.Empty(await app.Read(db => db.Devices().ToListAsync()));
        Assert.EndsWith("/masuk", await Where(mine, "/saya"));
    }

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 14; SM-A055F) "
            + "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
        "Chrome, Android"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) "
            + "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "Safari, iPhone"
    )]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
            + "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
        "Edge, Windows"
    )]
    [InlineData("", "?")]
    public void A_browser_is_named_as_people_know_it(string agent, string named) =>
        Assert.Equal(named, Device.Named(agent));

    private static Task<HttpResponseMessage> Enter(HttpClient client, Person person) =>
        Browse.Send(client, "/masuk", "masuk", ("kontak", person.Email!), ("sandi", "HeteroSpace-2026"));

    private static async Task<string> Where(HttpClient client, string address) =>
        (await client.GetAsync(address)).RequestMessage!.RequestUri!.AbsolutePath;

    /// <summary>
    /// The code an app shows now (RFC 6238: HMAC-SHA1, thirty seconds, six digits); the second step knows only the
    /// machine's clock.
    /// </summary>
    private static string Totp(string key)
    {
        var bits = string.Concat(
            key.Select(letter =>
                Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')
            )
        );
        var bytes = Enumerable
            .Range(0, bits.Length / 8)
            .Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))
            .ToArray();
        var counter = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(counter);
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(bytes, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return (((hash[at] & 127) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 | hash[at + 3]) % 1_000_000).ToString(
            "000000"
        );
    }
}
