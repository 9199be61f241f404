namespace HeteroSpace.Foundation.Art;

/// <summary>A piece of a picture, in the unit of its view box; drawn as SVG in a page (<see cref="Svg"/>) or as pixels
/// to be passed on. Colours are <c>#rrggbb</c>.</summary>
public abstract record Shape
{
    /// <param name="Path">SVG path data.</param>
    public sealed record Area(string Path, string Fill) : Shape;

    /// <summary>A line, or several.</summary>
    /// <param name="Path">SVG path data.</param>
    public sealed record Line(string Path, string Ink, double Width) : Shape;

    public sealed record Box(double X, double Y, double Width, double Height, string Fill, double Radius = 0) : Shape;

    public sealed record Disc(double X, double Y, double Radius, string Fill) : Shape;

    /// <summary>A motif in a square of this size.</summary>
    /// <param name="Turn">Degrees about its middle.</param>
    public sealed record Ornament(
        Motif Motif,
        double X,
        double Y,
        double Size,
        string Ink,
        string Fill,
        double Turn = 0
    ) : Shape;

    /// <summary>A stored picture in a square with round corners.</summary>
    /// <param name="Name">As <see cref="Files.Pictures.FileName"/> wants it.</param>
    public sealed record Photo(string Name, double X, double Y, double Size) : Shape;

    /// <summary>A picture within a picture, in its own unit.</summary>
    public sealed record Part(IReadOnlyList<Shape> Shapes, double X, double Y, double Scale = 1) : Shape;

    /// <summary>Lines of words, each with its own baseline.</summary>
    /// <param name="Y">Baseline of the first.</param>
    public sealed record Words(IReadOnlyList<string> Lines, double X, double Y, double Size, string Fill) : Shape
    {
        public int Weight { get; init; } = 800;
        public bool Centred { get; init; }
    }
}
