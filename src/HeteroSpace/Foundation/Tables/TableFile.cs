using System.Buffers;
using System.Text;
using SpreadCheetah;

namespace HeteroSpace.Foundation.Tables;

/// <summary>
/// Tables that leave the house, written row by row. In CSV, what a spreadsheet would take for a formula has an
/// apostrophe before it (<see cref="FormulaMark"/>); a text in an XLSX is never one. CSV is UTF-8 with a mark, without
/// which spreadsheets take it for something else.
/// </summary>
public static class TableFile
{
    public const string CsvType = "text/csv; charset=utf-8",
        XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    public static async Task Csv(
        Stream target,
        IAsyncEnumerable<IReadOnlyList<string>> rows,
        CancellationToken stop = default
    )
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(true), 16_384, true) { NewLine = "\r\n" };
        await foreach (var row in rows.WithCancellation(stop))
            await writer.WriteLineAsync(string.Join(',', row.Select(Cell)).AsMemory(), stop);
    }

    public static async Task Xlsx(
        Stream target,
        string sheet,
        IAsyncEnumerable<IReadOnlyList<string>> rows,
        CancellationToken stop = default
    )
    {
        await using var book = await Spreadsheet.CreateNewAsync(target, cancellationToken: stop);
        await book.StartWorksheetAsync(sheet, token: stop);
        await foreach (var row in rows.WithCancellation(stop))
            await book.AddRowAsync([.. row.Select(cell => new DataCell(cell))], stop);
        await book.FinishAsync(stop);
    }

    internal static string Cell(string text)
    {
        text = FormulaMark.Put(text);
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

/// <summary>A table as the answer to a request, in the format that was asked for.</summary>
public sealed class TableAnswer(string name, bool xlsx, IAsyncEnumerable<IReadOnlyList<string>> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = xlsx ? TableFile.XlsxType : TableFile.CsvType;
        http.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue(
            "attachment"
        )
        {
            FileName = name + (xlsx ? ".xlsx" : ".csv"),
        }.ToString();
        if (!xlsx)
        {
            await TableFile.Csv(http.Response.Body, rows, http.RequestAborted);
            return;
        }
        // A zip is finished by writes that cannot wait, which the web server does not take: it is made on the disk
        // first, whatever its size.
        await using var made = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            16_384,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        await TableFile.Xlsx(made, "Data", rows, http.RequestAborted);
        made.Position = 0;
        await made.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
