using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>A space that whoever stands at the desk can have at once.</summary>
/// <param name="Until">The next who has it comes then, or the site closes.</param>
/// <param name="Units">What of it is free: of desks those.</param>
public sealed record FreeSpace(CatalogueSpace At, DateTime Until, IReadOnlyList<Guid> Units);

/// <summary>What can be had at a site at this moment.</summary>
public sealed record AtOnce(IReadOnlyList<FreeSpace> Free)
{
    /// <summary>What is taken now, and when it is free for the first time today.</summary>
    public IReadOnlyList<(CatalogueSpace At, DateTime From)> Soon { get; init; } = [];

    /// <summary>The areas of desks, each with which of them someone has.</summary>
    public IReadOnlyList<(CatalogueSpace At, IReadOnlyList<bool> Taken)> Desks { get; init; } = [];

    /// <summary>Null while the site is closed.</summary>
    public DateTime? Closes { get; init; }
}

/// <summary>What is free for who walks in: as <see cref="SpacesNow"/>, but by the rules of staff, who need no notice
/// and begin at any minute.</summary>
internal sealed class FreeNow(AppDb db, TimeProvider time)
{
    public async Task<AtOnce> Of(CatalogueSite site, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (site.Opening.NowOrNext(now) is not { } open || open.Starts > now)
            return new AtOnce([]);
        var floor = await Availability.Read(db, site.Site.Id, new TimeRange(now, open.Ends), stop);
        var (free, soon) = (new List<FreeSpace>(), new List<(CatalogueSpace, DateTime)>());
        foreach (var at in site.Published)
        {
            var left = new TimeRange(now, open.Ends);
            var each = Parts(at).Select(part => (part, Free: floor.Free(part, [left]))).ToList();
            var atOnce = each.Where(one => Begins(one.Free, now, at)).ToList();
            if (atOnce.Count > 0)
                free.Add(new(at, atOnce.Max(one => one.Free[0].Ends), [.. atOnce.SelectMany(one => one.part.Units)]));
            else if (
                each.SelectMany(one => one.Free).Where(range => range.Starts > now).ToList() is { Count: > 0 } next
            )
                soon.Add((at, next.Min(range => range.Starts)));
        }
        return new AtOnce(free)
        {
            Soon = soon,
            Desks =
            [
                .. site
                    .Published.Where(at => at.Space.Covers == Covers.AnyUnit)
                    .Select(at => (at, Taken(at, floor, now))),
            ],
            Closes = open.Ends,
        };
    }

    // Each desk of an area by itself; any other space as one.
    private static IEnumerable<CatalogueSpace> Parts(CatalogueSpace at) =>
        at.Space.Covers == Covers.AnyUnit ? at.Units.Select(unit => at with { Units = [unit] }) : [at];

    private static bool Begins(List<TimeRange> free, DateTime now, CatalogueSpace at) =>
        free is [{ } first, ..]
        && first.Starts <= now
        && first.Length >= TimeSpan.FromMinutes(Math.Min(at.Space.MinMinutes, 24 * 60));

    private static IReadOnlyList<bool> Taken(CatalogueSpace at, Availability floor, DateTime now)
    {
        var taken = floor.TakenOf(at, new TimeRange(now, now.AddMinutes(1))).ToHashSet();
        return [.. Enumerable.Range(0, at.Units.Count).Select(taken.Contains)];
    }
}
