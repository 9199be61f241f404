using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>What staff read of something on the floor.</summary>
/// <param name="About">What it is and where it stands, in a few words.</param>
/// <param name="Look">The class of its status, as <c>status-confirmed</c>.</param>
/// <param name="Link">Where every member of staff may read on; null when there is no such page.</param>
public sealed record FloorWords(string Name, string About, string Look, string? Link)
{
    /// <summary>Where those who have the role may act on it; it then stands for <see cref="Link"/>.</summary>
    public (Role Needed, string Link)? Console { get; init; }

    /// <summary>Its own times, without what the space needs before and after.</summary>
    public IReadOnlyList<TimeRange> Times { get; init; } = [];

    /// <summary>The code by which it is found; null for what has none.</summary>
    public string? Code { get; init; }
}

/// <summary>Units that someone holds for a time; or, when nothing is held yet, that someone waits for.</summary>
/// <param name="Id">Of the booking, event or closure, or of whoever sent an imported busy time.</param>
/// <param name="Kind">Null for what waits and holds nothing.</param>
public sealed record OnFloor(HolderKind? Kind, Guid Id, TimeRange Range, IReadOnlyList<Guid> Units)
{
    public FloorWords Said { get; init; } = new("", "", "busy", null);

    /// <summary>It waits for any one of the units (a desk), not for all.</summary>
    public bool AnyOf { get; init; }

    /// <summary>A wish for the space, with the floor it would need.</summary>
    public static OnFloor Wish(Guid id, CatalogueSpace at, TimeRange range, FloorWords words)
    {
        var (before, after) = (TimeSpan.FromMinutes(at.Space.BufferBefore), TimeSpan.FromMinutes(at.Space.BufferAfter));
        var any = at.Space.Covers == Covers.AnyUnit;
        return new(null, id, range.Widened(before, after), at.Units)
        {
            Said = words with { Times = [range] },
            AnyOf = any,
        };
    }

    /// <summary>How many hold or wait, each once, however many times of theirs there are.</summary>
    public static int Count(IEnumerable<OnFloor> rows) => rows.Select(row => (row.Kind, row.Id)).Distinct().Count();

    public bool Touches(IEnumerable<Guid> units) => Units.Any(units.Contains);

    /// <summary>Someone else has, or waits for, some of the same floor at the same time.</summary>
    public bool IsMetBy(OnFloor other) => other.Id != Id && other.Range.Overlaps(Range) && other.Touches(Units);

    /// <summary>Its name and the time it holds, as <c>Kelas foto produk, 12.45–15.15</c>; the day where it is
    /// another.</summary>
    public string Line(SiteClock clock, DateOnly? day = null) => $"{Said.Name}, {When(clock, day)}";

    /// <summary>The time it holds, and its own where that is shorter: <c>12.45–15.15 (13.00–15.00)</c>.</summary>
    public string When(SiteClock clock, DateOnly? day = null)
    {
        var date = clock.Date(Range.Starts);
        var own = Own is { } time ? $" ({Hours(clock, time)})" : "";
        return (date == day ? "" : Words.ShortDate(date) + " ") + Hours(clock, Range) + own;
    }

    /// <summary>Its own time within what it holds; null when that is the same, or not known.</summary>
    public TimeRange? Own
    {
        get
        {
            var within = Said.Times.Where(Range.Overlaps).ToList();
            if (within.Count == 0)
                return null;
            var own = new TimeRange(within.Min(time => time.Starts), within.Max(time => time.Ends)).Within(Range);
            return own == Range ? null : own;
        }
    }

    private static string Hours(SiteClock clock, TimeRange range)
    {
        var (from, to) = (clock.Local(range.Starts), clock.Local(range.Ends));
        var until = to - from < TimeSpan.FromDays(1) ? "" : Words.ShortDate(clock.Date(range.Ends)) + " ";
        return $"{Words.Clock(from)}–{until}{Words.Clock(to)}";
    }
}

/// <summary>Contributed by the module to which a kind of holder belongs: what they are called, by their ids.</summary>
public sealed record FloorNames(
    HolderKind Kind,
    Func<AppDb, CatalogueSite, IReadOnlyList<Guid>, CancellationToken, Task<Dictionary<Guid, FloorWords>>> Read
);

/// <summary>Contributed by a module: what of it waits for floor within a time and holds none yet, as requests
/// do.</summary>
public sealed record FloorWishes(Func<AppDb, CatalogueSite, TimeRange, CancellationToken, Task<List<OnFloor>>> Read);
