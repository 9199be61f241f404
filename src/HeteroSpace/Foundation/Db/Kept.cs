using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Something read from many rows that stands in memory: half a minute on other nodes, as pages that say what is free,
/// and forgotten at once on the node that changed it. It is read anew only when its stamp says that something changed,
/// or when it is old; who asks meanwhile gets what stood there (docs/decisions/0014).
/// </summary>
/// <param name="stampOf">A value that any change by anyone changes, read by cheap queries.</param>
/// <param name="readFrom">Reads it; the instant is UTC.</param>
/// <param name="byClock">It depends on the clock as well, and is read anew every few minutes though nothing was
/// changed.</param>
public sealed class Kept<T>(
    IServiceScopeFactory scopes,
    TimeProvider time,
    Func<AppDb, CancellationToken, Task<object>> stampOf,
    Func<AppDb, DateTime, CancellationToken, Task<T>> readFrom,
    bool byClock = false
)
    where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FreshUnchanged = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Held? _held;
    private long _changes;

    private sealed record Held(long Read, long Looked, long Changes, object Stamp, T Content);

    /// <summary>Something was changed here.</summary>
    public void Forget() => Interlocked.Increment(ref _changes);

    public async ValueTask<T> Current(CancellationToken stop = default)
    {
        if (
            _held is { } here
            && here.Changes == Interlocked.Read(ref _changes)
            && time.GetElapsedTime(here.Looked) < 2 * Fresh
        )
        {
            // Old, but nothing was changed here: one reads anew, the others go on with it.
            if (time.GetElapsedTime(here.Looked) >= Fresh && _reading.Wait(0, stop))
                _ = Task.Run(ReadBehind, CancellationToken.None);
            return here.Content;
        }
        await _reading.WaitAsync(stop);
        try
        {
            return
                _held is { } other
                && other.Changes == Interlocked.Read(ref _changes)
                && time.GetElapsedTime(other.Looked) < 2 * Fresh
                ? other.Content
                : await Read(stop);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task ReadBehind()
    {
        try
        {
            await Read(CancellationToken.None);
        }
        // The next one tries again; whoever looks after the server should know why what is shown grows old.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            using var scope = scopes.CreateScope();
            Fence.Tell(
                scope.ServiceProvider.GetRequiredService<ILogger<Kept<T>>>(),
                "What stands in memory",
                typeof(T).Name,
                error
            );
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<T> Read(CancellationToken stop)
    {
        // Counted before it is read: what changes meanwhile makes it old.
        var (changes, read, now) = (Interlocked.Read(ref _changes), time.GetTimestamp(), time.GetUtcNow().UtcDateTime);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var stamp = await stampOf(db, stop);
        if (
            _held is { } known
            && known.Stamp.Equals(stamp)
            && known.Changes == changes
            && (!byClock || time.GetElapsedTime(known.Read) < FreshUnchanged)
        )
            return (_held = known with { Looked = read }).Content;
        return (_held = new(read, read, changes, stamp, await readFrom(db, now, stop))).Content;
    }
}
