using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Messaging.Console;

/// <summary>
/// A template's HTML alone, for the frame in which staff see it as a phone shows it. Mails carry their styles inline.
/// </summary>
internal static class TemplateHtml
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/konsol/{site}/kabar/contoh/{kind}.html", Show).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> Show(
        string site,
        string kind,
        string? dalam,
        HttpContext http,
        IShellSites sites,
        Permissions permissions,
        IEnumerable<Sample> samples
    )
    {
        if (
            (await sites.All()).FirstOrDefault(known => known.Slug == site) is not { } here
            || !await permissions.May(http.User, Role.FrontDesk, here.Id)
            || samples.FirstOrDefault(sample => sample.Kind == kind) is not { } shown
        )
            return Results.NotFound();
        // No script runs here, since none may be loaded; the sandbox allows them only so that a test can look into the
        // frame.
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-scripts";
        return Results.Content(
            Words.In(dalam ?? "id", () => MailOfLetter.Html(shown.Letter(), dalam ?? "id", "https://example.org")),
            "text/html; charset=utf-8"
        );
    }
}
