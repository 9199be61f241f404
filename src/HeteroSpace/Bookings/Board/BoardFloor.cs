using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.Board;

/// <summary>What is on the floor of the rooms that are shown, read in a few questions however many rooms there
/// are.</summary>
internal sealed class BoardFloor
{
    private readonly Dictionary<Guid, List<OnFloor>> _ofUnit = [];
    private readonly Dictionary<Guid, List<CatalogueSpace>> _sharing = [];
    private readonly ILookup<Guid, OnFloor> _waiting;

    private BoardFloor(
        CatalogueSite here,
        IReadOnlyList<CatalogueSpace> rooms,
        List<OnFloor> held,
        List<OnFloor> waiting,
        List<Closing> closings
    )
    {
        (Here, Rooms, Closings) = (here, rooms, closings);
        foreach (var row in held.OrderBy(row => row.Range.Starts))
        foreach (var unit in row.Units)
            (_ofUnit.TryGetValue(unit, out var rows) ? rows : _ofUnit[unit] = []).Add(row);
        foreach (var room in rooms)
            _sharing[room.Space.Id] = [.. here.Spaces.Where(other => Shares(room, other))];
        _waiting = rooms
            .SelectMany(room => waiting.Where(wish => IsFor(wish, room)).Select(wish => (room.Space.Id, Wish: wish)))
            .ToLookup(pair => pair.Id, pair => pair.Wish);
    }

    public CatalogueSite Here { get; }
    public IReadOnlyList<CatalogueSpace> Rooms { get; }
    public IReadOnlyList<Closing> Closings { get; }

    /// <param name="named">Whose names the page says.</param>
    public static async Task<BoardFloor> Read(
        AppDb db,
        WhoHolds who,
        CatalogueSite here,
        IReadOnlyList<CatalogueSpace> rooms,
        TimeRange time,
        ClaimsPrincipal reader,
        Func<OnFloor, bool> named,
        CancellationToken stop
    )
    {
        var shown = rooms.SelectMany(room => room.Units).ToHashSet();
        // Who has a hall is known by all of its halves.
        var asked = here.Spaces.Where(space => space.Units.Any(shown.Contains)).SelectMany(space => space.Units);
        var closings = await Closing.Touching(db, [here.Site.Id], time, stop);
        var held = await who.Holding(here, [new([.. asked.Distinct()], time)], stop);
        held.RemoveAll(row => !row.Touches(shown));
        var said = await who.Named(here, held.FindAll(row => named(row)), reader, stop);
        said.AddRange(held.FindAll(row => !named(row)));
        return new(here, rooms, said, await who.Waiting(here, time, reader, stop), closings);
    }

    /// <summary>Who has floor of the room, in order of time.</summary>
    public List<OnFloor> HeldOf(CatalogueSpace room) =>
        room.Units is [var only]
            ? _ofUnit.GetValueOrDefault(only, [])
            :
            [
                .. room
                    .Units.SelectMany(unit => _ofUnit.GetValueOrDefault(unit, []))
                    .Distinct(ReferenceEqualityComparer.Instance)
                    .Cast<OnFloor>()
                    .OrderBy(row => row.Range.Starts),
            ];

    /// <summary>What waits for the room itself: it takes nothing from the others yet.</summary>
    public IEnumerable<OnFloor> WaitingFor(CatalogueSpace room) => _waiting[room.Space.Id];

    /// <summary>By which other space its floor is held; null when it is held as this room.</summary>
    public CatalogueSpace? By(CatalogueSpace room, OnFloor row)
    {
        var whole = room.Units.All(row.Units.Contains);
        return _sharing
            .GetValueOrDefault(room.Space.Id, [])
            .Where(other => other.Units.All(row.Units.Contains) && (!whole || other.Units.Count > room.Units.Count))
            .MaxBy(other => other.Units.Count);
    }

    private static bool Shares(CatalogueSpace room, CatalogueSpace other) =>
        other.Space.Id != room.Space.Id
        && other.Units.Count > 0
        && (room.Space.Covers, other.Space.Covers) == (Covers.AllUnits, Covers.AllUnits)
        && other.Units.Any(room.Units.Contains);

    private static bool IsFor(OnFloor wish, CatalogueSpace room) =>
        wish.Units.Count == room.Units.Count && wish.Units.All(room.Units.Contains);
}
