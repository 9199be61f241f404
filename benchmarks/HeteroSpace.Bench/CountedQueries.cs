using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HeteroSpace;

/// <summary>
/// Answers a request that asks for it with how many commands it gave to the database. Nobody listens before the first
/// that asks, so that what is measured until then pays nothing for it.
/// </summary>
internal sealed class CountedQueries
    : IStartupFilter,
        IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>
{
    private const string Asks = "X-Count",
        Says = "X-Queries";
    private readonly AsyncLocal<StrongBox<int>?> _count = new();
    private readonly Lazy<IDisposable> _listens;

    public CountedQueries() => _listens = new(() => DiagnosticListener.AllListeners.Subscribe(this));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, onwards) =>
                {
                    if (!http.Request.Headers.ContainsKey(Asks))
                        return onwards(http);
                    _ = _listens.Value;
                    var count = _count.Value = new(0);
                    http.Response.OnStarting(() =>
                    {
                        http.Response.Headers[Says] = count.Value.ToString(CultureInfo.InvariantCulture);
                        return Task.CompletedTask;
                    });
                    return onwards(http);
                }
            );
            next(app);
        };

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (_count.Value is { } count)
            Interlocked.Increment(ref count.Value);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    /// <summary>How many a request needs that was asked before.</summary>
    public static async Task<int> Of(Server server, byte[] request)
    {
        var text = Encoding.ASCII.GetString(request);
        var counted = Encoding.ASCII.GetBytes(text.Insert(text.IndexOf('\n') + 1, $"{Asks}: 1\r\n"));
        using var connection = new Connection(server.Port);
        await connection.Ask(counted);
        // Whether anyone listens is looked up once a second.
        await Task.Delay(1100);
        var (_, _, head) = await connection.Ask(counted, true);
        return int.Parse(Regex.Match(head, Says + @": (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
