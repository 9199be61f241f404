using System.Diagnostics;
using System.Globalization;
using HeteroSpace.Foundation.Backup;

namespace HeteroSpace;

/// <summary>The house as one file.</summary>
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
