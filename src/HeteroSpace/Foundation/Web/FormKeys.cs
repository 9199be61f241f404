using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace HeteroSpace.Foundation.Web;

/// <summary>For whom a form was rendered: the account, or for a visitor the browser.</summary>
/// <param name="Owner">The account's id, or an id made of the browser's cookie.</param>
/// <param name="Nonce">Of one rendering of one page.</param>
internal sealed record FormKey(bool IsAccount, Guid Owner, ulong Nonce);

/// <summary>
/// A form that is rendered for one reader carries a key bound to them, so that sending it twice does it once. It is
/// signed, since what was typed into it is kept for its owner alone when their session has ended.
/// </summary>
internal sealed class FormKeys(HouseKey house, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options)
{
    /// <summary>The name of the hidden field.</summary>
    public const string Field = "kunci";
    private const int Signed = 25,
        Mark = 16;
    private static readonly object Made = new();

    /// <summary>The key of all forms of this page; what is sent with it tells them apart.</summary>
    public string For(HttpContext http)
    {
        if (http.Items[Made] is string known)
            return known;
        var (isAccount, owner) = OwnerOf(http);
        var bytes = new byte[Signed + Mark];
        bytes[0] = isAccount ? (byte)1 : (byte)0;
        owner.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes.AsSpan(17, 8));
        Sign(bytes.AsSpan(0, Signed), bytes.AsSpan(Signed));
        var key = WebEncoders.Base64UrlEncode(bytes);
        http.Items[Made] = key;
        return key;
    }

    /// <summary>The key that was sent; null when there is none, or not one of ours.</summary>
    public FormKey? Read(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.Form[Field].ToString() is not { Length: 55 } text)
            return null;
        Span<byte> mark = stackalloc byte[Mark];
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(text);
            Sign(bytes.AsSpan(0, Signed), mark);
            return CryptographicOperations.FixedTimeEquals(mark, bytes.AsSpan(Signed))
                ? new(bytes[0] == 1, new(bytes.AsSpan(1, 16), bigEndian: true), BitConverter.ToUInt64(bytes, 17))
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether it was rendered for whoever sends it.</summary>
    public bool IsTheirs(FormKey key, HttpContext http) =>
        key.IsAccount ? key.Owner == http.User.AccountId() : key.Owner == BrowserOf(http);

    /// <summary>The row by which the same sending is known again: the same key and the same content.</summary>
    public RememberedAnswer Remembered(FormKey key, HttpContext http, DateTime now)
    {
        var content = Content(http.Request);
        return new()
        {
            Owner = key.Owner,
            Key = string.Create(CultureInfo.InvariantCulture, $"form:{key.Nonce:x16}:{content}"),
            RequestHash = content,
            Status = StatusCodes.Status302Found,
            At = now,
        };
    }

    // What the browser adds by itself, and the stamp of when it was shown, is no part of what was typed. By a key of
    // the house, since a password may be in it: with a copy of the database nobody can try words.
    private string Content(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Secret);
        Append(hash, request.Path, KeptForms.WithoutId(request).Value);
        foreach (var (name, values) in request.Form.OrderBy(field => field.Key, StringComparer.Ordinal))
            if (name is not (Field or TimeTrap.Field or "__RequestVerificationToken"))
                foreach (var value in values)
                    Append(hash, name, value);
        foreach (var file in request.Form.Files)
        {
            Append(hash, file.Name, file.FileName);
            using var content = file.OpenReadStream();
            hash.AppendData(SHA256.HashData(content));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each with its length, so that no two forms are written alike.
    private static void Append(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    private (bool IsAccount, Guid Owner) OwnerOf(HttpContext http) =>
        http.User.AccountId() is { } account ? (true, account) : (false, BrowserOf(http));

    // The cookie against forged forms is the one that each browser with a form has.
    public Guid BrowserOf(HttpContext http)
    {
        var cookie =
            antiforgery.GetAndStoreTokens(http).CookieToken ?? http.Request.Cookies[options.Value.Cookie.Name!];
        return new(SHA256.HashData(Encoding.UTF8.GetBytes("browser:" + cookie)).AsSpan(0, 16));
    }

    private void Sign(ReadOnlySpan<byte> what, Span<byte> mark) =>
        HMACSHA256.HashData(Secret, what).AsSpan(0, Mark).CopyTo(mark);

    private byte[] Secret => _secret ??= house.For("form-key");
    private byte[]? _secret;
}
