using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Import;

/// <summary>What stands in the file of an import, row for row and by the columns that were chosen.</summary>
internal static class RowsOfFile
{
    /// <summary>The names of the files that imports still have.</summary>
    public static Task<List<string>> Stored(AppDb db, CancellationToken stop) =>
        db.Imports().Where(row => row.File != null).Select(row => row.File!).ToListAsync(stop);

    /// <summary>The rows of its file; null when it was erased.</summary>
    public static async Task<List<SheetRow>?> Rows(this FileStore files, Import import, CancellationToken stop)
    {
        if (import.File is not { } name || files.Open(name) is not { } file)
            return null;
        await using (file)
        {
            var content = new byte[file.Length];
            await file.ReadExactlyAsync(content, stop);
            return Sheet.Read(content);
        }
    }

    public static List<ImportRow> Mapped(this List<SheetRow> sheet, Import import, IImportTarget target)
    {
        var headings = sheet.FirstOrDefault(row => row.Number == import.HeaderRow);
        return
        [
            .. sheet
                .Where(row =>
                    row.Number > import.HeaderRow && (headings is null || !row.Cells.SequenceEqual(headings.Cells))
                )
                .Select(row => (row.Number, Values: import.Sources.ConvertAll(source => Value(row, source))))
                .Where(row =>
                    import.Sources.Zip(row.Values).Any(pair => pair is { First: ['#', ..], Second.Length: > 0 })
                )
                .Select(row => new ImportRow
                {
                    ImportId = import.Id,
                    Number = row.Number,
                    Values = row.Values,
                    Hash = Hash(target, row.Values),
                }),
        ];
    }

    private static string Value(SheetRow row, string source)
    {
        if (!source.StartsWith('#'))
            return source;
        return int.TryParse(source[1..], out var column) && column < row.Cells.Length ? row.Cells[column] : "";
    }

    private static string Hash(IImportTarget target, List<string> values) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(target.Name + JsonSerializer.Serialize(values)))
        );
}
