using SkiaSharp;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>
/// Draws something as a picture to be passed on in chats and networks, in the house's type and colours: nothing of
/// anyone else's, and nothing that is fetched.
/// </summary>
public sealed class SharePicture(HouseType type)
{
    private const int Margin = 84;

    // Made when asked for: as fields they would load Skia when the class is only registered.
    private static SKColor Teal => new(0x0b, 0x6b, 0x63);
    private static SKColor Gold => new(0xe0, 0xa0, 0x30);
    private static SKColor Paper => new(0xfb, 0xf8, 0xf0);

    /// <summary>A PNG.</summary>
    /// <param name="width">In pixels; 1080 × 1080 for chats and Instagram, 1200 × 630 where a link is shown (Open
    /// Graph).</param>
    /// <param name="head">In small type above the title.</param>
    /// <param name="lines">Below it.</param>
    /// <param name="foot">At the lower edge.</param>
    public byte[] Png(int width, int height, string head, string title, IReadOnlyList<string> lines, string foot)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Teal);
        Kawung(canvas, width, height);
        using var paint = new SKPaint { IsAntialias = true, Color = Paper };
        using var small = new SKFont(type.Bold, 38);
        using var plain = new SKFont(type.Regular, 42);
        canvas.DrawText(Fitting(head, small, width), Margin, Margin + 38, SKTextAlign.Left, small, paint);
        var y = Title(canvas, title, paint, width, height < width ? 250f : 330f, height < width ? 3 : 4);
        using var gold = new SKPaint { Color = Gold };
        canvas.DrawRect(Margin, y + 24, 160, 10, gold);
        y += 110;
        foreach (var line in lines)
        {
            canvas.DrawText(Fitting(line, plain, width), Margin, y, SKTextAlign.Left, plain, paint);
            y += 62;
        }
        canvas.DrawText(Fitting(foot, small, width), Margin, height - Margin, SKTextAlign.Left, small, paint);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    // As large as the lines allow.
    private float Title(SKCanvas canvas, string title, SKPaint paint, int width, float top, int most)
    {
        for (var size = most > 3 ? 96f : 84f; ; size -= 8)
        {
            using var font = new SKFont(type.Bold, size);
            var lines = Lines(title, font, width);
            if (lines.Count > most && size > 48)
                continue;
            var y = top;
            foreach (var line in lines.Take(most + 1))
            {
                canvas.DrawText(Fitting(line, font, width), Margin, y, SKTextAlign.Left, font, paint);
                y += size * 1.15f;
            }
            return y - size * .6f;
        }
    }

    private static List<string> Lines(string text, SKFont font, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1] == "" ? word : lines[^1] + " " + word;
            if (lines[^1] == "" || font.MeasureText(longer) <= width - 2 * Margin)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return lines;
    }

    private static string Fitting(string text, SKFont font, int width) =>
        font.MeasureText(text) <= width - 2 * Margin
            ? text
            : text[..Math.Max(1, font.BreakText(text, width - 2 * Margin - 40))] + "…";

    // The ornament of the house: four petals round a point.
    private static void Kawung(SKCanvas canvas, int width, int height)
    {
        using var line = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 3,
            Color = new(0xff, 0xff, 0xff, 0x1c),
        };
        using var petal = SKPath.ParseSvgPathData(
            "M90 0c38 26 38 64 0 90C52 64 52 26 90 0Zm0 180c38-26 38-64 0-90-38 26-38 64 0 90Z"
                + "M0 90c26-38 64-38 90 0C64 128 26 128 0 90Zm180 0c-26-38-64-38-90 0 26 38 64 38 90 0Z"
        );
        for (var x = 0; x < width; x += 180)
        for (var y = 0; y < height; y += 180)
        {
            canvas.Save();
            canvas.Translate(x, y);
            canvas.DrawPath(petal, line);
            canvas.Restore();
        }
    }
}
