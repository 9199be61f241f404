using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>
/// What is free at a site over a stretch of time: pure arithmetic over the occupancy that was read once.
/// A booking needs its space's units for its own time widened by the space's buffers.
/// </summary>
public sealed class Availability
{
    private static readonly TimeRange[] None = [];
    private readonly Dictionary<Guid, TimeRange[]> _taken;

    public Availability(IEnumerable<(Guid Unit, TimeRange Range)> occupancy) =>
        _taken = occupancy
            .GroupBy(row => row.Unit)
            .ToDictionary(
                unit => unit.Key,
                unit => unit.Select(row => row.Range).OrderBy(range => range.Starts).ToArray()
            );

    /// <summary>Reads what is taken at the site within the range, with room around it for buffers: one query.</summary>
    public static async Task<Availability> Read(
        AppDb db,
        Guid siteId,
        TimeRange range,
        CancellationToken stop = default
    ) => await Read(db, [siteId], range, stop);

    /// <summary>The same for several sites at once.</summary>
    /// <param name="except">Of which holder the floor counts as free: one that is to be moved.</param>
    public static Task<Availability> Read(
        AppDb db,
        IReadOnlyList<Guid> sites,
        TimeRange range,
        CancellationToken stop,
        Guid? except = null
    ) => Read(OfSites(db, sites).Besides(except), range, stop);

    /// <summary>The same of some spaces alone: a site has a hundred desks beside its rooms.</summary>
    /// <param name="except">As above.</param>
    public static Task<Availability> ReadOf(
        AppDb db,
        IEnumerable<CatalogueSpace> spaces,
        TimeRange range,
        Guid? except,
        CancellationToken stop
    )
    {
        List<Guid> units = [.. spaces.SelectMany(space => space.Units).Distinct()];
        return Read(
            db.Occupancies().AsNoTracking().Where(row => units.Contains(row.UnitId)).Besides(except),
            range,
            stop
        );
    }

    private static async Task<Availability> Read(IQueryable<Occupancy> floor, TimeRange range, CancellationToken stop)
    {
        var rows = await floor
            .Touching(range.Widened(TimeSpan.FromHours(6), TimeSpan.FromHours(6)))
            .Select(row => new
            {
                row.UnitId,
                row.Starts,
                row.Ends,
            })
            .ToListAsync(stop);
        return new(rows.Select(row => (row.UnitId, new TimeRange(row.Starts, row.Ends))));
    }

    // One is asked for by far the most often, and has a plan of its own.
    private static IQueryable<Occupancy> OfSites(AppDb db, IReadOnlyList<Guid> sites) =>
        sites is [var only]
            ? db.Occupancies().AsNoTracking().Where(row => row.SiteId == only)
            : db.Occupancies().AsNoTracking().Where(row => sites.Contains(row.SiteId));

    // Of each engine's model: a compiled query is of one, and benchmarks run both in one process.
    private static readonly Dictionary<
        Engine,
        Func<AppDb, Guid, DateTime, DateTime, DateTime, IAsyncEnumerable<TimeRange>>
    > TakenOfUnit = Enum.GetValues<Engine>().ToDictionary(engine => engine, _ => Compiled());

    // The rule of HeldFloor.Touching, spelled out: a compiled query takes no method of ours.
    private static Func<AppDb, Guid, DateTime, DateTime, DateTime, IAsyncEnumerable<TimeRange>> Compiled() =>
        EF.CompileAsyncQuery(
            (AppDb db, Guid unit, DateTime earliest, DateTime from, DateTime to) =>
                db.Set<Occupancy>()
                    .AsNoTracking()
                    .Where(row => row.UnitId == unit)
                    .Where(row => row.Starts >= earliest && row.Starts < to && row.Ends > from)
                    .Select(row => new TimeRange(row.Starts, row.Ends))
        );

    /// <summary>Reads only the floor that a booking of the space at that time would need: all that booking has to
    /// know.</summary>
    /// <param name="except">Of which holder the floor counts as free: one that is to be moved.</param>
    public static async Task<Availability> ReadFor(
        AppDb db,
        CatalogueSpace at,
        TimeRange range,
        Guid? except = null,
        CancellationToken stop = default
    )
    {
        var needed = Needed(at.Space, range);
        if (at.Units.Count == 1 && except is null)
        {
            var taken = new List<(Guid, TimeRange)>();
            var earliest = needed.Starts - Occupancy.Longest;
            await foreach (
                var row in TakenOfUnit[db.Engine]
                    (db, at.Units[0], earliest, needed.Starts, needed.Ends)
                    .WithCancellation(stop)
            )
                taken.Add((at.Units[0], row));
            return new(taken);
        }
        var units = at.Units;
        var rows = await db.Occupancies()
            .AsNoTracking()
            .Where(row => units.Contains(row.UnitId))
            .Besides(except)
            .Touching(needed)
            .Select(row => new
            {
                row.UnitId,
                row.Starts,
                row.Ends,
            })
            .ToListAsync(stop);
        return new(rows.Select(row => (row.UnitId, new TimeRange(row.Starts, row.Ends))));
    }

    /// <summary>The same, with more of it taken.</summary>
    public Availability Without(IEnumerable<(Guid Unit, TimeRange Range)> more)
    {
        var added = more.ToList();
        if (added.Count == 0)
            return this;
        var all = _taken.SelectMany(unit => unit.Value.Select(range => (Unit: unit.Key, Range: range))).Concat(added);
        return new(
            all.GroupBy(row => row.Unit)
                .SelectMany(unit => TimeRange.Joined(unit.Select(row => row.Range)).Select(range => (unit.Key, range)))
        );
    }

    /// <summary>The floor a booking of the space needs: its time and the buffers around it.</summary>
    public static TimeRange Needed(Space space, TimeRange range) =>
        range.Widened(TimeSpan.FromMinutes(space.BufferBefore), TimeSpan.FromMinutes(space.BufferAfter));

    public bool IsFree(Guid unit, TimeRange needed)
    {
        var taken = _taken.GetValueOrDefault(unit, None);
        // Rows of a unit never overlap, so they are in order of their ends too.
        var (low, high) = (0, taken.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (taken[middle].Ends <= needed.Starts)
                low = middle + 1;
            else
                high = middle;
        }
        return low == taken.Length || taken[low].Starts >= needed.Ends;
    }

    /// <summary>Those of the units that nobody has in the whole time.</summary>
    public List<Guid> FreeOf(IEnumerable<Guid> units, TimeRange needed) =>
        [.. units.Where(unit => IsFree(unit, needed))];

    /// <summary>The units a booking would take, or null when they are not free. A desk area gives its first free desk,
    /// or one by lot when some were tried in vain.</summary>
    public IReadOnlyList<Guid>? UnitsFor(CatalogueSpace space, TimeRange range, IReadOnlySet<Guid>? except = null)
    {
        var needed = Needed(space.Space, range);
        if (space.Space.Covers == Covers.AllUnits)
            return space.Units.Count > 0 && space.Units.All(unit => IsFree(unit, needed)) ? space.Units : null;
        if (except is null or { Count: 0 })
        {
            foreach (var unit in space.Units)
                if (IsFree(unit, needed))
                    return [unit];
            return null;
        }
        var free = space.Units.Where(unit => !except.Contains(unit) && IsFree(unit, needed)).ToArray();
        return free.Length == 0 ? null : [free[Random.Shared.Next(free.Length)]];
    }

    public int FreeUnits(CatalogueSpace space, TimeRange range)
    {
        if (space.Space.Covers == Covers.AllUnits)
            return UnitsFor(space, range) is null ? 0 : 1;
        return space.Units.Count(unit => IsFree(unit, Needed(space.Space, range)));
    }

    /// <summary>The numbers, from 0, of those units of the space that someone has at that time.</summary>
    public List<int> TakenOf(CatalogueSpace space, TimeRange range)
    {
        var needed = Needed(space.Space, range);
        return [.. Enumerable.Range(0, space.Units.Count).Where(at => !IsFree(space.Units[at], needed))];
    }

    /// <summary>The first instant from there on at which a booking of the space may start: its steps are counted from
    /// midnight on the site's clock.</summary>
    public static DateTime OnStep(CatalogueSpace space, DateTime from)
    {
        var step = TimeSpan.FromMinutes(space.Space.StepMinutes).Ticks;
        var off = space.Site.Clock.Local(from).TimeOfDay.Ticks % step;
        return off == 0 ? from : from.AddTicks(step - off);
    }

    /// <summary>Every start on the space's step within the opening at which so long a booking fits.</summary>
    public IEnumerable<TimeRange> Starts(
        CatalogueSpace space,
        IEnumerable<TimeRange> opening,
        TimeSpan length,
        DateTime earliest
    )
    {
        var step = TimeSpan.FromMinutes(space.Space.StepMinutes);
        foreach (var open in opening)
            for (var start = OnStep(space, open.Starts); start + length <= open.Ends; start += step)
                if (start >= earliest && UnitsFor(space, new(start, start + length)) is not null)
                    yield return new(start, start + length);
    }

    /// <summary>When at least one unit (or, for a hall, all of them) is free, as stretches within the
    /// opening.</summary>
    public List<TimeRange> Free(CatalogueSpace space, IEnumerable<TimeRange> opening)
    {
        var before = TimeSpan.FromMinutes(space.Space.BufferBefore);
        var after = TimeSpan.FromMinutes(space.Space.BufferAfter);
        IEnumerable<TimeRange> Blocked(Guid unit) =>
            _taken.GetValueOrDefault(unit, None).Select(range => range.Widened(after, before));
        return space.Space.Covers == Covers.AllUnits
            ? [.. opening.SelectMany(open => open.Without(space.Units.SelectMany(Blocked)))]
            : TimeRange.Joined(opening.SelectMany(open => space.Units.SelectMany(unit => open.Without(Blocked(unit)))));
    }
}
