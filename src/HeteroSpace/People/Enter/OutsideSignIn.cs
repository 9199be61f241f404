using System.Security.Claims;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People.Enter;

/// <summary>
/// Comes back from another house's sign-in (OpenID Connect). An address that house has verified is taken as confirmed,
/// and leads to the account that confirmed the same; an unverified one claims nothing.
/// </summary>
internal static class OutsideSignIn
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/masuk/lain",
            async (SignInManager<Account> signIn, IAuthenticationSchemeProvider schemes, string? kembali) =>
                await schemes.GetSchemeAsync("oidc") is null
                    ? Results.NotFound()
                    : Results.Challenge(
                        signIn.ConfigureExternalAuthenticationProperties(
                            "oidc",
                            "/masuk/selesai?kembali=" + Uri.EscapeDataString(PeopleModule.LocalAddress(kembali))
                        ),
                        ["oidc"]
                    )
        );
        routes.MapGet("/masuk/selesai", Finish);
    }

    private static async Task<IResult> Finish(
        HttpContext http,
        string? kembali,
        SignInManager<Account> signIn,
        UserManager<Account> accounts,
        AppDb db,
        Frame frame
    )
    {
        if (http.OnlyLooks() || await signIn.GetExternalLoginInfoAsync() is not { } outside)
            return Results.LocalRedirect("/masuk");
        var back = PeopleModule.LocalAddress(kembali);
        if (await Enter(signIn, outside, back, http) is { } entered)
            return entered;
        var isNew = false;
        var isTheirs = await frame.Do(async act =>
        {
            act.Touches<Account>();
            var known = await Known(outside.Principal, accounts, db);
            isNew = known is null;
            var done = known is null ? Make(act, outside, accounts) : Link(known);
            return await done || act.Refuse(false);
        });
        if (!isTheirs)
            return Refused(http);
        // A newcomer looks at contact and age once; the sign-in of a campus says neither.
        return await Enter(signIn, outside, isNew ? "/saya/profil?baru=ya" : back, http) ?? Refused(http);

        async Task<bool> Link(Account known) => (await accounts.AddLoginAsync(known, outside)).Succeeded;
    }

    /// <summary>
    /// Null when that house's sign-in leads to no account yet. Its owner's second step and lock count here too.
    /// </summary>
    private static async Task<IResult?> Enter(
        SignInManager<Account> signIn,
        ExternalLoginInfo outside,
        string back,
        HttpContext http
    )
    {
        var result = await signIn.ExternalLoginSignInAsync(outside.LoginProvider, outside.ProviderKey, true);
        if (result.Succeeded)
            return Results.LocalRedirect(back);
        if (result.RequiresTwoFactor)
            return Results.LocalRedirect("/masuk/kode?kembali=" + Uri.EscapeDataString(back));
        if (!result.IsLockedOut)
            return null;
        Foundation.Ui.PageBase.SayNext(http, SignIn.Said(SignIn.Outcome.Locked));
        return Results.LocalRedirect("/masuk");
    }

    private static IResult Refused(HttpContext http)
    {
        Foundation.Ui.PageBase.SayNext(
            http,
            Words.Say(
                "Masuk lewat sana belum berhasil. Coba sekali lagi, atau masuk dengan sandi.",
                "Signing in over there did not work. Try once more, or use your password."
            )
        );
        return Results.LocalRedirect("/masuk");
    }

    private static EmailAddress? Verified(ClaimsPrincipal outside) =>
        outside.FindFirstValue("email_verified") == "true"
        && Contact.Read(outside.FindFirstValue("email")) is { Email: { } email }
            ? email
            : null;

    private static async Task<Account?> Known(ClaimsPrincipal outside, UserManager<Account> accounts, AppDb db) =>
        Verified(outside) is { } email
        && await db.People()
            .AsNoTracking()
            .SingleOrDefaultAsync(person => person.Email == email.Value && person.EmailConfirmed)
            is { AccountId: { } id }
            ? await accounts.FindByIdAsync(id.ToString())
            : null;

    // The house is what shows who they are: its login stands before the person has the account.
    private static async Task<bool> Make(Act act, ExternalLoginInfo login, UserManager<Account> accounts)
    {
        var (outside, email) = (login.Principal, Verified(login.Principal));
        var account = new Account
        {
            Email = email,
            EmailConfirmed = email is not null,
            LockoutEnabled = true,
        };
        account.UserName = account.Id.ToString("n");
        if (
            !(await accounts.CreateAsync(account)).Succeeded
            || !(await accounts.AddLoginAsync(account, login)).Succeeded
        )
            return false;
        var name =
            PersonName.Read(Words.Cut(outside.FindFirstValue("name") ?? "", PersonName.Most))
            ?? PersonName.Read(outside.FindFirstValue("preferred_username"))
            ?? PersonName.Read(email?.Value.Split('@')[0])
            ?? Words.Say("Anggota", "Member");
        act.Add(
            new Person
            {
                AccountId = account.Id,
                Name = name,
                Email = email,
                EmailConfirmed = email is not null,
                Language = Words.Spoken,
                Since = act.Now,
            }
        );
        return true;
    }
}
