using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>A check-in as a desk without a network kept it.</summary>
/// <param name="Id">Made when it was pressed: sent again it is known by it.</param>
/// <param name="At">When it was pressed, in milliseconds since 1970 by the device's clock.</param>
/// <param name="Now">The same clock as it sends: how far it is off.</param>
/// <param name="Seen">When the page was made on which it was pressed, by our clock.</param>
internal sealed record SentPress(Guid Id, string? Code, long At, long Now, long Seen);

/// <summary>What became of it.</summary>
/// <param name="What"><c>in</c>, or <c>conflict</c>, which a person has to see to.</param>
/// <param name="Said">Why it could not be done, by whom and when.</param>
/// <param name="Link">Where its booking stands.</param>
internal sealed record AnsweredPress(Guid Id, string What, string Said, string? Link);

/// <summary>Where the presses of a desk come that had no network (<c>desk.ts</c>), one after the other.</summary>
internal static class DeskApi
{
    // A cookie is not sent across sites (SameSite=Lax), and a body of JSON is not sent across origins without asking
    // first: no other page can press anything here.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/meja/{site}/kirim", Take).RequireAuthorization().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Take(
        string site,
        HttpContext http,
        Catalogue catalogue,
        Permissions permissions,
        TakePress presses,
        CancellationToken stop
    )
    {
        if (!http.Request.HasJsonContentType())
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (
            await catalogue.Site(site, stop) is not { } here
            || !await permissions.May(http.User, Role.FrontDesk, here.Site.Id)
        )
            return Results.NotFound();
        var (sent, refusal) = await ApiPosts.Wished<SentPress>(
            http,
            "{ \"id\", \"code\", \"at\", \"now\", \"seen\" }",
            stop
        );
        return sent is null || sent.Id == Guid.Empty
            ? refusal ?? Results.BadRequest()
            : Results.Json(await presses.Of(sent, here, http.User.AccountId()!.Value, stop));
    }
}
