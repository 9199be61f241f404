using System.Text;

namespace HeteroSpace.Foundation.Art;

/// <summary>The floor of a room, its two far walls, and what hangs on them.</summary>
internal static class RoomShell
{
    private const double Skirting = .22,
        Edge = .16,
        FromCorner = .4;

    public static string Drawn(Room room, RoomLook look)
    {
        var (w, d, h) = (room.Width, room.Depth, room.WallHeight);
        var svg = new StringBuilder(1200);
        svg.Append(Face([(0, 0, 0), (w, 0, 0), (w, d, 0), (0, d, 0)], "fl"));
        svg.Append(Lines(w, d, look.Floor));
        svg.Append(Face([(0, d, 0), (w, d, 0), (w, d, -Edge), (0, d, -Edge)], "fe"));
        svg.Append(Face([(w, 0, 0), (w, d, 0), (w, d, -Edge), (w, 0, -Edge)], "fe"));
        if (h > 0)
            svg.Append(Walls(w, d, h)).Append(Hung(room));
        return svg.ToString();
    }

    private static string Walls(double w, double d, double h) =>
        Face([(0, 0, 0), (0, d, 0), (0, d, h), (0, 0, h)], "wl")
        + Face([(0, 0, 0), (w, 0, 0), (w, 0, h), (0, 0, h)], "wr")
        + Face([(0, 0, 0), (0, d, 0), (0, d, Skirting), (0, 0, Skirting)], "sk")
        + Face([(0, 0, 0), (w, 0, 0), (w, 0, Skirting), (0, 0, Skirting)], "sk");

    private static string Hung(Room room)
    {
        var facts = room.Facts;
        var svg = new StringBuilder();
        if (facts.Setting == RoomSetting.Studio)
            svg.Append(Backdrop(room));
        else if (facts.Screen)
            svg.Append(Screen(room));
        else if (facts.Whiteboard)
            svg.Append(Board(OnRight, room.Width * .25, room.Width * .75));
        var from = FromCorner;
        // The screen has the front; then the board hangs beside it, nearest to it.
        if (facts is { Whiteboard: true, Screen: true })
        {
            svg.Append(Board(OnLeft, from, from + 1.6));
            from += 2;
        }
        if (!facts.Windows)
            return svg.ToString();
        svg.Append(Windows(from, room.Depth - FromCorner, room.WallHeight, OnLeft));
        if (facts is { Screen: false, Whiteboard: false } && facts.Setting != RoomSetting.Studio)
            svg.Append(Windows(FromCorner, room.Width - FromCorner, room.WallHeight, OnRight));
        return svg.ToString();
    }

    // As wide as .44 of the wall, and never higher than what is left above a stage.
    private static string Screen(Room room)
    {
        var (wide, low) = (Math.Min(room.Width * .44, 6), room.Facts.Stage ? 1.1 : .95);
        var high = Math.Min(wide * .6, room.WallHeight - low - .35);
        var from = (room.Width - wide) / 2;
        return OnRight(from, from + wide, low, low + high, "sc")
            + OnRight(from + .09, from + wide - .09, low + .09, low + high - .09, "si");
    }

    private static string Board(Func<double, double, double, double, string, string> hang, double from, double to) =>
        hang(from, to, 1, 2.1, "k1") + hang(from + .06, to - .06, 1.06, 2.04, "bd");

    // It sweeps from the wall to the floor.
    private static string Backdrop(Room room)
    {
        var (from, to) = (room.Width * .36, room.Width * .94);
        return OnRight(from, to, 0, 2.3, "bd") + Face([(from, 0, 0), (to, 0, 0), (to, 3, 0), (from, 3, 0)], "bf");
    }

    private static string Windows(
        double from,
        double to,
        double wall,
        Func<double, double, double, double, string, string> hang
    )
    {
        var count = (int)((to - from + .4) / 1.9);
        if (count < 1)
            return "";
        var pitch = (to - from + .4) / count;
        return string.Concat(
            Enumerable
                .Range(0, count)
                .Select(at => hang(from + at * pitch, from + (at + 1) * pitch - .4, wall * .36, wall * .86, "wn"))
        );
    }

    private static string OnLeft(double from, double to, double low, double high, string kind) =>
        Face([(0, from, low), (0, to, low), (0, to, high), (0, from, high)], kind);

    private static string OnRight(double from, double to, double low, double high, string kind) =>
        Face([(from, 0, low), (to, 0, low), (to, 0, high), (from, 0, high)], kind);

    // Tiles of two metres, or boards along one wall, or along the other, or neither.
    private static string Lines(double w, double d, int floor)
    {
        var path = new StringBuilder();
        if (floor is 0 or 1)
            for (var x = 2.0; x < w; x += 2)
                Line(path, (x, 0), (x, d));
        if (floor is 0 or 2)
            for (var y = 2.0; y < d; y += 2)
                Line(path, (0, y), (w, y));
        return path.Length == 0 ? "" : Iso.Face(path.ToString(), "gr");
    }

    private static void Line(StringBuilder path, (double X, double Y) from, (double X, double Y) to)
    {
        var (a, b) = (Iso.At(from.X, from.Y), Iso.At(to.X, to.Y));
        path.Append('M').Append(a.X).Append(' ').Append(a.Y);
        path.Append('L').Append(b.X).Append(' ').Append(b.Y);
    }

    private static string Face(ReadOnlySpan<(double, double, double)> points, string kind) =>
        Iso.Face(Iso.Plane(points), kind);
}
