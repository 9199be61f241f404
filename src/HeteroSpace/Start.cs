using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Scalar.AspNetCore;

namespace HeteroSpace;

/// <summary>Puts the modules together, in floor order, and runs either the web server or one command.</summary>
internal static class Start
{
    public static async Task<int> Run(string[] args)
    {
        if (args is ["--help" or "-h" or "-?", ..])
            return await Commands.Run(["help"]);
        if (args.Length > 0 && !args[0].StartsWith('-'))
            return await Commands.Run(args);
        if (Stray(args) is { } word)
        {
            Console.Error.WriteLine(
                $"\"{word}\" stands behind a setting: a command comes first, settings are variables."
            );
            return 2;
        }
        await using var app = Build(args);
        // Neither needs the other, and each takes a while: the addresses, and the database with its model.
        var addresses = Task.Run(() => ReadAddresses(app));
        await BringUpToDate(app.Services);
        await FillDemo(app);
        await addresses;
        await app.StartAsync();
        await Welcome.Say(app);
        _ = Rest.AfterStart(app.Services, app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
        return 0;
    }

    // "--contentRoot X verify" would start a server, and whoever asked for a command would wait for it.
    private static string? Stray(string[] args) =>
        args.Where((word, at) => !word.StartsWith('-') && (!args[at - 1].StartsWith('-') || args[at - 1].Contains('=')))
            .FirstOrDefault();

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = Prepare(args);
        adjust?.Invoke(builder);
        builder.AddModules();

        var app = builder.Build();
        app.UseOutputCacheAndCompression();
        app.MapModules();
        app.MapHealth();
        app.MapApiReference();
        return app;
    }

    private static WebApplicationBuilder Prepare(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = "HeteroSpace",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls("http://localhost:5080");
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            // What fails at the start is said in one line (SetupProblems); what fails later comes as an exception and
            // is logged there.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None)
            // Whether the keys are sealed is said at the start in our own words (Welcome).
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // An address may be a secret (Proof): these write each one down, however much else is asked of the log.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Routing.Matching", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Components.Routing", LogLevel.Warning)
            // A wrong token is answered, not logged: whoever likes could fill the disk with two lines each.
            .AddFilter(typeof(TokenSignIn).FullName, LogLevel.Warning);
        AddWhatTheMachineNeeds(builder);
        builder.WebHost.UseStaticWebAssets().ConfigureKestrel(server => server.AddServerHeader = false);
        // Files are served as they were built and compressed; looking at each for changes would send them as they are.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        return builder;
    }

    // The slim builder leaves these out; the whole one loads IIS on Linux, and QUIC where no TLS is spoken.
    private static void AddWhatTheMachineNeeds(WebApplicationBuilder builder)
    {
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (SpeaksTls(builder.Configuration))
            builder.WebHost.UseQuic();
        if (OperatingSystem.IsWindows())
            builder.WebHost.UseIIS().UseIISIntegration();
    }

    private static bool SpeaksTls(ConfigurationManager settings) =>
        settings
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"])
            .Append(settings["urls"])
            .Any(address => address?.Contains("https:", StringComparison.OrdinalIgnoreCase) == true)
        || settings["https_ports"] is not null;

    // Each is put together when it is first asked for, and kept.
    private static void ReadAddresses(IEndpointRouteBuilder routes)
    {
        foreach (var source in routes.DataSources)
            _ = source.Endpoints;
    }

    /// <summary>
    /// <c>Demo__Fill</c>: none, small or large; small in Development, and only into an empty database.
    /// </summary>
    private static async Task FillDemo(WebApplication app)
    {
        var wanted = app.Configuration["Demo:Fill"] ?? (app.Environment.IsDevelopment() ? "small" : "none");
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (wanted != "none" && await Demo.DemoData.IsEmpty(db))
        {
            var demo = scope.ServiceProvider.GetRequiredService<Demo.DemoData>();
            await SayWhile("Filling the demo", () => demo.Fill());
            if (wanted == "large")
                await Demo.DemoLarge.Fill(
                    scope.ServiceProvider,
                    scope.ServiceProvider.GetRequiredService<TimeProvider>()
                );
        }
        if (await db.Users.AnyAsync(account => account.Email == "anggota@example.org"))
        {
            app.Configuration["Demo:Banner"] = "true";
            app.Configuration["Owner"] ??= "Dinas Koperasi dan UKM Provinsi Jawa Tengah";
        }
    }

    // Who starts it for the first time has waited long enough to want to know.
    private static async Task SayWhile(string what, Func<Task> act)
    {
        Console.WriteLine(what);
        // SQLite does its work on the thread that asks; beside it the clock goes on.
        var work = Task.Run(act);
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(4))) != work)
            Console.WriteLine("  still at it");
        await work;
    }

    /// <summary>The schema, its guards and the folder the data lies in.</summary>
    public static async Task BringUpToDate(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await MakeTables(services, db);
        await services.GetRequiredService<KeySeal>().SealAll(db);
        var frame = scope.ServiceProvider.GetRequiredService<Frame>();
        await FirstTemplates.Put(db, frame);
        await KnownHolidays.Put(db, frame);
        services.GetRequiredService<Foundation.Security.HouseKey>().Ensure();
    }

    /// <summary>
    /// Up to date and with their guards, as <see cref="BringUpToDate"/> does first; no row is written.
    /// </summary>
    internal static async Task MakeTables(IServiceProvider services, AppDb db)
    {
        if (
            db.Engine == Engine.Sqlite
            && new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder
        )
            Directory.CreateDirectory(folder);
        await BringTablesUpToDate(services, db);
    }

    // With a role of its own for the tables (ConnectionStrings__Owner) the app's own cannot lift what they promise.
    private static async Task BringTablesUpToDate(IServiceProvider services, AppDb db)
    {
        var published = services.GetRequiredService<IHostEnvironment>().IsProduction();
        await using var asOwner = AsOwner(services, db);
        await Database.BringUpToDate(asOwner ?? db, Guards.All, trusted: published);
        if (asOwner is not null)
            await Database.LetIn(asOwner, db.Database.GetConnectionString()!, Guards.All);
    }

    /// <summary>By a connection of who owns the tables; null when that is not another.</summary>
    internal static AppDb? AsOwner(IServiceProvider services, AppDb db) =>
        db.Engine == Engine.Postgres
        && services.GetRequiredService<IConfiguration>().GetConnectionString("Owner") is { Length: > 0 } owner
            ? Database.OpenPostgres(services, owner)
            : null;

    private static void UseOutputCacheAndCompression(this WebApplication app)
    {
        app.UseSafeHeaders();
        app.UseOwnName();
        app.UseHouseCookies();
        app.UseLifetimes();
        app.UseHeadAsGet();
        app.UseAcceptedEncoding();
        app.UseRouting();
        app.UseTroublePage();
        app.UseLanguage();
        app.UseSizeAnswer();
        app.UseWordsForBareAnswers();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
        app.UseCors();
        app.UseFormerAddresses();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    private static void MapHealth(this WebApplication app)
    {
        // Alive says that the process answers; ready that its database does.
        app.MapGet("/health/live", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapGet(
                "/health/ready",
                async (AppDb db, CancellationToken stop) =>
                    await db.Database.CanConnectAsync(stop) ? Results.Text("ok") : Results.StatusCode(503)
            )
            .ExcludeFromDescription();
    }

    private static void MapApiReference(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json")
            .CacheOutput(policy =>
                policy.Expire(TimeSpan.FromMinutes(5)).SetVaryByHeader("Accept-Encoding").SetVaryByQuery([])
            )
            .RequireCors("public");
        // No request leaves the site, and nothing is offered that would.
        app.MapScalarApiReference(
            "/api",
            options =>
                options
                    .WithTitle("Hetero Space API")
                    .DisableDefaultFonts()
                    .DisableAgent()
                    .DisableMcp()
                    .DisableTelemetry()
                    .HideClientButton()
                    .HideDeveloperTools()
        );
    }
}
