using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace HeteroSpace.Content;

/// <summary>Words and days as feeds write them.</summary>
internal static partial class FeedText
{
    // RFC 822, 5.1, as RSS 2.0 has its days; those of today write the offset.
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
        ["WIB"] = "+07:00",
        ["WITA"] = "+08:00",
        ["WIT"] = "+09:00",
    };

    /// <summary>
    /// The words alone, without what cannot be seen or turns the direction of writing. Atom says which kind of text it
    /// is (RFC 4287, 3.1.1); RSS does not, and most of it is HTML.
    /// </summary>
    public static string Plain(XElement? told)
    {
        if (told is null)
            return "";
        var kind = (string?)told.Attribute("type");
        var isAtom = told.Name.NamespaceName != "" && told.Name.LocalName != "encoded";
        var isMarkup = kind is "html" or "text/html" || (!isAtom && kind is null);
        return Letters.Seen(isMarkup ? WithoutMarkup(told.Value) : told.Value);
    }

    private static string WithoutMarkup(string html)
    {
        if (!html.Contains('<') && !html.Contains('&'))
            return html;
        using var page = new HtmlParser().ParseDocument(LineEnds().Replace(html, "\n"));
        foreach (var hidden in page.QuerySelectorAll("script, style"))
            hidden.Remove();
        return page.Body?.TextContent ?? "";
    }

    /// <summary>UTC; null when it is no day we know.</summary>
    public static DateTime? Date(string? told)
    {
        if (told is null)
            return null;
        var last = told[(told.LastIndexOf(' ') + 1)..];
        var text = Zones.TryGetValue(last, out var offset) ? told[..^last.Length] + offset : told;
        return DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? instant.UtcDateTime
            : null;
    }

    [GeneratedRegex("<br[^>]*>|</(?:p|div|li|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnds();
}
