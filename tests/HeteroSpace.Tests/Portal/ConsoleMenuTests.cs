using System.Globalization;
using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Portal;

/// <summary>The console by task: what each finds in it, where they begin, and where they are taken to another
/// site.</summary>
public sealed class ConsoleMenuTests
{
    internal static IEnumerable<IElement> Links(IDocument page) => page.QuerySelectorAll("nav[aria-label=Konsol] a");

    private static string Words(IElement? of) => of?.QuerySelector("span")?.TextContent.Trim() ?? "";

    /// <summary>How many wait behind each page of the menu, by its address.</summary>
    internal static Dictionary<string, int> Waiting(IDocument page) =>
        Links(page)
            .Where(link => link.QuerySelector(".waits") is not null)
            .ToDictionary(link => link.GetAttribute("href")!, link => Number(link.QuerySelector(".waits")!));

    private static int Number(IElement pill) =>
        int.Parse(pill.TextContent.Trim().Split(' ')[0], CultureInfo.InvariantCulture);

    [Fact]
    public async Task Pages_stand_under_their_task_and_the_one_at_hand_is_open()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        var page = await browser.Read("/konsol/semarang/papan");
        var tasks = page.QuerySelectorAll("nav details.task").ToList();
        Assert.Equal(
            ["Hari ini", "Ruang", "Acara dan inisiatif", "Orang dan komunitas", "Konten", "Pengaturan"],
            tasks.Select(task => Words(task.QuerySelector("summary")))
        );
        Assert.Equal("Ruang", Words(Assert.Single(tasks, task => task.HasAttribute("open")).QuerySelector("summary")));
        Assert.Equal("page", Assert.Single(Links(page), link => Words(link) == "Papan").GetAttribute("aria-current"));
        var english = await browser.Read("/konsol/semarang/papan?lang=en");
        Assert.Equal(
            ["Today", "Rooms", "Events and initiatives", "People and communities", "Content", "Settings"],
            english.QuerySelectorAll("nav details.task > summary").Select(Words)
        );
    }

    [Theory]
    [InlineData("pesan", "Permohonan")]
    [InlineData("kembar", "Komunitas dan mitra")]
    [InlineData("pola", "Inisiatif")]
    [InlineData("acara/baru", "Acara")]
    [InlineData("kabar/contoh", "Kabar keluar")]
    public async Task A_page_that_the_menu_does_not_name_stands_behind_one_that_it_names(string path, string behind)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        var page = await browser.Read("/konsol/semarang/" + path);
        var at = Assert.Single(Links(page), link => link.HasAttribute("aria-current"));
        Assert.Equal((behind, "true"), (Words(at), at.GetAttribute("aria-current")));
        Assert.Equal(behind, Words(page.QuerySelector(".sections > summary")));
    }

    [Fact]
    public async Task A_task_with_one_page_is_that_page_and_one_with_none_is_not_there()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var page = await desk.Read("/konsol/semarang/papan");
        Assert.Equal(
            ["Hari ini", "Ruang", "Orang dan komunitas"],
            page.QuerySelectorAll("nav details.task > summary").Select(Words)
        );
        Assert.Equal(["Gotong royong", "Komentar"], page.QuerySelectorAll("nav .tasks > li > a").Select(Words));
        Assert.DoesNotContain("Pengaturan", page.QuerySelector("nav[aria-label=Konsol]")!.TextContent);
    }

    /// <summary>The desk has no menu of the console, and the console's pages are one tap from it.</summary>
    [Fact]
    public async Task Whoever_begins_on_a_screen_of_its_own_is_one_press_from_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var back = (await desk.Read("/konsol/semarang/papan")).QuerySelector(".console-menu .home-screen");
        Assert.Equal("/meja/semarang", back?.GetAttribute("href"));
        using var manager = await AtDesk.Browser(app, Role.SiteManager);
        Assert.Null((await manager.Read("/konsol/semarang/papan")).QuerySelector(".home-screen"));
    }

    [Theory]
    [InlineData(Role.FrontDesk, "/meja/semarang")]
    [InlineData(Role.SiteManager, "/konsol/semarang", "/meja/semarang")]
    [InlineData(Role.Editor, "/konsol/semarang")]
    [InlineData(Role.ProvincialAdministrator, "/konsol")]
    [InlineData(null)]
    public async Task Whoever_has_signed_in_finds_where_they_work(Role? role, params string[] first)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var site = role == Role.ProvincialAdministrator ? null : "semarang";
        var person = role is { } held ? await app.Staff(held, site) : await app.Member();
        using var browser = await RightsTests.Browser(app, person);
        var page = await browser.Read("/saya");
        Assert.Equal(first, page.QuerySelectorAll("main .button-row a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/meja/semarang", "/meja/solo")]
    [InlineData("/konsol/semarang/papan", "/konsol/solo/papan")]
    [InlineData("/konsol/semarang/gotong-royong/anggaran", "/konsol/solo/gotong-royong/anggaran")]
    [InlineData("/konsol/semarang/pesan", "/konsol/solo/permohonan")]
    [InlineData("/konsol/semarang", "/konsol/solo")]
    public async Task Whoever_goes_to_another_site_stays_on_their_page(string at, string there)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        var page = await browser.Read(at);
        Assert.Contains(
            there,
            page.QuerySelectorAll(".site-switch a, .desk-sites a").Select(link => link.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData("/meja/semarang", Role.FrontDesk)]
    [InlineData("/konsol/semarang", Role.SiteManager)]
    [InlineData("/konsol/semarang", Role.FrontDesk, Role.Editor)]
    [InlineData("/konsol/semarang", Role.ProgramOfficer)]
    [InlineData("/konsol/semarang", Role.Editor)]
    public async Task Each_role_begins_its_day_where_it_works(string home, params Role[] roles)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var person = await app.Staff(roles[0], "semarang");
        foreach (var more in roles.Skip(1))
            await app.Read(async db =>
            {
                var site = await db.Sites().Where(row => row.Slug == "semarang").Select(row => row.Id).SingleAsync();
                db.Add(new RoleGrant(person.AccountId!.Value, more, site));
                return await db.SaveChangesAsync();
            });
        using var browser = await RightsTests.Browser(app, person);
        using var answer = await browser.GetAsync("/konsol");
        Assert.Equal(home, answer.RequestMessage!.RequestUri!.AbsolutePath);
    }
}
