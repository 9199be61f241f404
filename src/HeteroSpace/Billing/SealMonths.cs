using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>
/// Closes the months of a site that are over on its own calendar, one after the other: no transaction that posts into
/// one is open any more, what they came to is fixed, and one hash stands for all their rows.
/// </summary>
internal sealed class SealMonths(AppDb db, Frame frame, IShellSites sites, TimeProvider time, ILogger<SealMonths> log)
{
    public const string Job = "ledger-seal";

    public async Task Once(CancellationToken stop)
    {
        var each = new OneByOne(db, log, Job);
        foreach (var site in await sites.All(stop))
            await each.Do(site.Id, () => All(site, stop), stop);
        each.End();
    }

    private async Task All(ShellSite site, CancellationToken stop)
    {
        var current = LedgerRow.MonthOf(site.Clock.Date(time.GetUtcNow().UtcDateTime));
        while (await Next(site.Id, stop) is { } month && month < current)
            await frame.Do(act => Seal(act, site.Id, month));
    }

    // From the month of the first row on none is left out, also when nothing was given in it.
    private async Task<int?> Next(Guid site, CancellationToken stop)
    {
        var last = await db.LedgerSeals().Where(seal => seal.SiteId == site).MaxAsync(seal => (int?)seal.Month, stop);
        if (last is { } closed)
            return closed % 100 == 12 ? closed + 89 : closed + 1;
        return await db.LedgerRows().Where(row => row.SiteId == site).MinAsync(row => (int?)row.Month, stop);
    }

    // Another node may have sealed it while this one waited.
    private async Task Seal(Act act, Guid site, int month)
    {
        await db.TakeTurn(LedgerGuards.Turn(site, month));
        if (await db.LedgerSeals().AnyAsync(seal => seal.SiteId == site && seal.Month == month))
            return;
        var before = await db.LedgerSeals()
            .Where(seal => seal.SiteId == site)
            .OrderByDescending(seal => seal.Month)
            .Select(seal => seal.Hash)
            .FirstOrDefaultAsync();
        var rows = await LedgerFile.RowsOf(db, site, month).ToListAsync();
        act.AddAll(Sums(site, month, rows));
        act.Add(
            new LedgerSeal
            {
                SiteId = site,
                Month = month,
                Rows = rows.Count,
                Hash = LedgerFile.Of(site, month, rows, before ?? "").Hash,
                Before = before ?? "",
                Sealed = act.Now,
            }
        );
        act.Note(null, site, "ledger.sealed", $"ledger:{LedgerSeal.Name(month)}");
        act.IsSeen();
    }

    internal static IEnumerable<LedgerSum> Sums(Guid site, int month, IReadOnlyList<LedgerRow> rows) =>
        rows.SelectMany(row => Keys(row).Select(key => (key.Of, key.Key, row.Debit, row.Credit, row.Amount)))
            .GroupBy(row => (row.Of, row.Key, row.Debit, row.Credit))
            .Select(group => new LedgerSum
            {
                SiteId = site,
                Of = group.Key.Of,
                Key = group.Key.Key,
                Month = month,
                Debit = group.Key.Debit,
                Credit = group.Key.Credit,
                Rows = group.Count(),
                Amount = group.Sum(row => row.Amount),
            });

    private static IEnumerable<(SumOf Of, Guid Key)> Keys(LedgerRow row)
    {
        yield return (SumOf.Site, row.SiteId);
        if (row.InitiativeId is { } initiative)
            yield return (SumOf.Initiative, initiative);
        if (row.GiverId is { } giver)
            yield return (SumOf.Giver, giver);
    }
}
