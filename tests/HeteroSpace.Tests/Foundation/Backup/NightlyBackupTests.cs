using HeteroSpace.Foundation.Backup;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>A back-up each night, and only so many of them.</summary>
public sealed class NightlyBackupTests
{
    [Fact]
    public async Task Each_night_there_is_one_and_only_the_newest_stay()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("hs-nightly").FullName, "backups");
        await using var app = await HeteroApp.Start(null, ("Backup:Folder", folder), ("Backup:Keep", "2"));
        var kept = app.Services.GetRequiredService<KeptBackups>();
        Assert.Null(kept.Last);
        Assert.True(kept.IsLate(app.Now));
        Assert.Equal($"There is no back-up in {folder} that can be read.", kept.Told(app.Now));
        // None yet: at once, also by day.
        await Night(app);
        Assert.Equal(["heterospace-20260803-030000Z.zip"], Names(folder));
        Assert.Equal(app.Now, kept.Last);
        await File.WriteAllTextAsync(Path.Combine(folder, "heterospace-mine.zip"), "not ours");
        await File.WriteAllTextAsync(Path.Combine(folder, "heterospace-20260801-030000Z.zip.part"), "broken off");
        File.SetLastWriteTimeUtc(Path.Combine(folder, "heterospace-20260801-030000Z.zip.part"), app.Now.AddDays(-2));
        // 10.00 until 02.00 WIB, hour by hour.
        for (var hour = 0; hour < 16; hour++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await Night(app);
        }
        Assert.Equal(
            ["heterospace-20260803-030000Z.zip", "heterospace-20260803-180000Z.zip", "heterospace-mine.zip"],
            Names(folder)
        );
        Assert.False(kept.IsLate(app.Now));
        app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(kept.IsLate(app.Now));
        Assert.Equal($"The last back-up in {folder} is 3 days old.", kept.Told(app.Now));
        await Night(app);
        Assert.Equal(
            ["heterospace-20260803-180000Z.zip", "heterospace-20260806-190000Z.zip", "heterospace-mine.zip"],
            Names(folder)
        );
        Assert.Null(kept.Told(app.Now));
        // It is one that can be restored.
        using var archive = await ArchiveReader.Open(Path.Combine(folder, "heterospace-20260806-190000Z.zip"));
        Assert.Equal(3, archive.Manifest.Tables.Single(table => table.Name == "sites").Rows);
        Directory.Delete(Path.GetDirectoryName(folder)!, true);
    }

    [Fact]
    public async Task Without_a_folder_there_is_none_and_it_is_said()
    {
        await using var app = await HeteroApp.Start();
        await Night(app);
        var kept = app.Services.GetRequiredService<KeptBackups>();
        Assert.False(kept.IsOn || kept.IsLate(app.Now));
        Assert.Null(kept.Last);
        Assert.Equal("There is no nightly back-up: Backup__Folder is not set.", kept.Told(app.Now));
    }

    private static Task<bool> Night(HeteroApp app) =>
        app.Do(async services =>
        {
            await services.GetRequiredService<NightlyBackup>().Once(CancellationToken.None);
            return true;
        });

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
