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

/// <summary>The second step, signed-in browsers, guardians of minors, requests about data, and accounts nobody confirmed.</summary>
public sealed class SafetyTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task With_a_code_from_an_app_a_password_alone_lets_nobody_in_and_a_recovery_code_is_good_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        await Browse.Send(mine, "/saya/keamanan", "mulai");
        var key = Regex.Match(await mine.Page("/saya/keamanan"), "<p class=\"code\">([A-Z2-7 ]+)</p>").Groups[1].Value.Replace(" ", "");
        Assert.Contains("tidak cocok", await (await Browse.Send(mine, "/saya/keamanan", "nyala", ("kode", "000000"))).Text());
        var on = await (await Browse.Send(mine, "/saya/keamanan", "nyala", ("kode", Totp(key)))).Text();
        var recovery = Regex.Matches(on, "<li class=\"code\">([^<]+)</li>").Select(found => found.Groups[1].Value).ToList();
        Assert.Equal(8, recovery.Count);
        Assert.DoesNotContain(recovery[0], await mine.Page("/saya/keamanan"));

        using var thief = Browse.Visitor(app);
        Assert.EndsWith("/masuk/kode", (await Enter(thief, member)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("/masuk", (await thief.GetAsync("/saya/profil")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("tidak cocok", await (await Browse.Send(thief, "/masuk/kode", "kode", ("kode", "12345"))).Text());

        using var phone = Browse.Visitor(app);
        await Enter(phone, member);
        Assert.EndsWith("/saya", (await Browse.Send(phone, "/masuk/kode", "kode", ("kode", Totp(key)))).RequestMessage!.RequestUri!.AbsolutePath);
        using var lost = Browse.Visitor(app);
        await Enter(lost, member);
        Assert.EndsWith("/saya", (await Browse.Send(lost, "/masuk/kode", "kode", ("kode", recovery[0]))).RequestMessage!.RequestUri!.AbsolutePath);
        using var again = Browse.Visitor(app);
        await Enter(again, member);
        Assert.EndsWith("/masuk/kode", (await Browse.Send(again, "/masuk/kode", "kode", ("kode", recovery[0]))).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("dimatikan", await (await Browse.Send(mine, "/saya/keamanan", "ubah", ("kode", Totp(key)), ("apa", "mati"))).Text());
        Assert.False(await app.Read(db => db.Users.Where(account => account.Id == member.AccountId).Select(account => account.TwoFactorEnabled).SingleAsync()));
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
            foreach (var code in (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 1))!) await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code);
            return 0;
        });
        using var thief = Browse.Visitor(app);
        await Enter(thief, member);
        Assert.EndsWith("/masuk/kode", (await Browse.Send(thief, "/masuk/kode", "kode", ("kode", ""))).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.EndsWith("/masuk/kode", (await Browse.Send(thief, "/masuk/kode", "kode", ("kode", "  "))).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.EndsWith("/masuk", await Where(thief, "/saya"));
    }

    [Fact]
    public async Task Looking_at_the_page_of_security_ends_no_sign_in()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        var stamp = await app.Read(db => db.Users.Where(account => account.Id == member.AccountId).Select(account => account.SecurityStamp).SingleAsync());
        await mine.Page("/saya/keamanan");
        Assert.Equal(stamp, await app.Read(db => db.Users.Where(account => account.Id == member.AccountId).Select(account => account.SecurityStamp).SingleAsync()));
    }

    [Fact]
    public async Task A_contact_is_changed_by_its_owner_counts_once_confirmed_and_the_former_address_hears_of_it()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        Assert.Contains("kontak Anda yang sekarang", await (await Browse.Send(mine, "/saya/profil", "kontak", ("kontak", member.Email!))).Text());
        await Browse.Send(mine, "/saya/profil", "kontak", ("kontak", "Baru@example.org"));
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.To.ToString().Contains(member.Email!) && mail.Subject!.Contains("diubah"));
        var link = new Uri(Regex.Match(app.Mails.Single(mail => mail.To.ToString().Contains("baru@example.org")).TextBody!, "https://\\S+/konfirmasi/\\S+").Value).AbsolutePath;
        Assert.False(await app.Read(db => db.People().Where(person => person.Id == member.Id).Select(person => person.EmailConfirmed).SingleAsync()));
        Assert.Contains("Terima kasih", await mine.Page(link));
        Assert.True(await app.Read(db => db.People().Where(person => person.Id == member.Id).Select(person => person.EmailConfirmed).SingleAsync()));
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
            Assert.True((await services.GetRequiredService<NewPassword>().Set(account.Id.ToString(), await accounts.GeneratePasswordResetTokenAsync(account), "sandi-baru-sekali")).Succeeded);
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
        var token = Regex.Match(await mine.GetStringAsync("/saya"), "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var handler = new HttpRequestMessage(HttpMethod.Post, "/keluar") { Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]) };
        await mine.SendAsync(handler);
        Assert.Empty(await app.Read(db => db.Devices().ToListAsync()));
        Assert.EndsWith("/masuk", await Where(mine, "/saya"));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-A055F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge, Windows")]
    [InlineData("", "?")]
    public void A_browser_is_named_as_people_know_it(string agent, string named) => Assert.Equal(named, Device.Named(agent));

    [Fact]
    public async Task A_minor_books_only_when_the_guardian_agreed_by_the_link()
    {
        await using var app = await HeteroApp.Start();
        var child = await Child(app, "wali@example.org");
        var booking = await Hold(app, child);
        Assert.Equal(HoldTime.UntilTold, booking.HeldUntil!.Value - app.Now);
        await app.WorkJobs();
        await app.Do(async services => await services.GetRequiredService<ConfirmContact>().Reached(child.Id, new("anak@example.org", null)));
        Assert.Equal(BookingStatus.Held, await Status(app, booking));
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        Assert.Contains("wali", Assert.IsType<ChangeAnswer.NotNow>(await app.Change(change => change.ConfirmBooker(booking.Code, new(staff.AccountId, true)))).Sentence);

        using var guardian = Browse.Visitor(app);
        var link = new Uri(Regex.Match(app.Mails.Single(mail => mail.To.ToString().Contains("wali@")).TextBody!, "https://\\S+/wali/\\S+").Value).AbsolutePath;
        Assert.Contains("belum berusia 18 tahun", await guardian.Page(link));
        Assert.Contains("tercatat", await (await Browse.Send(guardian, link, "setuju")).Text());
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        var row = await app.Read(db => db.GuardianRows().AsNoTracking().SingleAsync());
        Assert.Equal((AskGuardian.Version, true), (row.Version, row.Text!.Contains("Anak Contoh")));
        Assert.Contains("kedaluwarsa", await guardian.Page("/wali/salah"));
    }

    [Fact]
    public async Task A_guardian_without_mail_is_called_and_staff_note_the_answer()
    {
        await using var app = await HeteroApp.Start(Later);
        var child = await Child(app, "0812 0000 9911");
        await app.Do(async services => await services.GetRequiredService<ConfirmContact>().Reached(child.Id, new("anak@example.org", null)));
        var booking = await Hold(app, child);
        await app.WorkJobs();
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.DoesNotContain("Wali Contoh", await elsewhere.Page("/konsol/solo/nomor"));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Contains("Wali Contoh", await desk.Page("/konsol/semarang/nomor"));
        await Browse.Send(desk, "/konsol/semarang/nomor", $"wali-{child.Id}");
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        Assert.NotNull(await app.Read(db => db.GuardianRows().Select(row => row.By).SingleAsync()));
    }

    [Fact]
    public async Task A_guardian_who_refuses_ends_the_account_and_what_it_held()
    {
        await using var app = await HeteroApp.Start();
        var child = await Child(app, "wali@example.org");
        var booking = await Hold(app, child);
        await app.WorkJobs();
        using var guardian = Browse.Visitor(app);
        var link = new Uri(Regex.Match(app.Mails.Single(mail => mail.To.ToString().Contains("wali@")).TextBody!, "https://\\S+/wali/\\S+").Value).AbsolutePath;
        Assert.Contains("sudah dihapus", await (await Browse.Send(guardian, link, "tolak")).Text());
        Assert.Equal(BookingStatus.Cancelled, await Status(app, booking));
        Assert.Empty(await app.Read(db => db.GuardianRows().ToListAsync()));
        Assert.DoesNotContain(app.Mails, mail => mail.TextBody!.Contains("Anak Contoh"));
    }

    [Fact]
    public async Task A_guardian_who_agreed_may_withdraw_at_the_desk_and_the_data_is_gone()
    {
        await using var app = await HeteroApp.Start(Later);
        var child = await Child(app, "wali@example.org");
        var booking = await Hold(app, child);
        await app.WorkJobs();
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Contains("wali@example.org", await desk.Page("/konsol/semarang/nomor"));
        await Browse.Send(desk, "/konsol/semarang/nomor", $"wali-{child.Id}");
        Assert.Contains("dihapus", await (await Browse.Send(desk, $"/konsol/semarang/orang/{child.Code}", "wali-menolak")).Text());
        Assert.True(await Gone(app, child));
        Assert.Equal(BookingStatus.Cancelled, await Status(app, booking));
        await app.WorkJobs();
        Assert.Empty(await app.Read(db => db.PersonSites().Where(row => row.PersonId == child.Id).ToListAsync()));
        Assert.Equal(["guardian.agreed", "guardian.refused", "person.erased"], await app.Read(db => db.Audit().Where(row => row.Subject == "person:" + child.Id).OrderBy(row => row.Action).Select(row => row.Action).ToListAsync()));
    }

    [Fact]
    public async Task Someone_who_signed_up_elsewhere_may_name_a_guardian_later()
    {
        await using var app = await HeteroApp.Start(Later);
        var child = await app.Member("Anak Contoh", PersonKind.Student);
        using var mine = await RightsTests.Browser(app, child);
        Assert.Contains("kontakmu sendiri", await (await Browse.Send(mine, "/saya/profil", "wali", ("wali", "Wali"), ("wali-kontak", child.Email!))).Text());
        Assert.Contains("Menunggu Wali", await (await Browse.Send(mine, "/saya/profil", "wali", ("wali", "Wali"), ("wali-kontak", "wali@example.org"))).Text());
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.To.ToString().Contains("wali@example.org"));
        Assert.True(await app.Read(db => db.People().Where(person => person.Id == child.Id).Select(person => person.AwaitsGuardian).SingleAsync()));
    }

    [Fact]
    public async Task A_child_cannot_name_themselves_as_guardian()
    {
        await using var app = await HeteroApp.Start();
        var errors = await app.Do(services => services.GetRequiredService<SignUp>().Check(new("Anak", "anak@example.org", "sandi-yang-panjang", PersonKind.Student) { GuardianName = "Wali", GuardianContact = "ANAK@example.org" }));
        Assert.Contains("kontakmu sendiri", errors[SignUp.GuardianContactField]);
        Assert.Contains(SignUp.GuardianContactField, (await app.Do(services => services.GetRequiredService<SignUp>().Check(new("Anak", "anak@example.org", "sandi-yang-panjang", PersonKind.Student) { GuardianName = "Wali" }))).Keys);
    }

    [Fact]
    public async Task A_request_about_data_is_answered_by_the_manager_within_seventy_two_hours_by_the_clock()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        await Browse.Send(mine, "/saya/data/minta", "minta", ("hak", "Restrict"), ("lokasi", "semarang"), ("isi-permintaan", "Jangan pakai nomor lama saya."));
        var row = await app.Read(db => db.DataRequests().AsNoTracking().SingleAsync());
        Assert.Equal(TimeSpan.FromHours(72), row.Due - row.Asked);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/konsol/semarang/permintaan-data")).StatusCode);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        Assert.Contains("Sisa 3 hari", await manager.Page("/konsol/semarang/permintaan-data"));
        await app.WorkJobs();
        Assert.Single(app.Mails, mail => mail.Subject!.Contains("Permintaan data baru"));
        Assert.DoesNotContain(app.Mails, mail => mail.Subject!.Contains("sisa kurang dari sehari"));
        app.Clock.Advance(TimeSpan.FromHours(49));
        await app.WorkJobs();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.WorkJobs();
        Assert.Single(app.Mails, mail => mail.Subject!.Contains("sisa kurang dari sehari"));
        app.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Contains("Terlambat 2 jam", await manager.Page("/konsol/semarang/permintaan-data"));
        Assert.Contains("LAPOR!", await mine.Page("/saya/data/minta"));
        await Browse.Send(manager, "/konsol/semarang/permintaan-data", $"jawab-{row.Id:n}", ($"jawaban-{row.Id:n}", "Nomor lama sudah tidak dipakai."));
        Assert.Contains("Nomor lama sudah tidak dipakai.", await mine.Page("/saya/data/minta"));
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.Subject!.Contains("permintaan data"));
        Assert.Equal("data.answered", await app.Read(db => db.Audit().Where(audit => audit.Subject == "person:" + member.Id).Select(audit => audit.Action).SingleAsync()));
    }

    [Fact]
    public async Task Accounts_nobody_confirmed_are_forgotten_after_thirty_days_and_others_stay()
    {
        await using var app = await HeteroApp.Start();
        var (never, confirmed, staff) = (await app.Member("Tak Pernah", confirmed: false), await app.Member("Anggota Lama"), await app.Staff(Role.FrontDesk, "semarang"));
        await app.Read(db => db.People().Where(person => person.Id == staff.Id).ExecuteUpdateAsync(set => set.SetProperty(person => person.EmailConfirmed, false)));
        app.Clock.Advance(TimeSpan.FromDays(29));
        await app.WorkJobs();
        Assert.False(await Gone(app, never));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.WorkJobs();
        Assert.True(await Gone(app, never));
        Assert.False(await Gone(app, confirmed));
        Assert.False(await Gone(app, staff));
    }

    private static Task<bool> Gone(HeteroApp app, Person person) => app.Read(db => db.People().Where(row => row.Id == person.Id).Select(row => row.Gone).SingleAsync());
    private static Task<BookingStatus> Status(HeteroApp app, Booking booking) => app.Read(db => db.Bookings().Where(row => row.Id == booking.Id).Select(row => row.Status).SingleAsync());
    private static Task<HttpResponseMessage> Enter(HttpClient client, Person person) => Browse.Send(client, "/masuk", "masuk", ("kontak", person.Email!), ("sandi", "HeteroSpace-2026"));
    private static async Task<string> Where(HttpClient client, string address) => (await client.GetAsync(address)).RequestMessage!.RequestUri!.AbsolutePath;

    private static async Task<Person> Child(HeteroApp app, string guardian) => (await app.Do(services => services.GetRequiredService<SignUp>()
        .Now(new("Anak Contoh", "anak@example.org", "sandi-yang-panjang", PersonKind.Student) { GuardianName = "Wali Contoh", GuardianContact = guardian }))).Person!;

    private static async Task<Booking> Hold(HeteroApp app, Person child)
    {
        var now = await app.Read(db => db.People().AsNoTracking().SingleAsync(person => person.Id == child.Id));
        return Assert.IsType<BookAnswer.Booked>(await app.Book(BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), now, app.Now.AddDays(2)) with { HoldFor = HoldTime.For(now) })).Booking;
    }

    /// <summary>The code an app shows now (RFC 6238: HMAC-SHA1, thirty seconds, six digits); the second step knows only the machine's clock.</summary>
    private static string Totp(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        var bytes = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        var counter = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(counter);
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(bytes, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return (((hash[at] & 127) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 | hash[at + 3]) % 1_000_000).ToString("000000");
    }
}
