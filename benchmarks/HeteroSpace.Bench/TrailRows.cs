namespace HeteroSpace;

/// <summary>A full trail as a visitor reads it, a site's year, and ideas that are alike among ten thousand.</summary>
internal static class TrailRows
{
    public static async Task Measure(Bench bench)
    {
        var (milliseconds, score) = await bench.World.AddTrails();
        bench.Table.Under(
            100,
            $"{bench.Engine}: continuity of a site's year, {score.Initiatives} initiatives, 770 communities "
                + $"({score.Sum.Planned} counted), ms",
            milliseconds,
            also: score.Initiatives >= 192
        );
        using var server = bench.Serve();
        await Read(bench, server);
        await Type(bench, server);
    }

    private static async Task Read(Bench bench, Server server)
    {
        var trail = Connection.Get("/jejak/" + Trails.Full, PageRun.Uncached);
        await server.Saturate(trail, 8, 40);
        var uncached = await server.Saturate(trail, 8, 10);
        bench.Table.Under(
            60,
            $"{bench.Engine}: trail of 60 organizations, 20 meetings, 300 tasks, 1,000 comments, uncached, "
                + "processor ms each",
            uncached.MicrosecondsEach / 1000
        );
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
        var bytes = (await client.GetByteArrayAsync("/jejak/" + Trails.Full)).Length;
        bench.Table.Under(120, $"{bench.Engine}: the same: KB, not compressed", bytes / 1000.0);
    }

    private static async Task Type(Bench bench, Server server)
    {
        List<byte[]> typed =
        [
            .. Enumerable
                .Range(0, 400)
                .Select(number => Connection.Get("/gagasan/mirip?judul=" + Uri.EscapeDataString(Trails.Typed(number)))),
        ];
        await server.Saturate(typed, 8, 20);
        var full = await server.Saturate(typed, 8, 8);
        var (p50, p99) = await server.AtRate(typed, full.Rate / 2, 20);
        bench.Table.Under(
            40,
            $"{bench.Engine}: ideas like a typed title among 10,000 at {full.Rate / 2:0} a second, half of capacity "
                + $"(p50 {p50:0.0} ms), p99 ms",
            p99
        );
    }
}
