using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>An account comes into being with the first contact that its owner shows, and not before.</summary>
public sealed class AccountTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Password = "sandi-yang-panjang";

    private static Task<HttpResponseMessage> SignUpAs(HttpClient browser, string contact) =>
        Browse.Send(
            browser,
            "/daftar",
            "daftar",
            ("nama", "Hj. Siti Ma'rifah, S.Pd.I."),
            ("kontak", contact),
            ("jenis", "Umkm"),
            ("sandi", Password)
        );

    private static Task<int> Accounts(HeteroApp app) => app.Read(db => db.Users.CountAsync());

    private static string LinkIn(HeteroApp app) =>
        new Uri(Regex.Match(app.Mails[^1].TextBody!, "https://\\S+/konfirmasi/\\S+").Value).AbsolutePath;

    [Fact]
    public async Task Who_signs_up_by_mail_has_an_account_with_the_press_in_the_mailbox_and_their_browser_is_in_it()
    {
        await using var app = await HeteroApp.Start(Later);
        using var browser = Browse.Visitor(app);
        var welcome = await (await SignUpAs(browser, "siti@example.org")).Text();
        Assert.Contains("Buka dan tekan Konfirmasi", welcome, StringComparison.Ordinal);
        Assert.Equal(0, await Accounts(app));
        Assert.Contains("Hj. Siti", await browser.Page("/saya"), StringComparison.Ordinal);
        await app.WorkJobs();

        using var mailbox = Browse.Visitor(app);
        await mailbox.GetAsync(LinkIn(app));
        Assert.Equal(0, await Accounts(app));
        await Browse.Send(mailbox, LinkIn(app), "konfirmasi");
        Assert.Equal(1, await Accounts(app));

        // Nobody types the password again: the browser that signed up is in the account.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/saya/token")).StatusCode);
        using var elsewhere = Browse.Visitor(app);
        await Browse.Send(elsewhere, "/masuk", "masuk", ("kontak", "siti@example.org"), ("sandi", Password));
        Assert.EndsWith(
            "/saya/token",
            (await elsewhere.GetAsync("/saya/token")).RequestMessage!.RequestUri!.AbsolutePath
        );
    }

    [Fact]
    public async Task Who_signs_up_by_number_has_an_account_when_staff_see_its_code()
    {
        await using var app = await HeteroApp.Start(Later);
        using var browser = Browse.Visitor(app);
        var page = await (await SignUpAs(browser, "0812 3456 7001")).Text();
        var code = Regex.Match(page, "kode (\\d{6})").Groups[1].Value;
        Assert.Equal(0, await Accounts(app));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var staff = await Accounts(app);
        await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", code));
        var person = await app.Read(db => db.People().AsNoTracking().SingleAsync(row => row.Phone == "+6281234567001"));
        await app.Do(services => services.GetRequiredService<ConfirmContact>().PhoneSeen(person.Id));
        Assert.Equal(staff + 1, await Accounts(app));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/saya/token")).StatusCode);
        Assert.Single(await app.Do(services => services.GetRequiredService<SignIn>().Candidates("081234567001")));
        Assert.Empty(await app.Read(db => db.Set<PendingAccount>().ToListAsync()));
    }

    [Theory]
    [InlineData("/saya/token")]
    [InlineData("/saya/data")]
    [InlineData("/saya/keamanan")]
    [InlineData("/saya/kartu")]
    [InlineData("/konsol/semarang")]
    public async Task A_hold_opens_no_page_of_members_and_leads_to_where_a_contact_is_shown(string address)
    {
        await using var app = await HeteroApp.Start(Later);
        using var browser = Browse.Visitor(app);
        await SignUpAs(browser, "siti@example.org");
        var answer = await browser.GetAsync(address);
        Assert.Equal("/saya/profil", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Konfirmasikan dulu e-mail atau nomor Anda", await answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_that_others_typed_and_never_showed_blocks_nobody()
    {
        await using var app = await HeteroApp.Start(Later);
        for (var number = 0; number < 3; number++)
        {
            using var stranger = Browse.Visitor(app);
            await SignUpAs(stranger, "siti@example.org");
        }
        using var browser = Browse.Visitor(app);
        await SignUpAs(browser, "siti@example.org");
        await app.WorkJobs();
        using var mailbox = Browse.Visitor(app);
        await Browse.Send(mailbox, LinkIn(app), "konfirmasi");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/saya/token")).StatusCode);
        Assert.Equal(1, await Accounts(app));
    }

    [Fact]
    public async Task Who_thinks_better_of_it_is_forgotten_at_once()
    {
        await using var app = await HeteroApp.Start(Later);
        using var browser = Browse.Visitor(app);
        await SignUpAs(browser, "siti@example.org");
        await Browse.Send(browser, "/saya/profil", "hapus");
        Assert.True(await app.Read(db => db.People().Select(person => person.Gone).SingleAsync()));
        Assert.Empty(await app.Read(db => db.Set<PendingAccount>().ToListAsync()));
        Assert.Equal("/masuk", (await browser.GetAsync("/saya")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task The_database_refuses_an_account_whose_owner_has_shown_nothing()
    {
        await using var app = await HeteroApp.Start();
        var proved = await app.Member();
        var asked = await app.Member(confirmed: false);
        var account = proved.AccountId;
        await Refused(db =>
            db.People()
                .Where(person => person.Id == asked.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(person => person.AccountId, account))
        );
        await Refused(db =>
            db.People()
                .Where(person => person.Id == proved.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(person => person.EmailConfirmed, false))
        );
        await Refused(db =>
        {
            var own = new Account { UserName = "tanpa-kontak" };
            db.Users.Add(own);
            db.People()
                .Add(
                    new()
                    {
                        Name = "Tanpa Kontak",
                        AccountId = own.Id,
                        Since = app.Now,
                    }
                );
            return db.SaveChangesAsync();
        });
        Assert.Equal(1, await Accounts(app));

        async Task Refused(Func<AppDb, Task<int>> attempt)
        {
            var refused = await Record.ExceptionAsync(() => app.Read(attempt));
            Assert.True(
                Refusals.Constraint(refused!).Contains("people_account", StringComparison.Ordinal),
                $"{refused}"
            );
        }
    }
}
