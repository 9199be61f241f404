using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Book;

/// <summary>How a row of the ledger says what it is about.</summary>
internal static class BookCause
{
    public const string OfReceipt = "receipt:";

    public static Guid? Receipt(LedgerRow row) =>
        row.Cause.StartsWith(OfReceipt, StringComparison.Ordinal)
        && Guid.TryParse(row.Cause.AsSpan(OfReceipt.Length), out var id)
            ? id
            : null;
}

/// <summary>A row of the ledger with what everyone may know of it: what came, from whom, for what.</summary>
/// <param name="What">As <c>20 buah kursi lipat</c>.</param>
/// <param name="Code">Of the gift, which has a page; null where the row has another cause.</param>
public sealed record BookRow(LedgerRow Row, Site Site, string What, ShownGiver Giver, string? Code = null)
{
    /// <summary>What it was asked for by; without an address where its page is not to be seen.</summary>
    public (string? Slug, string Title)? Need { get; init; }
    public (string Slug, string Title)? Initiative { get; init; }

    /// <summary>The row that this one takes back.</summary>
    public LedgerRow? Original { get; init; }

    /// <summary>Why, as it was said.</summary>
    public string Because { get; init; } = "";

    /// <summary>How much of it others took back, and the last of them.</summary>
    public long TakenBack { get; init; }
    public LedgerRow? TakenBackBy { get; init; }

    public GiftKind Kind => LedgerAccounts.KindOf(Row.Debit);
    public long Counted => ReadBook.Counted(Row);

    /// <summary>What it is told as, whole.</summary>
    public string Told => Need is { } need ? What + " " + Words.Say("untuk", "for") + " " + need.Title : What;

    /// <summary>Where it stands on the page of its month.</summary>
    public static string Anchor(LedgerRow row) => "b-" + row.Id.ToString("n");
}

/// <summary>Reads what stands behind rows of the ledger: a few queries, however many rows there are.</summary>
internal sealed class TellBook(AppDb db, Catalogue catalogue)
{
    private sealed record Gift(GiftReceipt Receipt, Pledge Pledge, NeedLine Line, Need Need);

    public async Task<List<BookRow>> Of(IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        var sites = (await catalogue.Sites(stop)).ToDictionary(site => site.Site.Id, site => site.Site);
        var gifts = await Gifts(rows, stop);
        var givers = await ShownGiver.Of(
            db,
            [.. gifts.Values.Select(gift => gift.Pledge).DistinctBy(one => one.Id)],
            stop
        );
        var payers = await Payers(rows, stop);
        var within = await Initiatives(rows, stop);
        var (originals, reversals) = await Related(rows, stop);
        return
        [
            .. rows.Where(row => sites.ContainsKey(row.SiteId))
                .Select(row =>
                {
                    var gift = BookCause.Receipt(row) is { } id ? gifts.GetValueOrDefault(id) : null;
                    var said = new BookRow(
                        row,
                        sites[row.SiteId],
                        What(row, gift),
                        gift is null ? Payer(row, payers) : givers[gift.Pledge.Id]
                    );
                    return said with
                    {
                        Code = gift?.Pledge.Code,
                        Need = NeedOf(gift, said.Site),
                        Initiative =
                            row.InitiativeId is { } one && within.TryGetValue(one, out var found) ? found : null,
                        Original = row.Reverses is { } taken ? originals.GetValueOrDefault(taken) : null,
                        Because = Because(row, gift, said.Site),
                        TakenBack = reversals[row.Id].Sum(back => back.Amount),
                        TakenBackBy = reversals[row.Id].MaxBy(back => back.Id),
                    };
                }),
        ];
    }

    private static string What(LedgerRow row, Gift? gift) =>
        gift is null ? LedgerAccounts.KindOf(row.Debit).Said() : gift.Line.Whole(gift.Receipt.Quantity);

    private static (string? Slug, string Title)? NeedOf(Gift? gift, Site site)
    {
        if (gift is null)
            return null;
        var isPublic = gift.Need.Status != NeedStatus.Draft && site.Published;
        return (isPublic ? gift.Need.Slug : null, gift.Need.Title);
    }

    // What was valued anew is reversed as well: that says nothing of why it was taken back later.
    private static string Because(LedgerRow row, Gift? gift, Site site) =>
        row.Reverses is not null && gift?.Receipt is { TakenBack: { } at } receipt && site.Clock.Date(at) <= row.Day
            ? receipt.TakenBackBecause
            : "";

    private static ShownGiver Payer(LedgerRow row, Dictionary<Guid, ShownGiver> payers) =>
        row.GiverId is { } id && payers.TryGetValue(id, out var known) ? known : ShownGiver.Nobody;

    private async Task<Dictionary<Guid, Gift>> Gifts(IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        List<Guid> ids = [.. rows.Select(BookCause.Receipt).OfType<Guid>().Distinct()];
        if (ids.Count == 0)
            return [];
        return (
            await db.GiftReceipts()
                .AsNoTracking()
                .Where(row => ids.Contains(row.Id))
                .Join(db.Pledges(), row => row.PledgeId, pledge => pledge.Id, (row, pledge) => new { row, pledge })
                .Join(
                    db.NeedLines(),
                    row => row.pledge.LineId,
                    line => line.Id,
                    (row, line) =>
                        new
                        {
                            row.row,
                            row.pledge,
                            line,
                        }
                )
                .Join(
                    db.Needs(),
                    row => row.line.NeedId,
                    need => need.Id,
                    (of, need) => new Gift(of.row, of.pledge, of.line, need)
                )
                .AsNoTracking()
                .ToListAsync(stop)
        ).ToDictionary(gift => gift.Receipt.Id);
    }

    // Rows that no gift stands behind.
    private Task<Dictionary<Guid, ShownGiver>> Payers(IReadOnlyList<LedgerRow> rows, CancellationToken stop) =>
        ShownGiver.Of(
            db,
            [.. rows.Where(row => BookCause.Receipt(row) is null).Select(row => row.GiverId).OfType<Guid>().Distinct()],
            stop
        );

    private async Task<Dictionary<Guid, (string, string)>> Initiatives(
        IReadOnlyList<LedgerRow> rows,
        CancellationToken stop
    )
    {
        List<Guid> ids = [.. rows.Select(row => row.InitiativeId).OfType<Guid>().Distinct()];
        if (ids.Count == 0)
            return [];
        return (
            await db.Initiatives()
                .Where(row => row.Published && ids.Contains(row.Id))
                .Select(row => new
                {
                    row.Id,
                    row.Slug,
                    row.Title,
                })
                .ToListAsync(stop)
        ).ToDictionary(row => row.Id, row => (row.Slug, row.Title));
    }

    private async Task<(Dictionary<Guid, LedgerRow>, ILookup<Guid, LedgerRow>)> Related(
        IReadOnlyList<LedgerRow> rows,
        CancellationToken stop
    )
    {
        List<Guid> taken = [.. rows.Select(row => row.Reverses).OfType<Guid>().Distinct()];
        List<Guid> ids = [.. rows.Where(row => row.Reverses is null).Select(row => row.Id)];
        List<LedgerRow> originals = [];
        if (taken.Count > 0)
            originals = await db.LedgerRows().AsNoTracking().Where(row => taken.Contains(row.Id)).ToListAsync(stop);
        var reversals = await db.LedgerRows()
            .AsNoTracking()
            .Where(row => row.Reverses != null && ids.Contains(row.Reverses.Value))
            .ToListAsync(stop);
        return (originals.ToDictionary(row => row.Id), reversals.ToLookup(row => row.Reverses!.Value));
    }
}
