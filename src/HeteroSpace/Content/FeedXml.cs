using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Content;

/// <summary>
/// The entries of a feed as XML. A feed that is not quite XML, as many are, is mended where nothing can be meant but
/// one thing (a blank line at its head, a letter that XML has none of, <c>&amp;nbsp;</c>); what cannot be mended takes
/// its own entry alone.
/// </summary>
internal static partial class FeedXml
{
    private const int Deepest = 32;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    // No entities of its own and nothing fetched: a small file cannot become a large one.
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = FetchOutside.MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Null when it is no feed.</summary>
    public static IReadOnlyList<XElement>? Read(byte[] content, FeedFaults left)
    {
        try
        {
            return EntriesOf(Loaded(() => XmlReader.Create(new MemoryStream(content), Safe)));
        }
        catch (XmlException)
        {
            return Mended(TextOf(content), left);
        }
    }

    // Depth is bounded first, since a document is read into memory by calls within calls.
    private static XElement? Loaded(Func<XmlReader> open)
    {
        using (var reader = open())
            while (reader.Read())
                if (reader.Depth > Deepest)
                    return null;
        using var again = open();
        return XDocument.Load(again).Root;
    }

    private static XElement? Loaded(string text) => Loaded(() => XmlReader.Create(new StringReader(text), Safe));

    private static IReadOnlyList<XElement>? EntriesOf(XElement? root)
    {
        if (root?.Name == Atom + "feed")
            return [.. root.Elements(Atom + "entry")];
        return root?.Name == "rss" ? [.. root.Elements("channel").Elements("item")] : null;
    }

    private static IReadOnlyList<XElement>? Mended(string text, FeedFaults left)
    {
        // What defines words of its own is never read, however it is broken.
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            return null;
        var mended = Entity().Replace(Declaration().Replace(WithoutStrangers(text).Trim(), ""), Letter);
        try
        {
            return EntriesOf(Loaded(mended));
        }
        catch (XmlException)
        {
            return OneByOne(mended, left);
        }
    }

    // Each entry by itself within the beginning of the feed, whose names of namespaces it needs.
    private static List<XElement>? OneByOne(string text, FeedFaults left)
    {
        if (Beginning().Match(text) is not { Success: true } beginning)
            return null;
        var isAtom = beginning.Groups["atom"].Success;
        var (head, foot) = isAtom ? ("", "</feed>") : ("<channel>", "</channel></rss>");
        var found = new List<XElement>();
        foreach (var entry in Pieces(text, isAtom ? "entry" : "item"))
            try
            {
                if (EntriesOf(Loaded(beginning.Value + head + entry + foot)) is not [var read, ..])
                    left.Add(FeedFault.Unreadable);
                else
                    found.Add(read);
            }
            catch (XmlException)
            {
                left.Add(FeedFault.Unreadable);
            }
        return found;
    }

    // From each beginning of an entry to the next: one that does not end ends there.
    private static IEnumerable<string> Pieces(string text, string name)
    {
        var starts = new List<int>();
        for (var at = 0; (at = text.IndexOf('<' + name, at, StringComparison.Ordinal)) >= 0; at += name.Length)
            if (at + name.Length + 1 < text.Length && text[at + name.Length + 1] is '>' or ' ' or '\n' or '\r' or '\t')
                starts.Add(at);
        foreach (var (number, start) in starts.Index())
        {
            var piece = text[start..(number + 1 < starts.Count ? starts[number + 1] : text.Length)];
            var end = piece.LastIndexOf($"</{name}>", StringComparison.Ordinal);
            yield return end < 0 ? piece : piece[..(end + name.Length + 3)];
        }
    }

    private static string TextOf(byte[] content)
    {
        var head = Encoding.ASCII.GetString(content, 0, Math.Min(content.Length, 200));
        var encoding = Encoding.UTF8;
        if (Named().Match(head) is { Success: true } named)
            try
            {
                encoding =
                    CodePagesEncodingProvider.Instance.GetEncoding(named.Groups[1].Value)
                    ?? Encoding.GetEncoding(named.Groups[1].Value);
            }
            catch (ArgumentException) { }
        // One byte of an older encoding among UTF-8 is one letter of it, as in a table.
        using var reader = new StreamReader(
            new MemoryStream(content),
            encoding is UTF8Encoding ? Sheet.Utf8OrOlder : encoding
        );
        return reader.ReadToEnd();
    }

    private static string WithoutStrangers(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
                sound.Append(rune.ToString());
        return sound.ToString();
    }

    // The five that XML knows stay; those of HTML become their letter, a number without a letter nothing, and a sign
    // that begins none of these is meant as it stands.
    private static string Letter(Match entity)
    {
        var text = entity.Value;
        if (text is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
            return text;
        if (text == "&")
            return "&amp;";
        var letters = WebUtility.HtmlDecode(text);
        if (letters == text && text[1] != '#')
            return "&amp;" + text[1..];
        return letters == text ? "" : WebUtility.HtmlEncode(WithoutStrangers(letters));
    }

    [GeneratedRegex("&(?:[A-Za-z][A-Za-z0-9]{1,30};|#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};)?")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\A<\?xml[^>]{0,200}\?>")]
    private static partial Regex Declaration();

    [GeneratedRegex("""\A<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9._-]{1,40})["']""")]
    private static partial Regex Named();

    [GeneratedRegex("(?:(?<atom><feed)|<rss)(?:\\s[^<>]*)?>")]
    private static partial Regex Beginning();
}
