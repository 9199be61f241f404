using System.Collections.Concurrent;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>
/// What the closed months of each site came to. That is fixed when they are sealed and never changes, so it is read
/// once, and again only when a month more is closed.
/// </summary>
public sealed class ClosedSums
{
    private readonly ConcurrentDictionary<Guid, (int UpTo, IReadOnlyList<LedgerTotal> Totals)> _sites = new();

    /// <summary>By month and kind, the oldest month first.</summary>
    /// <param name="upTo">The last sealed month, in the state that is read.</param>
    internal async Task<IReadOnlyList<LedgerTotal>> Of(AppDb db, Guid site, int upTo, CancellationToken stop)
    {
        if (_sites.TryGetValue(site, out var known) && known.UpTo == upTo)
            return known.Totals;
        var parts = await Parts(
                db.LedgerSums().Where(sum => sum.Of == SumOf.Site && sum.SiteId == site && sum.Month <= upTo)
            )
            .ToListAsync(stop);
        var totals = Together(parts);
        // Who reads an older state beside a seal that was just made keeps it to itself.
        _sites.AddOrUpdate(site, (upTo, totals), (_, newer) => newer.UpTo > upTo ? newer : (upTo, totals));
        return totals;
    }

    /// <summary>Its other account follows from the one in debit.</summary>
    internal sealed record Part(Guid SiteId, int Month, LedgerAccount Debit, int Rows, long Amount);

    internal static IQueryable<Part> Parts(IQueryable<LedgerSum> sums) =>
        sums.AsNoTracking().Select(sum => new Part(sum.SiteId, sum.Month, sum.Debit, sum.Rows, sum.Amount));

    /// <summary>What was given without what was taken back, by site, month and kind, the oldest month first.</summary>
    internal static List<LedgerTotal> Together(IEnumerable<Part> parts) =>
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
