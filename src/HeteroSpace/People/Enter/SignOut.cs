using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.People.Enter;

/// <summary>Leaves: this browser is signed out, and what it kept for use without a network goes.</summary>
internal static class SignOut
{
    /// <summary>Where the form stood that someone else had opened: they go on there, as themselves.</summary>
    public const string BackField = "kembali";

    public static void Map(IEndpointRouteBuilder routes) =>
        // The antiforgery token is checked by the middleware, since the endpoint takes a form.
        routes.MapPost(
            "/keluar",
            async (
                HttpContext http,
                SignInManager<Account> signIn,
                SignedInDevices devices,
                [Microsoft.AspNetCore.Mvc.FromForm(Name = BackField)] string? back
            ) =>
            {
                if (http.User.AccountId() is { } account && await SignedInDevices.Of(http) is { } device)
                    await devices.SignOut(account, device);
                await signIn.SignOutAsync();
                // The card that was kept for use without a network goes too, and pages (W3C Clear Site Data).
                http.Response.Headers[ClearKept.Header] = ClearKept.All;
                return Results.LocalRedirect(back is null ? "/" : PeopleModule.LocalAddress(back));
            }
        );
}
