using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using SkiaSharp;

namespace HeteroSpace.Events.Feeds;

/// <summary>Draws an event as a square picture of 1080 pixels, as it is passed on in chats and on Instagram: title, day, place, in the house's type and colours.</summary>
internal sealed class SquarePicture(HouseType type)
{
    private const int Side = 1080, Margin = 84;
    private static readonly SKColor Teal = new(0x0b, 0x6b, 0x63), Gold = new(0xe0, 0xa0, 0x30), Paper = new(0xfb, 0xf8, 0xf0);

    public byte[] Of(ListedEvent of)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Teal);
        Kawung(canvas);
        using var paint = new SKPaint { IsAntialias = true, Color = Paper };
        using var small = new SKFont(type.Bold, 38);
        using var plain = new SKFont(type.Regular, 42);
        canvas.DrawText("Hetero Space " + of.Site.Site.Name, Margin, Margin + 38, SKTextAlign.Left, small, paint);
        var y = Title(canvas, of.Event.Title, paint);
        using var gold = new SKPaint { Color = Gold };
        canvas.DrawRect(Margin, y + 24, 160, 10, gold);
        y += 110;
        var clock = of.Site.Site.Clock;
        foreach (var line in (string[])[Words.LongDate(of.Event.LocalDate), $"{Words.Clock(clock.Local(of.Event.Starts))}–{Words.Clock(clock.Local(of.Event.Ends))} {clock.Abbreviation}", of.Setting.Where(), EventWords.Said(of.Ways)])
        {
            canvas.DrawText(Fitting(line, plain), Margin, y, SKTextAlign.Left, plain, paint);
            y += 62;
        }
        canvas.DrawText(Words.Say("Gratis", "Free"), Margin, Side - Margin, SKTextAlign.Left, small, paint);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    // As large as four lines allow.
    private float Title(SKCanvas canvas, string title, SKPaint paint)
    {
        for (var size = 96f; ; size -= 8)
        {
            using var font = new SKFont(type.Bold, size);
            var lines = Lines(title, font);
            if (lines.Count > 4 && size > 48) continue;
            var y = 330f;
            foreach (var line in lines.Take(5)) { canvas.DrawText(Fitting(line, font), Margin, y, SKTextAlign.Left, font, paint); y += size * 1.15f; }
            return y - size * .6f;
        }
    }

    private static List<string> Lines(string text, SKFont font)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1] == "" ? word : lines[^1] + " " + word;
            if (lines[^1] == "" || font.MeasureText(longer) <= Side - 2 * Margin) lines[^1] = longer; else lines.Add(word);
        }
        return lines;
    }

    private static string Fitting(string text, SKFont font) => font.MeasureText(text) <= Side - 2 * Margin ? text : text[..Math.Max(1, font.BreakText(text, Side - 2 * Margin - 40))] + "…";

    // The ornament of the house: four petals round a point.
    private static void Kawung(SKCanvas canvas)
    {
        using var line = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 3, Color = new(0xff, 0xff, 0xff, 0x1c) };
        using var petal = SKPath.ParseSvgPathData("M90 0c38 26 38 64 0 90C52 64 52 26 90 0Zm0 180c38-26 38-64 0-90-38 26-38 64 0 90ZM0 90c26-38 64-38 90 0C64 128 26 128 0 90Zm180 0c-26-38-64-38-90 0 26 38 64 38 90 0Z");
        for (var x = 0; x < Side; x += 180)
            for (var y = 0; y < Side; y += 180)
            {
                canvas.Save();
                canvas.Translate(x, y);
                canvas.DrawPath(petal, line);
                canvas.Restore();
            }
    }
}
