using System.Text.Encodings.Web;
using System.Text.Json;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Events;

/// <summary>An event as search engines read it: schema.org Event in JSON-LD (W3C JSON-LD 1.1).</summary>
internal static class EventJson
{
    // The default encoder writes < and & as escapes: nothing a title holds ends the script.
    private static readonly JsonSerializerOptions Safe = new()
    {
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Script(ListedEvent of, IReadOnlyList<Speaker> speakers, PublicUrl address) =>
        $"<script type=\"application/ld+json\">{JsonSerializer.Serialize(Of(of, speakers, address), Safe)}</script>";

    /// <summary>RFC 3339 with the site's offset, whatever language is spoken.</summary>
    public static string Stamp(Foundation.Time.SiteClock clock, DateTime utc) =>
        clock.WithOffset(utc).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Of(ListedEvent of, IReadOnlyList<Speaker> speakers, PublicUrl address)
    {
        var (clock, link) = (of.Site.Site.Clock, address.Of("/acara/" + of.Event.Slug));
        var places = Places(of, link);
        return new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Event",
            ["name"] = of.Event.Title,
            ["description"] = of.Event.Summary,
            ["url"] = link,
            ["image"] = address.Of($"/acara/{of.Event.Slug}/gambar.png"),
            ["startDate"] = Stamp(clock, of.Event.Starts),
            ["endDate"] = Stamp(clock, of.Event.Ends),
            ["eventStatus"] =
                of.Event.Status == EventStatus.Cancelled
                    ? "https://schema.org/EventCancelled"
                    : "https://schema.org/EventScheduled",
            ["eventAttendanceMode"] = "https://schema.org/" + AttendanceMode(of.Ways),
            ["location"] = places.Count == 1 ? places[0] : places,
            ["isAccessibleForFree"] = true,
            ["organizer"] = new Dictionary<string, object>
            {
                ["@type"] = "Organization",
                ["name"] = of.By ?? "Hetero Space " + of.Site.Site.Name,
                ["url"] = address.Of("/situs/" + of.Site.Site.Slug),
            },
            ["performer"] = Performers(speakers),
            ["offers"] = Offer(of, link),
        };
    }

    private static List<object> Places(ListedEvent of, string link)
    {
        var places = new List<object>();
        if (of.Ways.Contains(Attend.InPerson))
            places.Add(
                new Dictionary<string, object>
                {
                    ["@type"] = "Place",
                    ["name"] = of.Setting.Where(),
                    ["address"] = of.Setting.Street is { Length: > 0 } street ? street : of.Site.Site.Address,
                }
            );
        if (of.Ways.Contains(Attend.Online))
            places.Add(new Dictionary<string, object> { ["@type"] = "VirtualLocation", ["url"] = link });
        return places;
    }

    private static List<Dictionary<string, object>>? Performers(IReadOnlyList<Speaker> speakers) =>
        speakers.Count == 0
            ? null
            : speakers
                .Select(speaker => new Dictionary<string, object> { ["@type"] = "Person", ["name"] = speaker.Name })
                .ToList();

    private static Dictionary<string, object> Offer(ListedEvent of, string link) =>
        new()
        {
            ["@type"] = "Offer",
            ["price"] = 0,
            ["priceCurrency"] = "IDR",
            ["url"] = link + "/daftar",
            ["availability"] =
                of.IsFull || of.Event.Status == EventStatus.Cancelled
                    ? "https://schema.org/SoldOut"
                    : "https://schema.org/InStock",
        };

    private static string AttendanceMode(IReadOnlyList<Attend> ways)
    {
        if (ways.Count > 1)
            return "MixedEventAttendanceMode";
        return ways.Contains(Attend.Online) ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode";
    }
}
