using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>A closure and the floor it takes: the one place that says which spaces it closes.</summary>
public sealed class Closing
{
    private readonly IReadOnlyCollection<Guid> _ofItsSpace;

    private Closing(Closure closure, IReadOnlyCollection<Guid> ofItsSpace) =>
        (Closure, _ofItsSpace) = (closure, ofItsSpace);

    public Closure Closure { get; }
    public TimeRange Range => new(Closure.Starts, Closure.Ends);

    /// <summary>One of the site, stored or yet to be, with the units that the catalogue knows.</summary>
    public static Closing Of(CatalogueSite site, Closure closure) =>
        new(closure, site.Spaces.FirstOrDefault(space => space.Space.Id == closure.SpaceId)?.Units ?? []);

    /// <summary>Those of the sites that touch the range, in order of time.</summary>
    public static async Task<List<Closing>> Touching(
        AppDb db,
        IReadOnlyList<Guid> sites,
        TimeRange range,
        CancellationToken stop = default
    )
    {
        var (from, to) = (range.Starts, range.Ends);
        var closures = await db.Closures()
            .AsNoTracking()
            .Where(row => sites.Contains(row.SiteId) && row.Starts < to && row.Ends > from)
            .OrderBy(row => row.Starts)
            .ToListAsync(stop);
        var spaces = closures.Select(row => row.SpaceId).OfType<Guid>().Distinct().ToList();
        List<SpaceUnit> covers =
            spaces.Count == 0
                ? []
                : await db.SpaceUnits().AsNoTracking().Where(row => spaces.Contains(row.SpaceId)).ToListAsync(stop);
        var units = covers.ToLookup(row => row.SpaceId, row => row.UnitId);
        return closures.ConvertAll(row => new Closing(row, [.. units[row.SpaceId ?? Guid.Empty]]));
    }

    /// <summary>Nobody has the space in that time: a hall is closed with any of its parts, a desk area only with all
    /// of its desks.</summary>
    public bool Closes(CatalogueSpace at) =>
        at.Site.Id == Closure.SiteId
        && (Closure.SpaceId is null || Closure.SpaceId == at.Space.Id || TakesTheFloorOf(at));

    private bool TakesTheFloorOf(CatalogueSpace at) =>
        at.Space.Covers == Covers.AllUnits
            ? at.Units.Any(_ofItsSpace.Contains)
            : at.Units.Count > 0 && at.Units.All(_ofItsSpace.Contains);

    /// <summary>What visitors read of why; null when it was lifted meanwhile.</summary>
    public static async Task<Foundation.Ui.Bilingual?> Reason(
        AppDb db,
        Guid? closure,
        CancellationToken stop = default
    ) =>
        closure is { } id
            ? (await db.Closures().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop))?.Reason
            : null;

    /// <summary>The floor it is about, whoever has it now.</summary>
    public FloorPart Part(CatalogueSite site) =>
        new(Closure.SpaceId is null ? site.Spaces.SelectMany(space => space.Units).ToHashSet() : _ofItsSpace, Range);

    /// <summary>The units it takes: those of its space, or all of the site.</summary>
    internal static Task<List<Guid>> Units(AppDb db, Closure closure) =>
        closure.SpaceId is { } space
            ? db.SpaceUnits().Where(cover => cover.SpaceId == space).Select(cover => cover.UnitId).ToListAsync()
            : db.Units().Where(unit => unit.SiteId == closure.SiteId).Select(unit => unit.Id).ToListAsync();

    /// <summary>The other way round: the closures that take the unit within the range, the oldest first.</summary>
    internal static IQueryable<Closure> Taking(AppDb db, Guid site, Guid unit, TimeRange range)
    {
        var (from, to, covers) = (range.Starts, range.Ends, db.SpaceUnits());
        return db.Closures()
            .Where(closure => closure.SiteId == site && closure.Starts < to && closure.Ends > from)
            .Where(closure =>
                closure.SpaceId == null || covers.Any(cover => cover.SpaceId == closure.SpaceId && cover.UnitId == unit)
            )
            .OrderBy(closure => closure.Id);
    }
}
