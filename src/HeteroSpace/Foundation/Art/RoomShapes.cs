using System.Globalization;
using System.Xml.Linq;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// A drawn room as shapes, for pictures that leave the page: what <see cref="RoomSheet"/> writes, read back, in the
/// colours that a page has by day (<c>_rooms.scss</c>; a test holds them to it).
/// </summary>
public sealed class RoomShapes
{
    /// <summary>By the class, for each of the walls; what is not said for one is that of the first.</summary>
    internal static readonly IReadOnlyDictionary<string, string>[] Colours =
    [
        Said(
            "fl f6e7c4 gr e7d3a2 fe d3bb83 wl b9dcd5 wr d8ece8 sk 8fc4ba wn fffdf4 u1 fffdf6 u2 d9a764 u3 b98747 "
                + "t1 1c9387 t2 0b6b63 t3 084f49 bd f3efe4 bf fffdf8 ln 16302e sc 16302e k3 16302e si 6fd6c8 g1 fbc852 "
                + "g2 f2a516 g3 c07c0a k1 4b6663 k2 2a4341 w1 d9a764 w2 d9a764 w3 b98747"
        ),
        Said("wl f0d3a3 wr f9e6c6 sk dcb478 fl efe4d2 gr dccbb0 fe bfa780"),
        Said("wl c3d3ea wr dfe8f5 sk 98b1d6"),
        Said("wl e9c6bb wr f5dfd8 sk d09b8a fl f3e8d6 gr e0cfb1"),
        Said("fl d9e6c3 gr c3d5a6 fe a3b981"),
    ];
    private const int Outdoors = 4;
    private readonly Dictionary<string, XElement> _defined = [];
    private readonly IReadOnlyDictionary<string, string> _own;

    private RoomShapes(IReadOnlyDictionary<string, string> own) => _own = own;

    /// <summary>In a picture of this width, in the shape of a page's (320 by 200).</summary>
    public static Shape.Part Of(RoomFacts facts, RoomLook look, double width)
    {
        var svg = XElement.Parse(new RoomSheet().Draw(facts, look).Value);
        var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        var read = new RoomShapes(Colours[facts.Outdoors ? Outdoors : look.Walls]);
        foreach (var known in svg.Descendants().Where(one => one.Attribute("id") is not null))
            read._defined[known.Attribute("id")!.Value] = known;
        var scale = width / box[2];
        return new([.. svg.Elements().SelectMany(read.Drawn)], -box[0] * scale, -box[1] * scale, scale);
    }

    private IEnumerable<Shape> Drawn(XElement of) =>
        of.Name.LocalName switch
        {
            "defs" => [],
            "g" => of.Elements().SelectMany(Drawn),
            "use" => [Used(of)],
            "ellipse" => [new Shape.Area(Ellipse(of), Colour(of))],
            _ when of.Attribute("class")!.Value is "gr" or "ln" =>
            [
                new Shape.Line(of.Attribute("d")!.Value, Colour(of), of.Attribute("class")!.Value == "gr" ? 2 : 3),
            ],
            _ => [new Shape.Area(of.Attribute("d")!.Value, Colour(of))],
        };

    private Shape.Part Used(XElement use)
    {
        var known = _defined[use.Attribute("href")!.Value[1..]];
        return new([.. known.Elements().SelectMany(Drawn)], At(use, "x"), At(use, "y"));
    }

    private string Colour(XElement of)
    {
        var name = of.Attribute("class")!.Value;
        return _own.GetValueOrDefault(name) ?? Colours[0][name];
    }

    private static string Ellipse(XElement of)
    {
        var (x, y, wide, high) = (At(of, "cx"), At(of, "cy"), At(of, "rx"), At(of, "ry"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{x - wide} {y}a{wide} {high} 0 1 0 {2 * wide} 0a{wide} {high} 0 1 0 {-2 * wide} 0z"
        );
    }

    private static double At(XElement of, string name) => Number(of.Attribute(name)!.Value);

    private static double Number(string said) => double.Parse(said, CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Said(string pairs) =>
        pairs.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => "#" + pair[1]);
}
