using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace HeteroSpace.People;

/// <summary>
/// Where someone was going when they were asked to make an account first. Their browser keeps it for a day, sealed: the
/// contact is shown by a link that opens in another tab, or by a member of staff hours later.
/// </summary>
public sealed class GoOn(IDataProtectionProvider protection)
{
    private const string Cookie = "hs-go-on";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly ITimeLimitedDataProtector _sealer = protection
        .CreateProtector("go-on")
        .ToTimeLimitedDataProtector();

    /// <param name="asked">The local address that a page named; anything else is not kept.</param>
    public void Keep(HttpContext http, string? asked)
    {
        if (asked is null || PeopleModule.LocalAddress(asked) != asked)
            return;
        http.Response.Cookies.Append(
            Cookie,
            _sealer.Protect(asked, Kept),
            new()
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = Kept,
                IsEssential = true,
            }
        );
    }

    /// <summary>Null when nothing is left to be done.</summary>
    public string? Address(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } text)
            return null;
        try
        {
            return _sealer.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>They have done what they came for.</summary>
    public static void IsDone(HttpContext http) => http.Response.Cookies.Delete(Cookie);
}
