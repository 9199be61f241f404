using System.Globalization;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// Metres to the picture: isometric, x towards the lower right, y towards the lower left, z up. Every room is drawn to
/// one scale, forty to a metre in whole numbers, so that all rooms of a page share their furniture; the view box makes
/// a large one small.
/// </summary>
internal static class Iso
{
    public const double Scale = 40,
        Across = .8660254 * Scale;

    public static (int X, int Y) At(double x, double y, double z = 0) =>
        (Whole((x - y) * Across), Whole(((x + y) * .5 - z) * Scale));

    private static int Whole(double number) => (int)Math.Round(number, MidpointRounding.AwayFromZero);

    /// <summary>A plane through these points, as SVG path data.</summary>
    public static string Plane(params ReadOnlySpan<(double X, double Y, double Z)> points)
    {
        var path = new System.Text.StringBuilder(48);
        var (beforeX, beforeY) = (0, 0);
        foreach (var point in points)
        {
            var (x, y) = At(point.X, point.Y, point.Z);
            // From the second on relative: shorter, and alike for what is alike.
            var first = path.Length == 0;
            path.Append(first ? 'M' : 'l')
                .Append((x - (first ? 0 : beforeX)).ToString(CultureInfo.InvariantCulture))
                .Append(' ')
                .Append((y - (first ? 0 : beforeY)).ToString(CultureInfo.InvariantCulture));
            (beforeX, beforeY) = (x, y);
        }
        return path.Append('z').ToString();
    }

    /// <summary>The three faces of a box that one sees: top lightest (class 1), left (2), right darkest (3).</summary>
    /// <param name="tone">The letter of the class.</param>
    public static string Box(Solid box, string tone)
    {
        var (x, y, z) = (box.X + box.Width, box.Y + box.Depth, box.Z + box.Height);
        var left = Plane((box.X, y, box.Z), (x, y, box.Z), (x, y, z), (box.X, y, z));
        var right = Plane((x, box.Y, box.Z), (x, y, box.Z), (x, y, z), (x, box.Y, z));
        var top = Plane((box.X, box.Y, z), (x, box.Y, z), (x, y, z), (box.X, y, z));
        return Face(left, tone + "2") + Face(right, tone + "3") + Face(top, tone + "1");
    }

    public static string Face(string path, string kind) => $"<path class=\"{kind}\" d=\"{path}\"/>";
}

/// <summary>A box in metres.</summary>
internal readonly record struct Solid(double X, double Y, double Z, double Width, double Depth, double Height);
