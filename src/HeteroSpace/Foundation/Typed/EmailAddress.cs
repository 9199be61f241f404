using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// An e-mail address in one spelling: in small letters, its host as the network writes it (RFC 5891: <c>xn--…</c> for
/// letters beyond ASCII), without what came along when it was copied. Every one can be written to: the library that
/// sends the mails (MimeKit) has read it, and written a letter to it.
/// </summary>
public sealed partial record EmailAddress : Canonical
{
    /// <summary>RFC 5321 4.5.3.1, with the angle brackets of a path taken off.</summary>
    public const int Most = 254;

    /// <summary>In octets of UTF-8, as RFC 6531 counts them.</summary>
    private const int MostBeforeAt = 64;
    private const string Opening = "\"'`(<[“”„‘’«»‹›";
    private static readonly char[] AtItsEnd = [.. ".,;:!…\"'`)>]“”„‘’«»‹›"];
    private static readonly IdnMapping Hosts = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value)
        : base(value) { }

    /// <summary>The address, or null when no letter could be sent to it.</summary>
    public static EmailAddress? Read(string? typed)
    {
        if (typed is null || typed.Length > Most * 4)
            return null;
        var text = Bare(Letters.Plain(Letters.Plain(typed).ToLowerInvariant()));
        if (
            text.LastIndexOf('@') is not (> 0 and var at)
            || Encoding.UTF8.GetByteCount(text[..at]) > MostBeforeAt
            || !Name().IsMatch(text[..at])
            || Letters.HasSignBeyondAscii(text[..at])
        )
            return null;
        var address = $"{text[..at]}@{Host(text[(at + 1)..])}";
        return !address.EndsWith('@') && address.Length <= Most && CanBeSentTo(address) ? new(address) : null;
    }

    // "Budi <budi@example.org>" as mail programs copy it, a link that writes a letter, the dot of a sentence's end, and
    // the quotes or brackets it stood in. No host ends in a sign, so that what is taken off there was none of it.
    private static string Bare(string text)
    {
        if (InBrackets().Match(text) is { Success: true } within)
            text = within.Groups[1].Value;
        if (text.StartsWith("mailto:", StringComparison.Ordinal))
            text = text[7..].Split('?')[0];
        var bare = text.TrimEnd(AtItsEnd);
        while (bare.Length < text.Length && bare is [var first, ..] && Opening.Contains(first))
            bare = bare[1..];
        return bare;
    }

    /// <summary>As people read it: a host beyond ASCII in its own letters.</summary>
    public static string Shown(string address)
    {
        var at = address.LastIndexOf('@');
        try
        {
            return address.Contains("xn--", StringComparison.Ordinal)
                ? address[..(at + 1)] + Hosts.GetUnicode(address[(at + 1)..])
                : address;
        }
        catch (ArgumentException)
        {
            return address;
        }
    }

    // There and back: what two spellings of one host become is one.
    private static string? Host(string typed)
    {
        try
        {
            var host = Hosts.GetAscii(Hosts.GetUnicode(Hosts.GetAscii(typed))).ToLowerInvariant();
            return HostName().IsMatch(host) && !Letters.HasSignBeyondAscii(Hosts.GetUnicode(host)) ? host : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Said by writing a whole letter, headers and all.
    private static bool CanBeSentTo(string address)
    {
        try
        {
            if (!MailboxAddress.TryParse(address, out var read) || read.GetAddress(idnEncode: true) != address)
                return false;
            using var letter = new MimeMessage(
                [new MailboxAddress("", "from@example.org")],
                [new MailboxAddress("", address)],
                "",
                new TextPart()
            );
            letter.WriteTo(Stream.Null);
            return MailboxAddress.Parse(letter.Headers[HeaderId.To]!).LocalPart == read.LocalPart;
        }
        catch (Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"(?:^|\s)<([^<>\s]+)>[.,;]?$")]
    private static partial Regex InBrackets();

    // A name in quotes is one that nobody has, and in as many spellings as one likes.
    [GeneratedRegex("""^[^\s.@"(),:;<>\[\]\\]+(?:\.[^\s.@"(),:;<>\[\]\\]+)*$""")]
    private static partial Regex Name();

    [GeneratedRegex("^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?!\\d+$)[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$")]
    private static partial Regex HostName();
}
