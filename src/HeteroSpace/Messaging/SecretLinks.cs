using System.Buffers.Text;
using System.Security.Cryptography;
using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Messaging;

/// <summary>
/// Links that open one thing without signing in (<c>/status/{secret}</c>, <c>/berhenti/{secret}</c>): what it is, its
/// id, and 96 bits of an HMAC over both. Short enough for WhatsApp, the same each time it is made, and nothing is
/// stored for each.
/// </summary>
public sealed class SecretLinks(HouseKey key)
{
    private const int MacBytes = 12;
    private readonly Lazy<byte[]> _key = new(() => key.For("secret-links"));

    /// <param name="kind">One letter: <c>b</c> a booking, <c>e</c> an enquiry, <c>u</c> a person's messages.</param>
    public ValueTask<Proof> Of(char kind, Guid id)
    {
        var bytes = id.ToByteArray(true);
        return new(Proof.Of(kind + Base64Url.EncodeToString([.. bytes, .. Mac(_key.Value, kind, bytes)])));
    }

    /// <summary>The path of the page that it opens.</summary>
    public async ValueTask<Proof> Status(char kind, Guid id) => (await Of(kind, id)).Within("/status/");

    /// <summary>What a secret opens; null when it is not one of ours.</summary>
    public ValueTask<(char Kind, Guid Id)?> Read(string secret) => new(Opened(secret));

    private (char Kind, Guid Id)? Opened(string secret)
    {
        if (secret.Length is < 2 or > 60 || !Base64Url.IsValid(secret.AsSpan(1)))
            return null;
        var bytes = Base64Url.DecodeFromChars(secret.AsSpan(1));
        if (bytes.Length != 16 + MacBytes)
            return null;
        var id = bytes[..16];
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(16), Mac(_key.Value, secret[0], id))
            ? (secret[0], new Guid(id, true))
            : null;
    }

    private static byte[] Mac(byte[] key, char kind, byte[] id)
    {
        byte[] message = [(byte)kind, .. id];
        return HMACSHA256.HashData(key, message)[..MacBytes];
    }
}

/// <summary>
/// What <c>/status/{secret}</c> shows for one kind of thing; a module registers its own component with parameter
/// <c>Id</c>.
/// </summary>
public sealed record StatusView(char Kind, Type Component);
