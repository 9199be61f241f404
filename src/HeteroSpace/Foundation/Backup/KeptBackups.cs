using System.Globalization;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// The folder of the nightly back-ups (<c>Backup__Folder</c>) and how many stay there (<c>Backup__Keep</c>). Several
/// nodes share it, or each knows its own.
/// </summary>
public sealed class KeptBackups
{
    private const string Begin = "heterospace-",
        End = ".zip",
        Form = "yyyyMMdd-HHmmss'Z'";
    private const int UsuallyKept = 14;

    // Two nights.
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);
    private readonly string? _folder;
    private readonly int _keep;

    public KeptBackups(IConfiguration settings)
    {
        _folder = settings["Backup:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;
        _keep = settings["Backup:Keep"] is { Length: > 0 } typed ? Read(typed) : UsuallyKept;
    }

    private static int Read(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) && keep > 0
            ? keep
            : throw new SetupProblem($"Backup__Keep is how many back-ups stay, from 1 on, and not \"{typed}\".");

    /// <summary>Whether there is a nightly back-up at all.</summary>
    public bool IsOn => _folder is not null;

    /// <summary>When the newest was made (UTC); null when there is none.</summary>
    public DateTime? Last => All().Select(made => (DateTime?)made.At).FirstOrDefault();

    /// <summary>Whether one should have been made by now, and was not.</summary>
    /// <param name="now">UTC.</param>
    public bool IsLate(DateTime now) => IsOn && !(now - Last <= Late);

    /// <summary>What one should know who looks after the house; null when all is well.</summary>
    /// <param name="now">UTC.</param>
    public string? Told(DateTime now)
    {
        if (!IsOn)
            return "There is no nightly back-up: Backup__Folder is not set.";
        if (!IsLate(now))
            return null;
        return Last is { } last
            ? $"The last back-up in {_folder} is {(int)(now - last).TotalDays} days old."
            : $"There is no back-up in {_folder} that can be read.";
    }

    /// <summary>Where one of that moment shall stand.</summary>
    internal string PathAt(DateTime utc)
    {
        var folder = _folder ?? throw new InvalidOperationException("No folder for back-ups is set.");
        if (!Directory.Exists(folder))
            Make(folder);
        return Path.Combine(folder, Begin + utc.ToString(Form, CultureInfo.InvariantCulture) + End);
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    /// <summary>Only the newest stay, and nothing of what was broken off a day ago; other files are not ours.</summary>
    internal void LeaveTheNewest(DateTime now)
    {
        foreach (var (path, _) in All().Skip(_keep))
            File.Delete(path);
        foreach (var part in new DirectoryInfo(_folder!).EnumerateFiles(Begin + "*" + End + ".part"))
            if (part.LastWriteTimeUtc < now.AddDays(-1))
                part.Delete();
    }

    // The newest first. A disk that is not mounted holds none.
    private List<(string Path, DateTime At)> All()
    {
        try
        {
            return Directory.Exists(_folder) ? [.. In(_folder).OrderByDescending(made => made.At)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<(string Path, DateTime At)> In(string folder)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(Begin + "*" + End))
            if (MadeAt(file.Name) is { } at)
                yield return (file.FullName, at);
    }

    private static DateTime? MadeAt(string name) =>
        DateTime.TryParseExact(
            name[Begin.Length..^End.Length],
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
