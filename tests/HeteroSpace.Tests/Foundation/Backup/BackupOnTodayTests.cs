using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Foundation.Backup;

/// <summary>A night without a back-up does not go unseen by whoever looks after the house.</summary>
public sealed class BackupOnTodayTests
{
    private const string Late = "Cadangan malam tidak berjalan";

    private static async Task<HttpClient> Of(HeteroApp app, Role role, string? site) =>
        await RightsTests.Browser(app, await app.Staff(role, site));

    [Fact]
    public async Task What_was_not_made_waits_for_the_province_and_nobody_else()
    {
        var folder = Directory.CreateTempSubdirectory("backups-").FullName;
        await using var app = await HeteroApp.Start(AtDesk.Monday, ("Backup:Folder", folder));
        using var province = await Of(app, Role.ProvincialAdministrator, null);
        Assert.Contains(Late, await province.Page("/konsol/semarang"));
        Assert.Contains("Belum ada cadangan", await province.Page("/konsol/semarang/pekerjaan"));
        using var manager = await Of(app, Role.SiteManager, "semarang");
        Assert.DoesNotContain(Late, await manager.Page("/konsol/semarang"));
    }

    [Fact]
    public async Task What_was_made_in_the_night_waits_for_nobody_and_its_age_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("backups-").FullName;
        var made = AtDesk.Monday.AddHours(-9).ToString("yyyyMMdd-HHmmss'Z'");
        await File.WriteAllTextAsync(Path.Combine(folder, $"heterospace-{made}.zip"), "");
        await using var app = await HeteroApp.Start(AtDesk.Monday, ("Backup:Folder", folder));
        using var province = await Of(app, Role.ProvincialAdministrator, null);
        Assert.DoesNotContain(Late, await province.Page("/konsol/semarang"));
        Assert.Contains("dibuat 9 jam yang lalu", await province.Page("/konsol/semarang/pekerjaan"));
    }

    [Fact]
    public async Task Where_none_is_set_the_page_says_who_sets_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Of(app, Role.ProvincialAdministrator, null);
        Assert.Contains("Cadangan malam belum diatur", await province.Page("/konsol/semarang/pekerjaan"));
        Assert.DoesNotContain(Late, await province.Page("/konsol/semarang"));
    }
}
