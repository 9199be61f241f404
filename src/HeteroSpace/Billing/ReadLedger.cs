using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>Which part of the ledger is looked at; null is all of it.</summary>
public sealed record LedgerView(Guid? SiteId = null, int? Year = null, GiftKind? Kind = null)
{
    /// <summary>One of the two at most.</summary>
    public Guid? InitiativeId { get; init; }
    public Guid? GiverId { get; init; }

    /// <summary>Several that are one giver today: organizations that were merged.</summary>
    public IReadOnlyCollection<Guid> GiverIds
    {
        get => GiverId is { } one ? [one] : field;
        init;
    } = [];
}

/// <summary>What one month of a site came to in one kind.</summary>
/// <param name="Month">202611.</param>
/// <param name="Rows">Postings and reversals.</param>
/// <param name="Amount">Whole rupiah: what was given without what was taken back.</param>
public sealed record LedgerTotal(Guid SiteId, int Month, GiftKind Kind, int Rows, long Amount);

/// <summary>
/// Reads the ledger: closed months from what was fixed when they were sealed, the open one from its rows, so that a
/// page costs the same however old the ledger is. Who shows sums beside their rows reads both in one state
/// (<see cref="OneState"/>).
/// </summary>
public sealed class ReadLedger(AppDb db)
{
    /// <summary>By site, month and kind, the oldest month first.</summary>
    public async Task<IReadOnlyList<LedgerTotal>> Totals(LedgerView view, CancellationToken stop = default)
    {
        var last = await LastSealed(stop);
        // A month that is closed in this very moment is summed from its rows below, and not twice.
        var upTo = last.ToDictionary(site => site.Site, site => site.Month);
        var found = (await Fixed(view).ToListAsync(stop)).FindAll(part =>
            part.Month <= upTo.GetValueOrDefault(part.SiteId)
        );
        foreach (
            var open in last.Where(site => view.SiteId is null || site.Site == view.SiteId).GroupBy(site => site.Month)
        )
        {
            Guid[] sites = [.. open.Select(site => site.Site)];
            found.AddRange(
                await Rows(view)
                    .Where(row => sites.Contains(row.SiteId) && row.Month > open.Key)
                    .GroupBy(row => new
                    {
                        row.SiteId,
                        row.Month,
                        row.Debit,
                    })
                    .Select(group => new Part(
                        group.Key.SiteId,
                        group.Key.Month,
                        group.Key.Debit,
                        group.Count(),
                        group.Sum(row => row.Amount)
                    ))
                    .ToListAsync(stop)
            );
        }
        return Together(found);
    }

    /// <summary>The rows of a view in which totals were found, the newest first.</summary>
    /// <param name="month">Null for all of the view; only where it is of one initiative or giver.</param>
    public IQueryable<LedgerRow> Rows(LedgerView view, int? month = null)
    {
        var rows = db.LedgerRows().AsNoTracking();
        if (view.SiteId is { } site)
            rows = rows.Where(row => row.SiteId == site);
        if (view.InitiativeId is { } initiative)
            rows = rows.Where(row => row.InitiativeId == initiative);
        if (view.GiverIds is { Count: > 0 } givers)
            rows = rows.Where(row => row.GiverId != null && givers.Contains(row.GiverId.Value));
        if (view.Year is { } year)
            rows = rows.Where(row => row.Month >= year * 100 && row.Month < (year + 1) * 100);
        if (month is { } one)
            rows = rows.Where(row => row.Month == one);
        if (view.Kind is { } kind)
        {
            var (debit, credit) = LedgerAccounts.Of(kind);
            rows = rows.Where(row => row.Debit == debit || row.Debit == credit);
        }
        return rows;
    }

    // Its other account follows from the one in debit.
    private sealed record Part(Guid SiteId, int Month, LedgerAccount Debit, int Rows, long Amount);

    private IQueryable<Part> Fixed(LedgerView view)
    {
        var of = SumOf.Site;
        if (view.InitiativeId is not null)
            of = SumOf.Initiative;
        else if (view.GiverIds.Count > 0)
            of = SumOf.Giver;
        var sums = db.LedgerSums().AsNoTracking().Where(sum => sum.Of == of);
        if (view.SiteId is { } site)
            sums = sums.Where(sum => sum.SiteId == site);
        if (of != SumOf.Site)
        {
            Guid[] keys = view.InitiativeId is { } initiative ? [initiative] : [.. view.GiverIds];
            sums = sums.Where(sum => keys.Contains(sum.Key));
        }
        if (view.Year is { } year)
            sums = sums.Where(sum => sum.Month >= year * 100 && sum.Month < (year + 1) * 100);
        if (view.Kind is { } kind)
        {
            var (debit, credit) = LedgerAccounts.Of(kind);
            sums = sums.Where(sum => sum.Debit == debit || sum.Debit == credit);
        }
        return sums.Select(sum => new Part(sum.SiteId, sum.Month, sum.Debit, sum.Rows, sum.Amount));
    }

    private async Task<List<(Guid Site, int Month)>> LastSealed(CancellationToken stop)
    {
        var sites = await db.LedgerCounts().Select(count => count.SiteId).Distinct().ToListAsync(stop);
        var last = await db.LedgerSeals()
            .GroupBy(seal => seal.SiteId)
            .Select(seals => new { Site = seals.Key, Month = seals.Max(seal => seal.Month) })
            .ToDictionaryAsync(seal => seal.Site, seal => seal.Month, stop);
        return [.. sites.Select(site => (site, last.GetValueOrDefault(site)))];
    }

    private static List<LedgerTotal> Together(IEnumerable<Part> parts) =>
        [
            .. parts
                .GroupBy(part => (part.SiteId, part.Month, Kind: LedgerAccounts.KindOf(part.Debit)))
                .Select(group => new LedgerTotal(
                    group.Key.SiteId,
                    group.Key.Month,
                    group.Key.Kind,
                    group.Sum(part => part.Rows),
                    group.Sum(part =>
                        part.Debit == LedgerAccounts.Of(group.Key.Kind).Debit ? part.Amount : -part.Amount
                    )
                ))
                .OrderBy(total => total.Month)
                .ThenBy(total => total.Kind),
        ];
}
