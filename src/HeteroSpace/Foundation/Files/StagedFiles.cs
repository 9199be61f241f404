using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// Browsers drop a chosen file when a form comes back with errors; a token goes with the form instead, for nearly two
/// hours: the file is swept away after them. The token belongs to the field of that form and to whoever chose the
/// file: to their account, or without one to their browser, by the cookie against forged forms.
/// </summary>
public sealed class StagedFiles(
    FileStore files,
    IDataProtectionProvider protection,
    IOptions<AntiforgeryOptions> antiforgery
)
{
    private static readonly TimeSpan Lasts = SweepFiles.After - TimeSpan.FromMinutes(10);

    /// <summary>Null for a browser that keeps no cookie, whose forms are refused anyway.</summary>
    public string? Stage(HttpContext http, string field, string stored, string name) =>
        Owners(http).FirstOrDefault() is { } owner
            ? Signer(http, field, owner).Protect($"{stored}\n{name}", Lasts)
            : null;

    /// <summary>Null when it is of another form, person or browser, or its file is gone.</summary>
    public (string Stored, string Name)? Read(HttpContext http, string field, string? token) =>
        string.IsNullOrEmpty(token)
            ? null
            : Owners(http)
                .Select(owner => Opened(Signer(http, field, owner), token))
                .FirstOrDefault(file => file != null);

    private (string Stored, string Name)? Opened(ITimeLimitedDataProtector signer, string token)
    {
        try
        {
            var parts = signer.Unprotect(token).Split('\n', 2);
            return files.Exists(parts[0]) ? (parts[0], parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Who signs up or in with the form that they send stays in their browser.
    private IEnumerable<string> Owners(HttpContext http)
    {
        if (http.User.AccountId() is { } account)
            yield return "account:" + account.ToString("n");
        if (antiforgery.Value.Cookie.Name is { } cookie && http.Request.Cookies[cookie] is { Length: > 0 } browser)
            yield return "browser:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(browser)));
    }

    private ITimeLimitedDataProtector Signer(HttpContext http, string field, string owner) =>
        protection
            .CreateProtector("staged-file", http.Request.Path.Value!.ToLowerInvariant(), field, owner)
            .ToTimeLimitedDataProtector();
}
