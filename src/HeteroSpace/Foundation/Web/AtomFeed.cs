using System.Globalization;
using System.Text;
using System.Xml;

namespace HeteroSpace.Foundation.Web;

/// <summary>An entry of a feed.</summary>
/// <param name="Path">Its address within the site, which is its id for ever.</param>
/// <param name="Updated">UTC.</param>
/// <param name="Summary">Plain words.</param>
public sealed record AtomEntry(
    string Path,
    string Title,
    DateTime Updated,
    IReadOnlyList<string> Authors,
    string Summary
);

/// <summary>A feed of what was published (RFC 4287).</summary>
public static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <param name="path">Address of the feed within the site.</param>
    /// <param name="page">Address of the page that shows the same to people.</param>
    /// <param name="now">UTC; when the feed is empty it is as new as this.</param>
    public static IResult Of(
        string path,
        string page,
        string title,
        IReadOnlyList<AtomEntry> entries,
        PublicUrl address,
        DateTime now
    )
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { Indent = false, OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("feed", Atom);
            writer.WriteElementString("id", Atom, address.Of(path));
            writer.WriteElementString("title", Atom, title);
            writer.WriteElementString(
                "updated",
                Atom,
                Rfc3339(entries.Count == 0 ? now : entries.Max(entry => entry.Updated))
            );
            Link(writer, "self", address.Of(path));
            Link(writer, "alternate", address.Of(page));
            foreach (var entry in entries.Where(entry => entry.Path.All(XmlConvert.IsXmlChar)))
                Write(writer, entry, address);
            writer.WriteEndElement();
        }
        return Results.Text(text.ToString(), "application/atom+xml; charset=utf-8");
    }

    private static void Write(XmlWriter writer, AtomEntry entry, PublicUrl address)
    {
        writer.WriteStartElement("entry", Atom);
        writer.WriteElementString("id", Atom, address.Of(entry.Path));
        writer.WriteElementString("title", Atom, Sound(entry.Title));
        writer.WriteElementString("updated", Atom, Rfc3339(entry.Updated));
        Link(writer, "alternate", address.Of(entry.Path));
        foreach (var author in entry.Authors)
        {
            writer.WriteStartElement("author", Atom);
            writer.WriteElementString("name", Atom, Sound(author));
            writer.WriteEndElement();
        }
        writer.WriteElementString("summary", Atom, Sound(entry.Summary));
        writer.WriteEndElement();
    }

    // Letters that XML has no way to write are left out; half a letter becomes the mark for one that is missing.
    private static string Sound(string text) =>
        string.Concat(
            text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
        );

    private static void Link(XmlWriter writer, string rel, string href)
    {
        writer.WriteStartElement("link", Atom);
        writer.WriteAttributeString("rel", rel);
        writer.WriteAttributeString("href", href);
        writer.WriteEndElement();
    }

    private static string Rfc3339(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
