using System.Diagnostics;
using System.Text.Json;

namespace HeteroSpace;

/// <summary>Google's own judge, on a phone-sized Chromium with the network of a slow phone.</summary>
internal static class Lighthouse
{
    public static async Task<Dictionary<string, int>> Of(int port, string path)
    {
        var start = new ProcessStartInfo(
            "npx",
            [
                "lighthouse",
                $"http://127.0.0.1:{port}{path}",
                "--quiet",
                "--output=json",
                "--only-categories=performance,accessibility,best-practices,seo",
                "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
                    + "--disable-background-networking --disable-component-update --disable-sync",
            ]
        )
        {
            WorkingDirectory = "benchmarks/lighthouse",
            RedirectStandardOutput = true,
        };
        start.Environment["CHROME_PATH"] = "/usr/bin/chromium";
        using var run = Process.Start(start)!;
        using var said = JsonDocument.Parse(await run.StandardOutput.ReadToEndAsync());
        await run.WaitForExitAsync();
        return said
            .RootElement.GetProperty("categories")
            .EnumerateObject()
            .ToDictionary(
                category => category.Name,
                category => (int)Math.Round(category.Value.GetProperty("score").GetDouble() * 100)
            );
    }

    /// <summary>The middle one of five runs, for each category.</summary>
    public static async Task<Dictionary<string, int>> MedianOf(int port, string path)
    {
        var runs = new List<Dictionary<string, int>>();
        for (var run = 0; run < 5; run++)
            runs.Add(await Of(port, path));
        return runs[0].Keys.ToDictionary(category => category, Median);

        int Median(string category) => runs.Select(run => run[category]).Order().ElementAt(2);
    }
}
