using System.Net;
using System.Text.RegularExpressions;

namespace HeteroSpace;

/// <summary>What comes over the network when someone sees the house for the first time.</summary>
internal static class FirstVisit
{
    public static async Task<(long Bytes, int Requests)> Of(int port, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
        };
        using var reader = new HttpClient { BaseAddress = client.BaseAddress };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        var html = await reader.GetStringAsync(path);
        var css = Regex.Match(html, "href=\"(/dist/app[^\"]+)\"").Groups[1].Value;
        var parts = new HashSet<string> { path, css, "/dist/fonts/plus-jakarta-sans.woff2", "/favicon.svg" };
        foreach (Match match in Regex.Matches(html, "(?:src|use href)=\"(/[^\"#]+)"))
            parts.Add(match.Groups[1].Value);
        var bytes = 0L;
        foreach (var part in parts)
            bytes += (await client.GetByteArrayAsync(part)).Length;
        return (bytes, parts.Count);
    }

    public static async Task Add(Table table, Server server, string path, string what, string counted = "")
    {
        var (weight, requests) = await Of(server.Port, path);
        table.Add(
            $"first visit of {what}: KB compressed, {requests} requests{counted}",
            $"{weight / 1000.0:0.0}",
            "100",
            $"{weight / 100_000.0:0.00}",
            "under 1",
            weight <= 100_000
        );
    }
}
