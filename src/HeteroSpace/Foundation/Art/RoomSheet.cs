using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// Draws the rooms of one page as SVG: classes and attributes only, since the page allows no styles of its own (CSP),
/// and colours by tokens, so that the dark has its own. What stands in several rooms is defined with the first that has
/// it; two rooms of the same facts never look the same on one page.
/// </summary>
public sealed class RoomSheet
{
    // The shape of the picture: 320 by 200.
    private const double Aspect = 1.6;

    // From so many alike on, a row is defined once and used again.
    private const int ARow = 3;
    private readonly HashSet<RoomThing> _defined = [];
    private readonly HashSet<(RoomFacts, RoomLook)> _drawn = [];
    private int _rows;

    /// <param name="look">Its own; the next that is free when the page has such a room already.</param>
    /// <param name="label">Said to who does not see it; empty where the same stands beside it in text.</param>
    public MarkupString Draw(RoomFacts facts, RoomLook look, string label = "")
    {
        var room = Room.Of(facts);
        look = Apart(facts with { Taken = [] }, look);
        var svg = new StringBuilder(3000);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"room {Ground(facts, look)}\" viewBox=\"{ViewBox(room)}\""
        );
        svg.Append(label == "" ? " aria-hidden=\"true\">" : $" role=\"img\" aria-label=\"{Safe(label)}\">");
        Define(svg, room);
        svg.Append(RoomShell.Drawn(room, look));
        foreach (var run in Runs(room.Pieces))
            Write(svg, run);
        return new(svg.Append("</svg>").ToString());
    }

    /// <summary>The part of the plane that is shown: all of the room, with a little air, in the shape of the
    /// picture.</summary>
    internal static (int X, int Y, int Width, int Height) Box(Room room)
    {
        var air = room.Facts.Outdoors ? 1.2 : room.WallHeight;
        var (left, right) = (Iso.At(0, room.Depth).X, Iso.At(room.Width, 0).X);
        var (top, foot) = (Iso.At(0, 0, air).Y, Iso.At(room.Width, room.Depth, -.16).Y);
        var width = (int)Math.Ceiling(Math.Max(right - left, (foot - top) * Aspect) * 1.03);
        var height = (int)Math.Ceiling(width / Aspect);
        return ((left + right - width) / 2, (top + foot - height) / 2, width, height);
    }

    private static string Ground(RoomFacts facts, RoomLook look) =>
        facts.Outdoors ? "room-out" : string.Create(CultureInfo.InvariantCulture, $"room-{look.Walls}");

    private static string ViewBox(Room room)
    {
        var (x, y, width, height) = Box(room);
        return string.Create(CultureInfo.InvariantCulture, $"{x} {y} {width} {height}");
    }

    private RoomLook Apart(RoomFacts facts, RoomLook look)
    {
        for (var tried = 0; tried < RoomLook.Kinds && !_drawn.Add((facts, look)); tried++)
            look = look.Next();
        return look;
    }

    private void Define(StringBuilder svg, Room room)
    {
        var fresh = room.Pieces.OfType<RoomPiece.Placed>().Select(piece => piece.Thing).Where(_defined.Add).ToList();
        if (fresh.Count == 0)
            return;
        svg.Append("<defs>");
        foreach (var thing in fresh)
            svg.Append("<g id=\"")
                .Append(RoomThings.Key(thing))
                .Append("\">")
                .Append(RoomThings.Drawn(thing))
                .Append("</g>");
        svg.Append("</defs>");
    }

    // Pieces of one kind that stand in one row, or a piece alone; and the number of a row that looks the same.
    private sealed record Run(IReadOnlyList<RoomPiece> Pieces, string Shape);

    private static IEnumerable<Run> Runs(IReadOnlyList<RoomPiece> pieces)
    {
        var run = new List<RoomPiece>();
        foreach (var piece in pieces)
        {
            if (run.Count > 0 && !IsOfRow(run[^1], piece))
            {
                yield return Closed(run);
                run = [];
            }
            run.Add(piece);
        }
        if (run.Count > 0)
            yield return Closed(run);
    }

    private static bool IsOfRow(RoomPiece before, RoomPiece next) =>
        before is RoomPiece.Placed { Taken: false } one
        && next is RoomPiece.Placed { Taken: false } other
        && one.Thing == other.Thing
        && Math.Abs(one.Y - other.Y) < .001;

    private static Run Closed(List<RoomPiece> run) =>
        new(
            run,
            run.Count < ARow || run[0] is not RoomPiece.Placed first
                ? ""
                : first.Thing + string.Concat(run.Select(piece => $" {piece.X - first.X:0.##}"))
        );

    private readonly Dictionary<string, (string Key, int X, int Y)> _known = [];

    private void Write(StringBuilder svg, Run run)
    {
        if (run.Shape == "")
        {
            foreach (var piece in run.Pieces)
                Write(svg, piece);
            return;
        }
        var (x, y) = Iso.At(run.Pieces[0].X, run.Pieces[0].Y);
        if (_known.TryGetValue(run.Shape, out var known))
        {
            svg.Append("<use href=\"#").Append(known.Key).Append('"');
            Place(svg, x - known.X, y - known.Y);
            return;
        }
        var key = "r" + (++_rows).ToString(CultureInfo.InvariantCulture);
        _known[run.Shape] = (key, x, y);
        svg.Append("<g id=\"").Append(key).Append("\">");
        foreach (var piece in run.Pieces)
            Write(svg, piece);
        svg.Append("</g>");
    }

    private static void Write(StringBuilder svg, RoomPiece piece)
    {
        if (piece is RoomPiece.Block block)
        {
            svg.Append(Iso.Box(new(block.X, block.Y, block.Z, block.Width, block.Depth, block.Height), block.Tone));
            return;
        }
        var placed = (RoomPiece.Placed)piece;
        svg.Append("<use href=\"#").Append(RoomThings.Key(placed.Thing)).Append('"');
        if (placed.Taken)
            svg.Append(" class=\"tk\"");
        var (x, y) = Iso.At(placed.X, placed.Y);
        Place(svg, x, y);
    }

    private static void Place(StringBuilder svg, int x, int y) =>
        svg.Append(" x=\"").Append(x).Append("\" y=\"").Append(y).Append("\"/>");

    private static string Safe(string text) => System.Net.WebUtility.HtmlEncode(text);
}
