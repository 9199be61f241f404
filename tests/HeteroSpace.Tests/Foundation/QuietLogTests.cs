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
        await using var app = Start.Build(
            [],
            builder =>
            {
                builder.Configuration["ConnectionStrings:HeteroSpace"] = database.Connection;
                builder.Configuration["Jobs:Work"] = "false";
                builder.Services.KeepQueries();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders().AddProvider(lines);
            }
        );
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
