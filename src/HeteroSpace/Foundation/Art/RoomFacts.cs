namespace HeteroSpace.Foundation.Art;

/// <summary>How a room is set: what its seats stand at.</summary>
public enum RoomSetting
{
    /// <summary>Benches of six desks, a chair at each.</summary>
    Desks,

    /// <summary>One long table.</summary>
    Board,

    /// <summary>Rows of chairs with an aisle.</summary>
    Theatre,

    /// <summary>Tables for two, all facing the front.</summary>
    Classes,

    /// <summary>Tables in a U that is open to the front.</summary>
    UShape,

    /// <summary>Round tables for eight.</summary>
    RoundTables,

    /// <summary>A set in the middle, chairs along the wall.</summary>
    Studio,

    /// <summary>Work benches for four.</summary>
    Workshop,

    /// <summary>Chairs in fours around low tables.</summary>
    Lounge,

    /// <summary>A desk with a screen of its own for each.</summary>
    Consoles,

    /// <summary>Stands or plinths that people walk between; nobody sits.</summary>
    Stands,

    /// <summary>Shelves with things to borrow; nobody sits.</summary>
    Shelves,

    /// <summary>A free floor; nobody sits.</summary>
    Empty,
}

/// <summary>What is known of a room, and all that is drawn of it: nothing stands in the picture that is not
/// here.</summary>
/// <param name="Seats">People; as many chairs are drawn where people sit.</param>
public sealed record RoomFacts(RoomSetting Setting, int Seats)
{
    public bool Screen { get; init; }
    public bool Stage { get; init; }
    public bool Windows { get; init; }
    public bool Whiteboard { get; init; }
    public bool Lights { get; init; }
    public bool Camera { get; init; }
    public bool Machine { get; init; }

    /// <summary>Under the sky: ground, no walls.</summary>
    public bool Outdoors { get; init; }

    /// <summary>The numbers, from 0, of the desks someone sits at now; drawn in marigold.</summary>
    public IReadOnlyCollection<int> Taken { get; init; } = [];

    public bool HasChairs => Setting is not (RoomSetting.Stands or RoomSetting.Shelves or RoomSetting.Empty);
}

/// <summary>What tells a room from another of the same facts: the colour of its walls and which way its floor is
/// laid.</summary>
public readonly record struct RoomLook(int Walls, int Floor)
{
    public const int Kinds = WallKinds * FloorKinds;
    public const int WallKinds = 4,
        FloorKinds = 4;

    /// <param name="slug">Of the room with that of its site, so that it looks the same wherever it stands.</param>
    public static RoomLook Of(string slug)
    {
        var seed = Seed.Of(slug);
        return new((int)(seed % WallKinds), (int)(seed / WallKinds % FloorKinds));
    }

    /// <summary>The next of all looks; after <see cref="Kinds"/> of them it is this one again.</summary>
    public RoomLook Next() =>
        Walls + 1 < WallKinds ? this with { Walls = Walls + 1 } : new(0, (Floor + 1) % FloorKinds);
}
