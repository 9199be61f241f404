using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>A month of a site's ledger, and whether its rows are still those that were sealed.</summary>
/// <param name="Hash">Null while the month is open.</param>
/// <param name="Holds">Its rows, and that it follows the month before.</param>
public sealed record CheckedMonth(int Month, string? Hash, bool Holds)
{
    /// <summary>As it stands on a card: enough to be compared with what is published.</summary>
    public string? Short => Hash is null ? null : ShortOf(Hash);

    public static string ShortOf(string hash) => $"{hash[..8]}…{hash[^8..]}";
}

/// <summary>
/// Makes the seal of a closed month anew from the rows that are there now, and compares it with the one that was
/// published: what a code from a card is checked by.
/// </summary>
public static class CheckSeal
{
    /// <summary>Of one month, all of whose rows are read for it.</summary>
    public static async Task<CheckedMonth> Of(AppDb db, Guid site, int month, CancellationToken stop = default)
    {
        var seals = db.LedgerSeals().AsNoTracking().Where(row => row.SiteId == site);
        if (await seals.SingleOrDefaultAsync(row => row.Month == month, stop) is not { } seal)
            return new(month, null, true);
        var before = await seals
            .Where(row => row.Month < month)
            .OrderByDescending(row => row.Month)
            .Select(row => row.Hash)
            .FirstOrDefaultAsync(stop);
        return new(month, seal.Hash, seal.Before == (before ?? "") && await IsWhole(db, seal, stop));
    }

    private static async Task<bool> IsWhole(AppDb db, LedgerSeal seal, CancellationToken stop)
    {
        try
        {
            var rows = await LedgerFile.RowsOf(db, seal.SiteId, seal.Month).ToListAsync(stop);
            return rows.Count == seal.Rows
                && LedgerFile.Of(seal.SiteId, seal.Month, rows, seal.Before).Hash == seal.Hash;
        }
        // A row was bent into what no row can hold (SQLite takes any type once its checks were lifted).
        catch (Exception error)
            when (error is FormatException or InvalidCastException or ArgumentException or OverflowException)
        {
            return false;
        }
    }
}
