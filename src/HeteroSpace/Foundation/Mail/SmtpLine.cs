using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace HeteroSpace.Foundation.Mail;

/// <summary>Why there is no line to the mail server.</summary>
public sealed class LineProblem(Fault fault, string problem, Exception inner) : Exception(problem, inner)
{
    public Fault Fault => fault;
}

/// <summary>
/// Connects to the mail server. Mails carry what proves something, so the line is encrypted before a password or a mail
/// goes over it (RFC 8314 3.3); a server on this very machine may do without in Development.
/// </summary>
/// <param name="client">Makes one that is not connected yet.</param>
public sealed class SmtpLine(IOptions<MailSettings> options, Func<SmtpClient> client, IHostEnvironment environment)
{
    private const int ImplicitTls = 465;
    private readonly MailSettings _settings = options.Value;

    public async Task<SmtpClient> Connect(CancellationToken stop)
    {
        var line = client();
        line.Timeout = _settings.TimeoutSeconds * 1000;
        try
        {
            await line.ConnectAsync(_settings.Host!, _settings.Port, Encryption(), stop);
            if (_settings.User is { Length: > 0 } user)
                await line.AuthenticateAsync(user, _settings.Password ?? "", stop);
            return line;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            var fault = FaultOf(error, line.IsConnected);
            line.Dispose();
            throw new LineProblem(fault, error.Message.Split('\n')[0].Trim(), error);
        }
        catch (OperationCanceledException)
        {
            line.Dispose();
            throw;
        }
    }

    private SecureSocketOptions Encryption()
    {
        if (_settings.Port == ImplicitTls)
            return SecureSocketOptions.SslOnConnect;
        return environment.IsDevelopment() && IsThisMachine(_settings.Host!)
            ? SecureSocketOptions.StartTlsWhenAvailable
            : SecureSocketOptions.StartTls;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    private static Fault FaultOf(Exception error, bool connected) =>
        error switch
        {
            NotSupportedException when !connected => Fault.NoEncryption,
            SslHandshakeException => Fault.Certificate,
            AuthenticationException or ServiceNotAuthenticatedException or NotSupportedException => Fault.Password,
            SocketException => Fault.NoServer,
            _ => Fault.Line,
        };
}
