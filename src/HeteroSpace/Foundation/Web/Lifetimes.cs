using System.Collections.Frozen;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// How long an answer may be kept by a browser or by whoever stands between (RFC 9111), where the page or address does
/// not say it itself. What needs a sign-in is not kept at all: at a desk that many use, the back button must not show
/// the last one's lists. What anyone may read differs by cookies (language, who is signed in), and is asked for anew.
/// </summary>
internal static class Lifetimes
{
    // Programs ask again and again, and a change is told by mail besides.
    private static readonly TimeSpan Feed = TimeSpan.FromMinutes(15);

    // What search engines read.
    private static readonly TimeSpan Map = TimeSpan.FromHours(1);

    // Under these stand a person's or the staff's own pages, whether or not the address itself asks for a sign-in.
    private static readonly FrozenSet<string> OfSomeone = new[]
    {
        "/saya",
        "/konsol",
        "/meja",
        "/pindai",
        "/hadir",
        "/status",
        "/tiket",
        "/kartu",
        "/wali",
        "/konfirmasi",
        "/undangan",
        "/berhenti",
        "/sandi-baru",
        "/masuk",
        "/mulai",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OfSomeoneByPart =
        OfSomeone.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void UseLifetimes(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(Say, http);
                return next(http);
            }
        );

    /// <summary>For everyone, for so long; in both languages at one address, hence by cookie.</summary>
    public static void KeepFor(this HttpContext http, TimeSpan time)
    {
        http.Response.Headers.CacheControl = $"public, max-age={(int)time.TotalSeconds}";
        http.Response.Headers.Append("Vary", "Cookie");
    }

    private static Task Say(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        if (headers.CacheControl.Count > 0)
            return Task.CompletedTask;
        if (IsOfSomeone(http) || http.Response.StatusCode >= 500)
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
        if (http.Response.StatusCode == 200 && OwnTime(http) is { } time)
        {
            http.KeepFor(time);
            return Task.CompletedTask;
        }
        headers.CacheControl = IsSignedIn(http) ? "private, no-cache" : "no-cache";
        headers.Append("Vary", http.Request.Path.StartsWithSegments("/api") ? "Authorization" : "Cookie");
        return Task.CompletedTask;
    }

    private static TimeSpan? OwnTime(HttpContext http)
    {
        if (http.Request.Path == "/sitemap.xml" || http.Request.Path == "/robots.txt")
            return Map;
        return
            http.Response.ContentType is { } type
            && (
                type.StartsWith("text/calendar", StringComparison.Ordinal)
                || type.StartsWith("application/atom+xml", StringComparison.Ordinal)
            )
            ? Feed
            : null;
    }

    private static bool IsOfSomeone(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null
        || OfSomeoneByPart.Contains(FirstPart(http.Request.Path.Value));

    private static ReadOnlySpan<char> FirstPart(ReadOnlySpan<char> path) =>
        path.Length > 1 && path[1..].IndexOf('/') is >= 0 and var at ? path[..(at + 1)] : path;

    // Also who only seems to be: the answer may say that the sign-in has ended.
    private static bool IsSignedIn(HttpContext http) =>
        http.Features.Get<IHttpAuthenticationFeature>()?.User?.Identity?.IsAuthenticated == true
        || http.Request.Cookies.ContainsKey(PublicPages.SessionCookie)
        || http.Request.Cookies.ContainsKey(PageBase.FlashCookie)
        || http.Request.Headers.Authorization.Count > 0;
}
