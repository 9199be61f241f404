using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Sites;

/// <summary>
/// A day that is shown or asked for is the one on the wall of the row's site: at half past six in the morning there it
/// is not yesterday.
/// </summary>
public sealed class WallDayTests
{
    // Friday in UTC; Saturday in all of Indonesia: 06.30 WIB, 07.30 WITA, 08.30 WIT.
    private static readonly DateTime Early = new(2036, 11, 28, 23, 30, 0, DateTimeKind.Utc);
    private const string Banned = "DateOnly.FromDateTime(";
    private const string Today = "29 November 2036",
        Yesterday = "28 November 2036";

    private static Task<int> InZone(HeteroApp app, string zone) =>
        app.Do(async services =>
        {
            await services
                .GetRequiredService<AppDb>()
                .Sites()
                .Where(site => site.Slug == "semarang")
                .ExecuteUpdateAsync(set => set.SetProperty(site => site.Zone, zone));
            services.GetRequiredService<Catalogue>().Forget();
            return 0;
        });

    [Theory]
    [InlineData("Asia/Jakarta")]
    [InlineData("Asia/Makassar")]
    [InlineData("Asia/Jayapura")]
    public async Task Pages_show_the_day_on_the_wall_of_the_site(string zone)
    {
        await using var app = await HeteroApp.Start(Early);
        await InZone(app, zone);
        var (lead, organization) = await Made.Organization(app, "Batik Pagi");
        var idea = await Made.Idea(app, "Kelas pagi untuk perajin", lead);
        using var member = await RightsTests.Browser(app, lead);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        foreach (
            var (client, address) in new[]
            {
                (member, "/saya/gagasan"),
                (manager, "/konsol/semarang/organisasi/" + organization.Slug),
                (manager, "/konsol/semarang/organisasi"),
            }
        )
        {
            var page = await client.Page(address);
            Assert.True(!page.Contains(Yesterday), address);
            if (address != "/konsol/semarang/organisasi")
                Assert.True(page.Contains(Today), address);
        }
        Assert.NotNull(idea);
    }

    [Theory]
    [InlineData("Asia/Jakarta", 23, 30, "over")]
    [InlineData("Asia/Jayapura", 23, 30, "over")]
    [InlineData("Asia/Jakarta", 16, 30, "ending")]
    [InlineData("Asia/Jayapura", 15, 30, "over")]
    public async Task An_agreement_is_over_the_day_after_its_last_on_the_wall_of_its_site(
        string zone,
        int hour,
        int minute,
        string state
    )
    {
        await using var app = await HeteroApp.Start(Early.Date.AddHours(hour).AddMinutes(minute));
        await InZone(app, zone);
        var site = await Made.Site(app);
        await app.Read(db =>
        {
            db.Add(
                new Agreement
                {
                    SiteId = site,
                    Subject = "Magang",
                    Made = app.Now,
                    Starts = new(2036, 1, 1),
                    Ends = new(2036, 11, 28),
                }
            );
            return db.SaveChangesAsync();
        });
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var said = (state == "over" ? AgreementState.Over : AgreementState.Ending).Said();
        foreach (var address in (string[])["/konsol/semarang/kerja-sama", "/kerja-sama"])
            Assert.Contains($"<span class=\"tag\">{said}</span>", await manager.Page(address));
        await app.WorkJobs();
        Assert.Equal(state == "over" ? 0 : 1, await app.Read(db => db.AgreementReminders().CountAsync()));
    }

    [Fact]
    public void Only_the_clock_of_a_site_makes_a_day_of_an_instant()
    {
        var root = LayoutTests.Root();
        Assert.Equal(
            ["src/HeteroSpace/Foundation/Time/SiteClock.cs"],
            LayoutTests
                .Trees.Select(file => file.Path)
                .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
                .Where(path => File.ReadAllText(Path.Combine(root, path)).Contains(Banned, StringComparison.Ordinal))
        );
        Assert.Contains("M:System." + Banned, File.ReadAllText(Path.Combine(root, "BannedSymbols.txt")));
    }

    [Fact]
    public void A_day_of_no_site_is_the_provinces() => Assert.Equal(new(2036, 11, 29), SiteClock.House.Date(Early));
}
