using HeteroSpace.Bookings;
using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.Data.Sqlite;
using Scalar.AspNetCore;

namespace HeteroSpace;

/// <summary>Puts the modules together, in floor order, and runs either the web server or one command.</summary>
internal static class Start
{
    public static async Task<int> Run(string[] args)
    {
        if (args.Length > 0 && !args[0].StartsWith('-')) return await Commands.Run(args);
        await using var app = Build(args);
        await BringUpToDate(app.Services);
        await app.StartAsync();
        await Welcome.Say(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "HeteroSpace", ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls("http://localhost:5080");
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning)
            // Keys lie in the same database as what they protect; wrapping them is the operator's choice (docs/operations.md).
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseStaticWebAssets();
        adjust?.Invoke(builder);
        builder.AddFoundation();
        builder.Services.AddPeople();
        builder.Services.AddSites();
        builder.Services.AddBookings();
        builder.Services.AddRazorComponents();

        var app = builder.Build();
        app.UseOutputCacheAndCompression();
        app.MapStaticAssets();
        app.MapPeople();
        app.MapSites();
        app.MapBookings();
        app.Map("/api/v1/{**rest}", () => Problems.NotFound("There is no such address; see /openapi/v1.json.")).ExcludeFromDescription();
        app.MapRazorComponents<Portal.App>();
        app.MapOpenApi("/openapi/{documentName}.json").CacheOutput(policy => policy.Expire(TimeSpan.FromMinutes(5)));
        app.MapScalarApiReference("/api");
        return app;
    }

    /// <summary>The schema, its guards and the folder the data lies in.</summary>
    public static async Task BringUpToDate(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db.Engine == Engine.Sqlite && new SqliteConnectionStringBuilder(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetConnectionString(db.Database)).DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
        await Database.BringUpToDate(db, Guards.All);
    }

    private static void UseOutputCacheAndCompression(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseSafeHeaders();
        app.UseLanguage();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
        app.UseCors();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}
