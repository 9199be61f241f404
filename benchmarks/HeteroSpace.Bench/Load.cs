using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HeteroSpace;

/// <summary>A light load of HTTP/1.1 over kept connections: raw sockets, so that the load costs little beside the
/// server on two cores.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[1 << 20];

    public Connection(int port) => _socket.Connect(IPAddress.Loopback, port);

    public void Dispose() => _socket.Dispose();

    public static byte[] Get(string path, string more = "") =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n{more}\r\n");

    public static byte[] Post(string path, string token, string body) =>
        Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: "
                + $"application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );

    /// <summary>Sends and reads one whole answer; gives its status, its size and its head.</summary>
    public async Task<(int Status, int Bytes, string Head)> Ask(byte[] request, bool wantHead = false)
    {
        await _socket.SendAsync(request);
        var read = 0;
        while (true)
        {
            var got = await _socket.ReceiveAsync(Room(read));
            if (got == 0)
                throw new IOException("The server closed the connection.");
            read += got;
            var end = _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (end < 0)
                continue;
            var head = Encoding.ASCII.GetString(_buffer, 0, end);
            var status = int.Parse(head.AsSpan(9, 3));
            var length = LengthIn(head);
            if (length >= 0)
            {
                while (read < end + 4 + length)
                    read += await _socket.ReceiveAsync(Room(read));
                return (status, read, wantHead ? head : "");
            }
            while (!_buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8))
                read += await _socket.ReceiveAsync(Room(read));
            return (status, read, wantHead ? head : "");
        }
    }

    // For pages that weigh more than any should.
    private Memory<byte> Room(int read)
    {
        if (read == _buffer.Length)
            Array.Resize(ref _buffer, 2 * read);
        return _buffer.AsMemory(read);
    }

    private static int LengthIn(string head)
    {
        if (head.StartsWith("HTTP/1.1 204", StringComparison.Ordinal))
            return 0;
        var at = head.IndexOf("\r\nContent-Length:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return -1;
        var stop = head.IndexOf("\r\n", at + 2, StringComparison.Ordinal);
        return int.Parse(head.AsSpan(at + 17, (stop < 0 ? head.Length : stop) - at - 17));
    }
}

/// <summary>The server under load, in a process of its own, and the processor time it has used.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;
    public int Port { get; }

    /// <param name="more">Settings beside the usual ones.</param>
    public Server(string connection, params (string Key, string Value)[] more)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__HeteroSpace"] = connection;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Port}";
        start.Environment["Mail__Folder"] = Path.Combine(Path.GetTempPath(), "hs-bench-mail");
        start.Environment["Demo__Fill"] = "none";
        foreach (var (key, value) in more)
            start.Environment[key] = value;
        _process = Process.Start(start)!;
        if (_process.StandardOutput.ReadLine() is null)
            throw new IOException("The server did not start.");
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Bytes of memory the process holds now.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The most it has held.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>As many as the server gives over so many connections for so long.</summary>
    public Task<(double Rate, double MicrosecondsEach)> Saturate(byte[] request, int connections, double seconds) =>
        Saturate([request], connections, seconds);

    /// <summary>The same with several requests in turn.</summary>
    public async Task<(double Rate, double MicrosecondsEach)> Saturate(
        IReadOnlyList<byte[]> requests,
        int connections,
        double seconds
    )
    {
        var (count, asked, before, watch) = (0L, 0L, Processor, Stopwatch.StartNew());
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = new Connection(Port);
                        while (watch.Elapsed.TotalSeconds < seconds)
                        {
                            var (status, _, _) = await connection.Ask(
                                requests[(int)(Interlocked.Increment(ref asked) % requests.Count)]
                            );
                            if (status != 200)
                                throw new IOException($"answered {status}");
                            Interlocked.Increment(ref count);
                        }
                    })
                )
        );
        return (count / watch.Elapsed.TotalSeconds, (Processor - before).TotalMicroseconds / count);
    }

    /// <summary>Requests at a fixed rate, each counted from when it was due, so that waiting behind a slow one is not
    /// hidden.</summary>
    public Task<(double P50, double P99)> AtRate(byte[] request, double rate, double seconds) =>
        AtRate([request], rate, seconds);

    /// <summary>The same with several requests in turn.</summary>
    public async Task<(double P50, double P99)> AtRate(IReadOnlyList<byte[]> requests, double rate, double seconds)
    {
        var total = (int)(rate * seconds);
        var times = new double[total];
        var (next, watch) = (-1, Stopwatch.StartNew());
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = new Connection(Port);
                        for (int index; (index = Interlocked.Increment(ref next)) < total; )
                        {
                            var due = index / rate;
                            var wait = due - watch.Elapsed.TotalSeconds;
                            if (wait > 0)
                                await Task.Delay(TimeSpan.FromSeconds(wait));
                            await connection.Ask(requests[index % requests.Count]);
                            times[index] = (watch.Elapsed.TotalSeconds - due) * 1000;
                        }
                    })
                )
        );
        Array.Sort(times);
        return (times[total / 2], times[total * 99 / 100]);
    }
}
