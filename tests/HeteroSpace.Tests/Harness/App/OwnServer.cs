using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HeteroSpace;

/// <summary>The app as a process of its own, which can be killed; killed at the end at the latest.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hs-own").FullName;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private OwnServer(string connection, (string Key, string Value)[] settings)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Client = new() { BaseAddress = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}") };
        }
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HeteroSpace.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder,
        };
        (string, string)[] own =
        [
            ("ConnectionStrings__HeteroSpace", connection),
            ("ASPNETCORE_URLS", Client.BaseAddress.ToString()),
            ("Mail__Folder", _folder),
            ("Storage__Path", _folder),
        ];
        // An empty one takes the setting away, so that the product's own counts.
        foreach (var (key, value) in own.Concat(settings))
            start.Environment[key] = value == "" ? null : value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>What it says on the screen of who started it.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public static async Task<OwnServer> Start(string connection, params (string Key, string Value)[] settings)
    {
        var server = new OwnServer(connection, settings);
        for (var wait = 0; ; wait++)
        {
            try
            {
                if ((await server.Client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException) when (wait < 1800)
            { /* it may be filling the demo */
            }
            catch
            {
                // Nobody else would end it, and those that are started after it would be as slow.
                await server.DisposeAsync();
                throw;
            }
            await Task.Delay(100);
        }
    }

    /// <summary>At once, whatever it is doing (kill -9).</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
        Directory.Delete(_folder, true);
    }
}
