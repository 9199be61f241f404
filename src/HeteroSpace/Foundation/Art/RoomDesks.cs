namespace HeteroSpace.Foundation.Art;

/// <summary>Rooms in which each stands for itself: desks, a studio, stands, shelves, a free floor.</summary>
internal static class RoomDesks
{
    private const int ABench = 6;
    private const double Chair = RoomThings.Chair,
        Behind = .62,
        Aisle = 1.2;

    /// <summary>Benches of three by two desks with a chair at each, in columns.</summary>
    public static Furnished Benches(int desks, IReadOnlyCollection<int> taken)
    {
        var benches = (desks + ABench - 1) / ABench;
        var columns = benches <= 1 ? 1 : Math.Max(2, (int)Math.Round(Math.Sqrt(benches * .6)));
        var rows = (benches + columns - 1) / columns;
        var wide = Math.Min(3, (desks + 1) / 2) * RoomThings.DeskWidth;
        var pitch = 2 * RoomThings.DeskDepth + 2 * Behind + .35;
        var pieces = new List<RoomPiece>(desks * 2);
        for (var bench = 0; bench < benches; bench++)
        {
            var first = bench * ABench;
            Bench(
                pieces,
                new(.8 + bench % columns * (wide + Aisle), .75 + Behind + bench / columns * pitch),
                Enumerable.Range(first, Math.Min(ABench, desks - first)).ToList(),
                taken
            );
        }
        return new(1.6 + columns * wide + (columns - 1) * Aisle, 1.1 + rows * pitch, pieces);
    }

    private readonly record struct Spot(double X, double Y);

    // The far chairs, the far desks, the near desks, the near chairs: from back to Room.Front.
    private static void Bench(List<RoomPiece> pieces, Spot at, List<int> desks, IReadOnlyCollection<int> taken)
    {
        var far = desks.Take((desks.Count + 1) / 2).ToList();
        var near = desks.Skip(far.Count).ToList();
        double X(int place) => at.X + place * RoomThings.DeskWidth;
        var seat = (RoomThings.DeskWidth - Chair) / 2;
        foreach (var (place, desk) in far.Index())
            pieces.Add(
                new RoomPiece.Placed(RoomThing.ChairSouth, X(place) + seat, at.Y - Behind + .1)
                {
                    Taken = taken.Contains(desk),
                }
            );
        foreach (var (row, y) in new[] { (far, at.Y), (near, at.Y + RoomThings.DeskDepth) })
        foreach (var (place, desk) in row.Index())
        {
            pieces.Add(new RoomPiece.Placed(RoomThing.Desk, X(place), y));
            if (taken.Contains(desk))
                pieces.Add(new RoomPiece.Placed(RoomThing.Laptop, X(place) + .44, y + .22));
        }
        foreach (var (place, desk) in near.Index())
            pieces.Add(
                new RoomPiece.Placed(
                    RoomThing.ChairNorth,
                    X(place) + seat,
                    at.Y + 2 * RoomThings.DeskDepth + Behind - Chair - .1
                )
                {
                    Taken = taken.Contains(desk),
                }
            );
    }

    /// <summary>A set before a backdrop, what lights it and looks at it, and chairs along the left wall.</summary>
    public static Furnished Studio(int seats, RoomFacts facts)
    {
        const double width = 5.8,
            pitch = .62;
        var columns = Math.Max(1, (int)Math.Ceiling(seats * pitch / 7.0));
        var rows = (seats + columns - 1) / columns;
        var left = .25 + columns * .8;
        var pieces = new List<RoomPiece>();
        for (var column = 0; column < columns; column++)
        for (var row = 0; row < rows && column * rows + row < seats; row++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairEast, .25 + column * .8, .5 + row * pitch));
        if (facts.Lights)
            pieces.Add(new RoomPiece.Placed(RoomThing.Lamp, left + .3, 1.1));
        pieces.Add(new RoomPiece.Block(left + 1.9, 1.3, .9, .7, 0, .8, "u"));
        if (facts.Lights)
            pieces.Add(new RoomPiece.Placed(RoomThing.Lamp, left + 3.7, 2.1));
        if (facts.Camera)
            pieces.Add(new RoomPiece.Placed(RoomThing.Camera, left + 2.1, 3.4));
        return new(Math.Max(width, left + 4.7), Math.Max(5, .8 + rows * pitch), pieces);
    }

    /// <summary>One stand for each eight people who walk between them.</summary>
    public static Furnished Stands(int people)
    {
        var stands = Math.Clamp(people / 8, 2, 40);
        var columns = (int)Math.Ceiling(Math.Sqrt(stands));
        var rows = (stands + columns - 1) / columns;
        var pieces = Enumerable
            .Range(0, stands)
            .Select(
                RoomPiece (number) =>
                    new RoomPiece.Placed(
                        RoomThing.Stand,
                        .9 + number % columns * 2.5,
                        Room.Front + .4 + number / columns * 1.9
                    )
            )
            .ToList();
        return new(.7 + columns * 2.5, Room.Front + .6 + rows * 1.9, pieces);
    }

    public static Furnished Shelves() =>
        new(
            5,
            4,
            [
                new RoomPiece.Placed(RoomThing.Shelf, .5, .15),
                new RoomPiece.Placed(RoomThing.Shelf, 2.6, .15),
                new RoomPiece.Block(1.6, 2.1, 1.6, .8, .72, .06, "u"),
                new RoomPiece.Placed(RoomThing.Laptop, 2.1, 2.3),
            ]
        );

    /// <summary>A floor with a square metre for each.</summary>
    public static Furnished Free(int people)
    {
        var side = Math.Max(4, Math.Sqrt(people * 1.1));
        return new(side * 1.1, Room.Front + side, []);
    }
}
