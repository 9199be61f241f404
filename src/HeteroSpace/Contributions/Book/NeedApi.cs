using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Book;

/// <summary>What is needed, for programs: <c>/api/v1/needs</c>.</summary>
internal static class NeedApi
{
    private const int APage = 50;

    /// <summary>One thing that is needed.</summary>
    /// <param name="Kind"><c>money</c>, <c>goods</c>, <c>food</c>, <c>service</c>, <c>labour</c> or
    /// <c>venue</c>.</param>
    /// <param name="What">As <c>kursi lipat</c>; of hands what is to be done.</param>
    /// <param name="Unit">As <c>buah</c>; of money <c>rupiah</c>.</param>
    /// <param name="Needed">How many, in its unit; of money whole rupiah.</param>
    /// <param name="Promised">By pledges that stand, not received yet.</param>
    /// <param name="Received">What came, also beyond what was needed.</param>
    /// <param name="Missing">What nobody has promised or brought yet.</param>
    /// <param name="WillNotDo">What does not help; empty when nothing is said.</param>
    /// <param name="Starts">Of a slot of hands or a place, with the site's offset.</param>
    /// <param name="Ends">Of a slot of hands or a place, with the site's offset.</param>
    /// <param name="Bring">What those who come bring along; empty when nothing is said.</param>
    /// <param name="Role">Of hands: <c>crew</c>, <c>volunteer</c>, <c>mentor</c> or <c>intern</c>.</param>
    /// <param name="Open">False when enough came: please bring no more.</param>
    public sealed record LineItem(
        Guid Id,
        string Kind,
        string What,
        string Unit,
        long Needed,
        long Promised,
        long Received,
        long Missing,
        string WillNotDo,
        DateTimeOffset? Starts,
        DateTimeOffset? Ends,
        string Bring,
        string? Role,
        bool Open
    );

    /// <summary>What a site or an initiative needs from others.</summary>
    /// <param name="Why">Plain words.</param>
    /// <param name="Site">Slug of the site.</param>
    /// <param name="Initiative">Slug of what it is for, where that is public.</param>
    /// <param name="By">The last day, by the site's own calendar.</param>
    /// <param name="Basis">By what right money or goods are asked for: <c>none</c>, <c>permit</c>, <c>grant</c>,
    /// <c>csr</c> or <c>limitedcircle</c>.</param>
    /// <param name="BasisText">The permit's number, the grant, the fund or the circle.</param>
    /// <param name="Url">Of its page for people.</param>
    public sealed record NeedItem(
        string Slug,
        string Title,
        string Why,
        string Site,
        string? Initiative,
        string Sector,
        DateOnly By,
        string Basis,
        string BasisText,
        string Url,
        IReadOnlyList<LineItem> Lines
    );

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    public sealed record Page(IReadOnlyList<NeedItem> Items, string? Next);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/needs", List)
            .WithTags("Needs")
            .Named("listNeeds")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it; all sites when left out")
            .Asks("cursor", "The next of an earlier answer")
            .Gives(new Page([SampleNeed], null))
            .Refuses(ProblemKinds.NotFound, ProblemKinds.BadCursor);

    private static readonly NeedItem SampleNeed = new(
        "perlengkapan-kelas",
        "Perlengkapan kelas",
        "Kelas pagi sudah penuh.",
        "semarang",
        "kelas-foto-produk",
        "Photography",
        new(2026, 12, 5),
        "limitedcircle",
        "Mitra Hetero Space",
        "https://example.org/gotong-royong/perlengkapan-kelas",
        [
            new(
                new("0199f3a2-7c1e-7b53-9a64-2f8d1c3e5a70"),
                "goods",
                "kursi lipat",
                "buah",
                20,
                7,
                0,
                13,
                "kursi plastik",
                null,
                null,
                "",
                null,
                true
            ),
        ]
    );

    /// <summary>What is needed now, the most urgent first.</summary>
    /// <remarks>Fifty a page, each with all its lines; only what is open.</remarks>
    /// <response code="200">A page of them.</response>
    internal static async Task<IResult> List(
        AppDb db,
        Catalogue catalogue,
        PublicUrl address,
        string? site,
        string? cursor,
        CancellationToken stop
    )
    {
        CatalogueSite? here = null;
        if (site is not null && (here = await catalogue.Site(site, stop)) is null)
            return Problems.NotFound($"Tidak ada lokasi \"{site}\".", $"There is no site \"{site}\".");
        var needs = db.Needs().AsNoTracking().Where(row => row.Status == NeedStatus.Published);
        if (here is { Site.Id: var at })
            needs = needs.Where(row => row.SiteId == at);
        if (cursor is not null)
        {
            if (ReadCursor(cursor) is not var (by, after))
                return Problems.BadCursor();
            needs = needs.Where(row => row.By > by || row.By == by && row.Id > after);
        }
        var found = await needs.OrderBy(row => row.By).ThenBy(row => row.Id).Take(APage + 1).ToListAsync(stop);
        var shown = found.Count > APage ? found[..APage] : found;
        var last = shown.LastOrDefault();
        return Results.Json(
            new Page(
                await Told(shown, db, catalogue, address, stop),
                found.Count > APage ? $"{last!.By:yyyyMMdd}_{last.Id:n}" : null
            )
        );
    }

    private static (DateOnly By, Guid After)? ReadCursor(string cursor) =>
        cursor.Split('_') is [var day, var last]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var by)
        && Guid.TryParseExact(last, "n", out var after)
            ? (by, after)
            : null;

    private static async Task<List<NeedItem>> Told(
        List<Need> needs,
        AppDb db,
        Catalogue catalogue,
        PublicUrl address,
        CancellationToken stop
    )
    {
        var ids = needs.ConvertAll(need => need.Id);
        var within = needs.Select(need => need.InitiativeId).OfType<Guid>().Distinct().ToList();
        var lines = (
            await db.NeedLines()
                .AsNoTracking()
                .Where(row => ids.Contains(row.NeedId))
                .OrderBy(row => row.Position)
                .ToListAsync(stop)
        ).ToLookup(row => row.NeedId);
        var slugs = await db.Initiatives()
            .Where(row => row.Published && within.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Slug, stop);
        var sites = (await catalogue.Sites(stop)).ToDictionary(known => known.Site.Id, known => known.Site);
        return needs.ConvertAll(need => new NeedItem(
            need.Slug,
            need.Title,
            MarkdownText.Plain(need.Why),
            sites[need.SiteId].Slug,
            need.InitiativeId is { } initiative ? slugs.GetValueOrDefault(initiative) : null,
            need.Sector.ToString(),
            need.By,
            need.Basis.ToString().ToLowerInvariant(),
            need.BasisText,
            address.Of("/gotong-royong/" + need.Slug),
            [.. lines[need.Id].Select(line => Said(line, sites[need.SiteId]))]
        ));
    }

    private static LineItem Said(NeedLine line, Site site) =>
        new(
            line.Id,
            LedgerApi.KeyOf(line.Kind),
            line.What,
            line.Unit,
            line.Needed,
            line.Promised,
            line.Received,
            line.Missing,
            line.WillNotDo,
            line.Starts is { } starts ? site.Clock.WithOffset(starts) : null,
            line.Ends is { } ends ? site.Clock.WithOffset(ends) : null,
            line.Bring,
            line.Role?.ToString().ToLowerInvariant(),
            line.IsOpen
        );
}
