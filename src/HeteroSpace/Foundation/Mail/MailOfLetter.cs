using System.Net;
using MimeKit;

namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// A letter as a mail: plain text, and the same in one column of HTML that a narrow mail client shows as it is.
/// </summary>
public static class MailOfLetter
{
    /// <summary>The same message gives the same bytes each time: also its boundaries come from its id.</summary>
    /// <param name="ours">How our own addresses begin, as <c>https://hetero.example.org</c>.</param>
    public static MimeMessage Of(Outgoing row, Letter letter, string from, string ours)
    {
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage(
            [sender],
            [new MailboxAddress(OneLine(row.Name), row.To)],
            OneLine(letter.Subject),
            Body(row, letter, sender, ours)
        )
        {
            Date = new(row.At, TimeSpan.Zero),
            MessageId = $"{row.Id:n}@{sender.Domain}",
        };
        var parts = 0;
        foreach (var multipart in Multiparts(message))
            multipart.Boundary = $"=-{row.Id:n}-{parts++}";
        // Nobody answers a machine's mail with another machine's (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Parts.FirstOrDefault(part => part.Kind == LetterPart.Kinds.Ending) is { At: { } choices })
        {
            message.Headers.Add("List-Unsubscribe", $"<{ours}{choices}/sekali>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    private static MimeEntity Body(Outgoing row, Letter letter, MailboxAddress sender, string ours)
    {
        string Cid(string code) => $"{code}.{row.Id:n}@{sender.Domain}";
        var body = new BodyBuilder
        {
            TextBody = LetterText.Whole(letter, ours),
            HtmlBody = Html(letter, row.Language, ours, Cid),
        };
        foreach (var code in letter.Parts.Where(part => part.Kind == LetterPart.Kinds.Ticket).Select(part => part.At!))
            body.LinkedResources.Add($"{code}.png", Ui.QrCode.Png(code), new ContentType("image", "png")).ContentId =
                Cid(code);
        if (letter.Calendar is { } calendar)
            body.Attachments.Add(
                "hetero-space.ics",
                System.Text.Encoding.UTF8.GetBytes(calendar),
                new ContentType("text", "calendar") { Charset = "utf-8" }
            );
        return body.ToMessageBody();
    }

    // Whoever named someone before names were read may have done it over many lines.
    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<Multipart> Multiparts(MimeMessage message) =>
        message.BodyParts.Select(part => part).Prepend(message.Body).OfType<Multipart>().SelectMany(Nested);

    private static IEnumerable<Multipart> Nested(Multipart multipart) =>
        multipart.OfType<Multipart>().SelectMany(Nested).Prepend(multipart);

    /// <summary>What is a link here is a part that we made one; every text is encoded.</summary>
    /// <param name="ours">How our own addresses begin, as <c>https://hetero.example.org</c>.</param>
    /// <param name="cid">The Content-ID of the picture of a ticket (RFC 2392); null shows its code alone.</param>
    public static string Html(Letter letter, string language, string ours, Func<string, string>? cid = null)
    {
        var first = letter.Parts.FirstOrDefault(part => part.Kind == LetterPart.Kinds.Button);
        return $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">"
            + $"<title>{Safe(letter.Subject)}</title>"
            + "<meta name=\"viewport\" content=\"width=device-width\">"
            + "<meta name=\"color-scheme\" content=\"light\"></head>"
            + "<body style=\"margin:0;padding:0;background:#f6f4ee\">"
            + "<div style=\"max-width:34em;margin:auto;padding:16px;font:16px/1.5 system-ui,sans-serif;"
            + "color:#12302f;background:#fff;overflow-wrap:anywhere\">"
            + "<p style=\"margin:0 0 1em;font-weight:bold;color:#0b6b63\">Hetero Space</p>"
            + string.Concat(letter.Parts.Select(part => Drawn(part, ours, part == first, cid)))
            + "</div></body></html>";
    }

    private static string Drawn(LetterPart part, string ours, bool first, Func<string, string>? cid) =>
        part.Kind switch
        {
            LetterPart.Kinds.Quoted => "<blockquote style=\"margin:0 0 1em;padding:0 0 0 12px;"
                + $"border-left:3px solid #c9d6d3\">{Lines(part.Text)}</blockquote>",
            LetterPart.Kinds.Button => Button(Safe(part.Text), Safe(ours + part.At), first),
            LetterPart.Kinds.Code => Paragraph(
                $"{Safe(part.Text)}<br><b style=\"font-size:24px;letter-spacing:.08em\">{Safe(part.At!)}</b>"
            ),
            LetterPart.Kinds.Ticket => Paragraph(
                Picture(part.At!, cid) + $"{Safe(part.Text)}: <b>{Safe(part.At!)}</b>"
            ),
            LetterPart.Kinds.Ending => "<p style=\"margin:2em 0 0;font-size:13px\">"
                + $"<a href=\"{Safe(ours + part.At)}\" style=\"color:#0b6b63\">{Safe(part.Text)}</a></p>",
            _ => Paragraph(Lines(part.Text)),
        };

    private static string Paragraph(string html) => $"<p style=\"margin:0 0 1em\">{html}</p>";

    private static string Lines(string text) => Safe(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string Picture(string code, Func<string, string>? cid) =>
        cid is null
            ? ""
            : $"<img src=\"cid:{Safe(cid(code))}\" width=\"200\" height=\"200\" "
                + $"alt=\"{Safe(code)}\" style=\"background:#fff\"><br>";

    // Where pictures and buttons are taken away, the address below can still be copied.
    private static string Button(string verb, string link, bool first) =>
        first
            ? Paragraph(
                $"<a href=\"{link}\" style=\"display:inline-block;background:#0b6b63;color:#fff;padding:12px 20px;"
                    + $"border-radius:10px;text-decoration:none;font-weight:bold\">{verb}</a><br>"
                    + $"<a href=\"{link}\" style=\"color:#0b6b63;font-size:13px\">{link}</a>"
            )
            : Paragraph($"<a href=\"{link}\" style=\"color:#0b6b63\">{verb}</a>");
}
