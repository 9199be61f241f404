using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.Foundation.Security;

/// <summary>How people and programs sign in: the cookie of a browser, a token, another house.</summary>
internal static class WaysToSignIn
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("HeteroSpace").PersistKeysToDbContext<AppDb>();
        services.AddSingleton<KeySeal>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<KeySeal>((keys, seal) => keys.XmlEncryptor = seal.Seals ? new CloseKey(seal) : null);
        services.AddScoped<IPasswordHasher<Account>, ComposedPasswords>();
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
        OutsideHouse.Add(schemes, builder.Configuration.GetSection("OpenIdConnect"), builder.Environment);
        services.AddSingleton<Permissions>().AddSingleton(Permissions.InMemory).AddSingleton<SignedInDevices>();
        services.AddSingleton<TokenCache>().AddSingleton(TokenCache.InMemory);
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
        var login = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = async context =>
        {
            if (!await context.HttpContext.KeepsWhatWasTyped())
                await login(context);
        };
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
}
