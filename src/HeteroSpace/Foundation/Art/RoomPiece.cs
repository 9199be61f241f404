namespace HeteroSpace.Foundation.Art;

/// <summary>What stands in a room more than once: defined once a page, used as often as it is there.</summary>
public enum RoomThing
{
    /// <summary>A chair whose sitter looks to the back right wall; the others turn on.</summary>
    ChairNorth,
    ChairSouth,
    ChairEast,
    ChairWest,
    Desk,
    Laptop,
    ClassTable,
    RoundTable,
    LowTable,
    WorkBench,
    ScreenDesk,
    Lamp,
    Camera,
    Machine,
    Stand,
    Shelf,
}

/// <summary>Something that stands on the floor of a room, in metres from its far corner.</summary>
public abstract record RoomPiece(double X, double Y, double Width, double Depth)
{
    public double Right => X + Width;
    public double Front => Y + Depth;

    public sealed record Placed(RoomThing Thing, double X, double Y)
        : RoomPiece(X, Y, RoomThings.WidthOf(Thing), RoomThings.DepthOf(Thing))
    {
        /// <summary>Someone has it now.</summary>
        public bool Taken { get; init; }
        public bool IsChair => Thing <= RoomThing.ChairWest;
    }

    /// <summary>A box of a size of its own, as a table or a stage.</summary>
    /// <param name="Tone">The letter of its class in the style sheet.</param>
    public sealed record Block(double X, double Y, double Width, double Depth, double Z, double Height, string Tone)
        : RoomPiece(X, Y, Width, Depth);
}
