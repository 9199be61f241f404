namespace HeteroSpace.Foundation.Art;

/// <summary>
/// A room as it would be built for what is known of it, from its far corner, in metres: how large, and what stands in
/// it from back to front. <see cref="RoomSheet"/> draws it.
/// </summary>
/// <param name="Width">Along the wall on the right.</param>
/// <param name="Depth">Along the wall on the left.</param>
/// <param name="Pieces">In the order in which they are painted.</param>
public sealed record Room(RoomFacts Facts, double Width, double Depth, IReadOnlyList<RoomPiece> Pieces)
{
    // So many people need a hall, whose walls are higher.
    private const int HallSeats = 60;

    public double WallHeight
    {
        get
        {
            if (Facts.Outdoors)
                return 0;
            return Facts.Seats >= HallSeats ? 3.6 : 2.6;
        }
    }

    /// <summary>What is left free before the wall, or the stage, that people look to.</summary>
    internal const double Front = .6;

    /// <summary>How far a stage reaches into the room.</summary>
    public const double StageDepth = 1.9;

    /// <summary>More than this is not counted by eye any more, and would only weigh.</summary>
    public const int MostSeats = 2000;

    public static Room Of(RoomFacts facts)
    {
        var seats = Math.Clamp(facts.Seats, 1, MostSeats);
        var (width, depth, pieces) = facts.Setting switch
        {
            RoomSetting.Desks => RoomDesks.Benches(seats, facts.Taken),
            RoomSetting.Board => RoomTables.Board(seats),
            RoomSetting.Theatre => RoomRows.Theatre(seats),
            RoomSetting.Classes => RoomRows.Classes(seats),
            RoomSetting.UShape => RoomTables.UShape(seats),
            RoomSetting.RoundTables => RoomTables.Round(seats),
            RoomSetting.Studio => RoomDesks.Studio(seats, facts),
            RoomSetting.Workshop => RoomTables.Workshop(seats, facts.Machine),
            RoomSetting.Lounge => RoomTables.Lounge(seats),
            RoomSetting.Consoles => RoomRows.Consoles(seats),
            RoomSetting.Stands => RoomDesks.Stands(seats),
            RoomSetting.Shelves => RoomDesks.Shelves(),
            RoomSetting.Empty => RoomDesks.Free(seats),
        };
        if (!facts.Stage)
            return new(facts, width, depth, pieces);
        var behind = pieces.Select(piece => piece with { Y = piece.Y + StageDepth });
        return new(facts, width, depth + StageDepth, [Stage(width), .. behind]);
    }

    private static RoomPiece.Block Stage(double width) =>
        new(width * .1, .02, width * .8, StageDepth - .02, 0, .4, "g");
}

/// <summary>A room's size in metres and what stands in it.</summary>
internal readonly record struct Furnished(double Width, double Depth, IReadOnlyList<RoomPiece> Pieces)
{
    public void Deconstruct(out double width, out double depth, out IReadOnlyList<RoomPiece> pieces) =>
        (width, depth, pieces) = (Width, Depth, Pieces);
}
