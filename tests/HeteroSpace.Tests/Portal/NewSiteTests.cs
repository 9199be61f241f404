using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Portal;

/// <summary>Another site is made in the console, and a check-list leads to the day it opens.</summary>
public sealed class NewSiteTests
{
    private const string All = "/konsol/semarang/lokasi";

    private static Task<HttpResponseMessage> Add(HttpClient client, string name, string zone = "Asia/Jakarta") =>
        Browse.Send(client, All, "tambah", ("lokasi", name), ("alamat", "Jalan Pancasila 5"), ("zona", zone));

    private static Task<HttpClient> Province(HeteroApp app) => Of(app, Role.ProvincialAdministrator, null);

    private static async Task<HttpClient> Of(HeteroApp app, Role role, string? site) =>
        await RightsTests.Browser(app, await app.Staff(role, site));

    [Fact]
    public async Task It_begins_unseen_with_office_hours_and_leads_to_its_check_list()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        var answer = await Add(province, "Hetero Space Tegal");
        Assert.Equal("/konsol/hetero-space-tegal/siapkan", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var site = await app.Read(db => db.Sites().SingleAsync(row => row.Slug == "hetero-space-tegal"));
        Assert.False(site.Published);
        Assert.Equal(5, await app.Read(db => db.OpeningHours().CountAsync(row => row.SiteId == site.Id)));
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/situs/hetero-space-tegal")).StatusCode);
        Assert.Contains("Hetero Space Tegal", await province.Page(All));
        Assert.Contains("Belum dibuka", await province.Page(All));
    }

    [Theory]
    [InlineData("Semarang", "Asia/Jakarta", "/situs/semarang sudah", "lokasi")]
    [InlineData("!!!", "Asia/Jakarta", "Tulis nama lokasi", "lokasi")]
    [InlineData("Tegal", "Mars/Utopia", "Pilih zona waktu", "zona")]
    public async Task What_cannot_be_is_said_at_its_field_and_kept(string name, string zone, string said, string field)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        var before = await app.Read(db => db.Sites().CountAsync());
        var page = await (await Add(province, name, zone)).Read();
        Assert.Contains(said.Split(' ')[0], page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector($"#{field}-error"));
        Assert.Equal("Jalan Pancasila 5", page.QuerySelector("#alamat")!.GetAttribute("value"));
        Assert.Equal(before, await app.Read(db => db.Sites().CountAsync()));
    }

    [Fact]
    public async Task Its_steps_are_read_from_what_stands_or_said_by_hand_until_it_opens()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        await Add(province, "Tegal");
        const string page = "/konsol/tegal/siapkan";
        var first = await (await province.GetAsync(page)).Read();
        Assert.Null(first.QuerySelector("#ruang.done"));
        // Holidays are of all sites, and the demo has them.
        Assert.NotNull(first.QuerySelector("#libur.done"));
        var ticked = await (await Browse.Send(province, page, "sudah-qr")).Read();
        Assert.NotNull(ticked.QuerySelector("#qr.done"));
        var opened = await (await Browse.Send(province, page, "buka")).Text();
        Assert.Contains("Tegal terbuka untuk umum", opened);
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/situs/tegal")).StatusCode);
        Assert.Contains("2 dari", (await (await province.GetAsync(page)).Read()).Body!.TextContent);
    }

    [Fact]
    public async Task A_manager_has_the_check_list_of_their_site_and_no_other_sites()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await Of(app, Role.SiteManager, "semarang");
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/konsol/semarang/siapkan")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/konsol/solo/siapkan")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(All)).StatusCode);
    }
}
