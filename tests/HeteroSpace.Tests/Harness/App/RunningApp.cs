using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using MailKit.Net.Smtp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HeteroSpace;

/// <summary>
/// The app on its port, with its database, folder and clock. Starting one costs more than most tests, so it goes from
/// test to test, each time as it was when it had started: see <see cref="BecomeNew"/>.
/// </summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServicesAnew _services;
    private readonly Callers _callers;
    private CleanSlate? _slate;

    private RunningApp(
        TestDatabase database,
        FakeTimeProvider clock,
        ServicesAnew services,
        (string Key, string Value)[] settings
    )
    {
        (_database, Clock, _services, _callers) = (database, clock, services, new());
        string[] args =
        [
            .. settings
                .Where(setting => setting.Key == "environment")
                .Select(setting => "--environment=" + setting.Value),
        ];
        Web = HeteroSpace.Start.Build(args, builder => Adjust(builder, settings));
    }

    public WebApplication Web { get; }
    public FakeTimeProvider Clock { get; }
    public string Folder { get; } = Directory.CreateTempSubdirectory("hs").FullName;

    /// <summary>What the log was told, where a test asks for it by a setting.</summary>
    public LogLines Log { get; } = new();

    public IReadOnlySet<Type> StayingServices => _services.Staying;

    public AppDb OpenDatabaseAsOwner() => _database.OpenAsOwner();

    public static async Task<RunningApp> Start(params (string Key, string Value)[] settings)
    {
        var app = new RunningApp(await TestDatabase.CreateWithSites(), new(), new(), settings);
        app.Web.Services.GetRequiredService<HouseKey>().Ensure();
        await app.Web.StartAsync();
        return app;
    }

    /// <summary>Remembers the database as it stands, for <see cref="BecomeNew"/>.</summary>
    public async Task Remember() => _slate = await CleanSlate.Of(_database);

    /// <summary>
    /// Forgets a test: no request is under way, the database has the rows it had, services remember nothing, no kept
    /// page, mail or file is left, and callers have another network address. The clock is set by who comes next.
    /// </summary>
    public async Task BecomeNew()
    {
        if (!await _callers.AreGone())
            throw new InvalidOperationException("a request is still under way");
        await _slate!.PutBack();
        _services.Forget();
        _callers.ComeFromElsewhere();
        Directory.Delete(Folder, true);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Whoever calls from now on sits in another network.</summary>
    public void ComeFromElsewhere() => _callers.ComeFromElsewhere();

    public async ValueTask DisposeAsync()
    {
        await Web.StopAsync();
        await Web.DisposeAsync();
        if (_slate is not null)
            await _slate.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(Folder, true);
    }

    private void Adjust(WebApplicationBuilder builder, (string Key, string Value)[] settings)
    {
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:HeteroSpace"] = _database.Connection,
                ["Jobs:Work"] = "false",
                ["Mail:Folder"] = Path.Combine(Folder, "mail"),
                ["Storage:Path"] = Path.Combine(Folder, "files"),
                ["PublicUrl"] = "https://hetero.example.org",
            }
        );
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))
        );
        if (Array.Find(settings, setting => setting.Key == "Environment").Value is { } environment)
            builder.Environment.EnvironmentName = environment;
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<IStartupFilter>(_callers);
        builder.Services.KeepQueries();
        builder.Host.UseServiceProviderFactory(_services);
        builder.Services.AddSingleton<Func<SmtpClient>>(() =>
            new SmtpClient
            {
                CheckCertificateRevocation = false,
                ServerCertificateValidationCallback = (_, shown, _, _) =>
                    shown?.GetCertHashString() == Messaging.SmtpSink.Certificate.Thumbprint,
            }
        );
        // Hundreds of passwords are made and tried: one round of hashing shows as much as a hundred thousand.
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        if (settings.Contains(("log", "all")))
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
    }
}
