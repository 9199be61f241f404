using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Files;
using SkiaSharp;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>
/// Paints the shapes that a page shows as SVG (<see cref="Svg"/>) as pixels or on paper: the same facts give the same
/// picture wherever it goes.
/// </summary>
public sealed class ShapePainter(HouseType type, FileStore files)
{
    // As the page sets large letters a little closer.
    private const float Closer = -.02f;
    private const double LargeFrom = 17;

    /// <summary>A PNG.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="unit">Pixels to one of the shapes' own unit.</param>
    public byte[] Png(int width, int height, double unit, IEnumerable<Shape> shapes)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)unit);
        Paint(canvas, shapes);
        return IndexedPng.Of(width, height, bitmap.GetPixelSpan());
    }

    /// <summary>One page of PDF, in points.</summary>
    /// <param name="made">UTC.</param>
    public byte[] Pdf(string title, double width, double height, IEnumerable<Shape> shapes, DateTime made)
    {
        using var stream = new MemoryStream();
        var told = new SKDocumentPdfMetadata
        {
            Title = title,
            Producer = "Hetero Space",
            Creation = made,
            Modified = made,
        };
        using (var document = SKDocument.CreatePdf(stream, told))
        {
            Paint(document.BeginPage((float)width, (float)height), shapes);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }

    private void Paint(SKCanvas canvas, IEnumerable<Shape> shapes)
    {
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var shape in shapes)
            Paint(canvas, paint, shape);
    }

    private void Paint(SKCanvas canvas, SKPaint paint, Shape shape)
    {
        switch (shape)
        {
            case Shape.Area area:
                Fill(canvas, paint, area.Path, area.Fill);
                break;
            case Shape.Line line:
                (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, (float)line.Width);
                Fill(canvas, paint, line.Path, line.Ink);
                paint.Style = SKPaintStyle.Fill;
                break;
            case Shape.Box box:
                paint.Color = SKColor.Parse(box.Fill);
                var edges = SKRect.Create((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height);
                canvas.DrawRoundRect(edges, (float)box.Radius, (float)box.Radius, paint);
                break;
            case Shape.Disc disc:
                paint.Color = SKColor.Parse(disc.Fill);
                canvas.DrawCircle((float)disc.X, (float)disc.Y, (float)disc.Radius, paint);
                break;
            case Shape.Ornament ornament:
                Paint(canvas, paint, ornament);
                break;
            case Shape.Words words:
                Paint(canvas, paint, words);
                break;
            case Shape.Photo photo:
                Paint(canvas, paint, photo);
                break;
            case Shape.Part part:
                canvas.Save();
                canvas.Translate((float)part.X, (float)part.Y);
                canvas.Scale((float)part.Scale);
                Paint(canvas, part.Shapes);
                canvas.Restore();
                break;
        }
    }

    private static void Fill(SKCanvas canvas, SKPaint paint, string path, string fill)
    {
        using var outline = SKPath.ParseSvgPathData(path);
        paint.Color = SKColor.Parse(fill);
        canvas.DrawPath(outline, paint);
    }

    private static void Paint(SKCanvas canvas, SKPaint paint, Shape.Ornament of)
    {
        var (half, shape) = ((float)of.Size / 2, of.Motif.Shape());
        canvas.Save();
        canvas.Translate((float)of.X + half, (float)of.Y + half);
        canvas.RotateDegrees((float)of.Turn);
        canvas.Translate(-half, -half);
        canvas.Scale((float)of.Size / 40);
        Fill(canvas, paint, shape.Ink, of.Ink);
        Fill(canvas, paint, shape.Fill, of.Fill);
        canvas.Restore();
    }

    private void Paint(SKCanvas canvas, SKPaint paint, Shape.Words words)
    {
        paint.Color = SKColor.Parse(words.Fill);
        using var font = type.Font(words.Weight, (float)words.Size);
        foreach (var (number, line) in words.Lines.Index())
        {
            var y = (float)(words.Y + number * words.Size * FittedText.LineHeight);
            Line(canvas, paint, font, HouseType.Known(line, font), (float)words.X, y, words.Centred);
        }
    }

    private static void Line(SKCanvas canvas, SKPaint paint, SKFont font, string line, float x, float y, bool centred)
    {
        if (line == "")
            return;
        var glyphs = font.GetGlyphs(line);
        var places = new float[glyphs.Length];
        var closer = font.Size >= LargeFrom ? Closer * font.Size : 0;
        var at = 0f;
        foreach (var (number, width) in font.GetGlyphWidths(glyphs).Index())
        {
            places[number] = at;
            at += width + closer;
        }
        using var text = new SKTextBlobBuilder();
        text.AddHorizontalRun(glyphs, font, places, 0);
        using var run = text.Build();
        canvas.DrawText(run, centred ? x - at / 2 : x, y, paint);
    }

    private void Paint(SKCanvas canvas, SKPaint paint, Shape.Photo photo)
    {
        using var file = files.Open(Pictures.FileName(photo.Name, Pictures.Widths[0]));
        using var bitmap = file is null ? null : SKBitmap.Decode(file);
        if (bitmap is null)
            return;
        var size = (float)photo.Size;
        var place = SKRect.Create((float)photo.X, (float)photo.Y, size, size);
        canvas.Save();
        using (var round = new SKRoundRect(place, size * .22f))
            canvas.ClipRoundRect(round, antialias: true);
        paint.Color = SKColors.White;
        canvas.DrawRect(place, paint);
        // Whole and in the middle, as logos are.
        var scale = size / Math.Max(bitmap.Width, bitmap.Height);
        var (wide, high) = (bitmap.Width * scale, bitmap.Height * scale);
        var within = SKRect.Create(place.Left + (size - wide) / 2, place.Top + (size - high) / 2, wide, high);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, within, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), paint);
        canvas.Restore();
    }
}
