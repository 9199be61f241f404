using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Staff are invited by a link that a manager hands on, without mail and have their role by it once.</summary>
public sealed class StaffInvitationTests
{
    private const string Page = "/konsol/semarang/peran",
        Phone = "+6281200001017";

    private static Task<HttpClient> Manager(HeteroApp app) => Browser(app, Role.SiteManager);

    private static async Task<HttpClient> Browser(HeteroApp app, Role role) =>
        await RightsTests.Browser(app, await app.Staff(role, role == Role.ProvincialAdministrator ? null : "semarang"));

    private static async Task<string> Invited(HttpClient manager, Role role = Role.FrontDesk, string phone = "")
    {
        var made = await Browse.Send(manager, Page, "undang", ("sebagai", role.ToString()), ("ponsel", phone));
        var link = Regex.Match(await made.Text(), "(/undangan/petugas/[A-Za-z0-9]{24})\"");
        Assert.True(link.Success, "There is no link.");
        return link.Groups[1].Value;
    }

    private static Task<List<StaffInvitation>> Rows(HeteroApp app) =>
        app.Read(db => db.StaffInvitationRows().AsNoTracking().OrderBy(row => row.Made).ToListAsync());

    private static Task<List<Role>> Held(HeteroApp app, Person person) =>
        app.Read(db =>
            db.RoleGrants().Where(row => row.AccountId == person.AccountId).Select(row => row.Role).ToListAsync()
        );

    private static Task<int> HasNumber(HeteroApp app, Person person, bool confirmed) =>
        app.Read(db =>
            db.People()
                .Where(row => row.Id == person.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Phone, Phone).SetProperty(row => row.PhoneConfirmed, confirmed)
                )
        );

    private static string ConfirmLink(HeteroApp app, string to) =>
        Regex
            .Match(
                app.Mails.Last(mail => mail.To.ToString().Contains(to, StringComparison.Ordinal)).TextBody!,
                "/konfirmasi/\\S+"
            )
            .Value;

    /// <summary>The contact is shown by a letter that opens elsewhere; what they came for is not lost by it.</summary>
    [Fact]
    public async Task Who_has_no_account_yet_is_led_back_to_the_invitation()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        var link = await Invited(manager);
        using var sekar = Browse.Visitor(app);
        await Browse.Send(
            sekar,
            "/daftar?kembali=" + Uri.EscapeDataString(link),
            "daftar",
            ("nama", "Sekar Ayu"),
            ("kontak", "sekar@example.org")
        );
        await app.WorkJobs();
        var confirm = ConfirmLink(app, "sekar@example.org");
        Assert.DoesNotContain(link, await sekar.Page(confirm));
        Assert.Contains($"href=\"{link}\"", await (await Browse.Send(sekar, confirm, "konfirmasi")).Text());
        Assert.Contains($"href=\"{link}\"", await sekar.Page("/saya/profil"));
        Assert.Contains("Selamat bertugas, Sekar Ayu!", await (await Browse.Send(sekar, link, "terima")).Text());
        Assert.DoesNotContain(link, await sekar.Page("/saya/profil"));
        // An address elsewhere is no address.
        using var other = Browse.Visitor(app);
        await Browse.Send(
            other,
            "/daftar?kembali=" + Uri.EscapeDataString("//example.org/"),
            "daftar",
            ("nama", "Sari"),
            ("kontak", "sari@example.org")
        );
        await app.WorkJobs();
        confirm = ConfirmLink(app, "sari@example.org");
        Assert.DoesNotContain("example.org/\"", await (await Browse.Send(other, confirm, "konfirmasi")).Text());
    }

    [Fact]
    public async Task Whoever_opens_the_link_has_the_role_by_one_press_and_who_invited_hears_of_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var inviter = await app.Staff(Role.SiteManager, "semarang");
        using var manager = await RightsTests.Browser(app, inviter);
        var link = await Invited(manager);
        Assert.DoesNotContain(link, await manager.Page(Page));
        Assert.Contains("Berlaku sampai", await manager.Page(Page));
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Masuk dengan akun Anda", await visitor.Page(link));
        var person = await app.Member("Sari");
        using var sari = await RightsTests.Browser(app, person);
        Assert.Contains("Anda diundang bertugas", await sari.Page(link));
        var taken = await Browse.Send(sari, link, "terima");
        Assert.Contains("Selamat bertugas, Sari!", await taken.Text());
        Assert.Equal("/konsol/semarang", taken.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal([Role.FrontDesk], await Held(app, person));
        var noted = await app.Read(db => db.Audit().SingleAsync(row => row.Action == "role.granted"));
        Assert.Equal((inviter.AccountId, "account:" + person.AccountId), (noted.By, noted.Subject));
        Assert.Contains("by invitation", noted.Detail);
        await app.WorkJobs();
        var notice = await app.Read(db => db.Notices().SingleAsync(row => row.PersonId == inviter.Id));
        Assert.Contains("Undangan Anda diterima: Meja depan", notice.Title);
        Assert.DoesNotContain("Sari", notice.Title + notice.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).StatusCode);
        Assert.DoesNotContain("Berlaku sampai", await manager.Page(Page));
        Assert.Empty(await app.Do(services => HeteroSpace.Verify.Broken(services)));
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_has_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        await Invited(manager);
        var seen = Assert.Single(await Rows(app));
        var people = new[] { await app.Member("Sari"), await app.Member("Tono"), await app.Member("Wati") };
        var answers = await Task.WhenAll(
            people.Select(person =>
                app.Do(services => services.GetRequiredService<InviteStaff>().Accept(seen, person.AccountId!.Value))
            )
        );
        Assert.Single(answers, answer => answer == InvitationAnswer.Done);
        Assert.Equal(2, answers.Count(answer => answer == InvitationAnswer.Over));
        var held = new List<Role>();
        foreach (var person in people)
            held.AddRange(await Held(app, person));
        Assert.Equal([Role.FrontDesk], held);
    }

    [Fact]
    public async Task After_seven_days_it_opens_nothing_and_the_page_says_so()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        var link = await Invited(manager);
        var seen = Assert.Single(await Rows(app));
        app.Clock.Advance(StaffInvitation.Lasts);
        var person = await app.Member("Sari");
        using var sari = await RightsTests.Browser(app, person);
        Assert.Equal(HttpStatusCode.NotFound, (await sari.GetAsync(link)).StatusCode);
        Assert.Equal(InvitationAnswer.Over, await Accept(app, seen, person));
        Assert.Empty(await Held(app, person));
        using var again = await Manager(app);
        Assert.Contains("Lewat waktu sejak", await again.Page(Page));
    }

    private static Task<InvitationAnswer> Accept(HeteroApp app, StaffInvitation seen, Person person) =>
        app.Do(services => services.GetRequiredService<InviteStaff>().Accept(seen, person.AccountId!.Value));

    [Fact]
    public async Task Withdrawn_it_opens_nothing_until_that_is_undone_and_the_second_who_withdraws_hears_who_was_first()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        using var colleague = await Manager(app);
        var link = await Invited(manager);
        var seen = Assert.Single(await Rows(app));
        var withdrawn = await Browse.Send(manager, Page, "tarik-" + seen.Id);
        Assert.Contains("Undangan ditarik.", await withdrawn.Text());
        var late = await Browse.Send(colleague, Page, "tarik-" + seen.Id);
        Assert.Contains("Sudah ditarik oleh", await late.Text());
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).StatusCode);
        await Browse.Undo(manager, withdrawn);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).StatusCode);
        Assert.Null(Assert.Single(await Rows(app)).Withdrawn);
    }

    [Fact]
    public async Task Bound_to_a_number_it_is_for_who_has_shown_that_number()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        var refused = await Browse.Send(manager, Page, "undang", ("sebagai", "FrontDesk"), ("ponsel", "0812"));
        Assert.Contains("Nomor ini belum lengkap", await refused.Text());
        var made = await Browse.Send(manager, Page, "undang", ("sebagai", "FrontDesk"), ("ponsel", "0812 0000 1017"));
        Assert.Contains("https://wa.me/6281200001017?text=", await made.Text());
        var link = await Invited(manager, phone: "0812 0000 1017");
        var seen = (await Rows(app))[^1];
        Assert.Equal(Phone, seen.Phone);
        var (other, sari) = (await app.Member("Tono"), await app.Member("Sari"));
        using var tono = await RightsTests.Browser(app, other);
        Assert.Contains("belum menunjukkan nomor itu", await tono.Page(link));
        Assert.Equal(InvitationAnswer.NotTheirs, await Accept(app, seen, other));
        await HasNumber(app, sari, confirmed: false);
        Assert.Equal(InvitationAnswer.NotTheirs, await Accept(app, seen, sari));
        await HasNumber(app, sari, confirmed: true);
        using var hers = await RightsTests.Browser(app, sari);
        Assert.Contains("Selamat bertugas", await (await Browse.Send(hers, link, "terima")).Text());
        Assert.Equal([Role.FrontDesk], await Held(app, sari));
        Assert.Empty(await Held(app, other));
    }

    [Fact]
    public async Task Nobody_invites_above_what_they_may_give_and_what_they_made_ends_with_their_own_role()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var inviter = await app.Staff(Role.SiteManager, "semarang");
        using var manager = await RightsTests.Browser(app, inviter);
        await Browse.Send(manager, Page, "undang", ("sebagai", nameof(Role.ProvincialAdministrator)));
        Assert.Empty(await Rows(app));
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(Page)).StatusCode);
        var link = await Invited(manager, Role.SiteManager);
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).StatusCode);
        using var province = await Browser(app, Role.ProvincialAdministrator);
        var everywhere = await Invited(province, Role.ProvincialAdministrator);
        var own = await app.Read(db => db.RoleGrants().SingleAsync(row => row.AccountId == inviter.AccountId));
        await Browse.Send(province, Page, "cabut-" + own.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).StatusCode);
        Assert.Contains("Tidak berlaku lagi", await province.Page(Page));
        var person = await app.Member("Sari");
        using var sari = await RightsTests.Browser(app, person);
        await Browse.Send(sari, everywhere, "terima");
        var grant = await app.Read(db => db.RoleGrants().SingleAsync(row => row.AccountId == person.AccountId));
        Assert.Equal((Role.ProvincialAdministrator, (Guid?)null), (grant.Role, grant.SiteId));
    }

    [Fact]
    public async Task Who_holds_the_role_already_leaves_the_invitation_for_another()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        var link = await Invited(manager);
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.Contains("sudah memegang peran ini", await (await Browse.Send(desk, link, "terima")).Text());
        Assert.Null(Assert.Single(await Rows(app)).Taken);
    }

    [Fact]
    public async Task Twenty_are_open_at_once_also_for_who_makes_them_together()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var inviter = await app.Staff(Role.SiteManager, "semarang");
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var made = await Task.WhenAll(
            Enumerable
                .Range(0, (int)HouseLimits.StaffInvitationsOpen.Most + 4)
                .Select(_ =>
                    app.Do(services =>
                        services
                            .GetRequiredService<InviteStaff>()
                            .Make(site, Role.FrontDesk, null, inviter.AccountId!.Value)
                    )
                )
        );
        Assert.Equal(4, made.Count(secret => secret is null));
        using var manager = await RightsTests.Browser(app, inviter);
        var more = await Browse.Send(manager, Page, "undang", ("sebagai", "FrontDesk"));
        Assert.Contains("Sudah ada 20 undangan yang berlaku", await more.Text());
    }

    [Fact]
    public async Task Who_has_signed_up_and_shown_nothing_is_told_what_is_missing()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await Manager(app);
        var link = await Invited(manager);
        using var newcomer = Browse.Visitor(app);
        await Browse.Send(
            newcomer,
            "/daftar",
            "daftar",
            ("nama", "Sari"),
            ("kontak", "0812 0000 1017"),
            ("jenis", "Public")
        );
        Assert.Contains("sebut kode ini kepada yang mengundang Anda", await newcomer.Page(link));
        using var byMail = Browse.Visitor(app);
        await Browse.Send(byMail, "/daftar", "daftar", ("nama", "Tono"), ("kontak", "tono@example.org"));
        Assert.Contains("konfirmasikan dulu kontak Anda", await byMail.Page(link));
    }
}
