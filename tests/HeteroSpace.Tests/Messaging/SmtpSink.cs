using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

    /// <summary>After STARTTLS, from the first byte, or not at all.</summary>
    public enum Encrypts
    {
        StartTls,
        AtOnce,
        Never,
    }

    /// <summary>Self-made, for this machine; the apps of the tests trust it and nothing else of the kind.</summary>
    public static readonly X509Certificate2 Certificate = MakeCertificate();

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, Way> _script;
    private readonly Encrypts _encrypts;
    private readonly X509Certificate2 _certificate;
    private readonly List<string> _taken = [],
        _heard = [];
    private int _asked;

    /// <param name="script">What becomes of the nth mail.</param>
    /// <param name="port">Any free one, or that of a server which was killed.</param>
    public SmtpSink(
        Func<int, Way>? script = null,
        int port = 0,
        Encrypts encrypts = Encrypts.StartTls,
        X509Certificate2? certificate = null
    )
    {
        (_encrypts, _certificate) = (encrypts, certificate ?? Certificate);
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

    /// <summary>All that was said to it, line by line, but the mails; what came encrypted begins with "*".</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    public static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, default), new(2099, 1, 1, 0, 0, 0, default));
    }

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
            await using var plain = client.GetStream();
            await using var secret = new SslStream(plain);
            if (_encrypts == Encrypts.AtOnce)
                await secret.AuthenticateAsServerAsync(_certificate);
            else if (!await Talk(plain, false))
                return;
            if (_encrypts != Encrypts.AtOnce)
                await secret.AuthenticateAsServerAsync(_certificate);
            await Talk(secret, true);
        }
        catch (Exception error)
            when (error
                    is IOException
                        or OperationCanceledException
                        or System.Security.Authentication.AuthenticationException
            ) { }
    }

    /// <summary>True when the talk goes on encrypted.</summary>
    private async Task<bool> Talk(Stream stream, bool encrypted)
    {
        var reader = new StreamReader(stream, Encoding.Latin1);
        var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (!encrypted || _encrypts == Encrypts.AtOnce)
            await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            lock (_heard)
                _heard.Add((encrypted ? "*" : "") + line);
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-sink");
                    if (!encrypted && _encrypts == Encrypts.StartTls)
                        await writer.WriteLineAsync("250-STARTTLS");
                    await writer.WriteLineAsync("250 AUTH PLAIN");
                    break;
                case "STARTTLS" when !encrypted && _encrypts == Encrypts.StartTls:
                    await writer.WriteLineAsync("220 go on");
                    return true;
                case "AUTH":
                    await writer.WriteLineAsync(
                        line.EndsWith(RightPassword, StringComparison.Ordinal) ? "235 ok" : "535 no"
                    );
                    break;
                case "DATA":
                    if (!await Take(reader, writer))
                        return false;
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return false;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
        return false;
    }

    /// <summary>"mailer" and "S3cret", as AUTH PLAIN says them (RFC 4616).</summary>
    private const string RightPassword = "AG1haWxlcgBTM2NyZXQ=";

    /// <summary>One mail; false when the line is dropped after it.</summary>
    private async Task<bool> Take(StreamReader reader, StreamWriter writer)
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
            return false;
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
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
    }
}
