using System.Text;
using System.Text.RegularExpressions;

namespace HeteroSpace;

/// <summary>A register of 10,000 rows comes in through the pages, and is then looked through as visitors do.</summary>
internal static class RegisterRows
{
    public static async Task Measure(Bench bench)
    {
        await Import(bench);
        if (bench.IsFirst)
            FindTwins(bench.Table);
        await bench.World.AddActivities();
        await LookThrough(bench);
    }

    private static async Task Import(Bench bench)
    {
        var run = await RegisterRun.Of(bench.World.Connection);
        bench.Table.Under(
            20,
            $"{bench.Engine}: import of 10,000 rows, 500 wrong, 300 twice, through the pages ({run.Written} written, "
                + $"{run.Seen} different numbers of progress seen), seconds",
            run.Seconds,
            also: run.Seen > 2
        );
        bench.Table.Under(300, $"{bench.Engine}: the same: most memory of the server, MB", run.Megabytes, "0");
    }

    private static void FindTwins(Table table)
    {
        var (small, large) = (RegisterRun.Duplicates(10_000), RegisterRun.Duplicates(100_000));
        table.Add(
            "likely duplicates among 100,000 organizations, seconds, against ten times those among 10,000",
            $"{large:0.00}",
            $"{10 * small:0.00}",
            $"{large / (10 * small):0.00}",
            "at most 1.5",
            large <= 15 * small
        );
    }

    private static async Task LookThrough(Bench bench)
    {
        using var server = bench.Serve();
        var requests = RegisterRun.Requests();
        var most = await Largest(server, requests);
        await server.Saturate(requests, 16, 60);
        var full = await server.Saturate(requests, 16, 10);
        var (p50, p99) = await server.AtRate(requests, full.Rate / 2, 30);
        bench.Table.Under(
            30,
            $"{bench.Engine}: list of 9,260 organizations with a filter, uncached, at {full.Rate / 2:0} a second, "
                + $"half of capacity (p50 {p50:0.0} ms), p99 ms",
            p99
        );
        bench.Table.Under(100, $"{bench.Engine}: the same: KB of the largest page, not compressed", most / 1000.0);
    }

    private static async Task<int> Largest(Server server, IReadOnlyList<byte[]> requests)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
        var most = 0;
        foreach (var request in requests)
        {
            var path = Regex.Match(Encoding.ASCII.GetString(request), "GET (\\S+)").Groups[1].Value;
            most = Math.Max(most, (await client.GetByteArrayAsync(path)).Length);
        }
        return most;
    }
}
