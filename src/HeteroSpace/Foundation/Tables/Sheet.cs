using System.Globalization;
using System.Text;
using ExcelDataReader;
using Sylvan.Data.Csv;

namespace HeteroSpace.Foundation.Tables;

/// <summary>Why a file cannot be read as a table.</summary>
public enum SheetProblem
{
    Empty,
    TooLarge,
    NoTable,
    Locked,
    TooManyRows,
    TooManyColumns,
    LongCell,
    Broken,
}

/// <summary>
/// The file is no table we can read; <paramref name="row"/> is the row at which it stopped, from 1, or 0 for the file
/// as a whole.
/// </summary>
public sealed class UnreadableSheet(SheetProblem problem, int row = 0, Exception? cause = null)
    : Exception($"{problem} at row {row}", cause)
{
    public SheetProblem Problem { get; } = problem;
    public int Row { get; } = row;
}

/// <summary>
/// One row of a table: its number as a spreadsheet shows it, from 1, and its cells without spaces around them; none at
/// the end is empty.
/// </summary>
public sealed record SheetRow(int Number, string[] Cells);

/// <summary>
/// Reads CSV (UTF-8 with and without a mark, UTF-16 with one, what is neither as Windows-1252; comma, semicolon, tab or
/// bar; quoted line breaks, RFC 4180) and the first sheet of an XLSX (ECMA-376). Whatever is in the file, memory stays
/// bounded: by the limits below, and by <see cref="XlsxGuard"/> before a sheet is opened.
/// </summary>
public static class Sheet
{
    public const int MostBytes = 10_000_000,
        MostRows = 20_000,
        MostColumns = 100,
        MostLetters = 5_000;

    // In a sheet one long text may stand in every cell and take its room once; in our tables it would take it every
    // time.
    private const int MostInRecord = 250_000,
        MostLettersInAll = 20_000_000;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>UTF-8, in which a byte of Windows-1252 that came among it is read as that.</summary>
    internal static Encoding Utf8OrOlder { get; }

    // The reader of XLSX asks for this encoding although it reads no old format here.
    static Sheet()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Utf8OrOlder = Encoding.GetEncoding(
            "utf-8",
            EncoderFallback.ReplacementFallback,
            new StrayBytes(Encoding.GetEncoding(1252))
        );
    }

    /// <summary>All rows that are not empty.</summary>
    /// <exception cref="UnreadableSheet">It is no table, or larger than the limits.</exception>
    public static List<SheetRow> Read(byte[] content)
    {
        if (content.Length == 0)
            throw new UnreadableSheet(SheetProblem.Empty);
        if (content.Length > MostBytes)
            throw new UnreadableSheet(SheetProblem.TooLarge);
        var (rows, letters) = (new List<SheetRow>(), 0L);
        try
        {
            foreach (var row in IsZip(content) ? Xlsx(content) : Csv(content))
            {
                var filled = row.Cells.Length;
                while (filled > 0 && row.Cells[filled - 1] == "")
                    filled--;
                if (filled == 0)
                    continue;
                if (filled > MostColumns)
                    throw new UnreadableSheet(SheetProblem.TooManyColumns, row.Number);
                if (row.Cells.Any(cell => cell.Length > MostLetters))
                    throw new UnreadableSheet(SheetProblem.LongCell, row.Number);
                if ((letters += row.Cells.Sum(cell => cell.Length)) > MostLettersInAll)
                    throw new UnreadableSheet(SheetProblem.TooLarge);
                if (rows.Count == MostRows)
                    throw new UnreadableSheet(SheetProblem.TooManyRows, row.Number);
                rows.Add(filled == row.Cells.Length ? row : row with { Cells = row.Cells[..filled] });
            }
        }
        catch (CsvRecordTooLargeException error)
        {
            throw new UnreadableSheet(SheetProblem.LongCell, error.RowNumber, error);
        }
        catch (Exception error) when (error is not (UnreadableSheet or OutOfMemoryException))
        {
            throw new UnreadableSheet(SheetProblem.Broken, rows.Count == 0 ? 0 : rows[^1].Number + 1, error);
        }
        return rows.Count > 0 ? rows : throw new UnreadableSheet(SheetProblem.Empty);
    }

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    private static IEnumerable<SheetRow> Csv(byte[] content)
    {
        // An old .xls, a locked .xlsx (both OLE), a PDF or a picture is no text: it has bytes that no letter has.
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new UnreadableSheet(SheetProblem.Locked);
        var text = Text(content);
        if (
            text.AsSpan(0, Math.Min(text.Length, 4000)).ContainsAny('\0', '\u0001', '\u0002')
            || text.StartsWith("%PDF", StringComparison.Ordinal)
        )
            throw new UnreadableSheet(SheetProblem.NoTable);
        var separator = Separator(ref text);
        // A record is looked at before it is cut up: one with a million separators, or with a quote that is never
        // closed, is not worth it.
        using var reader = CsvDataReader.Create(
            new StringReader(text),
            new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = separator,
                CsvStyle = CsvStyle.Lax,
                BufferSize = 64_000,
                MaxBufferSize = MostInRecord,
                ResultSetMode = ResultSetMode.SingleResult,
            }
        );
        while (reader.Read())
        {
            if (reader.RowFieldCount > MostColumns * 10)
                throw new UnreadableSheet(SheetProblem.TooManyColumns, reader.RowNumber);
            var cells = new string[reader.RowFieldCount];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = Sound(FormulaMark.Off(reader.GetString(at)));
            yield return new(reader.RowNumber, cells);
        }
    }

    private static string Text(byte[] content) =>
        content.AsSpan() switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Utf8OrOlder.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            var all => Utf8OrOlder.GetString(all),
        };

    // The one that is there most often outside of quotes in the first lines; a spreadsheet may also say it ("sep=;").
    private static char Separator(ref string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
        {
            var said = text[4];
            text = "\n" + text[5..].TrimStart('\r', '\n');
            return said;
        }
        var (counts, quoted, lines) = (new int[Separators.Length], false, 0);
        foreach (var letter in text)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter == '\n' && ++lines == 20)
                break;
            else if (!quoted && Array.IndexOf(Separators, letter) is >= 0 and var found)
                counts[found]++;
        }
        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private static IEnumerable<SheetRow> Xlsx(byte[] content)
    {
        XlsxGuard.Check(content);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        ShowFirstSeen(reader);
        for (var number = 1; reader.Read(); number++)
        {
            // A row may say that it is the two-billionth; those before it are given as empty ones.
            if (number > MostRows * 10)
                throw new UnreadableSheet(SheetProblem.TooManyRows, number);
            var cells = new string[reader.FieldCount];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = Sound(Said(reader.GetValue(at)));
            yield return new(number, cells);
        }
    }

    // Lists to choose from and what a program keeps for itself lie on sheets that nobody sees.
    private static void ShowFirstSeen(IExcelDataReader reader)
    {
        while (reader.VisibleState != "visible")
            if (!reader.NextResult())
            {
                reader.Reset();
                return;
            }
    }

    // What no text may hold: PostgreSQL refuses a NUL, calendars and feeds any control, and half a pair is no letter.
    private static string Sound(string cell)
    {
        foreach (var letter in cell)
            if (IsControl(new Rune(char.IsSurrogate(letter) ? 0 : letter)))
                return string.Concat(
                        cell.EnumerateRunes()
                            .Where(rune => !IsControl(rune) && rune != Rune.ReplacementChar)
                            .Select(rune => rune.ToString())
                    )
                    .Trim();
        return cell.Trim();
    }

    private static bool IsControl(Rune rune) => Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune);

    // A number is told by all its digits: a telephone number that a spreadsheet took for one is whole in the file,
    // however it is shown.
    private static string Said(object? value) =>
        value switch
        {
            null => "",
            double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => number.ToString(
                "F0",
                CultureInfo.InvariantCulture
            ),
            double number => Fraction(number.ToString(CultureInfo.InvariantCulture)),
            // What a spreadsheet holds as a time of day has the first day of its calendar before it.
            DateTime { Year: < 1900 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            DateTime date => date.TimeOfDay == TimeSpan.Zero
                ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    // Whoever reads the text must not take the point of 1.234 for one of thousands.
    private static string Fraction(string number) =>
        number.Length - number.IndexOf('.', StringComparison.Ordinal) == 4
        && number.All(sign => char.IsAsciiDigit(sign) || sign is '.' or '-')
            ? number + "0"
            : number;
}
