using System.Globalization;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// One address for both languages: <c>?lang=en</c> chooses and is remembered in a cookie; Indonesian otherwise.
/// Programs say it with each request (<c>Accept-Language</c>, RFC 9110, 12.5.4).
/// </summary>
internal static class Language
{
    public const string Cookie = "hs-lang";

    public static string Of(HttpContext http)
    {
        var asked = http.Request.Query["lang"].ToString();
        if (asked is "en" or "id")
            return asked;
        if (IsForPrograms(http))
            return Preferred(http.Request);
        return http.Request.Cookies[Cookie] == "en" ? "en" : "id";
    }

    private static bool IsForPrograms(HttpContext http) => http.Request.Path.StartsWithSegments("/api/v1");

    // The one they like best of the two we speak; a header that nobody can read says nothing.
    private static string Preferred(HttpRequest request)
    {
        var liked = request
            .GetTypedHeaders()
            .AcceptLanguage.Where(one => one.Quality is not 0)
            .OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant());
        return liked.FirstOrDefault(language => language is "id" or "en") ?? "id";
    }

    public static void UseLanguage(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                var language = Of(http);
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
                    language == "en" ? Words.English : Words.Indonesian;
                if (IsForPrograms(http))
                {
                    http.Response.Headers.ContentLanguage = language;
                    http.Response.Headers.Append("Vary", "Accept-Language");
                }
                else if (http.Request.Query["lang"].ToString() is "en" or "id")
                    http.Response.Cookies.Append(
                        Cookie,
                        language,
                        new()
                        {
                            MaxAge = TimeSpan.FromDays(365),
                            SameSite = SameSiteMode.Lax,
                            IsEssential = true,
                            HttpOnly = true,
                        }
                    );
                await next(http);
            }
        );
}
