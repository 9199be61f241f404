using System.IO.Compression;
using System.Text;
using HeteroSpace.Foundation.Import;

namespace HeteroSpace.Foundation.Tables;

/// <summary>Tables as people and spreadsheets write them, and as someone writes them who means harm.</summary>
public sealed class SheetTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, byte[]> Written() =>
        new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes("Nama,Kota\r\n\"Café, \"\"Biru\"\"\nLama\",Solo\r\n") },
            {
                "UTF-8 with a mark, semicolons",
                [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Nama;Kota\n\"Café, \"\"Biru\"\"\nLama\"; Solo \n\n;;\n")]
            },
            { "Windows-1252, tabs", Windows1252.GetBytes("Nama\tKota\r\n\"Café, \"\"Biru\"\"\nLama\"\tSolo\t\t\r\n") },
            {
                "UTF-16, bars",
                [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Nama|Kota\r\n\"Café, \"\"Biru\"\"\nLama\"|Solo")]
            },
            { "told separator", Encoding.UTF8.GetBytes("sep=;\r\nNama;Kota\r\n\"Café, \"\"Biru\"\"\nLama\";Solo") },
            { "XLSX", Book(("A1", "Nama"), ("B1", "Kota"), ("A2", "Café, \"Biru\"\nLama"), ("B2", "Solo")) },
        };

    [Theory, MemberData(nameof(Written))]
    public void A_table_is_read_however_it_was_written(string how, byte[] content)
    {
        var rows = Sheet.Read(content);
        Assert.True(rows.Count == 2, how);
        Assert.Equal(["Nama", "Kota"], rows[0].Cells);
        Assert.Equal(["Café, \"Biru\"\nLama", "Solo"], rows[1].Cells.Select(cell => cell.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_shows_them() =>
        Assert.Equal(
            [1, 3, 4],
            Sheet.Read(Encoding.UTF8.GetBytes("a,b\r\n\r\n\"c\nd\",e\r\nf,g\r\n")).Select(row => row.Number)
        );

    [Fact]
    public void A_number_in_a_sheet_is_told_by_all_its_digits() =>
        Assert.Equal(["81234567890", "0.5"], Sheet.Read(Book(numbers: ["81234567890", "0.5"]))[0].Cells);

    public static TheoryData<string, SheetProblem, byte[]> Harmful() =>
        new()
        {
            { "nothing", SheetProblem.Empty, [] },
            { "separators only", SheetProblem.Empty, Encoding.UTF8.GetBytes(",,,\n,,,\n") },
            {
                "two thousand columns",
                SheetProblem.TooManyColumns,
                Encoding.UTF8.GetBytes("Nama" + new string(',', 2_000) + "x\n")
            },
            {
                "a million columns",
                SheetProblem.LongCell,
                Encoding.UTF8.GetBytes("Nama" + new string(',', 990_000) + "x\n")
            },
            {
                "ten million columns",
                SheetProblem.LongCell,
                Encoding.UTF8.GetBytes("Nama" + new string(',', 9_900_000))
            },
            {
                "a quote that is never closed",
                SheetProblem.LongCell,
                Encoding.UTF8.GetBytes("Nama\n\"" + new string('x', 9_000_000))
            },
            { "too many bytes", SheetProblem.TooLarge, new byte[Sheet.MostBytes + 1] },
            {
                "too many rows",
                SheetProblem.TooManyRows,
                Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", Sheet.MostRows + 1)))
            },
            { "a picture", SheetProblem.NoTable, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
            { "a PDF", SheetProblem.NoTable, "%PDF-1.7 ..."u8.ToArray() },
            { "an old or a locked Excel file", SheetProblem.Locked, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        };

    public static TheoryData<string, SheetProblem, byte[]> HarmfulWorkbooks() =>
        new()
        {
            { "another zip", SheetProblem.NoTable, Zip(("a.txt", "a")) },
            { "half a zip", SheetProblem.Broken, Zip(("xl/workbook.xml", "<a/>"))[..30] },
            {
                "a zip bomb",
                SheetProblem.TooLarge,
                Zip(("xl/workbook.xml", "<a/>"), ("xl/sharedStrings.xml", new string(' ', 60_000_000)))
            },
            { "a cell a hundred million columns to the right", SheetProblem.TooManyColumns, Book(("ZZZZZZ1", "x")) },
            {
                "a million cells in a row",
                SheetProblem.TooManyColumns,
                Book(numbers: [.. Enumerable.Repeat("1", 1_000_000)])
            },
            { "a row at the end of all rows", SheetProblem.TooManyRows, Book(("A1", "x"), ("A1048576", "y")) },
            { "a sheet that lies elsewhere", SheetProblem.TooManyColumns, Elsewhere("s/a.xml") },
            { "a sheet under another name", SheetProblem.NoTable, Elsewhere("s/a.dat") },
            {
                "entities that grow",
                SheetProblem.Broken,
                Zip(
                    ("xl/workbook.xml", "<a/>"),
                    (
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
                            + "<worksheet>&c;</worksheet>"
                    )
                )
            },
        };

    [Theory, MemberData(nameof(Harmful)), MemberData(nameof(HarmfulWorkbooks))]
    public void What_is_no_table_or_too_much_is_refused_with_bounded_memory(
        string what,
        SheetProblem problem,
        byte[] content
    )
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<UnreadableSheet>(() => Sheet.Read(content));
        Assert.True(refused.Problem == problem, $"{what}: {refused}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 150_000_000);
        Assert.All(
            (string[])["id", "en"],
            language => Assert.NotEmpty(Ui.Words.In(language, () => new UnreadableSheet(problem, 3).Said()))
        );
    }

    [Theory]
    [
        InlineData("=1+1", "'=1+1"),
        InlineData("+62812", "'+62812"),
        InlineData("-2", "-2"),
        InlineData("-2+3", "'-2+3"),
        InlineData("@SUM(A1)", "'@SUM(A1)"),
        InlineData("\t=1", "\"\t'=1\""),
        InlineData("a,b", "\"a,b\""),
        InlineData("\"", "\"\"\"\""),
        InlineData("Batik", "Batik"),
        InlineData("Halo\n=1+1", "\"Halo\n'=1+1\""),
        InlineData("a; =1+1", "\"a;' =1+1\"")
    ]
    public void No_cell_of_a_CSV_is_a_formula(string text, string written) =>
        Assert.Equal(written, TableFile.Cell(text));

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        string[][] rows =
        [
            ["Nama", "Catatan"],
            ["Batik \"Muda\"", "dua\nbaris"],
            ["Café", "@batik"],
        ];
        foreach (var xlsx in (bool[])[true, false])
        {
            using var target = new MemoryStream();
            if (xlsx)
                await TableFile.Xlsx(target, "Data", rows.ToAsyncEnumerable());
            else
                await TableFile.Csv(target, rows.ToAsyncEnumerable());
            Assert.Equal(
                [
                    ["Nama", "Catatan"],
                    ["Batik \"Muda\"", "dua\nbaris"],
                    ["Café", "@batik"],
                ],
                Sheet.Read(target.ToArray()).Select(row => row.Cells)
            );
        }
    }

    [Fact]
    public void What_no_text_may_hold_is_left_out() =>
        Assert.Equal("ab", Sheet.Read(Encoding.UTF8.GetBytes("x\n" + new string('y', 4500) + "\na\0b\n"))[2].Cells[0]);

    [Fact]
    public void The_column_names_of_a_spreadsheet_go_on_after_Z() =>
        Assert.Equal(["A", "Z", "AA", "AZ", "BA"], ((int[])[0, 25, 26, 51, 52]).Select(Headings.Letters));

    private static byte[] Book(params (string At, string Text)[] cells) =>
        Book(
            string.Concat(
                cells
                    .GroupBy(cell => int.Parse(string.Concat(cell.At.Where(char.IsAsciiDigit))))
                    .Select(row =>
                        $"<row r=\"{row.Key}\">{string.Concat(row.Select(cell => Cell(cell.At, cell.Text)))}</row>"
                    )
            )
        );

    private static string Cell(string at, string text) =>
        $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        + $"{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    private static byte[] Book(string[] numbers) =>
        Book($"<row r=\"1\">{string.Concat(numbers.Select(number => $"<c><v>{number}</v></c>"))}</row>");

    private const string Package = "http://schemas.openxmlformats.org/package/2006",
        Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static byte[] Book(string rows) =>
        Zip(
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheets}.sheet.main+xml\"/></Types>"
            ),
            ("_rels/.rels", Relationship($"{Document}/officeDocument", "xl/workbook.xml")),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Document}\">"
                    + "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            ("xl/_rels/workbook.xml.rels", Relationship($"{Document}/worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>")
        );

    private static byte[] TwoSheets(string firstState, string secondState) =>
        Zip(
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheets}.sheet.main+xml\"/></Types>"
            ),
            ("_rels/.rels", Relationship($"{Document}/officeDocument", "xl/workbook.xml")),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Document}\"><sheets>"
                    + $"<sheet name=\"Kode\" sheetId=\"1\" state=\"{firstState}\" r:id=\"r1\"/>"
                    + $"<sheet name=\"Data\" sheetId=\"2\" state=\"{secondState}\" r:id=\"r2\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\">"
                    + $"<Relationship Id=\"r1\" Type=\"{Document}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + $"<Relationship Id=\"r2\" Type=\"{Document}/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
                    + "</Relationships>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData><row>{Cell("A1", "kode")}</row></sheetData></worksheet>"
            ),
            (
                "xl/worksheets/sheet2.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData><row>{Cell("A1", "data")}</row></sheetData></worksheet>"
            )
        );

    [Theory]
    [
        InlineData("hidden", "visible", "data"),
        InlineData("veryHidden", "visible", "data"),
        InlineData("visible", "hidden", "kode"),
        InlineData("visible", "visible", "kode"),
        InlineData("hidden", "hidden", "kode")
    ]
    public void Of_several_sheets_the_first_is_read_that_people_see(string first, string second, string read) =>
        Assert.Equal(read, Assert.Single(Assert.Single(Sheet.Read(TwoSheets(first, second))).Cells));

    [Fact]
    public void A_control_letter_that_came_along_is_no_letter_of_a_cell() =>
        Assert.Equal(
            ["Kelas batik", "Baris satu\n\tdua"],
            Sheet
                .Read(Encoding.UTF8.GetBytes("Kelas \u0003batik\u001f,\"Baris satu\n\tdua\u0007\"\n"))[0]
                .Cells.Select(cell => cell.ReplaceLineEndings("\n"))
        );

    private static string Relationship(string kind, string target) =>
        $"<Relationships xmlns=\"{Package}/relationships\">"
        + $"<Relationship Id=\"r1\" Type=\"{kind}\" Target=\"{target}\"/></Relationships>";

    private static byte[] Elsewhere(string target) =>
        Zip(
            ("xl/workbook.xml", "<workbook/>"),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships><Relationship Id=\"r1\" Target=\"{target}\"/></Relationships>"
            ),
            ("xl/" + target, "<worksheet><sheetData><row><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>")
        );

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, true))
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return target.ToArray();
    }
}
