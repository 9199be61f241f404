using System.Diagnostics;
using System.Globalization;
using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Search;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>The house as one file, and back from it, on either engine.</summary>
internal static class BackupCommands
{
    public static async Task<int> BackUp(IServiceProvider services, string file, bool overwrite)
    {
        var made = await services.GetRequiredService<BackUp>().To(file, overwrite);
        var megabytes = new FileInfo(file).Length / 1e6;
        Console.WriteLine(
            Plain($"{made.Rows} rows of {made.Tables.Count} tables and {made.Files.Count} files, as they stood at ")
                + Plain($"{made.When:yyyy-MM-dd HH:mm:ss} UTC, are in {file} ({megabytes:0.0} MB).")
        );
        TellOfGone(made);
        return 0;
    }

    /// <summary>What people wait for goes first.</summary>
    public static void GiveWay()
    {
        using var own = Process.GetCurrentProcess();
        own.PriorityClass = ProcessPriorityClass.BelowNormal;
    }

    public static async Task<int> Restore(IServiceProvider services, string file)
    {
        using var archive = await ArchiveReader.Open(file);
        var db = services.GetRequiredService<AppDb>();
        var files = services.GetRequiredService<FileStore>();
        // All of this before anything is made: what is refused changes nothing.
        Foundation.Backup.Restore.MustFit(db, archive.Manifest);
        await EmptyPlace.MustHaveNoFilesBut(archive.Manifest, files, CancellationToken.None);
        await EmptyPlace.MustHaveNoRows(db, CancellationToken.None);
        await Start.MakeTables(services, db);
        var restored = await Put(services, db, archive);
        Console.WriteLine(
            Plain($"{restored.Rows} rows of {restored.Tables} tables and {restored.Files} files are in, as they ")
                + Plain($"stood at {archive.Manifest.When:yyyy-MM-dd HH:mm:ss} UTC ({archive.Manifest.Engine}); ")
                + "every table was read again, and is the same by its count and checksum."
        );
        if (restored.Shortened > 0)
            Console.WriteLine(Plain($"{restored.Shortened} instants are kept to the microsecond, as PostgreSQL does."));
        TellOfGone(archive.Manifest);
        return await BringToLife(services, db, moved: archive.Manifest.Engine != db.Engine);
    }

    private static async Task<Restored> Put(IServiceProvider services, AppDb db, ArchiveReader archive)
    {
        await using var asOwner = Start.AsOwner(services, db);
        var owner = asOwner ?? db;
        if (!await Database.MayAlter(owner, CancellationToken.None))
            throw new SetupProblem(
                "The role in ConnectionStrings__HeteroSpace does not own the tables, and a restore lifts for its own "
                    + "while what watches them. Name their owner in ConnectionStrings__Owner. Nothing was changed."
            );
        owner.Database.SetCommandTimeout(0);
        var restore = new Restore(owner, services.GetRequiredService<FileStore>(), services.GetServices<Findable>());
        return await restore.From(archive);
    }

    // What is found is written anew, and all is looked at.
    private static async Task<int> BringToLife(IServiceProvider services, AppDb db, bool moved)
    {
        try
        {
            await Start.BringUpToDate(services);
        }
        catch (SetupProblem problem)
        {
            Console.Error.WriteLine($"All of it is in, but it does not start yet: {problem.Message}");
            return 1;
        }
        if (moved)
            foreach (var after in services.GetServices<AfterMove>())
                await after.Do(services);
        await services.GetRequiredService<SettleSearch>().All(db);
        return await Commands.CheckAll(services);
    }

    private static void TellOfGone(BackupManifest manifest)
    {
        if (manifest.Gone.Count == 0)
            return;
        Console.WriteLine(
            Plain($"{manifest.Gone.Count} files that rows name were not there when the back-up was made: ")
                + string.Join(", ", manifest.Gone.Take(5))
                + (manifest.Gone.Count > 5 ? " …" : "")
        );
    }

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
