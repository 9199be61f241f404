using System.Globalization;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Book;

/// <summary>
/// The public ledger for programs: <c>/api/v1/ledger</c>. Amounts are whole rupiah, days and months those of the site's
/// own calendar.
/// </summary>
internal static class LedgerApi
{
    private const int APage = 200;

    private static readonly ProblemKind BadPeriod = new(
        422,
        "bad_period",
        "Bulan atau tahunnya tidak bisa dibaca.",
        "The month or year cannot be read."
    );

    /// <summary>A row of the ledger: a gift with a value, or what takes one back.</summary>
    /// <param name="Date">On which it was posted, by the site's own calendar.</param>
    /// <param name="Kind"><c>money</c>, <c>goods</c>, <c>food</c>, <c>service</c>, <c>labour</c> or
    /// <c>venue</c>.</param>
    /// <param name="Debit">The account that received.</param>
    /// <param name="Credit">The account that gave.</param>
    /// <param name="Rupiah">Whole rupiah, more than 0.</param>
    /// <param name="Counted">What it adds to the sum: less than 0 for what takes back.</param>
    /// <param name="Reverses">Id of the row that it takes back, wholly or in part.</param>
    /// <param name="What">In words, in the language of the answer.</param>
    /// <param name="Giver">As they choose to be named.</param>
    /// <param name="Organization">Slug of the giver, where it is an organization with a page.</param>
    /// <param name="Need">Slug of the need it answered, where that is public.</param>
    /// <param name="Initiative">Slug of what it was given for, where that is public.</param>
    /// <param name="Url">Of the gift's page for people.</param>
    public sealed record RowItem(
        Guid Id,
        Guid Group,
        DateOnly Date,
        string Site,
        string Kind,
        string Debit,
        string Credit,
        long Rupiah,
        long Counted,
        Guid? Reverses,
        string What,
        string Giver,
        string? Organization,
        string? Need,
        string? Initiative,
        string? Url
    );

    /// <summary>What one month of a site came to in one kind.</summary>
    /// <param name="Month">As 2026-11.</param>
    /// <param name="Rows">How many rows.</param>
    /// <param name="Rupiah">What was given without what was taken back.</param>
    public sealed record TotalItem(string Site, string Month, string Kind, int Rows, long Rupiah);

    /// <summary>A closed month.</summary>
    /// <param name="Month">As 2026-11.</param>
    /// <param name="Hash">SHA-256 over all lines of the file but the last.</param>
    /// <param name="Before">That of the month before; empty in the first.</param>
    /// <param name="Sealed">With the site's offset.</param>
    /// <param name="Url">Of the file (CSV); it keeps its bytes.</param>
    public sealed record SealItem(
        string Month,
        int Rows,
        string Hash,
        string Before,
        DateTimeOffset Sealed,
        string Url
    );

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    public sealed record Page(IReadOnlyList<RowItem> Items, string? Next);

    /// <param name="Next">Always null, all fit one page.</param>
    public sealed record TotalPage(IReadOnlyList<TotalItem> Items, string? Next);

    /// <param name="Next">Always null, all fit one page.</param>
    public sealed record SealPage(IReadOnlyList<SealItem> Items, string? Next);

    public static void Map(IEndpointRouteBuilder api)
    {
        var ledger = api.MapGroup("/ledger").WithTags("Ledger");
        ledger
            .MapGet("", Rows)
            .Named("listLedgerRows")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it", needed: true)
            .Asks("month", "As 2026-11; the month that is open now when left out")
            .Asks("cursor", "The next of an earlier answer")
            .Gives(new Page([SampleRow], null))
            .Refuses(ProblemKinds.NotFound, BadPeriod, ProblemKinds.BadCursor);
        ledger
            .MapGet("/totals", Totals)
            .Named("listLedgerTotals")
            .RequireCors("public")
            .Asks("site", "Slug of a site; all sites when left out")
            .Asks("year", "As 2026; all years when left out")
            .Gives(new TotalPage([new("semarang", "2026-11", "goods", 3, 12_500_000)], null))
            .Refuses(ProblemKinds.NotFound, BadPeriod);
        ledger
            .MapGet("/seals", Seals)
            .Named("listLedgerSeals")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it", needed: true)
            .Gives(new SealPage([SampleSeal], null))
            .Refuses(ProblemKinds.NotFound);
    }

    private static readonly Guid Sample = new("0199f3a2-7c1e-7b53-9a64-2f8d1c3e5a70");

    private static readonly RowItem SampleRow = new(
        Sample,
        Sample,
        new(2026, 11, 14),
        "semarang",
        "goods",
        "GoodsReceived",
        "GoodsGiven",
        4_000_000,
        4_000_000,
        null,
        "20 buah kursi lipat",
        "Universitas Contoh",
        "universitas-contoh",
        "perlengkapan-kelas",
        "kelas-foto-produk",
        "https://example.org/hadiah/GR-7KQ4-2M"
    );

    private static readonly SealItem SampleSeal = new(
        "2026-10",
        3,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "",
        new(2026, 11, 1, 0, 12, 0, TimeSpan.FromHours(7)),
        "https://example.org/gotong-royong/buku/semarang/2026-10.csv"
    );

    /// <summary>The rows of one month of a site, the newest first.</summary>
    /// <remarks>Two hundred a page. A closed month never changes but for how givers want to be named.</remarks>
    /// <response code="200">A page of them.</response>
    internal static async Task<IResult> Rows(
        ReadBook book,
        TellBook tell,
        Catalogue catalogue,
        PublicUrl address,
        TimeProvider time,
        string? site,
        string? month,
        string? cursor,
        CancellationToken stop
    )
    {
        if (site is null || await catalogue.Site(site, stop) is not { } here)
            return NoSite(site);
        var today = here.Site.Clock.Date(time.GetUtcNow().UtcDateTime);
        if ((month is null ? today.Year * 100 + today.Month : BookView.MonthOf(month)) is not { } of)
            return NoPeriod();
        Guid? after = null;
        if (cursor is not null)
        {
            if (!Guid.TryParseExact(cursor, "n", out var read))
                return Problems.BadCursor();
            after = read;
        }
        var found = await book.After(here.Site.Id, of, after, APage + 1, stop);
        var shown = found.Count > APage ? found[..APage] : found;
        return Results.Json(
            new Page(
                [.. (await tell.Of(shown, stop)).Select(row => Said(row, address))],
                found.Count > APage ? shown[^1].Id.ToString("n") : null
            )
        );
    }

    /// <summary>What each month came to, by kind.</summary>
    /// <remarks>The sums are those of the rows, always. Gifts without a value are in none of them.</remarks>
    /// <response code="200">By site, month and kind, the oldest month first.</response>
    internal static async Task<IResult> Totals(
        ReadBook book,
        Catalogue catalogue,
        string? site,
        string? year,
        CancellationToken stop
    )
    {
        CatalogueSite? here = null;
        if (site is not null && (here = await catalogue.Site(site, stop)) is null)
            return NoSite(site);
        int? of = null;
        if (year is not null)
        {
            if (
                !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                || read is < 2000 or > 2200
            )
                return NoPeriod();
            of = read;
        }
        var view = new BookView(here, of);
        var slugs = (await catalogue.Sites(stop)).ToDictionary(known => known.Site.Id, known => known.Site.Slug);
        return Results.Json(
            new TotalPage(
                [
                    .. ReadBook
                        .In(view, await book.Totals(view, stop))
                        .Where(total => slugs.ContainsKey(total.SiteId))
                        .Select(total => new TotalItem(
                            slugs[total.SiteId],
                            LedgerSeal.Name(total.Month),
                            KeyOf(total.Kind),
                            total.Rows,
                            total.Amount
                        )),
                ],
                null
            )
        );
    }

    /// <summary>The closed months of a site with their seals.</summary>
    /// <remarks>Each is over its month and the seal before; <c>head -n -1 FILE | sha256sum</c> checks it.</remarks>
    /// <response code="200">All of them, the oldest first.</response>
    internal static async Task<IResult> Seals(
        AppDb db,
        Catalogue catalogue,
        PublicUrl address,
        string? site,
        CancellationToken stop
    )
    {
        if (site is null || await catalogue.Site(site, stop) is not { Site: var here })
            return NoSite(site);
        var seals = await db.LedgerSeals()
            .AsNoTracking()
            .Where(row => row.SiteId == here.Id)
            .OrderBy(row => row.Month)
            .ToListAsync(stop);
        return Results.Json(
            new SealPage(
                [
                    .. seals.Select(seal => new SealItem(
                        LedgerSeal.Name(seal.Month),
                        seal.Rows,
                        seal.Hash,
                        seal.Before,
                        here.Clock.WithOffset(seal.Sealed),
                        address.Of($"{BookFiles.Address}/{here.Slug}/{LedgerSeal.Name(seal.Month)}.csv")
                    )),
                ],
                null
            )
        );
    }

    public static string KeyOf(GiftKind kind) => kind.ToString().ToLowerInvariant();

    public static RowItem Said(BookRow row, PublicUrl address) =>
        new(
            row.Row.Id,
            row.Row.GroupId,
            row.Row.Day,
            row.Site.Slug,
            KeyOf(row.Kind),
            row.Row.Debit.ToString(),
            row.Row.Credit.ToString(),
            row.Row.Amount,
            row.Counted,
            row.Row.Reverses,
            row.What,
            row.Giver.Name,
            row.Giver.Slug,
            row.Need?.Slug,
            row.Initiative?.Slug,
            row.Code is { } code ? address.Of("/hadiah/" + code) : null
        );

    private static IResult NoSite(string? site) =>
        site is null
            ? Problems.NotFound("Kirim site, seperti di GET /sites.", "Send a site, as GET /sites tells it.")
            : Problems.NotFound($"Tidak ada lokasi \"{site}\".", $"There is no site \"{site}\".");

    private static IResult NoPeriod() =>
        Problems.Of(
            BadPeriod,
            Words.Say("Tulis bulan seperti 2026-11, tahun seperti 2026.", "Write a month as 2026-11, a year as 2026.")
        );
}
