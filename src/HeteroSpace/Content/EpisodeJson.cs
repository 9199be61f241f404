using System.Text.Encodings.Web;
using System.Text.Json;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Content;

/// <summary>
/// An episode as search engines read it: schema.org VideoObject (or PodcastEpisode, where there is no film) in JSON-LD.
/// </summary>
internal static class EpisodeJson
{
    private static readonly JsonSerializerOptions Safe = new()
    {
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Script(Episode of, string? film, PublicUrl address) =>
        $"<script type=\"application/ld+json\">{JsonSerializer.Serialize(Told(of, film, address), Safe)}</script>";

    private static Dictionary<string, object?> Told(Episode of, string? film, PublicUrl address) =>
        new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = film is null ? "PodcastEpisode" : "VideoObject",
            ["name"] = of.TitleHere,
            ["description"] = of.SummaryHere,
            ["url"] = address.Of("/kanal/" + of.Slug),
            ["thumbnailUrl"] = address.Of($"/kanal/{of.Slug}/gambar.png"),
            ["uploadDate"] = of.Published?.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                System.Globalization.CultureInfo.InvariantCulture
            ),
            ["duration"] = of.Seconds is { } seconds
                ? System.Xml.XmlConvert.ToString(TimeSpan.FromSeconds(seconds))
                : null,
            ["embedUrl"] = film is null ? null : $"{YouTube.EmbedHost}/embed/{film}",
            ["keywords"] = of.Tags.Count == 0 ? null : string.Join(", ", of.Tags),
        };
}
