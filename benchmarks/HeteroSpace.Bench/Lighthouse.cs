using System.Diagnostics;
using System.Text.Json;

namespace HeteroSpace;

/// <summary>What Google's judge says of a page, and what it saw on the way.</summary>
/// <param name="Scores">Of each category, 0 to 100.</param>
/// <param name="LargestPaint">Seconds until the largest thing of the first screen stands (LCP).</param>
/// <param name="Shift">How much moved meanwhile (CLS).</param>
/// <param name="Bytes">That came over the network, heads and all.</param>
internal sealed record Judgement(
    IReadOnlyDictionary<string, int> Scores,
    double LargestPaint,
    double Shift,
    long Bytes,
    int Requests
)
{
    public int Least => Scores.Values.Min();

    /// <summary>As rows tell it.</summary>
    public string Told =>
        $"performance {Scores["performance"]}, accessibility {Scores["accessibility"]}, best practices "
        + $"{Scores["best-practices"]}, SEO {Scores["seo"]}";
}

/// <summary>Google's own judge, on a phone-sized Chromium with the network of a slow phone.</summary>
internal static class Lighthouse
{
    public static async Task<Judgement> Of(int port, string path)
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
        return Read(said.RootElement);
    }

    private static Judgement Read(JsonElement said)
    {
        var audits = said.GetProperty("audits");
        // What stands in the page or its style sheet itself is listed too.
        var files = audits
            .GetProperty("network-requests")
            .GetProperty("details")
            .GetProperty("items")
            .EnumerateArray()
            .Where(file => !file.GetProperty("url").GetString()!.StartsWith("data:", StringComparison.Ordinal))
            .ToList();
        return new(
            said.GetProperty("categories")
                .EnumerateObject()
                .ToDictionary(
                    category => category.Name,
                    category => (int)Math.Round(category.Value.GetProperty("score").GetDouble() * 100)
                ),
            Number(audits, "largest-contentful-paint") / 1000,
            Number(audits, "cumulative-layout-shift"),
            files.Sum(file => (long)file.GetProperty("transferSize").GetDouble()),
            files.Count
        );
    }

    private static double Number(JsonElement audits, string name) =>
        audits.GetProperty(name).GetProperty("numericValue").GetDouble();

    /// <summary>The middle one of so many runs, for each figure.</summary>
    /// <param name="runs">An odd number.</param>
    public static async Task<Judgement> MedianOf(int port, string path, int runs = 5)
    {
        var all = new List<Judgement>();
        for (var run = 0; run < runs; run++)
            all.Add(await Of(port, path));
        return new(
            all[0].Scores.Keys.ToDictionary(name => name, name => Middle(one => one.Scores[name])),
            Middle(one => one.LargestPaint),
            Middle(one => one.Shift),
            Middle(one => one.Bytes),
            Middle(one => one.Requests)
        );

        T Middle<T>(Func<Judgement, T> figure) => all.Select(figure).Order().ElementAt(runs / 2);
    }
}
