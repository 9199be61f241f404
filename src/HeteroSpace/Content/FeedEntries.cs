using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Content;

/// <summary>One entry of a channel's feed.</summary>
/// <param name="Id">As the feed gives it, for ever; of a long one its digest.</param>
/// <param name="Address">Where it is seen or heard: on YouTube, or the page or file of a podcast.</param>
/// <param name="Published">UTC.</param>
/// <param name="Text">Plain words.</param>
/// <param name="Views">How often it was seen so far, when the feed tells.</param>
public sealed record FeedEntry(
    string Id,
    string Title,
    string Address,
    DateTime Published,
    string Text,
    long? Views,
    long? Likes
);

/// <summary>Why an entry of a feed is not taken.</summary>
public enum FeedFault
{
    Unreadable,
    NoId,
    ShortTitle,
    NoFilm,
    NoDate,
    OddDate,
    Again,
    TooMany,
    NotKept,
}

/// <summary>What stands in a feed.</summary>
/// <param name="Entries">Those that can be taken, newest first.</param>
/// <param name="Left">How many cannot, by why.</param>
public sealed record FeedContent(IReadOnlyList<FeedEntry> Entries, FeedFaults Left);

/// <summary>
/// Reads Atom (RFC 4287), with what YouTube adds to it (Media RSS 1.5.1), and RSS 2.0 as podcasts have it. What is no
/// feed, or too much, is refused; an entry that cannot be taken is counted with its reason, and takes no other along.
/// </summary>
public static class FeedEntries
{
    public const int Most = 500;
    private const int Earliest = 2000,
        ShortestTitle = 3,
        LongestTitle = 140,
        LongestId = 70,
        LongestLink = 300;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom",
        Media = "http://search.yahoo.com/mrss/",
        Encoded = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>Null when it is no feed.</summary>
    /// <param name="now">UTC; nothing was published later than a day after it.</param>
    /// <param name="address">Where it stands, for links that are told from there; null for a file.</param>
    public static FeedContent? Of(byte[] content, DateTime now, string? address = null)
    {
        var left = new FeedFaults();
        if (FeedXml.Read(content, left) is not { } found)
            return null;
        var entries = new Dictionary<string, FeedEntry>();
        foreach (var (at, entry) in found.Index())
        {
            if (at >= Most)
                left.Add(FeedFault.TooMany);
            else if (TryRead(entry, now, address, out var why) is not { } read)
                left.Add(why);
            else if (!entries.TryAdd(read.Id, read))
                left.Add(FeedFault.Again);
        }
        return new([.. entries.Values.OrderByDescending(entry => entry.Published)], left);
    }

    // A fence: whatever an entry trips over is that entry's alone.
    private static FeedEntry? TryRead(XElement entry, DateTime now, string? address, out FeedFault why)
    {
        why = FeedFault.Unreadable;
        try
        {
            return Read(entry, now, address, ref why);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static FeedEntry? Read(XElement entry, DateTime now, string? address, ref FeedFault why)
    {
        var links = Links(entry, address).ToList();
        why = FeedFault.NoId;
        if ((Child(entry, "id", "guid") ?? links.FirstOrDefault().Address) is not { Length: > 0 } id)
            return null;
        why = FeedFault.ShortTitle;
        var title = FeedText.Plain(ChildOf(entry, "title")).ReplaceLineEndings(" ").Trim();
        if (title.Length < ShortestTitle)
            return null;
        why = FeedFault.NoFilm;
        if (FilmOrSound(links) is not { } shown)
            return null;
        why = FeedFault.NoDate;
        if (FeedText.Date(Child(entry, "published", "pubDate", "updated")) is not { } published)
            return null;
        why = FeedFault.OddDate;
        if (published.Year < Earliest || published > now.AddDays(1))
            return null;
        var group = entry.Element(Media + "group");
        var community = group?.Element(Media + "community");
        return new(
            id.Length <= LongestId ? id : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32],
            Words.Cut(title, LongestTitle),
            shown,
            published,
            TextOf(entry, group),
            Number(community?.Element(Media + "statistics")?.Attribute("views")?.Value),
            Number(community?.Element(Media + "starRating")?.Attribute("count")?.Value)
        );
    }

    // YouTube describes in plain words; others in HTML, or say that they do.
    private static string TextOf(XElement entry, XElement? group)
    {
        if (group?.Element(Media + "description") is { } words)
            return Letters.Seen(words.Value).Trim();
        var told = ChildOf(entry, "summary") ?? ChildOf(entry, "description");
        return FeedText.Plain(told ?? entry.Element(Encoded + "encoded") ?? ChildOf(entry, "content")).Trim();
    }

    private static string? FilmOrSound(List<(string Address, bool Sound)> links)
    {
        foreach (var (address, _) in links)
            if (YouTube.IdOf(address) is { } film)
                return YouTube.Watch(film);
        // The page of a podcast is nicer to open than its file, when it has one.
        return links.Exists(link => link.Sound)
            ? links
                .OrderBy(link => link.Sound)
                .Select(link => WebAddress.Read(link.Address, LongestLink))
                .FirstOrDefault(known => known is not null)
            : null;
    }

    private static IEnumerable<(string Address, bool Sound)> Links(XElement entry, string? address)
    {
        foreach (var link in entry.Elements().Where(one => one.Name.LocalName is "link" or "enclosure"))
        {
            var said = (string?)link.Attribute("href") ?? (string?)link.Attribute("url") ?? link.Value;
            var rel = (string?)link.Attribute("rel") ?? (link.Name.LocalName == "link" ? "alternate" : "enclosure");
            if (rel is not ("alternate" or "enclosure") || Resolved(said.Trim(), link, address) is not { } whole)
                continue;
            yield return (whole, rel == "enclosure" && IsSound((string?)link.Attribute("type")));
        }
    }

    private static bool IsSound(string? type) =>
        type is null
        || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase);

    // RFC 4287, 2: a link may be told from the xml:base of what is around it, and that from one further out.
    private static string? Resolved(string said, XElement link, string? address)
    {
        if (said == "")
            return null;
        Uri? at = Uri.TryCreate(address, UriKind.Absolute, out var feed) ? feed : null;
        foreach (var around in link.AncestorsAndSelf().Reverse())
            if ((string?)around.Attribute(XNamespace.Xml + "base") is { } told)
                at = Joined(at, told) ?? at;
        return Joined(at, said)?.AbsoluteUri;
    }

    private static Uri? Joined(Uri? at, string said)
    {
        if (Uri.TryCreate(said, UriKind.Absolute, out var whole) && whole.Scheme is "https" or "http")
            return whole;
        return at is not null && Uri.TryCreate(at, said, out var joined) ? joined : null;
    }

    private static string? Child(XElement entry, params string[] names) =>
        names.Select(name => ChildOf(entry, name)?.Value.Trim()).FirstOrDefault(value => value is { Length: > 0 });

    // Atom names its own; RSS has no namespace, and what others add to it has one (itunes:title).
    private static XElement? ChildOf(XElement entry, string name) =>
        entry.Element(entry.Name.Namespace == Atom ? Atom + name : name);

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
