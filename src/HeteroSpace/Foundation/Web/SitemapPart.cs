using System.Globalization;
using System.Text;
using System.Xml;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Web;

/// <summary>A page that search engines may know of.</summary>
/// <param name="Path">Within the site.</param>
/// <param name="Changed">UTC; null when it is not known.</param>
public sealed record SitemapEntry(string Path, DateTime? Changed = null);

/// <summary>A module says which of its pages search engines may know of, the newest first.</summary>
public sealed record SitemapPart(Func<AppDb, CancellationToken, Task<IReadOnlyList<SitemapEntry>>> Pages)
{
    /// <summary>So many of a kind; a sitemap holds 50,000 (sitemaps.org, protocol 0.9).</summary>
    public const int Most = 8000;
}

/// <summary>What search engines ask for first: where the pages are, and which are nobody's business.</summary>
public static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] NotForEngines =
    [
        "/konsol",
        "/meja",
        "/saya",
        "/status/",
        "/masuk",
        "/komentar/",
        "/pindai",
        "/wali",
        "/undangan",
        "/bermanfaat",
        "/tanya?",
    ];

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/sitemap.xml", Map)
            .CacheOutput(policy =>
                policy.Expire(TimeSpan.FromMinutes(10)).SetVaryByHeader("Accept-Encoding").SetVaryByQuery([])
            )
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/robots.txt",
                (PublicUrl address) =>
                    Results.Text(
                        "User-agent: *\n"
                            + string.Concat(NotForEngines.Select(path => $"Disallow: {path}\n"))
                            + $"\nSitemap: {address.Of("/sitemap.xml")}\n"
                    )
            )
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Map(
        AppDb db,
        IEnumerable<SitemapPart> parts,
        PublicUrl address,
        ILogger<PublicUrl> log,
        CancellationToken stop
    )
    {
        var pages = new List<SitemapEntry>();
        foreach (var (at, part) in parts.Index())
            pages.AddRange(await Fence.Read(() => part.Pages(db, stop), log, $"part {at}") ?? []);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var page in pages.Where(page => page.Path.All(XmlConvert.IsXmlChar)))
            {
                xml.WriteStartElement("url", Namespace);
                xml.WriteElementString("loc", Namespace, address.Of(page.Path));
                if (page.Changed is { } changed)
                    xml.WriteElementString(
                        "lastmod",
                        Namespace,
                        changed.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                    );
                xml.WriteEndElement();
            }
        }
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text, "application/xml", Encoding.UTF8);
    }
}
