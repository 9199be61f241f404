using System.Security.Claims;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.Foundation.Security;

/// <summary>Who stands behind a hold: still somebody without an account, one who has it by now, or nobody.</summary>
/// <param name="Account">Theirs, once they have shown a contact.</param>
public readonly record struct HoldOwner(bool Stands, Guid? Account);

/// <summary>Tells whose a hold is; the floor that knows people answers.</summary>
public interface IHoldOwners
{
    Task<HoldOwner> Of(Guid person, CancellationToken stop);
}

/// <summary>
/// The session of a browser whose reader wants an account and has yet to show a contact: it opens the pages about what
/// they hold (<see cref="Policy"/>) and no others. With the account it becomes an ordinary one by itself.
/// </summary>
public static class HeldSession
{
    /// <summary>Of pages that also who only holds something may open.</summary>
    public const string Policy = "held";
    private const string Claim = "held";

    /// <summary>The person whose hold it is; null for an account and for a visitor.</summary>
    public static Guid? HeldPerson(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>The browser that has just signed up keeps seeing what it holds.</summary>
    public static Task Begin(HttpContext http, Guid person)
    {
        var sending = http.RequestServices.GetRequiredService<Acts.Sending>();
        sending.Answer = sending.Answer with { Held = person };
        return http.SignInAsync(
            IdentityConstants.ApplicationScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(Claim, $"{person:n}")], IdentityConstants.ApplicationScheme)
            ),
            new() { IsPersistent = true }
        );
    }

    internal static async Task Check(CookieValidatePrincipalContext context, Guid person)
    {
        var services = context.HttpContext.RequestServices;
        var owner = await services.GetRequiredService<IHoldOwners>().Of(person, context.HttpContext.RequestAborted);
        if (owner.Stands && owner.Account is null)
            return;
        if (
            owner.Account is { } id
            && await services.GetRequiredService<UserManager<Account>>().FindByIdAsync($"{id}") is { } account
        )
        {
            context.ReplacePrincipal(
                await services.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account)
            );
            await services.GetRequiredService<SignedInDevices>().Note(context.HttpContext, id, context.Properties);
            context.ShouldRenew = true;
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>What needs an account leads to where a contact is shown.</summary>
    internal static bool LeadsOn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User.HeldPerson() is null)
            return false;
        PageBase.SayNext(
            context.HttpContext,
            Words.Say(
                "Halaman itu untuk anggota. Konfirmasikan dulu e-mail atau nomor Anda.",
                "That page is for members. Confirm your address or number first."
            )
        );
        context.Response.Redirect("/saya/profil");
        return true;
    }
}
