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
public sealed class ReadLedger(AppDb db, ClosedSums closed)
{
    /// <summary>By site, month and kind, the oldest month first.</summary>
    public async Task<IReadOnlyList<LedgerTotal>> Totals(LedgerView view, CancellationToken stop = default)
    {
        List<(Guid Site, int Month)> last =
        [
            .. (await LastSealed(stop)).Where(site => view.SiteId is null || site.Site == view.SiteId),
        ];
        var found =
            view.InitiativeId is null && view.GiverIds.Count == 0
                ? await ClosedOfSites(view, last, stop)
                : await Closed(view, last, stop);
        found.AddRange(await Open(view, last, stop));
        return [.. found.OrderBy(total => total.Month).ThenBy(total => total.Kind)];
    }

    private async Task<List<LedgerTotal>> ClosedOfSites(
        LedgerView view,
        List<(Guid Site, int Month)> last,
        CancellationToken stop
    )
    {
        var found = new List<LedgerTotal>();
        foreach (var (site, month) in last)
            found.AddRange(
                (await closed.Of(db, site, month, stop)).Where(total =>
                    (view.Year is not { } year || total.Month / 100 == year)
                    && (view.Kind is not { } kind || total.Kind == kind)
                )
            );
        return found;
    }

    // A month that is closed in this very moment is summed from its rows, and not twice.
    private async Task<List<LedgerTotal>> Closed(
        LedgerView view,
        List<(Guid Site, int Month)> last,
        CancellationToken stop
    )
    {
        var upTo = last.ToDictionary(site => site.Site, site => site.Month);
        var found = await ClosedSums.Parts(Fixed(view)).ToListAsync(stop);
        return ClosedSums.Together(found.Where(part => part.Month <= upTo.GetValueOrDefault(part.SiteId)));
    }

    private async Task<List<LedgerTotal>> Open(
        LedgerView view,
        List<(Guid Site, int Month)> last,
        CancellationToken stop
    )
    {
        var found = new List<ClosedSums.Part>();
        foreach (var open in last.GroupBy(site => site.Month))
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
                    .Select(group => new ClosedSums.Part(
                        group.Key.SiteId,
                        group.Key.Month,
                        group.Key.Debit,
                        group.Count(),
                        group.Sum(row => row.Amount)
                    ))
                    .ToListAsync(stop)
            );
        }
        return ClosedSums.Together(found);
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

    // Of one initiative or giver.
    private IQueryable<LedgerSum> Fixed(LedgerView view)
    {
        var of = view.InitiativeId is null ? SumOf.Giver : SumOf.Initiative;
        Guid[] keys = view.InitiativeId is { } initiative ? [initiative] : [.. view.GiverIds];
        var sums = db.LedgerSums().Where(sum => sum.Of == of && keys.Contains(sum.Key));
        if (view.SiteId is { } site)
            sums = sums.Where(sum => sum.SiteId == site);
        if (view.Year is { } year)
            sums = sums.Where(sum => sum.Month >= year * 100 && sum.Month < (year + 1) * 100);
        if (view.Kind is { } kind)
        {
            var (debit, credit) = LedgerAccounts.Of(kind);
            sums = sums.Where(sum => sum.Debit == debit || sum.Debit == credit);
        }
        return sums;
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
}
