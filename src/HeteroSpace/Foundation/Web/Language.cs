using System.Globalization;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// One address for both languages: <c>?lang=en</c> chooses and is remembered in a cookie; Indonesian otherwise.
/// </summary>
internal static class Language
{
    public const string Cookie = "hs-lang";

    public static string Of(HttpContext http)
    {
        var asked = http.Request.Query["lang"].ToString();
        if (asked is "en" or "id")
            return asked;
        return http.Request.Cookies[Cookie] == "en" ? "en" : "id";
    }

    public static void UseLanguage(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                var language = Of(http);
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
                    language == "en" ? Words.English : Words.Indonesian;
                if (http.Request.Query["lang"].ToString() is "en" or "id")
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
