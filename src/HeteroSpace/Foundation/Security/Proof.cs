using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// A link or code that shows that an address, a guardian, a password, a ticket or a question is someone's. Whatever
/// takes strings (a log, an audit row, an export, an answer of the API) gets three dots from it: who is to have the
/// secret itself calls <see cref="Reveal"/>, and <c>ProofTests</c> lists who may. At rest it is <see cref="Seals"/>'.
/// </summary>
[JsonConverter(typeof(ProofInJson))]
public sealed class Proof : IEquatable<Proof>
{
    private readonly string _secret;

    private Proof(string secret) => _secret = secret;

    /// <summary>Of what was just made, or opened.</summary>
    public static Proof Of(string secret) => new(secret);

    /// <summary>The secret, for whoever it belongs to and nobody else.</summary>
    public string Reveal() => _secret;

    /// <summary>The same with what stands around it, as the path of a link.</summary>
    public Proof Within(string before, string after = "") => new(before + _secret + after);

    /// <summary>Whether it is what someone shows; takes as long whichever letter differs.</summary>
    public bool Is(string? shown) =>
        shown is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_secret), Encoding.UTF8.GetBytes(shown));

    public bool Equals(Proof? other) => other is not null && Is(other._secret);

    public override bool Equals(object? other) => Equals(other as Proof);

    public override int GetHashCode() => _secret.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "…";
}

internal sealed class ProofInJson : JsonConverter<Proof>
{
    public override Proof Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        throw new JsonException("A proof is not read from JSON.");

    public override void Write(Utf8JsonWriter writer, Proof value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>
/// Closes what proves something before it is stored, by the keys that protect cookies; a copy of the database without
/// the key of the settings opens nothing (docs/operations.md).
/// </summary>
public sealed class Seals(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("sealed");

    public byte[] Close(byte[] open) => _seal.Protect(open);

    /// <summary>Null when it is not ours, or its key is gone.</summary>
    public byte[]? Open(byte[]? closed)
    {
        try
        {
            return closed is null ? null : _seal.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
