using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.Foundation.Security;

/// <summary>How people and programs sign in: the cookie of a browser, a token, another house.</summary>
internal static class WaysToSignIn
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("HeteroSpace").PersistKeysToDbContext<AppDb>();
        services
            .AddIdentityCore<Account>(Accounts.Configure)
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        var schemes = services.AddAuthentication(options =>
        {
            options.DefaultScheme = "either";
            options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
        });
        schemes.AddPolicyScheme(
            "either",
            null,
            options =>
                options.ForwardDefaultSelector = http =>
                    // A token speaks to the API only: on pages its scope would mean nothing.
                    http.Request.Headers.Authorization.Count > 0
                    && http.Request.Path.StartsWithSegments("/api")
                        ? TokenSignIn.Scheme_
                        : IdentityConstants.ApplicationScheme
        );
        schemes.AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.Scheme_, null);
        schemes.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(KeepSession));
        AddOpenIdConnect(schemes, builder.Configuration.GetSection("OpenIdConnect"));
        services.AddSingleton<Permissions>().AddSingleton<TokenCache>().AddSingleton<SignedInDevices>();
        services
            .AddAuthorizationBuilder()
            .SetDefaultPolicy(
                new AuthorizationPolicyBuilder()
                    .RequireAuthenticatedUser()
                    .RequireClaim(ClaimTypes.NameIdentifier)
                    .Build()
            )
            .AddPolicy(HeldSession.Policy, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(
                "api",
                policy => policy.AddAuthenticationSchemes(TokenSignIn.Scheme_).RequireAuthenticatedUser()
            );
    }

    private static void KeepSession(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = PublicPages.SessionCookie;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromDays(30);
        options.LoginPath = "/masuk";
        options.AccessDeniedPath = "/tidak-boleh";
        options.ReturnUrlParameter = "kembali";
        var stamp = options.Events.OnValidatePrincipal;
        var denied = options.Events.OnRedirectToAccessDenied;
        options.Events.OnRedirectToAccessDenied = context =>
            HeldSession.LeadsOn(context) ? Task.CompletedTask : denied(context);
        options.Events.OnSigningIn = context =>
            context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>().Note(context);
        options.Events.OnValidatePrincipal = async context =>
        {
            if (context.Principal?.HeldPerson() is { } person)
            {
                await HeldSession.Check(context, person);
                return;
            }
            var devices = context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>();
            await devices.Check(context);
            if (context.Principal?.AccountId() is not { } account)
                return;
            await stamp(context);
            if (context.Principal is null)
                await devices.Forget(context, account);
        };
    }

    // Another house's sign-in (a campus, the province), when it is set up: OpenIdConnect__Authority, ClientId,
    // ClientSecret, Name.
    private static void AddOpenIdConnect(AuthenticationBuilder schemes, IConfigurationSection settings)
    {
        if (settings["Authority"] is not { Length: > 0 } authority)
            return;
        schemes.AddOpenIdConnect(
            "oidc",
            settings["Name"] ?? "OpenID Connect",
            options =>
            {
                (options.Authority, options.ClientId, options.ClientSecret) = (
                    authority,
                    settings["ClientId"],
                    settings["ClientSecret"]
                );
                options.SignInScheme = IdentityConstants.ExternalScheme;
                options.ResponseType = "code";
                // The answer comes in the address: a posted form from another house would come without our Lax cookies,
                // and needs a script.
                options.ResponseMode = "query";
                options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
                options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy =
                    CookieSecurePolicy.SameAsRequest;
                // Someone who said no there, or came back an hour later, is told so and can try again.
                options.Events.OnRemoteFailure = failed =>
                {
                    PageBase.SayNext(
                        failed.HttpContext,
                        Words.Say(
                            "Masuk lewat sana belum berhasil. Coba sekali lagi, atau masuk dengan sandi.",
                            "Signing in over there did not work. Try once more, or use your password."
                        )
                    );
                    failed.Response.Redirect("/masuk");
                    failed.HandleResponse();
                    return Task.CompletedTask;
                };
                options.CallbackPath = "/masuk/oidc";
                options.RequireHttpsMetadata = authority.StartsWith("https", StringComparison.Ordinal);
                options.MapInboundClaims = false;
                options.GetClaimsFromUserInfoEndpoint = true;
                options.Scope.Add("email");
                options.TokenValidationParameters.NameClaimType = "name";
            }
        );
    }
}
