using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace HeteroSpace.Foundation;

/// <summary>Whoever likes can send nonsense; it does not fill the log.</summary>
public sealed class QuietLogTests
{
    [Fact]
    public async Task Tokens_that_are_none_write_no_line()
    {
        await using var database = await TestDatabase.CreateWithSites();
        using var lines = new Lines();
        await using var app = Started(database, lines);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        foreach (var token in (string[])["hs_x", "hs_" + new string('a', 40), "", "a b c"])
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/bookings/HS-2222-22");
            asked.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(asked)).StatusCode);
        }
        Assert.Empty(lines.Written);
        await app.StopAsync();
    }

    [Fact]
    public async Task An_address_that_may_be_a_secret_is_in_no_line_however_much_is_asked_of_the_log()
    {
        await using var database = await TestDatabase.CreateWithSites();
        using var lines = new Lines();
        await using var app = Started(
            database,
            lines,
            ("Default", "Trace"),
            ("Microsoft", "Trace"),
            ("Microsoft.AspNetCore", "Trace"),
            ("Microsoft.AspNetCore.Hosting", "Trace"),
            ("Microsoft.AspNetCore.Routing", "Trace"),
            ("Microsoft.AspNetCore.Components", "Trace")
        );
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        foreach (
            var address in (string[])
                [
                    "/konfirmasi/CfDJ8rahasia",
                    "/status/eRahasia",
                    "/wali/CfDJ8rahasia",
                    "/tiket/tRahasia/tiket.png",
                    "/berhenti/0Rahasia",
                    "/undangan/rahasia",
                    "/sandi-baru?akun=x&kode=rahasia",
                    "/tidak-ada-di-sini/rahasia",
                    "/masuk?kontak=rahasia@example.net",
                ]
        )
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Post])
        {
            using var asked = new HttpRequestMessage(method, address);
            Assert.True((int)(await client.SendAsync(asked)).StatusCode < 500);
        }
        // The log was asked for much, and did write.
        Assert.NotEmpty(lines.Written);
        Assert.DoesNotContain(lines.Written, line => line.Contains("rahasia", StringComparison.OrdinalIgnoreCase));
        await app.StopAsync();
    }

    private static WebApplication Started(
        TestDatabase database,
        Lines lines,
        params (string Category, string Level)[] asked
    ) =>
        Start.Build(
            [],
            builder =>
            {
                builder.Configuration["ConnectionStrings:HeteroSpace"] = database.Connection;
                builder.Configuration["Jobs:Work"] = "false";
                foreach (var (category, level) in asked)
                    builder.Configuration["Logging:LogLevel:" + category] = level;
                builder.Services.KeepQueries();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders().AddProvider(lines);
            }
        );

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
