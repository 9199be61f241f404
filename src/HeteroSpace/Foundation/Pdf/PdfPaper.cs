using SkiaSharp;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>
/// Writes documents as PDF on A4 in the house's type: headings, paragraphs, lists, facts and places to sign, flowing
/// over as many pages as they need.
/// </summary>
public sealed class PdfPaper(HouseType type)
{
    /// <param name="footer">What stands below each page, before its number.</param>
    public byte[] Write(string title, string footer, DateTime made, Action<PdfWriter> write)
    {
        using var stream = new MemoryStream();
        using (
            var document = SKDocument.CreatePdf(
                stream,
                new SKDocumentPdfMetadata
                {
                    Title = title,
                    Producer = "Hetero Space",
                    Creation = made,
                    Modified = made,
                }
            )
        )
        {
            using var writer = new PdfWriter(document, type.Regular, type.Bold, footer);
            write(writer);
            writer.End();
            document.Close();
        }
        return stream.ToArray();
    }
}

/// <summary>A document as it is written, from top to bottom. Lengths are points.</summary>
public sealed class PdfWriter : IDisposable
{
    private const float Width = 595,
        Height = 842,
        Side = 56,
        Top = 60,
        Bottom = 72;
    private readonly SKDocument _document;
    private readonly SKFont _text,
        _small,
        _strong,
        _heading,
        _title;
    private readonly SKPaint _ink = new() { Color = new(0x16, 0x30, 0x2e), IsAntialias = true },
        _line =
            new()
            {
                Color = new(0xb8, 0xc6, 0xc3),
                StrokeWidth = .75f,
                IsAntialias = true,
            };
    private readonly string _footer;
    private SKCanvas _page;
    private float _y = Top;
    private int _number = 1;

    internal PdfWriter(SKDocument document, SKTypeface regular, SKTypeface bold, string footer)
    {
        (_document, _footer) = (document, footer);
        (_text, _small, _strong, _heading, _title) = (
            new(regular, 10.5f),
            new(regular, 8.5f),
            new(bold, 10.5f),
            new(bold, 13),
            new(bold, 19)
        );
        // Outlines are placed as they are drawn on paper, not on the pixels of a screen.
        foreach (var font in (SKFont[])[_text, _small, _strong, _heading, _title])
            (font.Subpixel, font.LinearMetrics, font.Hinting) = (true, true, SKFontHinting.None);
        _page = document.BeginPage(Width, Height);
    }

    public void Title(string text)
    {
        Lines(text, _title, 25, 0);
        _y += 4;
    }

    public void Heading(string text)
    {
        _y += 10;
        Keep(48);
        Lines(text, _heading, 18, 0);
        _y += 2;
    }

    /// <summary>A paragraph; each line break begins a line.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            Lines(line, _text, 15, 0);
        _y += 4;
    }

    public void Hint(string text)
    {
        Lines(text, _small, 12, 0);
        _y += 4;
    }

    /// <summary>An item of a list, with its mark.</summary>
    public void Item(string mark, string text)
    {
        Keep(15);
        _page.DrawText(mark, Side, _y + 11, SKTextAlign.Left, _text, _ink);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            Lines(line, _text, 15, Math.Max(16, _text.MeasureText(mark) + 6));
    }

    public void Fact(string name, string value)
    {
        Keep(15);
        _page.DrawText(name, Side, _y + 11, SKTextAlign.Left, _strong, _ink);
        Lines(value, _text, 15, 110);
    }

    /// <summary>
    /// A table whose head stands anew on each page; what does not fit a cell is cut, so that rows stay of one height.
    /// </summary>
    /// <param name="widths">Of the columns, in parts of the line.</param>
    public void Table(IReadOnlyList<string> head, IReadOnlyList<float> widths, IEnumerable<IReadOnlyList<string>> rows)
    {
        const float row = 22;
        Keep(2 * row);
        Cells(head, widths, _strong, row);
        foreach (var cells in rows)
        {
            if (_y + row > Height - Bottom)
            {
                Keep(row);
                Cells(head, widths, _strong, row);
            }
            Cells(cells, widths, _text, row);
        }
    }

    private void Cells(IReadOnlyList<string> cells, IReadOnlyList<float> widths, SKFont font, float height)
    {
        var x = Side;
        for (var column = 0; column < widths.Count; column++)
        {
            var width = widths[column] * (Width - 2 * Side);
            _page.DrawText(Cut(cells[column], font, width - 8), x + 2, _y + 15, SKTextAlign.Left, font, _ink);
            x += width;
        }
        _y += height;
        _page.DrawLine(Side, _y, Width - Side, _y, _line);
    }

    /// <summary>
    /// A table of which nothing is cut: a row is as high as its cell with the most lines, and stays whole on a page.
    /// </summary>
    /// <inheritdoc cref="Table"/>
    public void Grid(IReadOnlyList<string> head, IReadOnlyList<float> widths, IEnumerable<IReadOnlyList<string>> rows)
    {
        var top = Wrapped(head, widths, _strong);
        Keep(2 * HeightOf(top));
        Row(top, widths, _strong);
        foreach (var row in rows)
        {
            var cells = Wrapped(row, widths, _text);
            if (_y + HeightOf(cells) > Height - Bottom)
            {
                Keep(HeightOf(cells));
                Row(top, widths, _strong);
            }
            Row(cells, widths, _text);
        }
        _y += 8;
    }

    private static List<List<string>> Wrapped(IReadOnlyList<string> cells, IReadOnlyList<float> widths, SKFont font) =>
        [.. cells.Select((cell, at) => Wrapped(cell, font, widths[at] * (Width - 2 * Side) - 8).ToList())];

    private static float HeightOf(List<List<string>> cells) => 14 * cells.Max(lines => lines.Count) + 8;

    private void Row(List<List<string>> cells, IReadOnlyList<float> widths, SKFont font)
    {
        var x = Side;
        foreach (var (column, lines) in cells.Index())
        {
            foreach (var (number, line) in lines.Index())
                _page.DrawText(line, x + 2, _y + 14 + number * 14, SKTextAlign.Left, font, _ink);
            x += widths[column] * (Width - 2 * Side);
        }
        _y += HeightOf(cells);
        _page.DrawLine(Side, _y, Width - Side, _y, _line);
    }

    /// <summary>Lines in the middle of the page, as the head of an official record.</summary>
    public void Centred(string text, bool large = false)
    {
        var font = large ? _heading : _text;
        foreach (var line in Wrapped(text, font, Width - 2 * Side))
        {
            Keep(18);
            _page.DrawText(line, Width / 2, _y + 13, SKTextAlign.Center, font, _ink);
            _y += 18;
        }
    }

    /// <summary>So much of the page stays empty.</summary>
    public void Space(float height) => _y += height;

    /// <summary>The end of a letter, with places to sign that never stand alone on a page.</summary>
    public void Close(string text, IReadOnlyList<(string Name, string For)> signers)
    {
        var lines = text.Split('\n').Sum(line => Wrapped(line, _text, Width - 2 * Side).Count());
        Keep(lines * 15 + 4 + HeightOf([.. signers.Take(2)]));
        Paragraph(text);
        Signatures(signers);
    }

    private const float SignerWidth = 220;

    /// <summary>Places to sign, two in a row: the line, and below it for whom; names are whole.</summary>
    public void Signatures(IReadOnlyList<(string Name, string For)> signers)
    {
        foreach (var pair in signers.Chunk(2))
        {
            Keep(HeightOf(pair));
            foreach (var (column, (name, of)) in pair.Index())
            {
                var (x, y) = (Side + column * (Width - 2 * Side) / 2, _y + 62);
                _page.DrawLine(x, y, x + 190, y, _line);
                foreach (var line in Signer(name))
                    _page.DrawText(line, x, y += 14, SKTextAlign.Left, _strong, _ink);
                foreach (var line in Wrapped(of, _small, SignerWidth))
                    _page.DrawText(line, x, y += 12, SKTextAlign.Left, _small, _ink);
            }
            _y += HeightOf(pair);
        }
    }

    private IEnumerable<string> Signer(string name) =>
        Wrapped(name == "" ? "(…………………………)" : name, _strong, SignerWidth);

    private float HeightOf((string Name, string For)[] signers) =>
        74
        + signers.Max(signer =>
            14 * Signer(signer.Name).Count() + 12 * Wrapped(signer.For, _small, SignerWidth).Count()
        );

    internal void End() => Foot();

    public void Dispose()
    {
        foreach (var font in (SKFont[])[_text, _small, _strong, _heading, _title])
            font.Dispose();
        _ink.Dispose();
        _line.Dispose();
    }

    private void Lines(string text, SKFont font, float height, float indent)
    {
        foreach (var line in Wrapped(text, font, Width - 2 * Side - indent))
        {
            Keep(height);
            _page.DrawText(line, Side + indent, _y + height * .75f, SKTextAlign.Left, font, _ink);
            _y += height;
        }
    }

    // By words; a word that is longer than the line is cut where it ends. What the type has no outline for is left out:
    // an empty box says nothing.
    private static IEnumerable<string> Wrapped(string text, SKFont font, float width)
    {
        var line = "";
        foreach (var word in HouseType.Known(text, font).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line == "" ? word : line + " " + word;
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
                continue;
            }
            if (line != "")
                yield return line;
            line = word;
            while (font.MeasureText(line) > width)
            {
                var fits = (int)Math.Max(1, font.BreakText(line, width));
                yield return line[..fits];
                line = line[fits..];
            }
        }
        yield return line;
    }

    private static string Cut(string text, SKFont font, float width)
    {
        if (text == "" || font.MeasureText(text) <= width)
            return text;
        return text[..Math.Max(1, font.BreakText(text, width - 8))] + "…";
    }

    private void Keep(float height)
    {
        if (_y + height <= Height - Bottom)
            return;
        Foot();
        _page = _document.BeginPage(Width, Height);
        (_y, _number) = (Top, _number + 1);
    }

    private void Foot()
    {
        _page.DrawLine(Side, Height - 48, Width - Side, Height - 48, _line);
        _page.DrawText(Cut(_footer, _small, Width - 2 * Side - 40), Side, Height - 34, SKTextAlign.Left, _small, _ink);
        _page.DrawText($"{_number}", Width - Side - 12, Height - 34, SKTextAlign.Left, _small, _ink);
        _document.EndPage();
    }
}
