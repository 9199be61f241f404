namespace HeteroSpace.Foundation.Art;

/// <summary>Rooms in which people sit around tables.</summary>
internal static class RoomTables
{
    private const double Chair = RoomThings.Chair,
        Seat = .85,
        Gap = .14,
        TableHeight = .72;

    /// <summary>One long table, .85 m for each on its sides; from eight on someone sits at each end.</summary>
    public static Furnished Board(int seats)
    {
        const double wide = 1.2,
            x = 1.7,
            y = 1.5;
        var ends = seats >= 8 ? 2 : 0;
        var left = (seats - ends + 1) / 2;
        var right = seats - ends - left;
        var length = Math.Max(1, left) * Seat;
        var pieces = new List<RoomPiece>();
        double Y(int place) => y + place * Seat + (Seat - Chair) / 2;
        if (ends > 0)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairSouth, x + (wide - Chair) / 2, y - Chair - Gap));
        for (var place = 0; place < left; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairEast, x - Chair - Gap, Y(place)));
        pieces.Add(new RoomPiece.Block(x, y, wide, length, TableHeight, .07, "u"));
        for (var place = 0; place < right; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairWest, x + wide + Gap, Y(place)));
        if (ends > 0)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairNorth, x + (wide - Chair) / 2, y + length + Gap));
        return new(2 * x + wide, 2 * y + length, pieces);
    }

    /// <summary>Two arms towards the Room.Front and a base, all sitting outside.</summary>
    public static Furnished UShape(int seats)
    {
        const double deep = .6,
            x = 1.5;
        var arm = Math.Max(1, seats / 3);
        var below = Math.Max(0, seats - 2 * arm);
        var rightArm = Math.Min(arm, seats - arm);
        var (wide, y) = (Math.Max(2, below) * Seat + 2 * deep, Room.Front + .8);
        double Along(int place) => y + place * Seat + (Seat - Chair) / 2;
        var (rightX, baseY) = (x + wide - deep, y + arm * Seat);
        var pieces = new List<RoomPiece>();
        for (var place = 0; place < arm; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairEast, x - Chair - Gap, Along(place)));
        pieces.Add(new RoomPiece.Block(x, y, deep, arm * Seat, TableHeight, .07, "u"));
        pieces.Add(new RoomPiece.Block(rightX, y, deep, arm * Seat, TableHeight, .07, "u"));
        for (var place = 0; place < rightArm; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairWest, x + wide + Gap, Along(place)));
        pieces.Add(new RoomPiece.Block(x, baseY, wide, deep, TableHeight, .07, "u"));
        for (var place = 0; place < below; place++)
            pieces.Add(
                new RoomPiece.Placed(
                    RoomThing.ChairNorth,
                    x + deep + place * Seat + (Seat - Chair) / 2,
                    baseY + deep + Gap
                )
            );
        return new(2 * x + wide, baseY + deep + 1.3, pieces);
    }

    /// <summary>Round tables, eight at each.</summary>
    public static Furnished Round(int seats) => Groups(seats, 8, RoomThing.RoundTable, .9);

    /// <summary>Four around a low table.</summary>
    public static Furnished Lounge(int seats) => Groups(seats, 4, RoomThing.LowTable, .8);

    /// <summary>Two on each side of a bench; a machine stands on the first, where there is one.</summary>
    public static Furnished Workshop(int seats, bool machine)
    {
        var furnished = Groups(seats, 4, RoomThing.WorkBench, .8);
        if (!machine)
            return furnished;
        var pieces = furnished.Pieces.ToList();
        var first = pieces.FindIndex(piece => piece is RoomPiece.Placed { Thing: RoomThing.WorkBench });
        pieces.Insert(first + 1, new RoomPiece.Placed(RoomThing.Machine, pieces[first].X + .2, pieces[first].Y + .2));
        return furnished with { Pieces = pieces };
    }

    private static Furnished Groups(int seats, int atOne, RoomThing table, double between)
    {
        var groups = (seats + atOne - 1) / atOne;
        var columns = (int)Math.Ceiling(Math.Sqrt(groups));
        var rows = (groups + columns - 1) / columns;
        var (wide, deep) = (RoomThings.WidthOf(table), RoomThings.DepthOf(table));
        // Eight sit on all four sides, four on two.
        var around = Chair + Gap;
        var (pitchX, pitchY) = (wide + (atOne > 4 ? 2 * around : 0) + between, deep + 2 * around + between);
        var pieces = new List<RoomPiece>();
        for (var group = 0; group < groups; group++)
            Around(
                pieces,
                new RoomPiece.Placed(
                    table,
                    .7 + around + group % columns * pitchX,
                    Room.Front + around + .2 + group / columns * pitchY
                ),
                Math.Min(atOne, seats - group * atOne)
            );
        return new(1.4 + 2 * around + columns * pitchX - between, Room.Front + .6 + rows * pitchY, pieces);
    }

    // Two a side: the far side, the left, the table, the right, the near side. Who is alone sits at the near side.
    private static void Around(List<RoomPiece> pieces, RoomPiece.Placed table, int seats)
    {
        double Along(double from, double length, int place) => from + length * (place * 2 + 1) / 4 - Chair / 2;
        var near = Math.Min(2, seats);
        var far = Math.Clamp(seats - 2, 0, 2);
        var left = Math.Clamp(seats - 4, 0, 2);
        var right = Math.Clamp(seats - 6, 0, 2);
        var (x, y, out_) = (table.X, table.Y, Chair + Gap);
        for (var place = 0; place < far; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairSouth, Along(x, table.Width, place), y - out_));
        for (var place = 0; place < left; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairEast, x - out_, Along(y, table.Depth, place)));
        pieces.Add(table);
        for (var place = 0; place < right; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairWest, table.Right + Gap, Along(y, table.Depth, place)));
        for (var place = 0; place < near; place++)
            pieces.Add(new RoomPiece.Placed(RoomThing.ChairNorth, Along(x, table.Width, place), table.Front + Gap));
    }
}
