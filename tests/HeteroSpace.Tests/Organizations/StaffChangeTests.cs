using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>An organization that was imported with a wrong name, or has no lead, is put right by staff.</summary>
public sealed class StaffChangeTests
{
    private static readonly (string, string)[] Fields =
    [
        ("nama", "Komunitas Wayang Kulit"),
        ("jenis", OrganizationWishTests.Wish.Kind),
        ("bidang", OrganizationWishTests.Wish.Sector),
        ("wilayah", OrganizationWishTests.Wish.Region),
        ("cerita", OrganizationWishTests.Wish.Story),
        ("tautan", ""),
        ("ponsel", ""),
        ("versi", "0"),
    ];

    [Fact]
    public async Task Staff_of_its_site_change_it_come_back_to_its_console_page_and_the_audit_says_so()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, organization) = await Made.Organization(app, "Komunitas Wayng");
        var change = $"/komunitas/{organization.Slug}/ubah";
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        using var desk = await RightsTests.Browser(app, staff);
        Assert.Contains(change, await desk.Page("/konsol/semarang/organisasi/" + organization.Slug));
        var answer = await Browse.Send(desk, change, "ubah", Fields);
        Assert.Equal(
            "/konsol/semarang/organisasi/" + organization.Slug,
            answer.RequestMessage!.RequestUri!.AbsolutePath
        );
        var now = await app.Read(db => db.Organizations().SingleAsync(row => row.Id == organization.Id));
        Assert.Equal(("Komunitas Wayang Kulit", OrganizationStatus.Verified), (now.Name, now.Status));
        var noted = await app.Read(db =>
            db.Audit().SingleAsync(row => row.Subject == "organization:" + organization.Slug)
        );
        Assert.Equal((staff.AccountId, "organization.changed"), (noted.By, noted.Action));
    }

    [Fact]
    public async Task What_was_declined_stays_so_when_staff_change_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, organization) = await Made.Organization(app, "Komunitas Lama");
        await app.Read(db =>
            db.Organizations()
                .Where(row => row.Id == organization.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OrganizationStatus.Declined))
        );
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        await Browse.Send(desk, $"/komunitas/{organization.Slug}/ubah", "ubah", Fields);
        var now = await app.Read(db => db.Organizations().SingleAsync(row => row.Id == organization.Id));
        Assert.Equal(("Komunitas Wayang Kulit", OrganizationStatus.Declined), (now.Name, now.Status));
    }

    [Fact]
    public async Task Staff_of_another_site_and_members_who_do_not_lead_find_no_such_page()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, organization) = await Made.Organization(app, "Komunitas Wayang");
        var change = $"/komunitas/{organization.Slug}/ubah";
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(change)).StatusCode);
        using var member = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(change)).StatusCode);
    }
}
