using System.Text.Encodings.Web;
using System.Text.Json;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Content;

/// <summary>An article as search engines read it: schema.org Article in JSON-LD (W3C JSON-LD 1.1).</summary>
internal static class ArticleJson
{
    // The default encoder writes < and & as escapes: nothing a title holds ends the script.
    private static readonly JsonSerializerOptions Safe = new()
    {
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Script(
        Article of,
        IReadOnlyList<ArticleAuthor> authors,
        string site,
        int comments,
        PublicUrl address
    ) =>
        $"<script type=\"application/ld+json\">"
        + $"{JsonSerializer.Serialize(Told(of, authors, site, comments, address), Safe)}</script>";

    private static Dictionary<string, object?> Told(
        Article of,
        IReadOnlyList<ArticleAuthor> authors,
        string site,
        int comments,
        PublicUrl address
    ) =>
        new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Article",
            ["headline"] = of.TitleHere,
            ["description"] = of.SummaryHere,
            ["url"] = address.Of("/artikel/" + of.Slug),
            ["image"] = address.Of($"/artikel/{of.Slug}/gambar.png"),
            ["datePublished"] = Stamp(of.Published),
            ["dateModified"] = Stamp(of.Updated),
            ["inLanguage"] = of.IsEnglishHere ? "en" : "id",
            ["keywords"] = of.Tags.Count == 0 ? null : string.Join(", ", of.Tags),
            ["commentCount"] = comments,
            ["isAccessibleForFree"] = true,
            ["author"] = authors.Select(author => Named("Person", author.Name)).ToList(),
            ["publisher"] = Named("Organization", "Hetero Space " + site),
        };

    private static Dictionary<string, object> Named(string type, string name) =>
        new() { ["@type"] = type, ["name"] = name };

    private static string? Stamp(DateTime? utc) =>
        utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
