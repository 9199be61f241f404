using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Book;

/// <summary>
/// The ledger as everyone reads it. Whoever gave with their name once and does not want to be named any more is not
/// found by it either: such gifts are in the sums of all, and in none of theirs.
/// </summary>
internal sealed class ReadBook(AppDb db, ReadLedger ledger)
{
    /// <summary>So many rows of one view are given out at once; each closed month has a file of its own.</summary>
    public const int MostRows = 100_000;
    private const int ALot = 500;

    /// <summary>Of all years and kinds, the oldest month first.</summary>
    public async Task<IReadOnlyList<LedgerTotal>> Totals(BookView view, CancellationToken stop)
    {
        var totals = await ledger.Totals(view.Wide, stop);
        if (await Unnamed(view, stop) is not { Count: > 0 } causes)
            return totals;
        var left = (await ledger.Rows(view.Wide).Where(row => causes.Contains(row.Cause)).ToListAsync(stop))
            .GroupBy(row => (row.SiteId, row.Month, Kind: LedgerAccounts.KindOf(row.Debit)))
            .ToDictionary(group => group.Key, group => (Rows: group.Count(), Amount: group.Sum(Counted)));
        return
        [
            .. totals
                .Select(total =>
                    left.TryGetValue((total.SiteId, total.Month, total.Kind), out var less)
                        ? total with
                        {
                            Rows = total.Rows - less.Rows,
                            Amount = total.Amount - less.Amount,
                        }
                        : total
                )
                .Where(total => total.Rows > 0),
        ];
    }

    /// <summary>Those of a view that are in its year and kind.</summary>
    public static IEnumerable<LedgerTotal> In(BookView view, IEnumerable<LedgerTotal> totals) =>
        totals.Where(total =>
            (view.Year is null || total.Month / 100 == view.Year) && (view.Kind is null || total.Kind == view.Kind)
        );

    /// <summary>What a row adds to the sum: what takes back adds less than nothing.</summary>
    public static long Counted(LedgerRow row) => row.Reverses is null ? row.Amount : -row.Amount;

    /// <summary>The rows of one month, the newest first.</summary>
    public async Task<List<LedgerRow>> Page(BookView view, int month, int skip, int most, CancellationToken stop) =>
        await Newest(await Rows(view, month, stop), skip, most, stop);

    /// <summary>How many rows of the month stand before this one.</summary>
    public async Task<int> Newer(BookView view, int month, Guid than, CancellationToken stop) =>
        await (await Rows(view, month, stop)).Where(row => row.Id > than).CountAsync(stop);

    // The ids stand in an index; only those that are shown are read whole.
    private Task<List<LedgerRow>> Newest(IQueryable<LedgerRow> rows, int skip, int most, CancellationToken stop)
    {
        var ids = rows.OrderByDescending(row => row.Id).Select(row => row.Id).Skip(skip).Take(most);
        return db.LedgerRows()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .OrderByDescending(row => row.Id)
            .ToListAsync(stop);
    }

    /// <summary>So many rows of one month of a site, the newest first, that are older than this one.</summary>
    public Task<List<LedgerRow>> After(Guid site, int month, Guid? after, int most, CancellationToken stop)
    {
        var rows = ledger.Rows(new(site), month);
        if (after is { } last)
            rows = rows.Where(row => row.Id < last);
        return Newest(rows, 0, most, stop);
    }

    /// <summary>All rows of the months of a view, the newest month first, lot by lot.</summary>
    public async IAsyncEnumerable<List<LedgerRow>> Lots(
        BookView view,
        IEnumerable<LedgerTotal> totals,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        var months = totals.Select(total => (total.Month, total.SiteId)).Distinct();
        foreach (var (month, site) in months.OrderByDescending(one => one.Month).ThenBy(one => one.SiteId))
        {
            var rows = (await Rows(view, month, stop)).Where(row => row.SiteId == site);
            for (List<LedgerRow> lot = []; ; )
            {
                var after = lot.Count > 0 ? lot[^1].Id : (Guid?)null;
                var next = after is { } last ? rows.Where(row => row.Id < last) : rows;
                lot = await Newest(next, 0, ALot, stop);
                if (lot.Count > 0)
                    yield return lot;
                if (lot.Count < ALot)
                    break;
            }
        }
    }

    private async Task<IQueryable<LedgerRow>> Rows(BookView view, int month, CancellationToken stop)
    {
        var rows = ledger.Rows(view.Whole with { Year = null }, month);
        return await Unnamed(view, stop) is { Count: > 0 } causes
            ? rows.Where(row => !causes.Contains(row.Cause))
            : rows;
    }

    private (Guid Giver, List<string> Causes)? _unnamed;

    private async Task<List<string>> Unnamed(BookView view, CancellationToken stop)
    {
        if (view.Giver is not { } giver)
            return [];
        if (_unnamed is not { } known || known.Giver != giver.Id)
        {
            var receipts = await db.GiftReceipts()
                .Join(
                    db.Pledges().Where(row => row.ShownAs != GiverShown.Named && row.OrganizationId != null),
                    receipt => receipt.PledgeId,
                    pledge => pledge.Id,
                    (receipt, pledge) => new { receipt.Id, pledge.OrganizationId }
                )
                .Where(row => view.GiverIds.Contains(row.OrganizationId!.Value))
                .Select(row => row.Id)
                .ToListAsync(stop);
            _unnamed = known = (giver.Id, receipts.ConvertAll(id => BookCause.OfReceipt + id));
        }
        return known.Causes;
    }

    /// <summary>
    /// Gifts that came and have no value, by kind: they are counted and not summed, since not valued is not nothing.
    /// </summary>
    public async Task<Dictionary<GiftKind, int>> Unvalued(BookView view, CancellationToken stop)
    {
        var receipts = db.GiftReceipts()
            .Where(row => row.Counted != null && row.TakenBack == null && row.Value == null);
        if (view.Site is { Site.Id: var site })
            receipts = receipts.Where(row => row.SiteId == site);
        if (DaysOf(view) is var (first, last))
            receipts = receipts.Where(row => row.Came >= first && row.Came <= last);
        if (view.Kind is { } one)
            receipts = receipts.Where(row => row.Kind == one);
        if (view.Initiative is { Id: var initiative })
            receipts = receipts.Where(row => row.InitiativeId == initiative);
        if (view.Giver is not null)
            receipts = receipts
                .Where(row => row.OrganizationId != null && view.GiverIds.Contains(row.OrganizationId.Value))
                .Where(row => db.Pledges().Any(of => of.Id == row.PledgeId && of.ShownAs == GiverShown.Named));
        return await receipts
            .GroupBy(row => row.Kind)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
    }

    private static (DateOnly First, DateOnly Last)? DaysOf(BookView view) =>
        view switch
        {
            { Month: { } month } => (BookView.FirstOf(month), BookView.FirstOf(month).AddMonths(1).AddDays(-1)),
            { Year: { } year } => (new(year, 1, 1), new(year, 12, 31)),
            _ => null,
        };
}
