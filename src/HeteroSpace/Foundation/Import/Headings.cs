using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Tables;

namespace HeteroSpace.Foundation.Import;

/// <summary>Guesses in which row the headings stand, and which column is which.</summary>
public static class Headings
{
    private const int LooksAt = 15;

    /// <summary>The row, among the first, in which the most headings are known; the first one when none is.</summary>
    public static SheetRow Row(IReadOnlyList<SheetRow> rows, IReadOnlyList<ImportColumn> columns) =>
        rows.Take(LooksAt).MaxBy(row => Guess(row, columns).Count(source => source != "")) ?? rows[0];

    /// <summary>For each column of the target its source (<see cref="Import.Sources"/>); no column of the file is given to two.</summary>
    public static List<string> Guess(SheetRow headings, IReadOnlyList<ImportColumn> columns)
    {
        var said = headings.Cells.Select(cell => new string([.. Folded.Of(cell).Where(char.IsLetterOrDigit)])).ToArray();
        var sources = columns.Select(_ => "").ToList();
        var taken = new HashSet<int>();
        // What is called just so comes before what only begins so: "nama" before "nama ketua".
        foreach (var fits in (Func<string, string, bool>[])[(heading, known) => heading == known, (heading, known) => heading.StartsWith(known, StringComparison.Ordinal)])
            for (var column = 0; column < columns.Count; column++)
            {
                if (sources[column] != "") continue;
                var found = columns[column].Headings.Select(known => Array.FindIndex(said, heading => fits(heading, known) && !taken.Contains(Array.IndexOf(said, heading)))).FirstOrDefault(at => at >= 0, -1);
                if (found < 0 || !taken.Add(found)) continue;
                sources[column] = "#" + found;
            }
        return sources;
    }

    /// <summary>A column as a spreadsheet names it: A, B, …, AA.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
