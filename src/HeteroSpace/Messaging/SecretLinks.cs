using System.Buffers.Text;
using System.Security.Cryptography;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Messaging;

/// <summary>
/// Links that open one thing without signing in (<c>/status/{secret}</c>, <c>/berhenti/{secret}</c>): what it is, its
/// id, and 96 bits of an HMAC over both. Short enough for WhatsApp, the same each time it is made, and nothing is
/// stored for each.
/// </summary>
public sealed class SecretLinks(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private const int MacBytes = 12;
    private readonly IDataProtector _wrap = protection.CreateProtector("secret-links");
    private readonly SemaphoreSlim _reading = new(1);
    private byte[]? _key;

    /// <param name="kind">One letter: <c>b</c> a booking, <c>e</c> an enquiry, <c>u</c> a person's messages.</param>
    public async ValueTask<Proof> Of(char kind, Guid id)
    {
        var bytes = id.ToByteArray(true);
        return Proof.Of(kind + Base64Url.EncodeToString([.. bytes, .. Mac(await Key(), kind, bytes)]));
    }

    /// <summary>The path of the page that it opens.</summary>
    public async ValueTask<Proof> Status(char kind, Guid id) => (await Of(kind, id)).Within("/status/");

    /// <summary>What a secret opens; null when it is not one of ours.</summary>
    public async ValueTask<(char Kind, Guid Id)?> Read(string secret)
    {
        if (secret.Length is < 2 or > 60 || !Base64Url.IsValid(secret.AsSpan(1)))
            return null;
        var bytes = Base64Url.DecodeFromChars(secret.AsSpan(1));
        if (bytes.Length != 16 + MacBytes)
            return null;
        var (id, key) = (bytes[..16], await Key());
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(16), Mac(key, secret[0], id))
            ? (secret[0], new Guid(id, true))
            : null;
    }

    private static byte[] Mac(byte[] key, char kind, byte[] id)
    {
        byte[] message = [(byte)kind, .. id];
        return HMACSHA256.HashData(key, message)[..MacBytes];
    }

    // One key for all nodes, wrapped by the keys that protect cookies; whoever comes first makes it.
    private async ValueTask<byte[]> Key()
    {
        if (_key is { } known)
            return known;
        await _reading.WaitAsync();
        try
        {
            if (_key is { } read)
                return read;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (!await db.Set<LinkKey>().AnyAsync())
            {
                db.Add(new LinkKey { Wrapped = _wrap.Protect(RandomNumberGenerator.GetBytes(32)) });
                try
                {
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateException)
                { /* another node made it in this moment */
                }
            }
            return _key = _wrap.Unprotect(
                await db.Set<LinkKey>().AsNoTracking().Select(key => key.Wrapped).SingleAsync()
            );
        }
        finally
        {
            _reading.Release();
        }
    }
}

/// <summary>The key of the secret links: one row.</summary>
internal sealed class LinkKey
{
    public int Id { get; init; } = 1;
    public byte[] Wrapped { get; init; } = [];
}

internal sealed class LinkKeyTable : IEntityTypeConfiguration<LinkKey>
{
    public void Configure(EntityTypeBuilder<LinkKey> table)
    {
        table.ToTable("link_keys");
        table.Property(key => key.Id).ValueGeneratedNever();
    }
}

/// <summary>
/// What <c>/status/{secret}</c> shows for one kind of thing; a module registers its own component with parameter
/// <c>Id</c>.
/// </summary>
public sealed record StatusView(char Kind, Type Component);
