using System.Net;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HeteroSpace.People;

[UsuallyOnce]
public sealed class OutsideSignInTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_verified_address_leads_to_the_account_that_confirmed_it_and_an_unverified_one_claims_nothing(
        bool verified,
        bool same
    )
    {
        await using var campus = await Campus.Open(verified);
        await using var app = await HeteroApp.Start(
            TimeProvider.System.GetUtcNow().UtcDateTime,
            ("Environment", "Development"),
            ("OpenIdConnect:Authority", campus.Address),
            ("OpenIdConnect:ClientId", "hetero"),
            ("OpenIdConnect:ClientSecret", "rahasia"),
            ("OpenIdConnect:Name", "Kampus Contoh")
        );
        var known = await app.Member("Siti");
        campus.Email = known.Email!;
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true })
        {
            BaseAddress = app.Address,
        };
        Assert.Contains("Kampus Contoh", await browser.GetStringAsync("/masuk"));
        var landed = await browser.GetAsync("/masuk/lain?kembali=/saya/profil");
        Assert.Equal(
            (HttpStatusCode.OK, "/saya/profil"),
            (landed.StatusCode, landed.RequestMessage!.RequestUri!.AbsolutePath)
        );
        Assert.Equal(same, (await landed.Content.ReadAsStringAsync()).Contains(known.Email!));
        Assert.Equal(same ? 1 : 2, await app.Read(db => db.People().CountAsync()));
    }

    [Fact]
    public async Task The_second_step_of_an_account_counts_also_when_another_house_signs_in()
    {
        await using var campus = await Campus.Open(true);
        await using var app = await HeteroApp.Start(
            TimeProvider.System.GetUtcNow().UtcDateTime,
            ("Environment", "Development"),
            ("OpenIdConnect:Authority", campus.Address),
            ("OpenIdConnect:ClientId", "hetero"),
            ("OpenIdConnect:ClientSecret", "rahasia")
        );
        var known = await app.Member("Siti");
        campus.Email = known.Email!;
        await app.Do(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByIdAsync(known.AccountId.ToString()!))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            return await accounts.SetTwoFactorEnabledAsync(account, true);
        });
        foreach (var time in (string[])["first", "second"])
        {
            using var browser = new HttpClient(
                new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }
            )
            {
                BaseAddress = app.Address,
            };
            Assert.True(
                (await browser.GetAsync("/masuk/lain?kembali=/saya/profil")).RequestMessage!.RequestUri!.AbsolutePath
                    == "/masuk/kode",
                time
            );
            Assert.Equal("/masuk", (await browser.GetAsync("/saya")).RequestMessage!.RequestUri!.AbsolutePath);
        }
        Assert.Equal(1, await app.Read(db => db.People().CountAsync()));
    }

    [Fact]
    public async Task A_return_that_does_not_belong_to_a_departure_is_told_at_the_sign_in_page()
    {
        await using var campus = await Campus.Open(true);
        await using var app = await HeteroApp.Start(
            TimeProvider.System.GetUtcNow().UtcDateTime,
            ("Environment", "Development"),
            ("OpenIdConnect:Authority", campus.Address),
            ("OpenIdConnect:ClientId", "hetero")
        );
        using var browser = await app.Client();
        var landed = await browser.GetAsync("/masuk/oidc?code=curian&state=palsu");
        Assert.Equal(
            (HttpStatusCode.OK, "/masuk"),
            (landed.StatusCode, landed.RequestMessage!.RequestUri!.AbsolutePath)
        );
        Assert.Contains("belum berhasil", WebUtility.HtmlDecode(await landed.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("http://campus.example", "Production")]
    [InlineData("http://campus.example", "Development")]
    [InlineData("http://127.0.0.1:5999", "Production")]
    [InlineData("http://localhost.evil.example", "Development")]
    [InlineData("httpsomething://campus.example", "Production")]
    [InlineData("ftp://127.0.0.1", "Development")]
    [InlineData("campus.example", "Production")]
    public void Another_house_is_not_asked_in_clear(string authority, string environment)
    {
        var problem = Assert.Throws<SetupProblem>(() => Built(authority, environment));
        Assert.Contains("OpenIdConnect__Authority", problem.Message);
    }

    [Theory]
    [InlineData("https://campus.example", "Production")]
    [InlineData("HTTPS://campus.example", "Production")]
    [InlineData("http://localhost:5999", "Development")]
    [InlineData("http://[::1]:5999", "Development")]
    public async Task Over_TLS_or_on_a_developers_machine_it_is(string authority, string environment) =>
        await Built(authority, environment).DisposeAsync();

    private static WebApplication Built(string authority, string environment) =>
        Start.Build(
            [],
            builder =>
            {
                builder.Environment.EnvironmentName = environment;
                builder.Configuration["OpenIdConnect:Authority"] = authority;
                builder.Configuration["OpenIdConnect:ClientId"] = "hetero";
                builder.Configuration["Jobs:Work"] = "false";
            }
        );

    [Theory]
    [InlineData("none")]
    [InlineData("NONE")]
    [InlineData("stripped")]
    public async Task A_word_that_nobody_signed_signs_nobody_in(string how)
    {
        await using var campus = await Campus.Open(true);
        campus.Unsigned = how;
        await using var app = await HeteroApp.Start(
            TimeProvider.System.GetUtcNow().UtcDateTime,
            ("Environment", "Development"),
            ("OpenIdConnect:Authority", campus.Address),
            ("OpenIdConnect:ClientId", "hetero"),
            ("OpenIdConnect:ClientSecret", "rahasia")
        );
        campus.Email = (await app.Member("Siti")).Email!;
        using var browser = Browse.Visitor(app);
        var landed = await browser.GetAsync("/masuk/lain?kembali=/saya/profil");
        Assert.Equal("/masuk", landed.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("belum berhasil", await landed.Text());
    }

    [Fact]
    public async Task Without_settings_there_is_no_other_house()
    {
        await using var app = await HeteroApp.Start();
        using var browser = await app.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/masuk/lain")).StatusCode);
    }

    /// <summary>
    /// An identity provider at the protocol (OpenID Connect Core 1.0, code flow), on a port of its own.
    /// </summary>
    private sealed class Campus : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly RsaSecurityKey _key = new(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "satu" };
        private string? _nonce;
        private readonly bool _verified;

        private Campus(WebApplication app, bool verified) => (_app, _verified) = (app, verified);

        public string Address => _app.Urls.First();
        public string Email { get; set; } = "";

        /// <summary>How its word comes unsigned; null when it is signed.</summary>
        public string? Unsigned { get; set; }

        public static async Task<Campus> Open(bool verified)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var campus = new Campus(builder.Build(), verified);
            campus.Describe();
            campus.Answer();
            await campus._app.StartAsync();
            return campus;
        }

        // Where everything is, and by which key its word is known.
        private void Describe()
        {
            _app.MapGet(
                "/.well-known/openid-configuration",
                () =>
                    new
                    {
                        issuer = Address,
                        authorization_endpoint = Address + "/authorize",
                        token_endpoint = Address + "/token",
                        userinfo_endpoint = Address + "/userinfo",
                        jwks_uri = Address + "/keys",
                        response_types_supported = new[] { "code" },
                        subject_types_supported = new[] { "public" },
                        id_token_signing_alg_values_supported = new[] { "RS256" },
                    }
            );
            _app.MapGet(
                "/keys",
                () => Results.Text(JsonSerializer.Serialize(new { keys = new[] { PublicKey() } }), "application/json")
            );
        }

        // Sends the reader back with a code, and tells who they are for it.
        private void Answer()
        {
            _app.MapGet(
                "/authorize",
                (HttpRequest request) =>
                {
                    _nonce = request.Query["nonce"];
                    return Results.Redirect(
                        request.Query["redirect_uri"]
                            + QueryString.Create("code", "kode").Add("state", request.Query["state"].ToString())
                    );
                }
            );
            _app.MapPost(
                "/token",
                () =>
                    new
                    {
                        access_token = "akses",
                        token_type = "Bearer",
                        expires_in = 300,
                        id_token = Sent(IdToken()),
                    }
            );
            _app.MapGet(
                "/userinfo",
                () =>
                    new
                    {
                        sub = "mahasiswa-1",
                        name = "Siti Kampus",
                        email = Email,
                        email_verified = _verified,
                    }
            );
        }

        private object PublicKey()
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
            return new
            {
                kty = key.Kty,
                kid = key.Kid,
                n = key.N,
                e = key.E,
                use = "sig",
                alg = "RS256",
            };
        }

        private string Sent(string signed)
        {
            var parts = signed.Split('.');
            return Unsigned switch
            {
                null => signed,
                "stripped" => $"{parts[0]}.{parts[1]}.",
                var by => Base64UrlEncoder.Encode($"{{\"alg\":\"{by}\",\"typ\":\"JWT\"}}") + $".{parts[1]}.",
            };
        }

        private string IdToken() =>
            new JsonWebTokenHandler().CreateToken(
                new SecurityTokenDescriptor
                {
                    Issuer = Address,
                    Audience = "hetero",
                    Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
                    SigningCredentials = new(_key, "RS256"),
                    Claims = new Dictionary<string, object>
                    {
                        ["sub"] = "mahasiswa-1",
                        ["nonce"] = _nonce!,
                        ["name"] = "Siti Kampus",
                        ["email"] = Email,
                        ["email_verified"] = _verified,
                    },
                }
            );

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
