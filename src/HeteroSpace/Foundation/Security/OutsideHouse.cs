using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// Another house's sign-in (a campus, the province), when it is set up: <c>OpenIdConnect__Authority</c>,
/// <c>ClientId</c>, <c>ClientSecret</c>, <c>Name</c>. Its word is believed over TLS alone, and signed.
/// </summary>
internal static class OutsideHouse
{
    /// <exception cref="SetupProblem">Its address is not safe to ask.</exception>
    public static void Add(AuthenticationBuilder schemes, IConfigurationSection settings, IHostEnvironment environment)
    {
        if (settings["Authority"] is not { Length: > 0 } authority)
            return;
        if (!IsSafe(authority, environment))
            throw new SetupProblem(
                "OpenIdConnect__Authority is not an https address: whoever stands between could sign in as anyone. "
                    + "Give the https address. Plain http is for this machine alone, in Development."
            );
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
                options.Events.OnRemoteFailure = SayThatItFailed;
                options.Events.OnTokenResponseReceived = RefuseWhatNobodySigned;
                options.CallbackPath = "/masuk/oidc";
                options.RequireHttpsMetadata = authority.StartsWith("https", StringComparison.Ordinal);
                options.MapInboundClaims = false;
                options.GetClaimsFromUserInfoEndpoint = true;
                options.Scope.Add("email");
                options.TokenValidationParameters.NameClaimType = "name";
            }
        );
    }

    private static bool IsSafe(string authority, IHostEnvironment environment) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var address)
        && (
            address.Scheme == Uri.UriSchemeHttps
            || environment.IsDevelopment() && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback
        );

    private static bool IsSigned(string? token)
    {
        try
        {
            return token is not null
                && new JsonWebToken(token) is { Alg: { Length: > 0 } by, EncodedSignature.Length: > 0 }
                && !by.Equals("none", StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Someone who said no there, or came back an hour later, is told so and can try again.
    private static Task SayThatItFailed(RemoteFailureContext failed)
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
    }

    // Whichever way it came (RFC 8725 3.1).
    private static Task RefuseWhatNobodySigned(TokenResponseReceivedContext answered)
    {
        if (!IsSigned(answered.TokenEndpointResponse.IdToken))
            answered.Fail("The ID token is not signed.");
        return Task.CompletedTask;
    }
}
