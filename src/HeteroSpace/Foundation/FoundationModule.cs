using System.IO.Compression;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HeteroSpace.Foundation;

/// <summary>The door of the ground floor: database, sign-in, jobs, mail and the web server's manners.</summary>
public static class FoundationModule
{
    public static void AddFoundation(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddDatabase(
            builder.Configuration.GetConnectionString("HeteroSpace") ?? "Data Source=data/heterospace.db"
        );
        services.Configure<MailSettings>(builder.Configuration.GetSection("Mail")).AddSingleton<Mailer>();
        services.AddHttpClient().AddSingleton<IMessageGateway, HttpMessageGateway>().AddSingleton<Postman>();
        if (builder.Configuration["Jobs:Work"] != "false")
            services.AddHostedService(provider => provider.GetRequiredService<Postman>());
        services.AddSingleton<JobWorker>();
        if (builder.Configuration["Jobs:Work"] != "false")
            services.AddHostedService(provider => provider.GetRequiredService<JobWorker>());
        services.AddScoped<Search.Search>().AddSingleton<Pdf.SharePicture>();
        services
            .AddSingleton<PublicUrl>()
            .AddSingleton<Limits>()
            .AddSingleton<TimeTrap>()
            .AddSingleton<MadeHere>()
            .AddSingleton<Files.UploadAllowance>()
            .AddSingleton<Files.FileStore>()
            .AddSingleton<Files.Pictures>()
            .AddScoped<Files.SweepFiles>();
        services.AddJob(
            Files.SweepFiles.Kind,
            (provider, _, stop) => provider.GetRequiredService<Files.SweepFiles>().Once(stop),
            TimeSpan.FromMinutes(30)
        );
        services.AddJob(
            "answers-forget",
            (provider, _, stop) =>
                RememberedAnswer.ForgetOld(
                    provider.GetRequiredService<AppDb>(),
                    provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
                    stop
                ),
            TimeSpan.FromHours(1)
        );
        services.AddSingleton<Import.ImportProgress>().AddScoped<Import.ImportJobs>().AddScoped<Import.ImportWork>();
        services.AddJob(
            Import.ImportStep.Check,
            (provider, job, stop) =>
                provider.GetRequiredService<Import.ImportJobs>().Check(job.Read<Import.ImportStep>().ImportId, stop)
        );
        services.AddJob(
            Import.ImportStep.Write,
            (provider, job, stop) =>
                provider.GetRequiredService<Import.ImportJobs>().Write(job.Read<Import.ImportStep>().ImportId, stop)
        );
        services.AddSingleton(
            new Files.FileOwner(
                "table",
                (db, stop) =>
                    Import
                        .ImportSets.Imports(db)
                        .Where(row => row.File != null)
                        .Select(row => row.File!)
                        .ToListAsync(stop)
            )
        );
        Privacy.PrivacyRegister.AddPersonalData(services, PersonalDataOfFoundation.All);
        services.AddJob(
            Privacy.PrivacyRegister.RetainJob,
            (provider, _, stop) =>
                Privacy.PrivacyRegister.Retain(
                    provider.GetRequiredService<AppDb>(),
                    provider.GetServices<Privacy.PersonalData>(),
                    provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
                    stop,
                    provider.GetRequiredService<ILogger<Privacy.PersonalData>>()
                ),
            TimeSpan.FromDays(1)
        );
        AddSignIn(builder);
        AddWeb(services);
    }

    public static void MapFoundation(this IEndpointRouteBuilder routes) => Import.ImportReport.Map(routes);

    private static void AddSignIn(WebApplicationBuilder builder)
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
        schemes.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = PublicPages.SessionCookie;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.ExpireTimeSpan = TimeSpan.FromDays(30);
                options.LoginPath = "/masuk";
                options.AccessDeniedPath = "/tidak-boleh";
                options.ReturnUrlParameter = "kembali";
                var stamp = options.Events.OnValidatePrincipal;
                options.Events.OnSigningIn = context =>
                    context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>().Note(context);
                options.Events.OnValidatePrincipal = async context =>
                {
                    var devices = context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>();
                    await devices.Check(context);
                    if (context.Principal?.AccountId() is not { } account)
                        return;
                    await stamp(context);
                    if (context.Principal is null)
                        await devices.Forget(context, account);
                };
            });
        });
        AddOpenIdConnect(schemes, builder.Configuration.GetSection("OpenIdConnect"));
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                "api",
                policy => policy.AddAuthenticationSchemes(TokenSignIn.Scheme_).RequireAuthenticatedUser()
            );
        services
            .AddScoped<Ui.ConsoleMenu>()
            .AddScoped<Ui.Counters>()
            .AddScoped<Ui.AnswerClocks>()
            .AddSingleton<Pdf.HouseType>()
            .AddSingleton<Pdf.PdfPaper>()
            .AddSingleton<Permissions>()
            .AddSingleton<TokenCache>()
            .AddSingleton<SignedInDevices>();
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
                    Ui.PageBase.SayNext(
                        failed.HttpContext,
                        Ui.Words.Say(
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

    private static void AddWeb(IServiceCollection services)
    {
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
                context.ProblemDetails.Extensions.TryAdd("code", Problems.CodeOf(context.ProblemDetails.Status))
        );
        services.AddCors(options =>
            options.AddPolicy("public", policy => policy.AllowAnyOrigin().WithMethods("GET").AllowAnyHeader())
        );
        services.AddOutputCache(options =>
        {
            options.AddPolicy(PublicPages.Name, policy => policy.AddPolicy<PublicPages>(), true);
            options.SizeLimit = 200_000_000;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "image/svg+xml",
                "application/problem+json",
                "text/calendar",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddApiDescription();
        services.AddHttpContextAccessor();
    }
}
