using System.Net;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Organizations;

/// <summary>Photos of what a community does: its leads put them up, staff may take them away.</summary>
public sealed class OrganizationPhotoTests
{
    [Fact]
    public async Task A_lead_puts_up_a_photo_that_everyone_sees_until_staff_take_it_away_or_its_page_is_closed()
    {
        await using var app = await HeteroApp.Start(Photographed.Later);
        var (lead, organization) = await MembersTests.Verified(app);
        var (page, form) = ($"/komunitas/{organization.Slug}", $"/komunitas/{organization.Slug}/foto");
        using var mine = await RightsTests.Browser(app, lead);
        using var other = await RightsTests.Browser(app, await app.Member());
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(form)).StatusCode);
        Assert.Null(Page(await visitor.GetStringAsync(page)).QuerySelector(".gallery"));

        var photo = Photographed.Jpeg(800, 600);
        Assert.Contains("sudah tampil", await Photographed.Add(mine, form, "Pasar kerajinan di pendopo", photo));
        var shown = Page(await visitor.GetStringAsync(page)).QuerySelector(".gallery img")!;
        Assert.Equal("Pasar kerajinan di pendopo", shown.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(shown.GetAttribute("src"))).StatusCode);

        async Task Set(OrganizationStatus status)
        {
            await app.AlterTables($"update organizations set status = '{status}' where slug = '{organization.Slug}'");
            app.Services.GetRequiredService<FindOrganizations>().Forget();
        }
        await Set(OrganizationStatus.Suspended);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(shown.GetAttribute("src"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync(form)).StatusCode);
        await Set(OrganizationStatus.Verified);

        using var staff = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var fields = await Photographed.Shown(staff, form);
        fields["hapus"] = fields.Keys.Single(key => key.StartsWith("urutan-"))["urutan-".Length..];
        Assert.Contains("Foto tersimpan", await (await Photographed.Save(staff, form, fields)).Text());
        Assert.Null(Page(await visitor.GetStringAsync(page)).QuerySelector(".gallery"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(shown.GetAttribute("src"))).StatusCode);
    }

    [Fact]
    public async Task Whoever_was_merged_brings_their_photos_along_behind_those_of_the_winner()
    {
        await using var app = await HeteroApp.Start();
        var (winner, loser) = (
            (await Made.Organization(app, "Komunitas Pagi")).Organization,
            (await Made.Organization(app, "Komunitas Pagi Hari")).Organization
        );
        foreach (var (of, says) in ((Organization, string)[])[(loser, "Dulu"), (winner, "Kini")])
            await Photographed.Put<OrganizationPhoto>(app, new(of.Id, of.SiteId, of.Slug), says);
        var by = (await app.Staff(Role.SiteManager, "semarang")).AccountId!.Value;
        await app.Do(services => services.GetRequiredService<MergeOrganizations>().Now(loser, winner, by));
        Assert.Equal(["Kini", "Dulu"], (await app.Read(db => db.PhotosOf(winner))).Select(photo => photo.Says.Id));
    }
}
