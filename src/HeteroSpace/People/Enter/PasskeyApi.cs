using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.People.Enter;

/// <summary>
/// What a browser needs to make or use a passkey (WebAuthn); the answers go through the forms of the pages.
/// </summary>
internal static class PasskeyApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/kunci/buat", Create).RequireAuthorization().DisableAntiforgery();
        routes.MapPost("/kunci/pakai", Use).DisableAntiforgery();
    }

    private static async Task<IResult> Create(
        HttpContext http,
        UserManager<Account> accounts,
        SignInManager<Account> signIn,
        KnownPeople people,
        IAntiforgery antiforgery
    )
    {
        // Without a token this is an ordinary mistake, 400, not an exception.
        if (!await antiforgery.IsRequestValidAsync(http))
            return Problems.Of(400, "antiforgery", "Reload the page and try again.");
        if (await accounts.GetUserAsync(http.User) is not { } account)
            return Problems.Of(401, "unauthorized", "Sign in first.");
        var person = await people.Behind(http.User);
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = account.Id.ToString(),
                Name = account.Email ?? account.PhoneNumber ?? account.Id.ToString(),
                DisplayName = person?.Name ?? "Hetero Space",
            }
        );
        return Results.Content(options, "application/json");
    }

    private static async Task<IResult> Use(HttpContext http, SignInManager<Account> signIn, IAntiforgery antiforgery) =>
        !await antiforgery.IsRequestValidAsync(http)
            ? Problems.Of(400, "antiforgery", "Reload the page and try again.")
            : Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
}
