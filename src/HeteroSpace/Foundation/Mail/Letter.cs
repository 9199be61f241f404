using System.Net;
using MimeKit;

namespace HeteroSpace.Foundation.Mail;

/// <summary>A message as a mail: plain text, and the same in one column of HTML that a narrow mail client shows as it is.</summary>
public static class Letter
{
    /// <summary>The same message gives the same bytes each time: also its boundaries come from its id.</summary>
    public static MimeMessage Of(Outgoing letter, string from)
    {
        var sender = MailboxAddress.Parse(from);
        var codes = letter.Codes?.Split('\n') ?? [];
        var body = new BodyBuilder { TextBody = letter.Text, HtmlBody = Ui.Words.In(letter.Language, () => Html(letter.Text, [.. codes.Select(code => (Cid(letter, code, sender), code))])) };
        foreach (var code in codes) body.LinkedResources.Add($"{code}.png", Ui.QrCode.Png(code), new ContentType("image", "png")).ContentId = Cid(letter, code, sender);
        if (letter.Calendar is { } calendar)
            body.Attachments.Add("hetero-space.ics", System.Text.Encoding.UTF8.GetBytes(calendar), new ContentType("text", "calendar") { Charset = "utf-8" });
        var message = new MimeMessage([sender], [new MailboxAddress(letter.Name, letter.To)], letter.Subject, body.ToMessageBody())
        {
            Date = new(letter.At, TimeSpan.Zero), MessageId = $"{letter.Id:n}@{sender.Domain}"
        };
        var parts = 0;
        foreach (var multipart in message.BodyParts.Select(part => part).Prepend(message.Body).OfType<Multipart>().SelectMany(Nested)) multipart.Boundary = $"=-{letter.Id:n}-{parts++}";
        // Nobody answers a machine's mail with another machine's (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Unsubscribe is { } address)
        {
            message.Headers.Add("List-Unsubscribe", $"<{address}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    private static string Cid(Outgoing letter, string code, MailboxAddress sender) => $"{code}.{letter.Id:n}@{sender.Domain}";

    private static IEnumerable<Multipart> Nested(Multipart multipart) => multipart.OfType<Multipart>().SelectMany(Nested).Prepend(multipart);

    /// <summary>Paragraphs from the blank lines; a line that is an address becomes a button in the first place and a link after it.</summary>
    /// <param name="pictures">The Content-IDs of pictures below the text (RFC 2392), each with what stands in it.</param>
    public static string Html(string text, params (string Cid, string Said)[] pictures)
    {
        var pressed = false;
        var paragraphs = text.Split("\n\n").Select(part => "<p style=\"margin:0 0 1em\">" + string.Join("<br>", part.Split('\n').Select(Line)) + "</p>");
        return "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"></head>"
            + "<body style=\"margin:0;padding:0;background:#f6f4ee\"><div style=\"max-width:34em;margin:auto;padding:16px;font:16px/1.5 system-ui,sans-serif;color:#12302f;background:#fff;overflow-wrap:anywhere\">"
            + "<p style=\"margin:0 0 1em;font-weight:bold;color:#0b6b63\">Hetero Space</p>" + string.Concat(paragraphs)
            + string.Concat(pictures.Select(picture => $"<p style=\"margin:0 0 1em\"><img src=\"cid:{WebUtility.HtmlEncode(picture.Cid)}\" width=\"200\" height=\"200\" alt=\"{WebUtility.HtmlEncode(picture.Said)}\" style=\"background:#fff\"><br><b>{WebUtility.HtmlEncode(picture.Said)}</b></p>")) + "</div></body></html>";

        string Line(string line)
        {
            var safe = WebUtility.HtmlEncode(line.Trim());
            if (!line.TrimStart().StartsWith("http", StringComparison.Ordinal) || !Uri.TryCreate(line.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return WebUtility.HtmlEncode(line);
            if (pressed) return $"<a href=\"{safe}\" style=\"color:#0b6b63\">{safe}</a>";
            pressed = true;
            return $"<a href=\"{safe}\" style=\"display:inline-block;background:#0b6b63;color:#fff;padding:12px 20px;border-radius:10px;text-decoration:none;font-weight:bold\">{Ui.Words.Say("Buka", "Open")}</a><br><a href=\"{safe}\" style=\"color:#0b6b63;font-size:13px\">{safe}</a>";
        }
    }
}
