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
        using var lines = new Lines();
        Span<byte> letters = stackalloc byte[LedgerLine.MostBytes];
        foreach (var row in rowsById)
            lines.Add(letters[..LedgerLine.Write(row, letters)]);
        var hash = lines.Seal(site, month, before);
        lines.Add(Encoding.UTF8.GetBytes($"seal,,,,,,,,{hash}\n"));
        return (lines.ToArray(), hash);
    }

    /// <summary>The lines above the seal, one after the other.</summary>
    internal sealed class Lines : IDisposable
    {
        private readonly MemoryStream _lines = new();

        public Lines() => Add(Encoding.UTF8.GetBytes(LedgerLine.Heading));

        public void Add(ReadOnlySpan<byte> line) => _lines.Write(line);

        /// <summary>Over all that was added and the line that names the month and the seal before it.</summary>
        public string Seal(Guid site, int month, string before)
        {
            Add(Encoding.UTF8.GetBytes($"before,{site:D},,,,{LedgerSeal.Name(month)},,,{before}\n"));
            return Convert.ToHexStringLower(SHA256.HashData(_lines.GetBuffer().AsSpan(0, (int)_lines.Length)));
        }

        public byte[] ToArray() => _lines.ToArray();

        public void Dispose() => _lines.Dispose();
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
