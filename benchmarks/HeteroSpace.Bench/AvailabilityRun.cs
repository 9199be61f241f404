using System.Diagnostics;

namespace HeteroSpace;

/// <summary>Free times of a week through the API, in the small world and among a million occupancies.</summary>
internal static class AvailabilityRun
{
    public static async Task Measure(Bench bench)
    {
        var request = Week("semarang");
        double small;
        using (var server = bench.Serve())
        {
            await server.Saturate(request, 16, 3);
            small = (await server.Saturate(request, 16, 5)).MicrosecondsEach;
        }
        await Grow(bench);
        using var grown = bench.Serve();
        await grown.Saturate(request, 16, 3);
        var large = (await grown.Saturate(request, 16, 5)).MicrosecondsEach;
        bench.Table.Add(
            $"{bench.Engine}: availability of a week, processor µs each, large set against small",
            $"{large:0}",
            $"{small:0}",
            $"{large / small:0.00}",
            "at most 1.5",
            large <= small * 1.5
        );
        await AtHalfOfCapacity(bench, grown, Week("kab-33-01"));
    }

    private static byte[] Week(string site) =>
        Connection.Get(
            $"/api/v1/availability?site={site}&from={DateTime.UtcNow:yyyy-MM-dd}"
                + $"&to={DateTime.UtcNow.AddDays(7):yyyy-MM-dd}&minutes=60"
        );

    private static async Task Grow(Bench bench)
    {
        var watch = Stopwatch.StartNew();
        await bench.World.Grow();
        bench.Table.Under(
            180,
            $"{bench.Engine}: demo --large, 1,000,000 occupancies over the small demo: seconds",
            watch.Elapsed.TotalSeconds,
            "0"
        );
    }

    private static async Task AtHalfOfCapacity(Bench bench, Server server, byte[] busy)
    {
        await server.Saturate(busy, 16, 2);
        var full = await server.Saturate(busy, 16, 4);
        var (p50, p99) = await server.AtRate(busy, full.Rate / 2, 10);
        bench.Table.Under(
            20,
            $"{bench.Engine}: the same on a site of the large set at {full.Rate / 2:0} a second (p50 {p50:0.0} "
                + "ms), p99 ms",
            p99
        );
    }
}
