using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Whoever signed up with a number and forgot the password gets back in: by WhatsApp, or at the
/// desk.</summary>
public sealed class ForgottenNumberTests
{
    private static readonly DateTime Later = ConfirmationTests.Later;
    private const string Number = "0812 0000 4411",
        New = "sandi yang baru sekali";

    [Theory]
    [
        InlineData("pemilik.@example.org"),
        InlineData("pemilik@localhost"),
        InlineData("0812KLIK"),
        InlineData("pemilik"),
        InlineData("")
    ]
    public async Task What_no_letter_could_come_to_is_said_and_stays_in_its_field(string typed)
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var page = await (await Browse.Send(visitor, "/lupa-sandi", "lupa", ("kontak", typed))).Text();
        Assert.Contains("Tulis e-mail (nama@contoh.id) atau nomor ponsel", page);
        Assert.Contains($"value=\"{typed}\"", page);
    }

    [Fact]
    public async Task A_number_sends_a_code_staff_tick_it_and_that_browser_sets_the_password_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var person = await Member(app);
        using var mine = await SignedIn(app, "sandi-yang-panjang");
        using var phone = Browse.Visitor(app);
        var page = await (await Browse.Send(phone, "/lupa-sandi", "lupa", ("kontak", Number))).Text();
        var code = Code(page);
        // The number of the site, the button, and when the desk is open.
        Assert.Contains("https://wa.me/6281200000001?text=", page);
        Assert.Contains(PhoneNumber.Shown("+6281200000001"), page);
        Assert.Matches("Buka sampai|[Bb]uka (Senin|Sen)", page);
        await app.WorkJobs();
        // Not before it was seen to come from the number, and in this browser alone.
        Assert.DoesNotContain("name=\"sandi\"", await phone.Page("/lupa-sandi"));
        using var other = Browse.Visitor(app);

        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.Editor, "semarang"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/konsol/semarang/nomor")).StatusCode);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var found = await (await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", code))).Text();
        Assert.Contains("0812-0000-4411", found);
        Assert.Contains("Sandi baru", found);
        await Browse.Send(
            desk,
            "/konsol/semarang/nomor",
            Regex.Match(found, "sandi-[0-9a-f]{32}").Value,
            ("kode", code)
        );
        Assert.Equal(
            1,
            await app.Read(db =>
                db.Audit()
                    .CountAsync(row => row.Action == "password.number-seen" && row.Subject == "person:" + person.Id)
            )
        );

        Assert.DoesNotContain("name=\"sandi\"", await other.Page("/lupa-sandi"));
        Assert.Contains("name=\"sandi\"", await phone.Page("/lupa-sandi"));
        Assert.Contains(
            "Sandi paling sedikit",
            await (await Browse.Send(phone, "/lupa-sandi", "sandi-baru", ("sandi", "pendek"))).Text()
        );
        Assert.Contains(
            "tersimpan",
            await (await Browse.Send(phone, "/lupa-sandi", "sandi-baru", ("sandi", New))).Text()
        );
        using var again = await SignedIn(app, New);
        Assert.EndsWith("/masuk", (await mine.GetAsync("/saya/data")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(
            1,
            await app.Read(db =>
                db.Audit().CountAsync(row => row.Action == "password.reset" && row.Subject == "person:" + person.Id)
            )
        );
        Assert.DoesNotContain("name=\"sandi\"", await phone.Page("/lupa-sandi"));
    }

    [Fact]
    public async Task A_number_that_was_typed_and_never_shown_opens_no_account_that_a_mailbox_showed()
    {
        await using var app = await HeteroApp.Start(Later);
        var person = await app.Member("Ibu Surel");
        Task<int> Has(bool shown) =>
            app.Read(db =>
                db.People()
                    .Where(row => row.Id == person.Id)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(row => row.Phone, PhoneNumber.Read(Number)!.Value)
                            .SetProperty(row => row.PhoneConfirmed, shown)
                    )
            );
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        foreach (var shown in (bool[])[false, true])
        {
            await Has(shown);
            using var phone = Browse.Visitor(app);
            var code = Code(await (await Browse.Send(phone, "/lupa-sandi", "lupa", ("kontak", Number))).Text());
            await app.WorkJobs();
            var found = await (await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", code))).Text();
            Assert.Equal(shown, Regex.IsMatch(found, "sandi-[0-9a-f]{32}"));
        }
    }

    [Fact]
    public async Task The_page_is_the_same_for_a_number_nobody_has_and_for_one_of_the_staff()
    {
        await using var app = await HeteroApp.Start(Later);
        await Member(app);
        var staff = (
            await app.Do(services =>
                services
                    .GetRequiredService<SignUp>()
                    .Now(new("Petugas", "0812 0000 4422", "sandi-yang-panjang", PersonKind.Public))
            )
        ).Person!;
        staff = (await app.Do(services => services.GetRequiredService<ConfirmContact>().PhoneSeen(staff.Id)))!;
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.RoleGrants()
                .Add(
                    new(
                        staff.AccountId!.Value,
                        Role.FrontDesk,
                        await db.Sites().Where(site => site.Slug == "semarang").Select(site => site.Id).SingleAsync()
                    )
                );
            return await db.SaveChangesAsync();
        });
        var (pages, codes) = (new List<string>(), new List<string>());
        foreach (var number in (string[])[Number, "0812 0000 4499", "0812 0000 4422"])
        {
            using var phone = Browse.Visitor(app);
            var page = await (await Browse.Send(phone, "/lupa-sandi", "lupa", ("kontak", number))).Text();
            codes.Add(Code(page));
            pages.Add(
                Regex.Replace(
                    page.Replace(codes[^1], "", StringComparison.Ordinal)
                        .Replace(PhoneNumber.Shown(PhoneNumber.Read(number)!), "", StringComparison.Ordinal)
                        .Replace(number, "", StringComparison.Ordinal),
                    "value=\"[^\"]{30,}\"",
                    ""
                )
            );
        }
        Assert.Equal(pages[0], pages[1]);
        Assert.Equal(pages[0], pages[2]);
        await app.WorkJobs();
        Assert.Empty(await app.Read(db => db.Jobs().Where(job => job.LastError != null).ToListAsync()));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        Assert.Contains(
            "0812-0000-4411",
            await (await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", codes[0]))).Text()
        );
        foreach (var nobody in codes.Skip(1))
            Assert.DoesNotContain(
                $"class=\"code\">{nobody}",
                await (await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", nobody))).Text()
            );
    }

    [Fact]
    public async Task A_code_lasts_a_day_and_what_staff_ticked_an_hour()
    {
        await using var app = await HeteroApp.Start(Later);
        await Member(app);
        using var phone = Browse.Visitor(app);
        using var late = Browse.Visitor(app);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        var code = Code(await (await Browse.Send(phone, "/lupa-sandi", "lupa", ("kontak", Number))).Text());
        var second = Code(await (await Browse.Send(late, "/lupa-sandi", "lupa", ("kontak", Number))).Text());
        await app.WorkJobs();
        var found = await (await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", code))).Text();
        await Browse.Send(
            desk,
            "/konsol/semarang/nomor",
            Regex.Match(found, "sandi-[0-9a-f]{32}").Value,
            ("kode", code)
        );
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.DoesNotContain("name=\"sandi\"", await phone.Page("/lupa-sandi"));
        app.Clock.Advance(TimeSpan.FromHours(23));
        Assert.DoesNotContain(
            "Sandi baru untuk",
            await (await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", second))).Text()
        );
        using var old = await SignedIn(app, "sandi-yang-panjang");
    }

    private static async Task<HttpClient> Desk(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));

    private static async Task<string> Given(HttpClient desk, Person person) =>
        Regex
            .Match(
                await (await Browse.Send(desk, $"/konsol/semarang/orang/{person.Code}", "kode-sandi")).Text(),
                "HK-[2-9A-Z]{4}-[2-9A-Z]{4}"
            )
            .Value;

    private static async Task<string> Set(HttpClient phone, string code, string password) =>
        await (await Browse.Send(phone, "/sandi-meja", "sandi", ("kode", code), ("sandi", password))).Text();

    [Fact]
    public async Task A_code_of_the_desk_is_noted_and_kept_nowhere_as_it_was_said()
    {
        await using var app = await HeteroApp.Start(Later);
        var person = await Member(app);
        using var desk = await Desk(app);
        string[] codes = [await Given(desk, person), await Given(desk, person)];
        Assert.DoesNotContain("", codes);
        Assert.Equal(
            2,
            await app.Read(db =>
                db.Audit().CountAsync(row => row.Action == "password.desk-code" && row.Subject == "person:" + person.Id)
            )
        );
        var kept = await app.Read(db => db.UserTokens.Select(row => row.Value).ToListAsync());
        Assert.DoesNotContain(kept, value => codes.Any(code => value!.Contains(code)));
    }

    [Fact]
    public async Task The_latest_code_of_the_desk_sets_a_password_once_and_signs_out_everywhere_else()
    {
        await using var app = await HeteroApp.Start(Later);
        var person = await Member(app);
        using var mine = await SignedIn(app, "sandi-yang-panjang");
        using var desk = await Desk(app);
        var (former, code) = (await Given(desk, person), await Given(desk, person));
        using var phone = Browse.Visitor(app);
        foreach (var wrong in (string[])["", "HK-2222-2222", former, "HM-2222"])
            Assert.Contains("Kode ini tidak berlaku", await Set(phone, wrong, New));
        Assert.Contains("Sandi paling sedikit", await Set(phone, code, "pendek"));
        Assert.Contains("tersimpan", await Set(phone, code.ToLowerInvariant().Replace("-", " "), New));
        using var again = await SignedIn(app, New);
        Assert.EndsWith("/masuk", (await mine.GetAsync("/saya/data")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Kode ini tidak berlaku", await Set(phone, code, New + "!"));
    }

    [Fact]
    public async Task A_code_of_the_desk_is_good_for_a_quarter_of_an_hour()
    {
        await using var app = await HeteroApp.Start(Later);
        var person = await Member(app);
        using var desk = await Desk(app);
        var code = await Given(desk, person);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        using var phone = Browse.Visitor(app);
        Assert.Contains("Kode ini tidak berlaku", await Set(phone, code, New));
    }

    [Fact]
    public async Task The_desk_gives_no_code_for_an_account_of_the_staff()
    {
        await using var app = await HeteroApp.Start(Later);
        var manager = await app.Staff(Role.SiteManager, "semarang");
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.DoesNotContain("kode-sandi", await desk.Page($"/konsol/semarang/orang/{manager.Code}"));
        await Browse.Send(desk, $"/konsol/semarang/orang/{manager.Code}", "kode-sandi");
        Assert.Empty(await app.Read(db => db.UserTokens.ToListAsync()));
        // Of whom a mailbox is known, it hears.
        var member = await app.Member();
        await Browse.Send(desk, $"/konsol/semarang/orang/{member.Code}", "kode-sandi");
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail => mail.To.ToString().Contains(member.Email!) && mail.TextBody!.Contains("meja depan")
        );
    }

    [Fact]
    public async Task A_gateway_sees_the_code_come_from_the_number_and_from_no_other()
    {
        await using var app = await HeteroApp.Start(Later);
        await Member(app);
        var asked = await app.Do(async services =>
            (await services.GetRequiredService<ForgottenNumber>().Ask("+6281200004411")).Asked
        );
        await app.WorkJobs();
        Task<bool> Hears(string from, string text) =>
            app.Do(async services =>
            {
                await services.GetRequiredService<ForgottenNumber>().CameIn(from, text);
                return await services.GetRequiredService<ForgottenNumber>().MaySet(asked);
            });
        Assert.False(await Hears("+6281200004412", "Sandi baru: kode saya " + asked.Code.Reveal()));
        Assert.False(await Hears("+6281200004411", "Sandi baru"));
        Assert.True(await Hears("+6281200004411", "Sandi baru: kode saya " + asked.Code.Reveal()));
    }

    private static string Code(string page) =>
        Regex.Match(page, "class=\"code\">\\s*(\\d{6})").Groups[1].Value is { Length: 6 } code
            ? code
            : throw new InvalidOperationException("no code");

    private static async Task<Person> Member(HeteroApp app)
    {
        var person = (
            await app.Do(services =>
                services.GetRequiredService<SignUp>().Now(new("Sumarni", Number, "sandi-yang-panjang", PersonKind.Umkm))
            )
        ).Person!;
        await app.Do(services => services.GetRequiredService<ConfirmContact>().PhoneSeen(person.Id));
        return person;
    }

    private static async Task<HttpClient> SignedIn(HeteroApp app, string password)
    {
        var client = Browse.Visitor(app);
        var answer = await Browse.Send(client, "/masuk", "masuk", ("kontak", Number), ("sandi", password));
        Assert.EndsWith("/saya", answer.RequestMessage!.RequestUri!.AbsolutePath);
        return client;
    }
}
