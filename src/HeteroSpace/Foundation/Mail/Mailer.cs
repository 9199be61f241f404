using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HeteroSpace.Foundation.Mail;

/// <summary>Settings under <c>Mail__*</c>. Without a host, mails are files under <c>data/mail</c>.</summary>
public sealed class MailSettings
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }
    public string From { get; set; } = "Hetero Space <no-reply@example.org>";
    /// <summary>Where mails lie when there is no host.</summary>
    public string Folder { get; set; } = "data/mail";
}

/// <summary>A mail ready to leave.</summary>
/// <param name="Calendar">An iCalendar object to attach as <c>.ics</c>, or null.</param>
public sealed record Letter(string To, string Subject, string Text, string? Calendar = null);

/// <summary>Sends one mail; an error means it did not leave, and the job that asked will ask again.</summary>
public sealed class Mailer(IOptions<MailSettings> settings, TimeProvider time)
{
    public async Task Send(Letter letter, CancellationToken stop = default)
    {
        using var message = Message(letter);
        if (string.IsNullOrEmpty(settings.Value.Host)) await Keep(message, stop);
        else await Post(message, stop);
    }

    private MimeMessage Message(Letter letter)
    {
        var body = new BodyBuilder { TextBody = letter.Text, HtmlBody = Html(letter.Text) };
        if (letter.Calendar is { } calendar)
            body.Attachments.Add("hetero-space.ics", System.Text.Encoding.UTF8.GetBytes(calendar), new ContentType("text", "calendar") { Charset = "utf-8" });
        return new([MailboxAddress.Parse(settings.Value.From)], [MailboxAddress.Parse(letter.To)], letter.Subject, body.ToMessageBody()) { Date = time.GetUtcNow() };
    }

    // One column that a narrow mail client shows as it is; links are made pressable.
    private static string Html(string text)
    {
        var paragraphs = text.Split("\n\n").Select(part => "<p>" + string.Join("<br>", part.Split('\n').Select(Linked)) + "</p>");
        return "<!doctype html><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><body style=\"font:16px/1.5 sans-serif;max-width:36em;margin:auto;padding:1em;color:#12302f\">"
            + string.Concat(paragraphs) + "</body>";
        static string Linked(string line)
        {
            var safe = System.Net.WebUtility.HtmlEncode(line);
            return Uri.TryCreate(line.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && line.Trim().StartsWith("http", StringComparison.Ordinal)
                ? $"<a href=\"{safe}\">{safe}</a>" : safe;
        }
    }

    private async Task Keep(MimeMessage message, CancellationToken stop)
    {
        Directory.CreateDirectory(settings.Value.Folder);
        var name = $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.CreateVersion7():n}.eml";
        await message.WriteToAsync(Path.Combine(settings.Value.Folder, name), stop);
    }

    private async Task Post(MimeMessage message, CancellationToken stop)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Value.Host!, settings.Value.Port, SecureSocketOptions.StartTlsWhenAvailable, stop);
        if (settings.Value.User is { Length: > 0 } user) await client.AuthenticateAsync(user, settings.Value.Password ?? "", stop);
        await client.SendAsync(message, stop);
        await client.DisconnectAsync(true, stop);
    }
}
