using System.Globalization;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Book;

/// <summary>Which part of the public ledger is looked at; null is all of it.</summary>
internal sealed record BookView(CatalogueSite? Site = null, int? Year = null, GiftKind? Kind = null)
{
    /// <summary>202611.</summary>
    public int? Month { get; init; }
    public Initiative? Initiative { get; init; }

    /// <summary>One that has a page; with those that were merged into it.</summary>
    public Organization? Giver { get; init; }
    public IReadOnlyList<Guid> GiverIds { get; init; } = [];

    /// <summary>What the ledger is asked for, in all years and kinds: the page shows the others too.</summary>
    public LedgerView Wide => new(Site?.Site.Id) { InitiativeId = Initiative?.Id, GiverIds = GiverIds };

    public LedgerView Whole => Wide with { Year = Year, Kind = Kind };

    /// <summary>What it is held against is of a site as a whole.</summary>
    public bool IsOfAll => Initiative is null && Giver is null;

    private static readonly Dictionary<string, GiftKind> Kinds = new()
    {
        ["uang"] = GiftKind.Money,
        ["barang"] = GiftKind.Goods,
        ["konsumsi"] = GiftKind.Food,
        ["jasa"] = GiftKind.Service,
        ["tenaga"] = GiftKind.Labour,
        ["tempat"] = GiftKind.Venue,
    };

    /// <summary>As it stands in the address.</summary>
    public static string KeyOf(GiftKind kind) => Kinds.Single(pair => pair.Value == kind).Key;

    /// <summary>202611 from 2026-11; null when it is none.</summary>
    public static int? MonthOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && first.Year is > 2000 and < 2200
            ? first.Year * 100 + first.Month
            : null;

    public static DateOnly FirstOf(int month) => new(month / 100, month % 100, 1);

    /// <summary>What the address asks for; null when it names what is not to be seen.</summary>
    public static async Task<BookView?> Read(
        Func<string, string?> asked,
        Catalogue catalogue,
        AppDb db,
        CancellationToken stop
    )
    {
        var view = new BookView
        {
            Month = MonthOf(asked("bulan")),
            Year = int.TryParse(asked("tahun"), out var year) && year is > 2000 and < 2200 ? year : null,
            Kind = Kinds.TryGetValue(asked("jenis") ?? "", out var kind) ? kind : null,
        };
        if (asked("situs") is { } slug)
        {
            if (await catalogue.Site(slug, stop) is not { } site)
                return null;
            view = view with { Site = site };
        }
        if (asked("inisiatif") is { } named)
            return await OfInitiative(view, named, db, stop);
        return asked("pemberi") is { } giver ? await OfGiver(view, giver, db, stop) : view;
    }

    private static async Task<BookView?> OfInitiative(BookView view, string slug, AppDb db, CancellationToken stop) =>
        await db.Initiatives().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug && row.Published, stop)
            is { } initiative
            ? view with
            {
                Initiative = initiative,
            }
            : null;

    private static async Task<BookView?> OfGiver(BookView view, string slug, AppDb db, CancellationToken stop)
    {
        var named = await db.MovedTo(slug, stop) ?? slug;
        var giver = await db.Organizations()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Slug == named && row.Status == OrganizationStatus.Verified, stop);
        if (giver is null)
            return null;
        return view with { Giver = giver, GiverIds = await db.Merged(giver.Id).ToListAsync(stop) };
    }
}
