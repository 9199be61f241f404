using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace HeteroSpace.Contributions.Book;

/// <summary>
/// The public ledger as files. A closed month of a site never changes, and holds no name; who gave what stands in a
/// second file, which follows what givers want. Any view of the page is a table and JSON as well.
/// </summary>
internal static class BookFiles
{
    public const string Address = "/gotong-royong/buku";

    private static readonly string[] OfNames = ["id", "what", "giver", "need", "initiative", "gift"];

    private static readonly string[] OfView =
    [
        "id",
        "date",
        "site",
        "kind",
        "debit",
        "credit",
        "rupiah",
        "counted",
        "reverses",
        "what",
        "giver",
        "need",
        "initiative",
        "gift",
        "cause",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address + "/{site}/{month:length(7)}.csv", OfMonth).ExcludeFromDescription();
        routes.MapGet(Address + "/{site}/{month:length(7)}-nama.csv", Names).ExcludeFromDescription();
        routes.MapGet(Address + ".csv", Csv).ExcludeFromDescription();
        routes.MapGet(Address + ".json", Json).ExcludeFromDescription();
    }

    /// <summary>The bytes over which its seal is; while the month is open there are none.</summary>
    private static async Task<IResult> OfMonth(
        string site,
        string month,
        HttpContext http,
        Catalogue catalogue,
        AppDb db,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (await catalogue.Site(site, stop) is not { Site: var here } || BookView.MonthOf(month) is not { } of)
            return NoSuchMonth();
        var hash = await db.LedgerSeals()
            .Where(row => row.SiteId == here.Id && row.Month == of)
            .Select(row => row.Hash)
            .SingleOrDefaultAsync(stop);
        if (hash is null)
            return NotClosed(here, of, time.GetUtcNow().UtcDateTime);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var tag = new EntityTagHeaderValue($"\"{hash}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, false)))
        {
            http.Response.GetTypedHeaders().ETag = tag;
            return Results.StatusCode(304);
        }
        var file = await LedgerFile.OfClosed(db, here.Id, of, stop);
        return Results.File(file!, TableFile.CsvType, $"buku-{here.Slug}-{month}.csv", entityTag: tag);
    }

    private static IResult NoSuchMonth() =>
        Problems.NotFound(
            "Bulan itu tidak ada di buku gotong royong.",
            "There is no such month in the gotong royong ledger."
        );

    private static IResult NotClosed(Site site, int month, DateTime now)
    {
        var closes = BookView.FirstOf(month).AddMonths(1);
        if (site.Clock.Date(now) >= closes)
            return Problems.NotFound(
                "Tidak ada catatan untuk bulan ini, atau bulan ini sedang ditutup. Coba lagi satu jam lagi.",
                "Nothing is on record for this month, or it is being closed. Try again in an hour."
            );
        var day = Words.LongDate(closes);
        return Problems.NotFound(
            $"Bulan ini masih terbuka. Ditutup {day}; setelah itu berkasnya ada di sini dan tidak berubah lagi.",
            $"This month is still open. It closes on {day}; from then on its file is here and never changes."
        );
    }

    private static async Task<IResult> Names(
        string site,
        string month,
        Catalogue catalogue,
        ReadBook book,
        TellBook tell,
        CancellationToken stop
    )
    {
        if (await catalogue.Site(site, stop) is not { } here || BookView.MonthOf(month) is not { } of)
            return NoSuchMonth();
        var view = new BookView(here, of / 100) { Month = of };
        var totals = (await book.Totals(view, stop)).Where(total => total.Month == of).ToList();
        return totals.Count == 0
            ? NoSuchMonth()
            : new TableAnswer(
                $"buku-{here.Site.Slug}-{month}-nama",
                false,
                Table(OfNames, Told(book, tell, view, totals, stop), Named, stop)
            );
    }

    private static string[] Named(BookRow row) =>
        [
            row.Row.Id.ToString(),
            row.What,
            row.Giver.Name,
            row.Need?.Title ?? "",
            row.Initiative?.Title ?? "",
            row.Code ?? "",
        ];

    private static Task<IResult> Csv(
        HttpContext http,
        Catalogue catalogue,
        AppDb db,
        ReadBook book,
        TellBook tell,
        CancellationToken stop
    ) =>
        View(
            http,
            catalogue,
            db,
            book,
            (view, totals) =>
                new TableAnswer(
                    "buku-gotong-royong",
                    false,
                    Table(OfView, Told(book, tell, view, totals, stop), Cells, stop)
                ),
            stop
        );

    private static Task<IResult> Json(
        HttpContext http,
        Catalogue catalogue,
        AppDb db,
        ReadBook book,
        TellBook tell,
        CancellationToken stop
    ) =>
        View(
            http,
            catalogue,
            db,
            book,
            (view, totals) => new BookJson(view, book, Told(book, tell, view, totals, stop)),
            stop
        );

    // Whole or not at all: a table that ended somewhere would not add up.
    private static async Task<IResult> View(
        HttpContext http,
        Catalogue catalogue,
        AppDb db,
        ReadBook book,
        Func<BookView, List<LedgerTotal>, IResult> answer,
        CancellationToken stop
    )
    {
        var query = http.Request.Query;
        if (
            await BookView.Read(key => query[key].ToString() is { Length: > 0 } text ? text : null, catalogue, db, stop)
            is not { } view
        )
            return Problems.NotFound(
                "Lokasi, inisiatif, atau pemberi itu tidak ada.",
                "There is no such site, initiative or giver."
            );
        var totals = ReadBook
            .In(view, await book.Totals(view, stop))
            .Where(total => view.Month is null || total.Month == view.Month)
            .ToList();
        if (totals.Sum(total => (long)total.Rows) <= ReadBook.MostRows)
            return answer(view, totals);
        var most = Words.Number(ReadBook.MostRows);
        return Problems.Of(
            422,
            "too_many_rows",
            Words.Say("Barisnya terlalu banyak.", "There are too many rows."),
            Words.Say(
                $"Paling banyak {most} baris sekali unduh. Pilih satu lokasi, tahun, atau bulan.",
                $"At most {most} rows at once. Choose one site, year or month."
            )
        );
    }

    private static async IAsyncEnumerable<BookRow> Told(
        ReadBook book,
        TellBook tell,
        BookView view,
        IReadOnlyList<LedgerTotal> totals,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await foreach (var lot in book.Lots(view, totals, stop))
        foreach (var row in await tell.Of(lot, stop))
            yield return row;
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> Table(
        string[] headings,
        IAsyncEnumerable<BookRow> rows,
        Func<BookRow, string[]> cells,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        yield return headings;
        await foreach (var row in rows.WithCancellation(stop))
            yield return cells(row);
    }

    private static string[] Cells(BookRow row) =>
        [
            row.Row.Id.ToString(),
            row.Row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            row.Site.Slug,
            LedgerApi.KeyOf(row.Kind),
            row.Row.Debit.ToString(),
            row.Row.Credit.ToString(),
            row.Row.Amount.ToString(CultureInfo.InvariantCulture),
            row.Counted.ToString(CultureInfo.InvariantCulture),
            row.Row.Reverses?.ToString() ?? "",
            row.What,
            row.Giver.Name,
            row.Need?.Title ?? "",
            row.Initiative?.Title ?? "",
            row.Code ?? "",
            row.Row.Cause,
        ];
}

/// <summary>
/// A view of the ledger as JSON, written as it is read: rows first, then how many they are and what they come to, so
/// that the sum is that of the very rows.
/// </summary>
internal sealed class BookJson(BookView view, ReadBook book, IAsyncEnumerable<BookRow> rows) : IResult
{
    private const int ALot = 200;

    public async Task ExecuteAsync(HttpContext http)
    {
        var stop = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/json; charset=utf-8";
        var address = http.RequestServices.GetRequiredService<PublicUrl>();
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("items");
        var (count, sum) = (0, 0L);
        await foreach (var row in rows.WithCancellation(stop))
        {
            JsonSerializer.Serialize(json, LedgerApi.Said(row, address), JsonSerializerOptions.Web);
            sum += row.Counted;
            if (++count % ALot == 0)
            {
                await json.FlushAsync(stop);
                await http.Response.BodyWriter.FlushAsync(stop);
            }
        }
        json.WriteEndArray();
        json.WriteNumber("rows", count);
        json.WriteNumber("rupiah", sum);
        json.WriteNumber("withoutValue", (await book.Unvalued(view, stop)).Values.Sum());
        json.WriteEndObject();
        await json.FlushAsync(stop);
        await http.Response.BodyWriter.FlushAsync(stop);
    }
}
