using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HeteroSpace.Foundation.Mail;

/// <summary>Settings under <c>Mail__*</c>. Without a host, mails are files under <c>data/mail</c>.</summary>
public sealed class MailSettings
{
    public string? Host { get; set; }

    /// <summary>465 is encrypted from the first byte (RFC 8314 3.3), every other by STARTTLS (RFC 3207).</summary>
    public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }
    public string From { get; set; } = "Hetero Space <no-reply@example.org>";

    /// <summary>Where mails lie when there is no host.</summary>
    public string Folder { get; set; } = "data/mail";

    /// <summary>How long one step of the talk with the mail server may take.</summary>
    public int TimeoutSeconds { get; set; } = 20;
}

/// <summary>
/// Carries mails to the mail server over one connection, which is opened when first needed; or into files.
/// </summary>
public sealed class Mailer(
    IOptions<MailSettings> options,
    SmtpLine line,
    Web.PublicUrl address,
    Security.Seals seals,
    TimeProvider time
)
{
    private readonly MailSettings _settings = options.Value;

    /// <summary>A line to the mail server for a few mails.</summary>
    public Round Open() => new(_settings, line, address, seals, time);

    /// <summary>Forgets the files of messages that were erased.</summary>
    public void Erase(IEnumerable<Guid> messages)
    {
        if (!Directory.Exists(_settings.Folder))
            return;
        foreach (var id in messages)
        foreach (var file in Directory.EnumerateFiles(_settings.Folder, $"*-{id:n}.eml"))
            File.Delete(file);
    }

    public sealed class Round(
        MailSettings settings,
        SmtpLine line,
        Web.PublicUrl address,
        Security.Seals seals,
        TimeProvider time
    ) : IAsyncDisposable
    {
        private SmtpClient? _client;

        public async Task<Delivery> Send(Outgoing letter, CancellationToken stop)
        {
            using var message = Written(letter, out var unwritten);
            if (message is null)
                return unwritten;
            try
            {
                if (string.IsNullOrEmpty(settings.Host))
                    await Keep(letter, message, stop);
                else if (await Connected(stop) is var client && !Takes(client, letter.To))
                    return new("This mail server takes no address beyond ASCII (RFC 6531).", true, Fault.Address);
                else
                    await client.SendAsync(message, stop);
                return Delivery.Done;
            }
            catch (SmtpCommandException refused)
            {
                await HangUp();
                return Delivery.Answered(refused);
            }
            catch (LineProblem problem)
            {
                await HangUp();
                return new(problem.Message, false, problem.Fault);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                await HangUp();
                // An address or letters that the server cannot take at all, as those beyond ASCII where it knows no
                // SMTPUTF8 (RFC 6531).
                return error is FormatException or ArgumentException or NotSupportedException
                    ? new(error.Message, true, Fault.Address)
                    : new(error.Message, false, Fault.Line);
            }
        }

        // The library would send the letters all the same, and each server makes of them what it likes.
        private static bool Takes(SmtpClient server, string address) =>
            server.Capabilities.HasFlag(SmtpCapabilities.UTF8) || System.Text.Ascii.IsValid(address);

        // A letter that cannot be written, as to "budi.@example.org", will not be the next time either.
        private MimeMessage? Written(Outgoing row, out Delivery unwritten)
        {
            unwritten = Delivery.CannotBeOpened;
            try
            {
                return Letter.Opened(row.Sealed, seals) is { } letter
                    ? MailOfLetter.Of(row, letter, settings.From, address.Of(""))
                    : null;
            }
            catch (Exception error)
            {
                unwritten = new(error.Message, true, Fault.Address);
                return null;
            }
        }

        private async Task<SmtpClient> Connected(CancellationToken stop)
        {
            if (_client is { IsConnected: true })
                return _client;
            await HangUp();
            return _client = await line.Connect(stop);
        }

        private async Task Keep(Outgoing letter, MimeMessage message, CancellationToken stop)
        {
            Directory.CreateDirectory(settings.Folder);
            await message.WriteToAsync(
                Path.Combine(settings.Folder, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{letter.Id:n}.eml"),
                stop
            );
        }

        // A server that drops the line after it took a mail has taken it all the same.
        private async Task HangUp()
        {
            if (_client is null)
                return;
            try
            {
                if (_client.IsConnected)
                    await _client.DisconnectAsync(true, new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
            }
            catch (Exception)
            { /* nothing hangs on a farewell */
            }
            _client.Dispose();
            _client = null;
        }

        public async ValueTask DisposeAsync() => await HangUp();
    }
}
