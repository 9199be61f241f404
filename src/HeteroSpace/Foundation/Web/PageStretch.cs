using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A module says at which instants (UTC) within a range pages change by the clock alone: a door opens, an event begins.
/// </summary>
public sealed record PageBoundaries(
    Func<IServiceProvider, TimeRange, CancellationToken, Task<IEnumerable<DateTime>>> Within
);

/// <summary>
/// From one boundary to the next what a page says of now stays true: pages are kept by the stretch they were made in,
/// so that none outlives it, and only until it ends. The boundaries stand in memory for ten seconds; what is planned
/// meanwhile evicts the pages themselves.
/// </summary>
public sealed class PageStretch(
    IServiceScopeFactory scopes,
    IEnumerable<PageBoundaries> parts,
    TimeProvider time,
    ILogger<PageStretch> log
)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10),
        Before = TimeSpan.FromHours(25),
        Ahead = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Known? _known;

    private sealed record Known(DateTime Read, DateTime[] Boundaries)
    {
        // By the clock of the boundaries themselves; also after it was set back.
        public bool IsFreshAt(DateTime now) => Read <= now && now < Read + Kept;
    }

    /// <summary>The stretch that is now, in UTC; where nothing is known of its ends, the ends of time.</summary>
    public async ValueTask<TimeRange> Now(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var boundaries = await Around(now, stop);
        var next = Array.BinarySearch(boundaries, now) is var at && at >= 0 ? at + 1 : ~at;
        return new(
            next > 0 ? boundaries[next - 1] : DateTime.MinValue,
            next < boundaries.Length ? boundaries[next] : DateTime.MaxValue
        );
    }

    private async ValueTask<DateTime[]> Around(DateTime now, CancellationToken stop)
    {
        if (_known is { } known && known.IsFreshAt(now))
            return known.Boundaries;
        await _reading.WaitAsync(stop);
        try
        {
            if (_known is { } other && other.IsFreshAt(now))
                return other.Boundaries;
            return (_known = new(now, await Read(now, stop))).Boundaries;
        }
        finally
        {
            _reading.Release();
        }
    }

    // A part that fails leaves out its own: pages are then kept as if nothing of it began or ended.
    private async Task<DateTime[]> Read(DateTime now, CancellationToken stop)
    {
        var around = new TimeRange(now - Before, now + Ahead);
        var all = new SortedSet<DateTime>();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var (at, part) in parts.Index())
            all.UnionWith(
                await Fence.Read(() => part.Within(scope.ServiceProvider, around, stop), log, $"boundaries {at}") ?? []
            );
        return [.. all];
    }
}
