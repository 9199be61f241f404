using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Content;

/// <summary>One entry of a channel's feed.</summary>
/// <param name="Id">As the feed gives it, for ever.</param>
/// <param name="Published">UTC.</param>
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

/// <summary>
/// Reads Atom (RFC 4287), with what YouTube adds to it (Media RSS 1.5.1). What is
/// not Atom, or too much, is refused; what an entry lacks leaves that entry out.
/// </summary>
public static class FeedEntries
{
    public const int Most = 500;
    private const int Deepest = 32;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom",
        Media = "http://search.yahoo.com/mrss/";

    // No entities of its own and nothing fetched: a small file cannot become a large one.
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = FetchOutside.MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The entries, newest first; null when it is no feed.</summary>
    public static IReadOnlyList<FeedEntry>? Of(byte[] content)
    {
        try
        {
            // Depth is bounded first, since a document is read into memory by calls within calls.
            using (var reader = XmlReader.Create(new MemoryStream(content), Safe))
                while (reader.Read())
                    if (reader.Depth > Deepest)
                        return null;
            using var again = XmlReader.Create(new MemoryStream(content), Safe);
            var root = XDocument.Load(again).Root;
            if (root?.Name != Atom + "feed")
                return null;
            return
            [
                .. root.Elements(Atom + "entry")
                    .Take(Most)
                    .Select(Read)
                    .OfType<FeedEntry>()
                    .DistinctBy(entry => entry.Id)
                    .OrderByDescending(entry => entry.Published),
            ];
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static FeedEntry? Read(XElement entry)
    {
        var group = entry.Element(Media + "group");
        var (id, title) = (entry.Element(Atom + "id")?.Value.Trim(), entry.Element(Atom + "title")?.Value.Trim());
        var link = entry
            .Elements(Atom + "link")
            .FirstOrDefault(one => (string?)one.Attribute("rel") is null or "alternate")
            ?.Attribute("href")
            ?.Value;
        if (id is not { Length: > 0 and <= 80 } || title is not { Length: >= 3 } || YouTube.IdOf(link) is not { } film)
            return null;
        if (
            !DateTimeOffset.TryParse(
                entry.Element(Atom + "published")?.Value ?? entry.Element(Atom + "updated")?.Value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var published
            ) || published.Year is < 2000 or > 2200
        )
            return null;
        var community = group?.Element(Media + "community");
        return new(
            id,
            Words.Cut(title, 140),
            YouTube.Watch(film),
            published.UtcDateTime,
            (group?.Element(Media + "description")?.Value ?? entry.Element(Atom + "summary")?.Value ?? "").Trim(),
            Number(community?.Element(Media + "statistics")?.Attribute("views")?.Value),
            Number(community?.Element(Media + "starRating")?.Attribute("count")?.Value)
        );
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
