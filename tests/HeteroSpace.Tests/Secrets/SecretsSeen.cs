using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace HeteroSpace.Secrets;

/// <summary>
/// Remembers every secret that comes by, in a page, a letter or an answer of the API, by what it looks like.
/// </summary>
internal sealed partial class SecretsSeen
{
    /// <summary>Kinds by the sign that stands before the secret, or that it begins with.</summary>
    public static readonly (string Kind, Regex Looks)[] Kinds =
    [
        ("status link", StatusLink()),
        ("unsubscribing", Unsubscribing()),
        ("link of a contact", ContactLink()),
        ("link of a guardian", GuardianLink()),
        ("invitation", InvitationLink()),
        ("invitation of staff", StaffInvitationLink()),
        ("door of a webinar", TicketDoor()),
        ("link of a password", PasswordLink()),
        ("ticket", TicketCode()),
        ("code of the desk", DeskCode()),
        ("code of a number", SixDigits()),
        ("token of the API", ApiToken()),
    ];

    private readonly ConcurrentDictionary<(string Kind, string Secret), byte> _seen = new();

    public IEnumerable<(string Kind, string Secret)> All => _seen.Keys;

    public string Read(string text)
    {
        foreach (var form in (string[])[text, WebUtility.HtmlDecode(text)])
        foreach (var (kind, looks) in Kinds)
        foreach (Match found in looks.Matches(form))
            Add(kind, found.Groups[1].Value);
        return text;
    }

    private void Add(string kind, string secret)
    {
        _seen[(kind, secret)] = 0;
        // As it is written within an address, and as it is.
        if (Uri.UnescapeDataString(secret) is var bare && bare != secret)
            _seen[(kind, bare)] = 0;
    }

    [GeneratedRegex("/status/([A-Za-z0-9_-]{20,})")]
    private static partial Regex StatusLink();

    [GeneratedRegex("/berhenti/([A-Za-z0-9_-]{20,})")]
    private static partial Regex Unsubscribing();

    [GeneratedRegex("/konfirmasi/([A-Za-z0-9_-]{20,})")]
    private static partial Regex ContactLink();

    [GeneratedRegex("/wali/([A-Za-z0-9_-]{20,})")]
    private static partial Regex GuardianLink();

    [GeneratedRegex("/undangan/([A-Za-z0-9_-]{20,})")]
    private static partial Regex InvitationLink();

    [GeneratedRegex("/undangan/petugas/([A-Za-z0-9]{24})")]
    private static partial Regex StaffInvitationLink();

    [GeneratedRegex("/tiket/([A-Za-z0-9_-]{20,})")]
    private static partial Regex TicketDoor();

    [GeneratedRegex("kode=([A-Za-z0-9%+/=_-]{60,})")]
    private static partial Regex PasswordLink();

    [GeneratedRegex("(HT-[2-9A-Z]{4}-[2-9A-Z]{4})")]
    private static partial Regex TicketCode();

    [GeneratedRegex("HK-([2-9A-Z]{4}-[2-9A-Z]{4})")]
    private static partial Regex DeskCode();

    [GeneratedRegex("(?:class=\"code\">\\s*|[Kk]ode (?:saya )?|Kode komentar: )([0-9]{6})(?![0-9])")]
    private static partial Regex SixDigits();

    // Whole: a form's own token, which is base64url, has such a run within it now and then.
    [GeneratedRegex("(?<![A-Za-z0-9_-])(hs_[A-Za-z0-9]{40})(?![A-Za-z0-9_-])")]
    private static partial Regex ApiToken();
}

/// <summary>Looks at everything that a browser gets.</summary>
internal sealed class Watching(SecretsSeen seen, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var answer = await base.SendAsync(request, stop);
        await answer.Content.LoadIntoBufferAsync(stop);
        var text = System.Text.Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(stop));
        seen.Read(text + "\n" + answer.RequestMessage!.RequestUri + "\n" + answer.Headers.Location);
        return answer;
    }
}
