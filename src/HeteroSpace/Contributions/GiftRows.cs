using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>The rows of the ledger that a gift has, found by their cause.</summary>
public static class GiftRows
{
    /// <summary>Postings and reversals, in the order in which they were written.</summary>
    public static Task<List<LedgerRow>> Of(AppDb db, ReceivedGift gift, CancellationToken stop = default)
    {
        string[] causes = [.. gift.Parts.Select(ReceiveGift.Cause)];
        return db.LedgerRows()
            .AsNoTracking()
            .Where(row => causes.Contains(row.Cause))
            .OrderBy(row => row.Id)
            .ToListAsync(stop);
    }

    /// <summary>Of the last closed month in which it was posted; null while there is none.</summary>
    public static async Task<LedgerSeal?> SealOf(AppDb db, ReceivedGift gift, CancellationToken stop = default)
    {
        int[] months = [.. (await Of(db, gift, stop)).Select(row => row.Month).Distinct()];
        return months.Length == 0
            ? null
            : await db.LedgerSeals()
                .AsNoTracking()
                .Where(row => row.SiteId == gift.Pledge.SiteId && months.Contains(row.Month))
                .OrderByDescending(row => row.Month)
                .FirstOrDefaultAsync(stop);
    }
}
