using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>
/// Which rooms past events were held in: one that was free and held all who came, so that what was given for it can say
/// how it was used. Where every room was taken, they met elsewhere in the house.
/// </summary>
internal sealed class DemoRooms(AppDb db)
{
    private static readonly string[] Rooms = ["kelas", "ruang-acara-a", "ruang-acara-b", "ruang-acara"];

    private readonly List<(Guid Unit, TimeRange Range)> _taken =
    [
        .. db.Occupancies()
            .Select(row => new
            {
                row.UnitId,
                row.Starts,
                row.Ends,
            })
            .AsEnumerable()
            .Select(row => (row.UnitId, new TimeRange(row.Starts, row.Ends))),
    ];

    /// <summary>Holds the first that does; null when none does.</summary>
    public Space? Hold(CatalogueSite site, Event of)
    {
        var (range, free) = (new TimeRange(of.Starts, of.Ends), new Availability(_taken));
        foreach (var slug in Rooms)
            if (
                site.Spaces.FirstOrDefault(space => space.Space.Slug == slug) is { } at
                && at.Space.Capacity >= of.CameBefore
                && free.UnitsFor(at, range) is { } units
            )
            {
                Hold(site.Site.Id, units, Availability.Needed(at.Space, range), of.Id);
                return at.Space;
            }
        return null;
    }

    private void Hold(Guid site, IReadOnlyList<Guid> units, TimeRange needed, Guid holder)
    {
        foreach (var unit in units)
        {
            _taken.Add((unit, needed));
            db.AddRange(Occupancy.Of(site, unit, needed, HolderKind.Event, holder));
        }
    }
}
