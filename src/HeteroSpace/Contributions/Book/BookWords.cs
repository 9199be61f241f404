using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Book;

/// <summary>What a month came to on the page.</summary>
public sealed record MonthLine(int Month, int Rows, long Amount);

internal static class BookWords
{
    private const int ShortSeal = 12;

    /// <summary>Rp1.000, and −Rp1.000 where more was taken back than was given.</summary>
    public static string Signed(long amount) => (amount < 0 ? "−" : "") + Words.Rupiah(Math.Abs(amount));

    /// <summary>As much of a seal as is compared at a glance.</summary>
    public static string Short(LedgerSeal seal) => seal.Hash[..ShortSeal];

    /// <summary>How wide a bar is, as a share of the widest: 37.5%.</summary>
    public static string Width(long amount, long widest) =>
        widest <= 0
            ? "0%"
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Math.Clamp(100.0 * amount / widest, 0, 100):0.##}%"
            );
}

/// <summary>Of what, and of whom, the ledger can be shown alone: only what has rows in it, and may be seen.</summary>
internal static class BookChoices
{
    private const int Most = 300;

    public static async Task<(List<(string, string)> Initiatives, List<(string, string)> Givers)> Of(
        AppDb db,
        CancellationToken stop
    )
    {
        var initiatives = await db.Initiatives()
            .Where(row => row.Published && db.LedgerRows().Any(posted => posted.InitiativeId == row.Id))
            .OrderBy(row => row.Title)
            .Take(Most)
            .Select(row => new { row.Slug, row.Title })
            .ToListAsync(stop);
        var named = db.Pledges().Where(row => row.ShownAs == GiverShown.Named && row.Received > 0);
        var roots = db.Organizations()
            .Where(row => named.Any(pledge => pledge.OrganizationId == row.Id))
            .Select(row => row.MergedIntoId ?? row.Id);
        var givers = await db.Organizations()
            .Where(row => row.Status == OrganizationStatus.Verified && roots.Contains(row.Id))
            .OrderBy(row => row.FoldedName)
            .Take(Most)
            .Select(row => new { row.Slug, row.Name })
            .ToListAsync(stop);
        return (
            [("", All), .. initiatives.Select(row => (row.Slug, row.Title))],
            [("", All), .. givers.Select(row => (row.Slug, row.Name))]
        );
    }

    private static string All => Words.Say("Semua", "All");
}
