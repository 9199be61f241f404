namespace HeteroSpace;

/// <summary>Staff look for people of a site that 12,908 know, by the beginnings of names, the last four digits and
/// whole codes, through the page itself.</summary>
internal static class PeopleRun
{
    public static async Task Measure(Bench bench)
    {
        await bench.World.Grow();
        using var server = bench.Serve();
        var requests = await bench.World.Searches(server.Port);
        // A page takes tens of thousands of requests until its hot paths are compiled, and pauses until then are the
        // compiler's.
        await server.Saturate(requests, 16, 60);
        var full = await server.Saturate(requests, 16, 10);
        var (p50, p99) = await server.AtRate(requests, full.Rate / 2, 30);
        bench.Table.Under(
            30,
            $"{bench.Engine}: staff search over 12,908 people at {full.Rate / 2:0} a second, half of capacity "
                + $"(p50 {p50:0.0} ms), p99 ms",
            p99
        );
    }
}
