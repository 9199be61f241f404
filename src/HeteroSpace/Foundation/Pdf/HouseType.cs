using System.Text;
using SkiaSharp;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>The house's type as outlines, for drawing documents and pictures; read when first needed.</summary>
public sealed class HouseType(IWebHostEnvironment web) : IDisposable
{
    private readonly Lazy<SKTypeface> _regular = new(() => Read(web, "regular")),
        _bold = new(() => Read(web, "bold")),
        _heavy = new(() => Read(web, "extra-bold"));

    public SKTypeface Regular => _regular.Value;
    public SKTypeface Bold => _bold.Value;

    /// <summary>For titles and large figures, as on the pages.</summary>
    public SKTypeface Heavy => _heavy.Value;

    /// <summary>A face by its weight, as outlines are placed on paper and not on the pixels of a screen.</summary>
    public SKFont Font(int weight, float size) =>
        new(Face(weight), size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };

    /// <summary>
    /// A name to be put on paper: as it is, without signs that the house's type has no outline for (as a smiling face);
    /// where it lacks a letter, a dotted line on which it is written by hand, since half a name is nobody's.
    /// </summary>
    public string OrDots(string name)
    {
        using var font = Font(400, 10);
        return name.EnumerateRunes().Any(rune => Rune.IsLetter(rune) && !font.ContainsGlyph(rune.Value))
            ? "……………………………"
            : Known(name, font);
    }

    internal static string Known(string text, SKFont font) =>
        string.Concat(text.EnumerateRunes().Where(rune => font.ContainsGlyph(rune.Value))).Trim();

    public void Dispose()
    {
        foreach (var face in (Lazy<SKTypeface>[])[_regular, _bold, _heavy])
            if (face.IsValueCreated)
                face.Value.Dispose();
    }

    private SKTypeface Face(int weight) =>
        weight switch
        {
            >= 800 => Heavy,
            >= 600 => Bold,
            _ => Regular,
        };

    private static SKTypeface Read(IWebHostEnvironment web, string name)
    {
        using var file = web.WebRootFileProvider.GetFileInfo($"dist/fonts/{name}.ttf").CreateReadStream();
        return SKTypeface.FromStream(file);
    }
}
