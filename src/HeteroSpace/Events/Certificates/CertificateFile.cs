using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using SkiaSharp;

namespace HeteroSpace.Events.Certificates;

/// <summary>
/// A certificate as PDF: a sheet of A4 lying on its side, with the name, the event, and a QR that
/// opens the page on which it is checked.
/// </summary>
internal sealed class CertificateFile(HouseType type, PublicUrl address)
{
    private const float Width = 842,
        Height = 595;
    private static SKColor Ink => new(0x16, 0x30, 0x2e);
    private static SKColor Teal => new(0x0b, 0x6b, 0x63);
    private static SKColor Gold => new(0xb8, 0x80, 0x18);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/sertifikat/{code}.pdf", Show).ExcludeFromDescription();

    /// <summary>The code as it is stored; null when it is none.</summary>
    public static string? Read(string typed)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (text.Length == 10 && text.StartsWith("HC", StringComparison.Ordinal))
            text = text[2..];
        return text.Length == 8 ? $"HC-{text[..4]}-{text[4..]}" : null;
    }

    private static async Task<IResult> Show(
        string code,
        AppDb db,
        FindEvents find,
        CertificateFile file,
        CancellationToken stop
    )
    {
        if (
            Read(code) is not { } known
            || await db.Certificates()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Code == known && row.Withdrawn == null, stop)
                is not { } certificate
            || certificate.Name == ErasePerson.Nobody
            || await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == certificate.EventId, stop)
                is not { } of
            || (await find.Listed([of], stop)).FirstOrDefault() is not { } at
        )
            return Results.NotFound();
        return Results.File(file.Draw(certificate, at), "application/pdf", certificate.Code + ".pdf");
    }

    private byte[] Draw(Certificate certificate, ListedEvent of)
    {
        using var stream = new MemoryStream();
        using (
            var document = SKDocument.CreatePdf(
                stream,
                new SKDocumentPdfMetadata
                {
                    Title = $"{certificate.Code} {certificate.Name}",
                    Producer = "Hetero Space",
                    Creation = certificate.Issued,
                    Modified = certificate.Issued,
                }
            )
        )
        {
            var page = document.BeginPage(Width, Height);
            Frame(page);
            Words_(page, certificate, of);
            Check(page, certificate);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }

    private static void Frame(SKCanvas page)
    {
        using var line = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 3,
            Color = Teal,
            IsAntialias = true,
        };
        using var thin = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            StrokeWidth = .75f,
            Color = Gold,
            IsAntialias = true,
        };
        page.DrawRect(24, 24, Width - 48, Height - 48, line);
        page.DrawRect(32, 32, Width - 64, Height - 64, thin);
        // The ornament of the house in the corners: four petals round a point.
        using var petals = SKPath.ParseSvgPathData(
            "M24 0c10 7 10 17 0 24C14 17 14 7 24 0Zm0 48c10-7 10-17 0-24-10 7-10 17 0 24Z"
                + "M0 24c7-10 17-10 24 0C17 34 7 34 0 24Zm48 0c-7-10-17-10-24 0 7 10 17 10 24 0Z"
        );
        foreach (
            var (x, y) in ((float, float)[])[(44, 44), (Width - 92, 44), (44, Height - 92), (Width - 92, Height - 92)]
        )
        {
            page.Save();
            page.Translate(x, y);
            page.DrawPath(petals, thin);
            page.Restore();
        }
    }

    private void Words_(SKCanvas page, Certificate certificate, ListedEvent of)
    {
        var clock = of.Site.Site.Clock;
        using var ink = new SKPaint { Color = Ink, IsAntialias = true };
        using var teal = new SKPaint { Color = Teal, IsAntialias = true };
        Centred(page, "HETERO SPACE " + of.Site.Site.Name.ToUpperInvariant(), type.Bold, 13, 100, teal);
        Centred(page, Words.Say("Sertifikat", "Certificate"), type.Bold, 38, 152, ink);
        Centred(page, Words.Say("diberikan kepada", "is given to"), type.Regular, 13, 190, ink);
        Centred(page, certificate.Name, type.Bold, 34, 240, teal);
        Centred(page, Words.Say("yang telah mengikuti", "who took part in"), type.Regular, 13, 276, ink);
        var y = 312f;
        foreach (var line in Lines(of.Event.Title, type.Bold, 21, Width - 220).Take(3))
        {
            Centred(page, line, type.Bold, 21, y, ink);
            y += 27;
        }
        Centred(page, $"{Words.When(clock, of.Event.Starts, of.Event.Ends)}", type.Regular, 12.5f, y + 6, ink);
        Centred(page, of.Setting.Where(), type.Regular, 12.5f, y + 25, ink);
        if (of.By is { } by)
            Centred(page, Words.Say("diselenggarakan oleh ", "held by ") + by, type.Regular, 12.5f, y + 44, ink);
    }

    private void Check(SKCanvas page, Certificate certificate)
    {
        var link = address.Of("/sertifikat/" + certificate.Code);
        using var ink = new SKPaint { Color = Ink };
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var size = 78f / rows.Count;
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows[y].Count; x++)
            if (rows[y][x])
                page.DrawRect(Width / 2 - 39 + x * size, 446 + y * size, size + .05f, size + .05f, ink);
        Centred(page, $"{certificate.Code} · {link}", type.Regular, 9, 540, ink);
    }

    // Long names become smaller, not cut.
    private static void Centred(SKCanvas page, string text, SKTypeface face, float size, float y, SKPaint paint)
    {
        using var font = new SKFont(face, size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };
        while (font.MeasureText(text) > Width - 160 && font.Size > 8)
            font.Size -= 1;
        page.DrawText(text, Width / 2, y, SKTextAlign.Center, font, paint);
    }

    private static List<string> Lines(string text, SKTypeface face, float size, float width)
    {
        using var font = new SKFont(face, size);
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1] == "" ? word : lines[^1] + " " + word;
            if (lines[^1] == "" || font.MeasureText(longer) <= width)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return lines;
    }
}
