using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// Pictures as SVG in the page: attributes only, since the page allows no styles of its own (CSP); motifs are used from
/// one sheet that a browser keeps.
/// </summary>
public static class Svg
{
    /// <param name="label">Said to who does not see it; empty where the same stands beside it in text.</param>
    /// <param name="kind">The class it is sized by.</param>
    public static MarkupString Of(
        IEnumerable<Shape> shapes,
        double width,
        double height,
        string kind,
        string label = ""
    )
    {
        var svg = new StringBuilder(1200);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"{kind}\" viewBox=\"0 0 {N(width)} {N(height)}\"");
        svg.Append(label == "" ? " aria-hidden=\"true\">" : $" role=\"img\" aria-label=\"{Safe(label)}\">");
        foreach (var shape in shapes)
            Draw(svg, shape);
        return new(svg.Append("</svg>").ToString());
    }

    private static void Draw(StringBuilder svg, Shape shape)
    {
        var inv = CultureInfo.InvariantCulture;
        switch (shape)
        {
            case Shape.Area area:
                svg.Append(inv, $"<path d=\"{area.Path}\" fill=\"{area.Fill}\"/>");
                break;
            case Shape.Line line:
                svg.Append(inv, $"<path d=\"{line.Path}\" fill=\"none\" stroke=\"{line.Ink}\"");
                svg.Append(inv, $" stroke-width=\"{N(line.Width)}\"/>");
                break;
            case Shape.Box box:
                svg.Append(inv, $"<rect{At(box.X, box.Y)} width=\"{N(box.Width)}\" height=\"{N(box.Height)}\"");
                svg.Append(inv, $"{(box.Radius > 0 ? $" rx=\"{N(box.Radius)}\"" : "")} fill=\"{box.Fill}\"/>");
                break;
            case Shape.Disc disc:
                svg.Append(
                    inv,
                    $"<circle cx=\"{N(disc.X)}\" cy=\"{N(disc.Y)}\" r=\"{N(disc.Radius)}\" fill=\"{disc.Fill}\"/>"
                );
                break;
            case Shape.Ornament ornament:
                Draw(svg, ornament);
                break;
            case Shape.Words words:
                Draw(svg, words);
                break;
            case Shape.Photo photo:
                svg.Append(inv, $"<image href=\"/logo/{Safe(FileNameOf(photo))}\"{At(photo.X, photo.Y)}");
                svg.Append(inv, $" width=\"{N(photo.Size)}\" height=\"{N(photo.Size)}\"/>");
                break;
            case Shape.Part part:
                svg.Append(inv, $"<g transform=\"translate({N(part.X)} {N(part.Y)}) scale({part.Scale:0.####})\">");
                foreach (var inner in part.Shapes)
                    Draw(svg, inner);
                svg.Append("</g>");
                break;
        }
    }

    private static void Draw(StringBuilder svg, Shape.Ornament of)
    {
        var inv = CultureInfo.InvariantCulture;
        svg.Append(inv, $"<use href=\"{MotifSheet.Address}#{of.Motif.Key()}\"{At(of.X, of.Y)}");
        svg.Append(inv, $" width=\"{N(of.Size)}\" height=\"{N(of.Size)}\"");
        svg.Append(inv, $" color=\"{of.Ink}\" fill=\"{of.Fill}\"");
        if (of.Turn != 0)
            svg.Append(inv, $" transform=\"rotate({N(of.Turn)} {N(of.X + of.Size / 2)} {N(of.Y + of.Size / 2)})\"");
        svg.Append("/>");
    }

    private static void Draw(StringBuilder svg, Shape.Words words)
    {
        var inv = CultureInfo.InvariantCulture;
        svg.Append(inv, $"<text font-size=\"{N(words.Size)}\" font-weight=\"{words.Weight}\" fill=\"{words.Fill}\"");
        svg.Append(words.Centred ? " text-anchor=\"middle\"" : "");
        svg.Append(words.Size >= 17 ? " letter-spacing=\"-.02em\">" : ">");
        foreach (var (number, line) in words.Lines.Index())
        {
            var y = words.Y + number * words.Size * FittedText.LineHeight;
            svg.Append(inv, $"<tspan x=\"{N(words.X)}\" y=\"{N(y)}\">{Safe(line)}</tspan>");
        }
        svg.Append("</text>");
    }

    private static string FileNameOf(Shape.Photo photo) =>
        Files.Pictures.FileName(photo.Name, Files.Pictures.Widths[0]);

    private static string At(double x, double y) =>
        $"{(x == 0 ? "" : $" x=\"{N(x)}\"")}{(y == 0 ? "" : $" y=\"{N(y)}\"")}";

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Safe(string text) => System.Net.WebUtility.HtmlEncode(text);
}
