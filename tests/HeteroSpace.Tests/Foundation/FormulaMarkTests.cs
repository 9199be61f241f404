using System.Text;
using CsCheck;

namespace HeteroSpace.Foundation.Tables;

/// <summary>Tables that leave the house: no formula for a spreadsheet, no letter changed for whoever imports them.
/// </summary>
public sealed class FormulaMarkTests
{
    [Theory]
    [
        InlineData("Buka Senin, -Selasa; @rumah\n- butir satu\n- butir dua"),
        InlineData("Komunitas Bulat Balik, +Plus"),
        InlineData("Jam 9; +62 812-3456-7890"),
        InlineData("a = b, c; d - e"),
        InlineData("-250000")
    ]
    public void What_people_write_within_a_text_stays_to_the_letter(string text) =>
        Assert.Equal(text, Unquoted(TableFile.Cell(text)));

    [Theory]
    [
        InlineData("x;\"=1+1;y"),
        InlineData("x;=1+1"),
        InlineData("x; \t=HYPERLINK(\"https://evil.example\")"),
        InlineData("x;＝1+1"),
        InlineData("x;\u200B=1+1"),
        InlineData("x;+cmd|' /C calc'!A0"),
        InlineData("x;-2+3+cmd|' /C calc'!A0"),
        InlineData("x;@SUM(1+1)*cmd|' /C calc'!A0"),
        InlineData("x;\"\"\"@SUM(A1)"),
        InlineData("Halo\n=1+1"),
        InlineData("\n\n=1+1"),
        InlineData("\t\t=1+1"),
        InlineData("x;;;=1+1"),
        InlineData("+SUM(A1)"),
        InlineData("x;+'\\\\evil\\[x.xls]S'!A1")
    ]
    public void No_reader_of_commas_or_semicolons_or_lines_sees_a_cell_that_works_something_out(string text)
    {
        foreach (var line in (string[])[$"a,{TableFile.Cell(text)},b", $"{TableFile.Cell(text)},b"])
        foreach (var separator in (char[])[',', ';', '\t'])
        foreach (var quotes in (bool[])[true, false])
            Assert.All(Cells(line, separator, quotes), cell => Assert.False(WorksOut(cell), $"{separator} {cell}"));
    }

    private static readonly Gen<string> Odd = Gen.OneOf(
            new[]
            {
                "=",
                "+",
                "-",
                "@",
                "＝",
                "'",
                "''",
                ";",
                ",",
                "\t",
                "\n",
                "\"",
                " ",
                "a",
                "1",
                "(",
                ")",
                "|",
                "!",
                "A1",
                "\u200B",
                "butir",
                "SUM(",
                "é",
            }
        )
        .Array[0, 10]
        .Select(string.Concat);

    [Fact]
    public void Whatever_is_exported_is_imported_the_same() =>
        Gen.Select(Odd, Odd)
            .Sample(
                pair =>
                {
                    var cells = new[] { "x", pair.Item1.Trim(), pair.Item2.Trim(), "y" };
                    if (cells.Any(cell => cell.Contains('\r')))
                        return true;
                    var file = string.Join(',', cells.Select(TableFile.Cell)) + "\r\n1,2,3,4\r\n1,2,3,4\r\n1,2,3,4\r\n";
                    return Sheet.Read(Encoding.UTF8.GetBytes("a,b,c,d\r\n" + file))[1].Cells.SequenceEqual(cells);
                },
                iter: LongRun.Or(3_000, 100_000)
            );

    // As programs split a line: with quotes where a cell begins by one, or not knowing quotes at all.
    private static List<string> Cells(string table, char separator, bool quotes)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < table.Length; at++)
        {
            var letter = table[at];
            if (quotes && letter == '"' && (quoted || cell.Length == 0))
                if (quoted && at + 1 < table.Length && table[at + 1] == '"')
                    cell.Append(table[++at]);
                else
                    quoted = !quoted;
            else if (!quoted && (letter == separator || letter is '\n' or '\r'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(letter);
        }
        cells.Add(cell.ToString());
        return cells;
    }

    private static bool WorksOut(string cell)
    {
        var bare = Letters.Plain(cell.Trim('"', ' ', '\t')).TrimStart('"', ' ');
        return bare is ['=', ..] || bare is ['+' or '-' or '@', ..] && (bare.Contains('(') || bare.Contains('!'));
    }

    private static string Unquoted(string cell) =>
        cell is ['"', .. var within, '"'] ? within.Replace("\"\"", "\"", StringComparison.Ordinal) : cell;

    [Fact]
    public void One_row_of_an_older_encoding_leaves_the_others_as_they_are()
    {
        byte[] file =
        [
            .. "Nama,Kota\r\nKafé Ngopi,Semarang\r\n"u8,
            .. "Caf"u8,
            0xE9,
            .. " Dua,Solo\r\nPeñarol – “Tiga”,Tegal\r\n"u8,
        ];
        Assert.Equal(
            ["Nama", "Kafé Ngopi", "Café Dua", "Peñarol – “Tiga”"],
            Sheet.Read(file).Select(row => row.Cells[0])
        );
        Assert.Equal("Kafé Ngopi", Sheet.Read([0xEF, 0xBB, 0xBF, .. file])[1].Cells[0]);
    }
}
