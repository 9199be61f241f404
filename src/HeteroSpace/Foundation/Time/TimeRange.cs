namespace HeteroSpace.Foundation.Time;

/// <summary>A stretch of time in UTC, half-open: what ends at ten and what begins at ten do not meet.</summary>
public readonly record struct TimeRange(DateTime Starts, DateTime Ends)
{
    public TimeSpan Length => Ends - Starts;
    public bool IsEmpty => Ends <= Starts;

    public bool Overlaps(TimeRange other) => Starts < other.Ends && other.Starts < Ends;

    public bool Contains(TimeRange other) => Starts <= other.Starts && other.Ends <= Ends;

    public TimeRange Widened(TimeSpan before, TimeSpan after) => new(Starts - before, Ends + after);

    public TimeRange Within(TimeRange bounds) =>
        new(Starts > bounds.Starts ? Starts : bounds.Starts, Ends < bounds.Ends ? Ends : bounds.Ends);

    /// <summary>What is left of this range once <paramref name="taken"/> is gone, in order of time.</summary>
    public IEnumerable<TimeRange> Without(IEnumerable<TimeRange> taken)
    {
        var free = Starts;
        foreach (var busy in taken.Where(Overlaps).OrderBy(range => range.Starts))
        {
            if (busy.Starts > free)
                yield return new(free, busy.Starts);
            if (busy.Ends > free)
                free = busy.Ends;
        }
        if (free < Ends)
            yield return new(free, Ends);
    }

    /// <summary>Ranges that touch or overlap become one.</summary>
    public static List<TimeRange> Joined(IEnumerable<TimeRange> ranges)
    {
        var joined = new List<TimeRange>();
        foreach (var range in ranges.Where(range => !range.IsEmpty).OrderBy(range => range.Starts))
            if (joined.Count > 0 && range.Starts <= joined[^1].Ends)
                joined[^1] = joined[^1] with { Ends = range.Ends > joined[^1].Ends ? range.Ends : joined[^1].Ends };
            else
                joined.Add(range);
        return joined;
    }
}
