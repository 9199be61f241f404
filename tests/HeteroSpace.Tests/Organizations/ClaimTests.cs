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

    [Fact]
    public async Task Someone_claims_a_page_and_staff_make_them_its_lead_or_say_why_not()
    {
        await using var app = await HeteroApp.Start(Later);
        var organization = await ImportTests.Have(app, "Komunitas Batik Muda", "33.74");
        var (first, second) = (await app.Member("Ketua"), await app.Member("Bukan Ketua"));
        const string Address = "/komunitas/komunitas-batik-muda/klaim",
            Review = "/konsol/semarang/organisasi/komunitas-batik-muda";
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        foreach (var person in (Person[])[first, second])
        {
            using var browser = await RightsTests.Browser(app, person);
            Assert.Contains(
                "satu dua kalimat",
                await (await Browse.Send(browser, Address, "klaim", ("isi-klaim", "ketua"))).Text()
            );
            Assert.Contains(
                "Petugas sedang melihat",
                await (
                    await Browse.Send(
                        browser,
                        Address,
                        "klaim",
                        ("isi-klaim", $"Saya {person.Name}, lihat profil kami.")
                    )
                ).Text()
            );
        }
        Assert.Contains("2 klaim", await desk.Page("/konsol/semarang/organisasi"));
        var claims = await app.Read(db => db.Claims().ToDictionaryAsync(row => row.PersonId, row => row.Id));
        Assert.Contains(
            "Sekarang pengurus",
            await (await Browse.Send(desk, Review, $"beri-{claims[first.Id]}")).Text()
        );
        Assert.Contains("Tulis alasan", await (await Browse.Send(desk, Review, $"tolak-{claims[second.Id]}")).Text());
        Assert.Contains(
            "dikabari",
            await (
                await Browse.Send(
                    desk,
                    Review,
                    $"tolak-{claims[second.Id]}",
                    ($"alasan-{claims[second.Id]}", "Nama Anda belum ada di profilnya.")
                )
            ).Text()
        );
        await app.WorkJobs();
        Assert.Equal(OrganizationRole.Lead, await app.Read(db => db.RoleIn(organization, first.Id)));
        Assert.Null(await app.Read(db => db.RoleIn(organization, second.Id)));
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.Mailboxes.Single().Address == second.Email && mail.TextBody!.Contains("belum ada di profilnya")
        );
        Assert.Contains(
            app.Mails,
            mail => mail.To.Mailboxes.Single().Address == first.Email && mail.Subject!.Contains("sekarang pengurus")
        );
        using var refused = await RightsTests.Browser(app, second);
        Assert.Contains("belum ada di profilnya", await refused.Page(Address));
    }
}
