using System.IO.Compression;
using System.Xml;

namespace HeteroSpace.Foundation.Tables;

/// <summary>
/// Looks through an XLSX before a reader builds anything of it: what it unpacks to (a zip bomb), and how far to the
/// right its cells lie (a reader makes room for all columns up to the farthest one that a cell claims to be).
/// </summary>
internal static class XlsxGuard
{
    public const long MostUnpacked = 40_000_000;
    private const int MostParts = 500;

    public static void Check(byte[] content)
    {
        using var zip = Open(content);
        if (zip.Entries.Count > MostParts)
            throw new UnreadableSheet(SheetProblem.TooLarge);
        if (zip.GetEntry("xl/workbook.xml") is null)
            throw new UnreadableSheet(SheetProblem.NoTable);
        var left = MostUnpacked;
        foreach (var part in zip.Entries)
        {
            // What the directory says of a part's size is only a claim; what comes out is counted.
            using var unpacked = new Counted(part.Open(), left);
            if (part.FullName.Equals("xl/_rels/workbook.xml.rels", StringComparison.OrdinalIgnoreCase))
                CheckTargets(unpacked);
            else if (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                CheckCells(unpacked);
            unpacked.CopyTo(Stream.Null);
            left -= unpacked.Taken;
        }
    }

    private static ZipArchive Open(byte[] content)
    {
        try
        {
            return new(new MemoryStream(content), ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableSheet(SheetProblem.Broken);
        }
    }

    private static XmlReader Open(Stream part) =>
        XmlReader.Create(
            part,
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CloseInput = false,
            }
        );

    // A workbook says by itself where its sheets lie. Wherever that is, it ends in .xml, or it would not be looked
    // through below.
    private static void CheckTargets(Stream relations)
    {
        using var reader = Open(relations);
        while (reader.Read())
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.GetAttribute("Target") is { } target
                && !target.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            )
                throw new UnreadableSheet(SheetProblem.NoTable);
    }

    private static void CheckCells(Stream part)
    {
        using var reader = Open(part);
        var (row, cells) = (0, 0);
        // Other parts have elements of these names as well; a reader takes only this one for a sheet.
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "worksheet")
            return;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "row")
                (row, cells) = (row + 1, 0);
            else if (
                reader.LocalName == "c"
                && (++cells > Sheet.MostColumns * 10 || Column(reader.GetAttribute("r")) > Sheet.MostColumns * 10)
            )
                throw new UnreadableSheet(SheetProblem.TooManyColumns, row);
            else if (reader.LocalName == "dimension" && Column(reader.GetAttribute("ref")?.Split(':')[^1]) > 16_384)
                throw new UnreadableSheet(SheetProblem.TooManyColumns);
        }
    }

    // "AB12" is column 28; letters beyond any spreadsheet's count as very far.
    private static long Column(string? reference)
    {
        var column = 0L;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > int.MaxValue)
                return column;
        }
        return column;
    }

    /// <summary>Counts what is read, and stops at the limit.</summary>
    private sealed class Counted(Stream inner, long most) : Stream
    {
        public long Taken { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => Taken;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Note(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Note(inner.Read(buffer));

        private int Note(int read) => (Taken += read) <= most ? read : throw new UnreadableSheet(SheetProblem.TooLarge);

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
