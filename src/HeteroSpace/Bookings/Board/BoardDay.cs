using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.Board;

/// <summary>A day of a site, room by room.</summary>
/// <param name="Counts">How many there are of each kind, also of those that are left out.</param>
public sealed record BoardDay(
    TimeRange Window,
    IReadOnlyList<BoardLane> Lanes,
    IReadOnlyDictionary<BoardKind, int> Counts
)
{
    /// <summary>What staff should know of a room, by its id.</summary>
    public IReadOnlyDictionary<Guid, string> Troubles { get; init; } = new Dictionary<Guid, string>();

    public static async Task<BoardDay> Read(
        AppDb db,
        WhoHolds who,
        CatalogueSite here,
        BoardAsked asked,
        ClaimsPrincipal reader,
        DateTime now,
        CancellationToken stop
    )
    {
        var clock = here.Site.Clock;
        var day = clock.Day(asked.Date);
        var rooms = asked.RoomsOf(here).Shown;
        var floor = await BoardFloor.Read(db, who, here, rooms, day, reader, _ => true, stop);
        var rows = rooms
            .SelectMany(room => floor.HeldOf(room).Concat(floor.WaitingFor(room)).Select(row => (Room: room, Row: row)))
            .ToList();
        var busy = rows.Where(pair => pair.Row.Kind != HolderKind.Closure).Select(pair => pair.Row.Range);
        var window = DayView.WindowOf(clock, asked.Date, here.Opening.Touching(asked.Date), busy);
        var lanes = new BoardLanes(floor, asked, new(floor, clock, now, asked.Picked), window, now);
        var desks = await DesksOf(db, rooms, asked, stop);
        return new(
            window,
            [
                .. rooms.Select(room => room.Space.Covers == Covers.AnyUnit ? lanes.Desks(room) : lanes.Room(room)),
                .. desks.Select(desk => lanes.Desk(rooms[0], desk.Id, desk.Name)),
            ],
            BoardCounts.Of(floor, rows)
        );
    }

    // One area alone is shown desk by desk.
    private static async Task<List<Unit>> DesksOf(
        AppDb db,
        IReadOnlyList<CatalogueSpace> rooms,
        BoardAsked asked,
        CancellationToken stop
    )
    {
        if (asked.Room is null || rooms is not [{ Space.Covers: Covers.AnyUnit } area])
            return [];
        var units = await db.Units().AsNoTracking().Where(unit => area.Units.Contains(unit.Id)).ToListAsync(stop);
        return [.. units.OrderBy(unit => unit.Name, StringComparer.Ordinal)];
    }
}
