using System.Security.Cryptography;
using HeteroSpace.Foundation.Typed;
using Microsoft.AspNetCore.DataProtection;

namespace HeteroSpace.Bookings;

/// <summary>
/// What is searched for as it may stand in an address: addresses are kept in logs and histories, so that somebody's
/// number or mail is sealed there.
/// </summary>
internal sealed class WordsInAddress(IDataProtectionProvider seals)
{
    public const string Plain = "cari",
        Closed = "kontak";
    private const int Most = 100;
    private readonly IDataProtector _seal = seals.CreateProtector("bookings.words");

    /// <summary>Null for words that may be read by anyone.</summary>
    public string? Seal(string words) =>
        PhoneNumber.Read(words) is null && EmailAddress.Read(words) is null ? null : _seal.Protect(words);

    /// <summary>The words, and how they were sealed.</summary>
    public (string Words, string? Sealed) Read(IQueryCollection query)
    {
        if (query[Closed].ToString() is { Length: > 0 and < 1000 } written && Opened(written) is { } words)
            return (words, written);
        var text = query[Plain].ToString().Trim();
        return text.Length <= Most ? (text, Seal(text)) : ("", null);
    }

    private string? Opened(string written)
    {
        try
        {
            return _seal.Unprotect(written);
        }
        // Not ours, or of a house whose keys were made anew.
        catch (CryptographicException)
        {
            return null;
        }
    }
}
