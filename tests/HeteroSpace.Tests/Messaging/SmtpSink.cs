using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HeteroSpace.Messaging;

/// <summary>
/// A mail server that takes every mail, or fails as its script says. Speaks as much of SMTP (RFC 5321) as a client
/// needs.
/// </summary>
public sealed partial class SmtpSink : IAsyncDisposable
{
    public enum Way
    {
        Take,
        Busy,
        Refuse,
        TakeAndDrop,
        Stall,
    }

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, Way> _script;
    private readonly List<string> _taken = [];
    private int _asked;

    /// <param name="script">What becomes of the nth mail.</param>
    /// <param name="port">Any free one, or that of a server which was killed.</param>
    public SmtpSink(Func<int, Way>? script = null, int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _script = script ?? (_ => Way.Take);
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public IReadOnlyList<string> Taken
    {
        get
        {
            lock (_taken)
                return [.. _taken];
        }
    }
    public int Asked => _asked;

    [GeneratedRegex("^Message-Id: (<[^>]+>)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    public static string Id(string mail) => MessageId().Match(mail).Groups[1].Value;

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        { }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using var _ = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var word = line.Split(' ')[0].ToUpperInvariant();
                if (word == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } part && part != ".")
                        mail.Append(part).Append('\n');
                    var way = _script(Interlocked.Increment(ref _asked));
                    if (way is Way.Take or Way.TakeAndDrop)
                        lock (_taken)
                            _taken.Add(mail.ToString());
                    if (way == Way.TakeAndDrop)
                        return;
                    if (way == Way.Stall)
                        await Task.Delay(Timeout.Infinite, _stop.Token);
                    await writer.WriteLineAsync(
                        way switch
                        {
                            Way.Busy => "451 try later",
                            Way.Refuse => "550 no such person",
                            _ => "250 taken",
                        }
                    );
                }
                else if (word == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }
                else
                    await writer.WriteLineAsync("250 ok");
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException) { }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
    }
}
