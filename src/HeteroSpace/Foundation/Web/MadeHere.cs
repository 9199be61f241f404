using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// What a visitor without an account made in this browser, for a day: its secret link is shown again to them when the
/// same is sent twice, and to nobody else who only knows the number or the words.
/// </summary>
public sealed class MadeHere(IDataProtectionProvider protection)
{
    private const string Cookie = "hs-made";
    private const int Most = 10;
    private readonly ITimeLimitedDataProtector _signer = protection
        .CreateProtector("made-here")
        .ToTimeLimitedDataProtector();

    public void Note(HttpContext http, Guid id)
    {
        var made = Read(http).Where(known => known != id).Take(Most - 1).Prepend(id);
        var text = _signer.Protect(string.Join('\n', made.Select(known => known.ToString("n"))), TimeSpan.FromDays(1));
        http.Response.Cookies.Append(
            Cookie,
            text,
            new()
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(1),
                IsEssential = true,
            }
        );
    }

    public bool Holds(HttpContext http, Guid id) => Read(http).Contains(id);

    private List<Guid> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } text)
            return [];
        try
        {
            return [.. _signer.Unprotect(text).Split('\n').Select(known => Guid.ParseExact(known, "n"))];
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return [];
        }
    }
}
