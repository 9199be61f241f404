using System.Text.RegularExpressions;

namespace HeteroSpace;

/// <summary>A public page that someone may see first.</summary>
/// <param name="IsKept">It is measured as it comes from the cache.</param>
internal sealed record FirstPage(string Name, string Path, bool IsKept = false);

/// <summary>One of each kind of public page, as the demo has them.</summary>
internal static class FirstPages
{
    private const string Event = "/acara/kelas-foto-produk-dengan-ponsel";

    /// <summary>Measured last, when they hang there (<see cref="FirstPhotos"/>).</summary>
    public static readonly FirstPage WithPhotos = new("page of a site with photos", "/situs/solo");

    public static async Task<IReadOnlyList<FirstPage>> Of(int port)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        return
        [
            new("home", "/", true),
            new("list of spaces", "/ruang", true),
            new("page of a site", "/situs/semarang", true),
            new("page of a space", "/ruang/semarang/meja-bersama"),
            new("booking of a space", "/pesan/semarang/meja-bersama"),
            new("list of events", "/acara"),
            new("page of an event", Event, true),
            new("registering for an event", Event + "/daftar"),
            new("list of trails", "/jejak"),
            new("a trail", "/jejak/pasar-batik-sungai"),
            new("list of ideas", "/gagasan"),
            new("list of communities", "/komunitas"),
            new("page of a community", await First("/komunitas", "(?!daftar)")),
            new("an article", await First("/artikel"), true),
            new("an episode", await First("/kanal", "(?!seri)")),
            new("how fast we answer", "/jawaban"),
            new("search of everything", "/cari?kata=batik"),
        ];

        // The first of a list, as it stands there.
        async Task<string> First(string list, string but = "")
        {
            var html = await client.GetStringAsync(list);
            return Regex
                .Match(html[html.IndexOf("<main", StringComparison.Ordinal)..], $"href=\"({list}/{but}[a-z0-9-]+)\"")
                .Groups[1]
                .Value;
        }
    }
}
