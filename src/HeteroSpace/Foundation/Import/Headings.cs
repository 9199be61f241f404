using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Tables;

namespace HeteroSpace.Foundation.Import;

/// <summary>Guesses in which row the headings stand, and which column is which.</summary>
public static class Headings
{
    private const int LooksAt = 15,
        LooksBelow = 200;

    /// <summary>The row, among the first, in which the most headings are known; the first one when none is.</summary>
    public static SheetRow Row(IReadOnlyList<SheetRow> rows, IReadOnlyList<ImportColumn> columns) =>
        rows.Take(LooksAt).MaxBy(row => Guess(row, columns, rows).Count(source => source != "")) ?? rows[0];

    /// <summary>
    /// For each column of the target its source (<see cref="Import.Sources"/>); no column of the file is given to two.
    /// </summary>
    public static List<string> Guess(
        SheetRow headings,
        IReadOnlyList<ImportColumn> columns,
        IReadOnlyList<SheetRow> rows
    )
    {
        var said = headings
            .Cells.Select(cell => new string([.. Folded.Of(cell).Where(char.IsLetterOrDigit)]))
            .ToArray();
        var sources = columns.Select(_ => "").ToList();
        var taken = new HashSet<int>();
        var below = rows.Where(row => row.Number > headings.Number).Take(LooksBelow).ToList();
        // What is called just so comes before what only begins so: "nama" before "nama ketua".
        foreach (
            var fits in (Func<string, string, bool>[])
                [
                    (heading, known) => heading == known,
                    (heading, known) => heading.StartsWith(known, StringComparison.Ordinal),
                ]
        )
            for (var column = 0; column < columns.Count; column++)
            {
                if (sources[column] != "")
                    continue;
                int First(string[] known, Func<int, bool> isIt) =>
                    known
                        .SelectMany(word =>
                            said.Index()
                                .Where(head => fits(head.Item, word) && !taken.Contains(head.Index) && isIt(head.Index))
                        )
                        .Select(head => head.Index)
                        .FirstOrDefault(-1);
                bool Holds(int at) => below.Exists(row => columns[column].Fits(row.Cells.ElementAtOrDefault(at) ?? ""));
                var found = First(columns[column].Headings, _ => true);
                if (found < 0)
                    found = First(columns[column].Perhaps, Holds);
                if (found < 0 || !taken.Add(found))
                    continue;
                sources[column] = "#" + found;
            }
        return sources;
    }

    /// <summary>
    /// The columns of the file in which something stands that no field takes; a heading may be empty.
    /// </summary>
    public static List<(string Letters, string Heading)> Unused(
        IReadOnlyList<SheetRow> rows,
        int headerRow,
        IReadOnlyList<string> sources
    )
    {
        var table = rows.Where(row => row.Number >= headerRow).ToList();
        var headings = table.Find(row => row.Number == headerRow)?.Cells ?? [];
        var unused = Enumerable
            .Range(0, table.Select(row => row.Cells.Length).DefaultIfEmpty().Max())
            .Where(at =>
                !sources.Contains("#" + at) && table.Exists(row => row.Cells.ElementAtOrDefault(at) is { Length: > 0 })
            );
        return [.. unused.Select(at => (Letters(at), headings.ElementAtOrDefault(at) ?? ""))];
    }

    /// <summary>A column as a spreadsheet names it: A, B, …, AA.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
