using HeteroSpace.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeteroSpace.Fuzz;

/// <summary>The demo on a port of its own, with limits that hold nobody up; its clock is the machine's.</summary>
internal sealed class DemoApp : IAsyncDisposable
{
    private static readonly string[] Limits =
    [
        "Newcomers",
        "Passwords",
        "Mails",
        "Questions",
        "Presses",
        "Registrations",
        "Holds",
    ];
    private readonly TestDatabase _database;
    private readonly WebApplication _web;
    private readonly string _folder = Directory.CreateTempSubdirectory("hs").FullName;

    private DemoApp(TestDatabase database)
    {
        _database = database;
        _web = Start.Build([], Adjust);
    }

    public ConcurrentLog Log { get; } = new();
    public Uri Address => new(_web.Urls.First());

    public static async Task<DemoApp> Open()
    {
        var app = new DemoApp(await TestDatabase.Create());
        await using (var scope = app._web.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoData>().Fill();
        await app._web.StartAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:HeteroSpace"] = _database.OwnersConnection,
                ["Jobs:Work"] = "false",
                ["Mail:Folder"] = Path.Combine(_folder, "mail"),
                ["Storage:Path"] = Path.Combine(_folder, "files"),
            }
        );
        builder.Configuration.AddInMemoryCollection(
            Limits.Select(limit => KeyValuePair.Create<string, string?>($"Limits:{limit}", "1000000"))
        );
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
        builder.Services.KeepQueries();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Error);
    }
}

/// <summary>What was logged as an error, for whoever looks for its reason.</summary>
internal sealed class ConcurrentLog : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (_lines.Count < 200)
            _lines.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose() { }
}
