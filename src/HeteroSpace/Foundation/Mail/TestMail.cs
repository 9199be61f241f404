using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;

namespace HeteroSpace.Foundation.Mail;

/// <summary>What came of a test mail.</summary>
/// <param name="Answer">What the mail server said; of a mail that lies as a file, where.</param>
/// <param name="Encryption">How the line was encrypted, as <c>Tls13, TLS_AES_256_GCM_SHA384</c>; null when it was not,
/// or there was none.</param>
public sealed record TestedMail(string Answer, string? Encryption, Fault? Fault);

/// <summary>A mail that is sent at once, past the outbox, to see whether mails leave.</summary>
public sealed class TestMail(IOptions<MailSettings> options, SmtpLine line, Web.PublicUrl address, TimeProvider time)
{
    private readonly MailSettings _settings = options.Value;

    /// <summary>Where mails lie as files, since no mail server is set; null when one is.</summary>
    public string? Folder => string.IsNullOrEmpty(_settings.Host) ? Path.GetFullPath(_settings.Folder) : null;

    public async Task<TestedMail> Send(string to, string name, string language, CancellationToken stop = default)
    {
        var row = new Outgoing
        {
            Kind = "mail.test",
            To = to,
            Name = name,
            Language = language,
            At = time.GetUtcNow().UtcDateTime,
        };
        using var message = MailOfLetter.Of(row, Letter(), _settings.From, address.Of(""));
        if (Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{row.Id:n}.eml");
            await message.WriteToAsync(file, stop);
            return new(file, null, null);
        }
        try
        {
            using var client = await line.Connect(stop);
            var encryption = client.IsSecure ? $"{client.SslProtocol}, {client.SslCipherSuite}" : null;
            try
            {
                return new(await client.SendAsync(message, stop), encryption, null);
            }
            catch (SmtpCommandException refused)
            {
                var answered = Delivery.Answered(refused);
                return new(answered.Problem!, encryption, answered.Fault);
            }
        }
        catch (LineProblem problem)
        {
            return new(problem.Message, null, problem.Fault);
        }
        catch (Exception error) when (error is IOException or SmtpProtocolException or TimeoutException)
        {
            return new(error.Message, null, Fault.Line);
        }
    }

    private static Letter Letter() =>
        Mail
            .Letter.About(Sentence.Say("Surat uji", "Test mail"))
            .Greet()
            .Say(
                Sentence.Say(
                    "Surat ini dikirim dari konsol untuk memeriksa bahwa surat keluar dari Hetero Space. "
                        + "Tidak ada yang perlu dilakukan.",
                    "This was sent from the console to see that mails leave Hetero Space. There is nothing to do."
                )
            );
}
