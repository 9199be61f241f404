using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>
/// A closed month of a site as a table (CSV): ids, accounts, whole rupiah, local dates, and no name. The last line but
/// one names the site, the month and the seal of the month before; the last line is the seal, SHA-256 over all lines
/// above it, so that whoever has the file checks it with <c>head -n -1 FILE | sha256sum</c>. It keeps its bytes.
/// </summary>
public static class LedgerFile
{
    /// <summary>The file, and the seal in its last line.</summary>
    internal static (byte[] Bytes, string Hash) Of(Guid site, int month, IEnumerable<LedgerRow> rowsById, string before)
    {
        using var file = new MemoryStream();
        file.Write(Encoding.UTF8.GetBytes(LedgerLine.Heading));
        Span<byte> line = stackalloc byte[LedgerLine.MostBytes];
        foreach (var row in rowsById)
            file.Write(line[..LedgerLine.Write(row, line)]);
        file.Write(Encoding.UTF8.GetBytes($"before,{site:D},,,,{LedgerSeal.Name(month)},,,{before}\n"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Write(Encoding.UTF8.GetBytes($"seal,,,,,,,,{hash}\n"));
        return (file.ToArray(), hash);
    }

    /// <summary>Null while the month is open.</summary>
    public static async Task<byte[]?> OfClosed(AppDb db, Guid site, int month, CancellationToken stop)
    {
        var seal = await db.LedgerSeals()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.SiteId == site && row.Month == month, stop);
        return seal is null
            ? null
            : Of(site, month, await RowsOf(db, site, month).ToListAsync(stop), seal.Before).Bytes;
    }

    internal static IQueryable<LedgerRow> RowsOf(AppDb db, Guid site, int month) =>
        db.LedgerRows().AsNoTracking().Where(row => row.SiteId == site && row.Month == month).OrderBy(row => row.Id);
}
