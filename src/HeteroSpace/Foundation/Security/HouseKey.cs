using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// One key for all nodes, wrapped by the keys that protect cookies: for what must come out the same each time, as a
/// link that is made again, or a code that is looked for. Each purpose has a key of its own from it.
/// </summary>
public sealed class HouseKey(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private readonly IDataProtector _wrap = protection.CreateProtector("house-key");
    private readonly Lock _reading = new();
    private byte[]? _key;

    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Known(), 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>
    /// Made at the start, so that nobody makes it while a transaction of theirs holds the database.
    /// </summary>
    public void Ensure() => Known();

    private byte[] Known()
    {
        if (_key is { } known)
            return known;
        lock (_reading)
            return _key ??= Read();
    }

    // Whoever comes first makes it.
    private byte[] Read()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (!db.Set<WrappedKey>().Any())
        {
            db.Add(new WrappedKey { Wrapped = _wrap.Protect(RandomNumberGenerator.GetBytes(32)) });
            try
            {
                db.SaveChanges();
            }
            catch (DbUpdateException)
            { /* another node made it in this moment */
            }
        }
        return _wrap.Unprotect(db.Set<WrappedKey>().AsNoTracking().Select(key => key.Wrapped).Single());
    }
}

/// <summary>The key of the house: one row.</summary>
internal sealed class WrappedKey
{
    public int Id { get; init; } = 1;
    public byte[] Wrapped { get; init; } = [];
}

internal sealed class WrappedKeyTable : IEntityTypeConfiguration<WrappedKey>
{
    public void Configure(EntityTypeBuilder<WrappedKey> table)
    {
        table.ToTable("house_keys");
        table.Property(key => key.Id).ValueGeneratedNever();
    }
}

/// <summary>
/// Codes that people show, type or send (of a ticket, of a number), as they are stored: closed, and yet the same bytes
/// for the same code, so that one is found and unique without being read. AES-GCM whose nonce is an HMAC of the code
/// (a synthetic one, as RFC 5297 has it): it repeats with the code alone.
/// </summary>
public sealed class SealedCodes(HouseKey key)
{
    private const int Nonce = 12,
        Tag = 16;

    /// <summary>Nonce, tag and a code of at most twelve letters.</summary>
    public const int MostBytes = 40;

    private readonly Lazy<(byte[] Mac, byte[] Seal)> _keys = new(() => (key.For("codes-nonce"), key.For("codes-seal")));

    /// <summary>As it is stored, and as one looks for it.</summary>
    public byte[] Close(Proof code)
    {
        var open = Encoding.ASCII.GetBytes(code.Reveal());
        var closed = new byte[Nonce + Tag + open.Length];
        var nonce = closed.AsSpan(0, Nonce);
        HMACSHA256.HashData(_keys.Value.Mac, open).AsSpan(0, Nonce).CopyTo(nonce);
        using var cipher = new AesGcm(_keys.Value.Seal, Tag);
        cipher.Encrypt(nonce, open, closed.AsSpan(Nonce + Tag), closed.AsSpan(Nonce, Tag));
        return closed;
    }

    /// <summary>Null when there is none, or it is not ours.</summary>
    public Proof? Open(byte[]? closed)
    {
        if (closed is not { Length: > Nonce + Tag })
            return null;
        var open = new byte[closed.Length - Nonce - Tag];
        try
        {
            using var cipher = new AesGcm(_keys.Value.Seal, Tag);
            cipher.Decrypt(closed.AsSpan(0, Nonce), closed.AsSpan(Nonce + Tag), closed.AsSpan(Nonce, Tag), open);
        }
        catch (CryptographicException)
        {
            return null;
        }
        return Proof.Of(Encoding.ASCII.GetString(open));
    }
}
