using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People.Enter;

/// <summary>
/// Comes back from another house's sign-in (OpenID Connect). An address that house has verified is taken as confirmed, and
/// leads to the account that confirmed the same; an unverified one claims nothing.
/// </summary>
internal static class OutsideSignIn
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/masuk/selesai", Finish);

    private static async Task<IResult> Finish(string? kembali, SignInManager<Account> signIn, UserManager<Account> accounts, AppDb db, TimeProvider time)
    {
        if (await signIn.GetExternalLoginInfoAsync() is not { } outside) return Results.LocalRedirect("/masuk");
        var back = PeopleModule.LocalAddress(kembali);
        if ((await signIn.ExternalLoginSignInAsync(outside.LoginProvider, outside.ProviderKey, true)).Succeeded) return Results.LocalRedirect(back);
        var account = await Known(outside.Principal, accounts, db) ?? await Make(outside.Principal, accounts, db, time);
        if (account is null || !(await accounts.AddLoginAsync(account, outside)).Succeeded) return Results.LocalRedirect("/masuk");
        await signIn.SignInAsync(account, true);
        return Results.LocalRedirect(back);
    }

    private static string? Verified(ClaimsPrincipal outside) =>
        outside.FindFirstValue("email_verified") == "true" && Contact.Read(outside.FindFirstValue("email")) is { Email: { } email } ? email : null;

    private static async Task<Account?> Known(ClaimsPrincipal outside, UserManager<Account> accounts, AppDb db) =>
        Verified(outside) is { } email && await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Email == email && person.EmailConfirmed) is { AccountId: { } id }
            ? await accounts.FindByIdAsync(id.ToString()) : null;

    private static async Task<Account?> Make(ClaimsPrincipal outside, UserManager<Account> accounts, AppDb db, TimeProvider time)
    {
        var email = Verified(outside);
        var account = new Account { Email = email, EmailConfirmed = email is not null, LockoutEnabled = true };
        account.UserName = account.Id.ToString("n");
        if (!(await accounts.CreateAsync(account)).Succeeded) return null;
        var name = outside.FindFirstValue("name") ?? outside.FindFirstValue("preferred_username") ?? email ?? Words.Say("Anggota", "Member");
        db.People().Add(new() { AccountId = account.Id, Name = name.Length > 120 ? name[..120] : name, Email = email, EmailConfirmed = email is not null, Language = Words.Spoken, Since = time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync();
        return account;
    }
}
