using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>Someone says that they lead an organization that has a page.</summary>
public sealed class ClaimTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    private const string Address = "/komunitas/komunitas-batik-muda/klaim",
        Review = "/konsol/semarang/organisasi/komunitas-batik-muda";

    // A page, and someone who says that it is theirs.
    private static async Task<(Guid Organization, Person Claimant, Guid Claim)> Claimed(HeteroApp app)
    {
        var organization = await ImportTests.Have(app, "Komunitas Batik Muda", "33.74");
        var person = await app.Member("Ketua");
        using var browser = await RightsTests.Browser(app, person);
        await Browse.Send(browser, Address, "klaim", ("isi-klaim", $"Saya {person.Name}, lihat profil kami."));
        return (organization, person, await app.Read(db => db.Claims().Select(row => row.Id).SingleAsync()));
    }

    private static async Task<HttpClient> Desk(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));

    [Fact]
    public async Task A_claim_is_made_in_a_sentence_or_two_and_waits_for_staff()
    {
        await using var app = await HeteroApp.Start(Later);
        await ImportTests.Have(app, "Komunitas Batik Muda", "33.74");
        foreach (var person in (Person[])[await app.Member("Ketua"), await app.Member("Bukan Ketua")])
        {
            using var browser = await RightsTests.Browser(app, person);
            var brief = await Browse.Send(browser, Address, "klaim", ("isi-klaim", "ketua"));
            Assert.Contains("satu dua kalimat", await brief.Text());
            var told = $"Saya {person.Name}, lihat profil kami.";
            var whole = await Browse.Send(browser, Address, "klaim", ("isi-klaim", told));
            Assert.Contains("Petugas sedang melihat", await whole.Text());
        }
        using var desk = await Desk(app);
        Assert.Contains("2 klaim", await desk.Page("/konsol/semarang/organisasi"));
    }

    [Fact]
    public async Task Whose_claim_is_granted_leads_the_organization_and_is_told()
    {
        await using var app = await HeteroApp.Start(Later);
        var (organization, person, claim) = await Claimed(app);
        using var desk = await Desk(app);
        Assert.Contains("Sekarang pengurus", await (await Browse.Send(desk, Review, $"beri-{claim}")).Text());
        await app.WorkJobs();
        Assert.Equal(OrganizationRole.Lead, await app.Read(db => db.RoleIn(organization, person.Id)));
        Assert.Contains(
            app.Mails,
            mail => mail.To.Mailboxes.Single().Address == person.Email && mail.Subject!.Contains("sekarang pengurus")
        );
        // Another of the desk had the page open: their list has it no more, and their press is answered.
        using var late = await Desk(app);
        Assert.Contains(
            "Sudah diterima oleh Petugas 001",
            await (await Browse.Send(late, Review, $"beri-{claim}")).Text()
        );
    }

    [Fact]
    public async Task A_claim_is_refused_with_a_reason_that_its_maker_reads()
    {
        await using var app = await HeteroApp.Start(Later);
        var (organization, person, claim) = await Claimed(app);
        using var desk = await Desk(app);
        Assert.Contains("Tulis alasan", await (await Browse.Send(desk, Review, $"tolak-{claim}")).Text());
        (string, string) reason = ($"alasan-{claim}", "Nama Anda belum ada di profilnya.");
        Assert.Contains("dikabari", await (await Browse.Send(desk, Review, $"tolak-{claim}", reason)).Text());
        await app.WorkJobs();
        Assert.Null(await app.Read(db => db.RoleIn(organization, person.Id)));
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.Mailboxes.Single().Address == person.Email && mail.TextBody!.Contains("belum ada di profilnya")
        );
        using var refused = await RightsTests.Browser(app, person);
        Assert.Contains("belum ada di profilnya", await refused.Page(Address));
    }
}
