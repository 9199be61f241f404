using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.People;

/// <summary>The door of the module.</summary>
public static class PeopleModule
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<KnownPeople>();
        services.AddScoped<SignUp>().AddScoped<SignIn>().AddScoped<ConfirmContact>().AddScoped<NewPassword>();
        services.AddJob(ConfirmContact.MailJob, (provider, job, stop) => provider.GetRequiredService<ConfirmContact>().SendMail(job, stop));
        services.AddJob(NewPassword.MailJob, (provider, job, stop) => provider.GetRequiredService<NewPassword>().SendMail(job, stop));
        services.AddSingleton(new ConsoleLink(50, "nomor", "phone", Role.FrontDesk, () => Words.Say("Nomor menunggu", "Numbers")));
        services.AddSingleton(new ConsoleLink(85, "peran", "people", Role.SiteManager, () => Words.Say("Peran", "Roles")));
        services.AddSingleton(new MineLink(30, "/saya/profil", () => Words.Say("Profil", "Profile")));
        services.AddSingleton(new MineLink(40, "/saya/token", () => Words.Say("Token API", "API tokens")));
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        // The antiforgery token is checked by the middleware, since the endpoint takes a form.
        routes.MapPost("/keluar", async (SignInManager<Account> signIn, [Microsoft.AspNetCore.Mvc.FromForm] string? nothing) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        });
        routes.MapGet("/masuk/lain", async (SignInManager<Account> signIn, IAuthenticationSchemeProvider schemes, string? kembali) =>
            await schemes.GetSchemeAsync("oidc") is null ? Results.NotFound()
                : Results.Challenge(signIn.ConfigureExternalAuthenticationProperties("oidc", "/masuk/selesai?kembali=" + Uri.EscapeDataString(LocalAddress(kembali))), ["oidc"]));
        Enter.PasskeyApi.Map(routes);
        Enter.OutsideSignIn.Map(routes);
    }

    /// <summary>Only addresses of this site are gone back to.</summary>
    public static string LocalAddress(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) ? address : "/saya";
}
