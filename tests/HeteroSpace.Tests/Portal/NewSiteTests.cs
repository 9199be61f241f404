using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        // Every page says "Hetero Space" before the name of a site: it is not kept twice.
        Assert.Equal("/konsol/tegal/siapkan", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var site = await app.Read(db => db.Sites().SingleAsync(row => row.Slug == "tegal"));
        Assert.Equal((false, "Tegal"), (site.Published, site.Name));
        Assert.DoesNotContain("Hetero Space Hetero Space", await province.Page("/konsol/tegal/foto"));
        Assert.Equal(5, await app.Read(db => db.OpeningHours().CountAsync(row => row.SiteId == site.Id)));
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/situs/tegal")).StatusCode);
        Assert.Contains(">Tegal</a>", await province.Page(All));
        Assert.Contains("Belum dibuka", await province.Page(All));
    }

    [Fact]
    public async Task Its_region_is_chosen_with_it_or_later_and_stands_in_the_province_s_table()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        await Browse.Send(
            province,
            All,
            "tambah",
            ("lokasi", "Tegal"),
            ("alamat", "Jalan Pancasila 5"),
            ("wilayah", "33.76"),
            ("zona", "Asia/Jakarta")
        );
        Assert.Equal("33.76", await RegionOf(app));
        var row = (await (await province.GetAsync(All)).Read()).QuerySelector("tr:has(a[href='/konsol/tegal'])")!;
        Assert.Contains("Kota Tegal", row.TextContent);
        await Choose(province, "33.28");
        Assert.Equal("33.28", await RegionOf(app));
        var refused = await (await Choose(province, "99.99")).Read();
        Assert.Contains("Pilih kabupaten atau kota", refused.QuerySelector("#wilayah-error")!.TextContent);
        Assert.Equal("33.28", await RegionOf(app));
        await Choose(province, "");
        Assert.Equal("", await RegionOf(app));
        Assert.Contains("wilayah", await province.Page("/konsol/tegal/catatan"));
    }

    private static async Task<HttpResponseMessage> Choose(HttpClient client, string region) =>
        await (await Filled.Of(client, "/konsol/tegal/situs", "situs")).With(("wilayah", region)).Press(client);

    private static Task<string> RegionOf(HeteroApp app) =>
        app.Read(db => db.Sites().Where(row => row.Slug == "tegal").Select(row => row.RegionCode).SingleAsync());

    [Fact]
    public async Task A_photo_put_up_before_it_opens_is_not_called_shown()
    {
        await using var app = await HeteroApp.Start(Photographed.Later);
        using var province = await Province(app);
        await Add(province, "Tegal");
        const string page = "/konsol/tegal/foto";
        var early = await Photographed.Add(province, page, "Beranda dari jalan.");
        Assert.Contains("begitu lokasi ini dibuka", early);
        Assert.DoesNotContain("sudah tampil", early);
        await Browse.Send(province, "/konsol/tegal/siapkan", "buka");
        Assert.Contains("sudah tampil", await Photographed.Add(province, page, "Taman di belakang."));
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
        Assert.Contains("3 dari 10", (await (await province.GetAsync(page)).Read()).Body!.TextContent);
    }

    [Fact]
    public async Task Each_page_of_a_site_that_is_not_open_leads_back_to_its_check_list()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        await Add(province, "Tegal");
        foreach (var page in (string[])["/konsol/tegal/situs", "/konsol/tegal/ruang", "/konsol/tegal"])
            Assert.Contains("Kembali ke daftar persiapan", await province.Page(page));
        Assert.Contains("Kembali ke daftar persiapan", await province.Page("/meja/tegal/qr"));
        foreach (var page in (string[])["/konsol/tegal/siapkan", "/konsol/semarang/situs", "/meja/semarang/qr"])
            Assert.DoesNotContain("Kembali ke daftar persiapan", await province.Page(page));
        // A clerk has no check-list to go back to.
        using var clerk = await Of(app, Role.FrontDesk, "tegal");
        Assert.DoesNotContain("Kembali ke daftar persiapan", await clerk.Page("/konsol/tegal"));
        Assert.Contains("href=\"/meja/tegal/qr\"", await province.Page("/konsol/tegal/siapkan"));
    }

    [Fact]
    public async Task It_may_begin_with_the_hours_and_rules_of_another()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        await app.Read(db =>
            db.Sites()
                .Where(row => row.Slug == "semarang")
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.GraceMinutes, 25))
        );
        await Browse.Send(
            province,
            All,
            "tambah",
            ("lokasi", "Tegal"),
            ("alamat", "Jalan Pancasila 5"),
            ("zona", "Asia/Jakarta"),
            ("seperti", "semarang")
        );
        await app.Read(async db =>
        {
            var (tegal, semarang) = (
                await db.Sites().AsNoTracking().SingleAsync(row => row.Slug == "tegal"),
                await db.Sites().AsNoTracking().SingleAsync(row => row.Slug == "semarang")
            );
            Assert.Equal((25, semarang.Rules, false), (tegal.GraceMinutes, tegal.Rules, tegal.Published));
            Assert.Equal("Jalan Pancasila 5", tegal.Address);
            Assert.Equal(await Week(db, semarang.Id), await Week(db, tegal.Id));
            return true;
        });
    }

    private static async Task<List<(DayOfWeek, TimeOnly, TimeOnly)>> Week(AppDb db, Guid site) =>
        [
            .. (await db.OpeningHours().Where(row => row.SiteId == site && row.DatedId == null).ToListAsync())
                .Select(row => (row.Day, row.Opens, row.Closes))
                .Order(),
        ];

    [Fact]
    public async Task A_draft_is_no_event_that_people_could_come_to()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        const string page = "/konsol/semarang/siapkan";
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = AtDesk.OnTuesday(10, 12),
            },
            published: false
        );
        Assert.Null((await province.Read(page)).QuerySelector("#acara.done"));
        await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value));
        Assert.NotNull((await province.Read(page)).QuerySelector("#acara.done"));
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
