using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// A module says which stored files it has, so that <c>verify</c> finds those that are lost, and
/// <see cref="SweepFiles"/> those that nobody has (a letter that was chosen but never sent).
/// </summary>
/// <param name="What">What the files are, as <c>letter</c>.</param>
/// <param name="Stored">The stored names, all of them.</param>
public sealed record FileOwner(string What, Func<AppDb, CancellationToken, Task<List<string>>> Stored);

/// <summary>The recurring job that erases files nobody has, two hours after they came.</summary>
internal sealed class SweepFiles(
    AppDb db,
    FileStore files,
    IEnumerable<FileOwner> owners,
    TimeProvider time,
    ILogger<SweepFiles> log
)
{
    public const string Kind = "files-sweep";

    /// <summary>A little more than a form that holds one is good for.</summary>
    public static readonly TimeSpan After = TimeSpan.FromHours(2);

    public async Task Once(CancellationToken stop)
    {
        // Names first: a file that is given an owner between the two readings is young, and stays.
        var old = files.Names(time.GetUtcNow().UtcDateTime.Subtract(After));
        var owned = new HashSet<string>(StringComparer.Ordinal);
        // No fence here: while one owner cannot say what it has, nothing may be erased.
        foreach (var owner in owners)
            owned.UnionWith(await owner.Stored(db, stop));
        var each = new OneByOne(db, log, Kind);
        foreach (var name in old.Where(name => !owned.Contains(name)))
            await each.Do(
                name,
                () =>
                {
                    files.Erase(name);
                    return Task.CompletedTask;
                },
                stop
            );
        each.End();
    }
}
