using System.Net;
using MimeKit;

namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// A message as a mail: plain text, and the same in one column of HTML that a narrow mail client shows as it is.
/// </summary>
public static class Letter
{
    /// <summary>The same message gives the same bytes each time: also its boundaries come from its id.</summary>
    /// <param name="ours">How our own addresses begin, as <c>https://hetero.example.org</c>.</param>
    public static MimeMessage Of(Outgoing letter, string from, string ours)
    {
        var sender = MailboxAddress.Parse(from);
        var codes = letter.Codes?.Split('\n') ?? [];
        var body = new BodyBuilder
        {
            TextBody = letter.Text,
            HtmlBody = Ui.Words.In(
                letter.Language,
                () => Html(letter.Text, ours, [.. codes.Select(code => (Cid(letter, code, sender), code))])
            ),
        };
        foreach (var code in codes)
            body.LinkedResources.Add($"{code}.png", Ui.QrCode.Png(code), new ContentType("image", "png")).ContentId =
                Cid(letter, code, sender);
        if (letter.Calendar is { } calendar)
            body.Attachments.Add(
                "hetero-space.ics",
                System.Text.Encoding.UTF8.GetBytes(calendar),
                new ContentType("text", "calendar") { Charset = "utf-8" }
            );
        var message = new MimeMessage(
            [sender],
            [new MailboxAddress(OneLine(letter.Name), letter.To)],
            OneLine(letter.Subject),
            body.ToMessageBody()
        )
        {
            Date = new(letter.At, TimeSpan.Zero),
            MessageId = $"{letter.Id:n}@{sender.Domain}",
        };
        var parts = 0;
        foreach (
            var multipart in message
                .BodyParts.Select(part => part)
                .Prepend(message.Body)
                .OfType<Multipart>()
                .SelectMany(Nested)
        )
            multipart.Boundary = $"=-{letter.Id:n}-{parts++}";
        // Nobody answers a machine's mail with another machine's (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Unsubscribe is { } address)
        {
            message.Headers.Add("List-Unsubscribe", $"<{address}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    // Whoever named someone before names were read may have done it over many lines.
    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cid(Outgoing letter, string code, MailboxAddress sender) =>
        $"{code}.{letter.Id:n}@{sender.Domain}";

    private static IEnumerable<Multipart> Nested(Multipart multipart) =>
        multipart.OfType<Multipart>().SelectMany(Nested).Prepend(multipart);

    /// <summary>
    /// Paragraphs from the blank lines. The letter's own link becomes a button, and the one at its end, which chooses
    /// what is sent, a link. Both stand below all that a person may have typed into the letter, so whatever looks like
    /// an address further up is shown as words, also when it is one of ours.
    /// </summary>
    /// <param name="ours">How our own addresses begin, as <c>https://hetero.example.org</c>.</param>
    /// <param name="pictures">The Content-IDs of pictures below the text (RFC 2392), each with what stands in
    /// it.</param>
    public static string Html(string text, string ours, params (string Cid, string Said)[] pictures)
    {
        var lines = text.Split('\n');
        var end =
            lines[^1].StartsWith(ours + "/berhenti/", StringComparison.Ordinal) && IsOurs(lines[^1], ours)
                ? lines.Length - 1
                : lines.Length;
        var button = Array.FindLastIndex(lines[..end], line => IsOurs(line, ours));
        var paragraphs =
            "<p style=\"margin:0 0 1em\">"
            + string.Concat(lines.Select((line, number) => Line(line, number) + Break(number)))
            + "</p>";
        return "<!doctype html><html><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\">"
            + "<meta name=\"color-scheme\" content=\"light dark\"></head>"
            + "<body style=\"margin:0;padding:0;background:#f6f4ee\">"
            + "<div style=\"max-width:34em;margin:auto;padding:16px;font:16px/1.5 system-ui,sans-serif;"
            + "color:#12302f;background:#fff;overflow-wrap:anywhere\">"
            + "<p style=\"margin:0 0 1em;font-weight:bold;color:#0b6b63\">Hetero Space</p>"
            + paragraphs
            + string.Concat(
                pictures.Select(picture =>
                    Picture(WebUtility.HtmlEncode(picture.Cid), WebUtility.HtmlEncode(picture.Said))
                )
            )
            + "</div></body></html>";

        string Break(int number)
        {
            if (number == lines.Length - 1 || lines[number] == "")
                return "";
            return lines[number + 1] == "" ? "</p><p style=\"margin:0 0 1em\">" : "<br>";
        }

        string Line(string line, int number)
        {
            var safe = WebUtility.HtmlEncode(line);
            if (number == end)
                return $"<a href=\"{safe}\" style=\"color:#0b6b63\">{safe}</a>";
            return number != button ? safe : Button(safe);
        }
    }

    private static string Picture(string cid, string said) =>
        $"<p style=\"margin:0 0 1em\"><img src=\"cid:{cid}\" width=\"200\" height=\"200\" "
        + $"alt=\"{said}\" style=\"background:#fff\"><br><b>{said}</b></p>";

    private static string Button(string link) =>
        $"<a href=\"{link}\" style=\"display:inline-block;background:#0b6b63;color:#fff;padding:12px 20px;"
        + $"border-radius:10px;text-decoration:none;font-weight:bold\">{Ui.Words.Say("Buka", "Open")}</a><br>"
        + $"<a href=\"{link}\" style=\"color:#0b6b63;font-size:13px\">{link}</a>";

    // Not "https://ours.example.evil.example" nor "https://ours.example@evil.example": what follows our own name is a
    // path.
    private static bool IsOurs(string line, string ours) =>
        line.StartsWith(ours + "/", StringComparison.Ordinal)
        && !line.Any(char.IsWhiteSpace)
        && Uri.TryCreate(line, UriKind.Absolute, out _);
}
