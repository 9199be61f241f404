using System.Text.RegularExpressions;

namespace HeteroSpace;

/// <summary>Pages of spaces: how many a second, and how they come to a phone.</summary>
internal static class PageRun
{
    /// <summary>A session cookie, even one that is not valid, is never answered from the cache.</summary>
    public const string Uncached = "Cookie: hs-session=x\r\n";

    public static async Task Measure(Bench bench)
    {
        using var server = bench.Serve();
        var page = Connection.Get($"/ruang/{World.DaySite}/ruang-1");
        await AgainstBare(bench, server, page, "day view of 50 spaces");
        var fresh = Connection.Get($"/ruang/{World.DaySite}/ruang-1", Uncached);
        await server.Saturate(fresh, 32, 4);
        var uncached = await server.Saturate(fresh, 32, 5);
        bench.Table.AtLeast(20, $"{bench.Engine}: the same uncached", uncached.Rate, "MRBS", 35);
        bench.Table.Under(
            2,
            $"{bench.Engine}: the same uncached, processor ms each",
            uncached.MicrosecondsEach / 1000,
            "0.00"
        );
        if (!bench.IsFirst)
            return;
        await OnAPhone(bench.Table, server, "home", "/");
        await OnAPhone(bench.Table, server, "site page", "/situs/semarang");
        await OnAPhone(bench.Table, server, "space page", "/ruang/semarang/ruang-rapat-1");
    }

    private static async Task OnAPhone(Table table, Server server, string name, string path)
    {
        var scores = (await Lighthouse.Of(server.Port, path)).Scores;
        table.Add(
            $"Lighthouse accessibility of the {name} (also performance {scores["performance"]}, "
                + $"best practices {scores["best-practices"]}, SEO {scores["seo"]})",
            $"{scores["accessibility"]}",
            "96 (MRBS)",
            $"{scores["accessibility"] / 96.0:0.00}",
            "100",
            scores["accessibility"] == 100
        );
        var (weight, requests) = await FirstVisit.Of(server.Port, path);
        table.Add(
            $"first visit of the {name}: KB compressed, {requests} requests (every picture counted)",
            $"{weight / 1000.0:0.0}",
            "100",
            $"{weight / 100_000.0:0.00}",
            "under 1, 12 requests",
            weight <= 100_000 && requests <= 12
        );
    }

    /// <summary>A page from the cache against an answer of as many bytes; by turns, so that what else the machine does
    /// meets both alike.</summary>
    /// <param name="share">Of the bare answers that it has to reach.</param>
    public static async Task AgainstBare(Bench bench, Server server, byte[] page, string what, double share = 0.60)
    {
        using var one = new Connection(server.Port);
        await one.Ask(page);
        var (_, bytes, head) = await one.Ask(page, true);
        var length = Regex.Match(head, "Content-Length: (\\d+)", RegexOptions.IgnoreCase).Groups[1].Value;
        var bare = Connection.Get($"/__bare/{int.Parse(length)}");
        await server.Saturate(bare, 32, 1);
        await server.Saturate(page, 32, 1);
        var (ours, theirs) = (0.0, 0.0);
        for (var round = 0; round < 3; round++)
        {
            theirs += (await server.Saturate(bare, 32, 2)).Rate / 3;
            ours += (await server.Saturate(page, 32, 2)).Rate / 3;
        }
        bench.Table.AtLeast(
            share,
            $"{bench.Engine}: {what}, cached, 32 connections ({bytes} bytes)",
            ours,
            "bare answer of equal bytes",
            theirs
        );
    }
}
