namespace HeteroSpace.Foundation.Art;

/// <summary>Rooms in which all look to the Room.Front.</summary>
internal static class RoomRows
{
    private const double Chair = RoomThings.Chair,
        Aisle = 1.1;

    /// <summary>About as many chairs in a row as there are rows, with an aisle in the middle.</summary>
    public static Furnished Theatre(int seats)
    {
        const double across = .6,
            pitch = .95;
        var aRow = Math.Max(2, (int)Math.Ceiling(Math.Sqrt(seats)));
        if (aRow > 3)
            aRow += aRow % 2;
        var rows = (seats + aRow - 1) / aRow;
        var aisle = aRow > 3 ? Aisle : 0;
        double X(int place) => .9 + place * across + (place >= aRow / 2 ? aisle : 0);
        var pieces = Enumerable
            .Range(0, seats)
            .Select(
                RoomPiece (seat) =>
                    new RoomPiece.Placed(RoomThing.ChairNorth, X(seat % aRow), Room.Front + .7 + seat / aRow * pitch)
            )
            .ToList();
        return new(1.8 + aRow * across + aisle, Room.Front + .9 + rows * pitch, pieces);
    }

    /// <summary>Tables for two, in rows.</summary>
    public static Furnished Classes(int seats)
    {
        const double pitch = 1.5;
        var tables = (seats + 1) / 2;
        var columns = Math.Max(1, (int)Math.Round(Math.Sqrt(tables * .8)));
        var rows = (tables + columns - 1) / columns;
        var gap = .6;
        var pieces = new List<RoomPiece>();
        for (var row = 0; row < rows; row++)
        {
            var inRow = Enumerable.Range(row * columns, Math.Min(columns, tables - row * columns)).ToList();
            double X(int table) => .7 + table % columns * (RoomThings.DeskWidth + gap);
            var y = Room.Front + .9 + row * pitch;
            pieces.AddRange(inRow.Select(table => new RoomPiece.Placed(RoomThing.ClassTable, X(table), y)));
            foreach (var table in inRow)
                for (var side = 0; side < 2 && table * 2 + side < seats; side++)
                    pieces.Add(new RoomPiece.Placed(RoomThing.ChairNorth, X(table) + .12 + side * .62, y + .62));
        }
        return new(.8 + columns * (RoomThings.DeskWidth + gap), Room.Front + .9 + rows * pitch, pieces);
    }

    /// <summary>A desk with a screen of its own for each, in rows.</summary>
    public static Furnished Consoles(int seats)
    {
        const double pitch = 1.9;
        var aRow = Math.Max(2, (int)Math.Ceiling(Math.Sqrt(seats * 1.4)));
        var rows = (seats + aRow - 1) / aRow;
        var pieces = new List<RoomPiece>();
        for (var row = 0; row < rows; row++)
        {
            var (inRow, y) = (Math.Min(aRow, seats - row * aRow), Room.Front + .4 + row * pitch);
            for (var place = 0; place < inRow; place++)
                pieces.Add(new RoomPiece.Placed(RoomThing.ScreenDesk, .7 + place * RoomThings.ScreenDeskWidth, y));
            for (var place = 0; place < inRow; place++)
                pieces.Add(
                    new RoomPiece.Placed(RoomThing.ChairNorth, .95 + place * RoomThings.ScreenDeskWidth, y + .9)
                );
        }
        return new(1.4 + aRow * RoomThings.ScreenDeskWidth, Room.Front + .4 + rows * pitch, pieces);
    }
}
