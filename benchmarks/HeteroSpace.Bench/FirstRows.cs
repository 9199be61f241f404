namespace HeteroSpace;

/// <summary>
/// The first impression, over a demo of its own: what public pages cost the server as they come from it and from the
/// cache, and how they come to a slow phone; then the lists over the large set.
/// </summary>
internal static class FirstRows
{
    private const double Share = 0.70;

    public static async Task Measure(Bench bench)
    {
        await using var demo = await World.OfDemo(bench.Database("first"));
        // What the demo's people are told would be on its way meanwhile.
        await demo.PutOut(0);
        await demo.ForgetMails();
        bench = bench with { World = demo };
        using (var server = bench.Serve(("Demo__Banner", "true")))
        {
            await Costs(bench, server, "home", "/", 3);
            var pages = await FirstPages.Of(server.Port);
            foreach (var page in pages.Where(page => page.IsKept))
                await PageRun.AgainstBare(bench, server, Connection.Get(page.Path), page.Name, Share);
            if (bench.IsFirst)
                foreach (var page in pages)
                    await OnAPhone(bench, server, page);
        }
        if (bench.IsFirst)
        {
            await FirstPhotos.Hang(demo.Services, "solo");
            // One that has not read the catalogue without them.
            using var server = bench.Serve();
            await OnAPhone(bench, server, FirstPages.WithPhotos);
        }
        await demo.Grow();
        using var large = bench.Serve();
        await Costs(bench, large, "list of spaces over 35 sites and 1,000 spaces", "/ruang", 15);
        await Weighs(bench, large, "the same", "/ruang", 60);
        await Costs(bench, large, "how fast 35 sites answer", "/jawaban", 10);
    }

    // Warm, and never from the cache; the processor of the database is its own.
    private static async Task Costs(Bench bench, Server server, string what, string path, double most)
    {
        var page = Connection.Get(path, PageRun.Uncached);
        // Long enough for what is used often to be compiled well; few at once, since a crowd that waits for each other
        // spins, and that is not the page's own time.
        await server.Saturate(page, 4, 12);
        var run = await server.Saturate(page, 4, 5);
        bench.Table.Under(
            most,
            $"{bench.Engine}: {what}, uncached ({run.Rate:0} a second), processor ms each",
            run.MicrosecondsEach / 1000,
            "0.00"
        );
    }

    private static async Task Weighs(Bench bench, Server server, string what, string path, double most)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
        var plain = (await client.GetByteArrayAsync(path)).Length;
        using var connection = new Connection(server.Port);
        var (_, packed, _) = await connection.Ask(Connection.Get(path));
        bench.Table.Under(
            most,
            $"{bench.Engine}: {what}: KB, not compressed ({packed / 1000.0:0.0} compressed)",
            plain / 1000.0
        );
    }

    private static async Task OnAPhone(Bench bench, Server server, FirstPage page)
    {
        var seen = await Lighthouse.MedianOf(server.Port, page.Path, 3);
        bench.Table.Add(
            $"{page.Name} on a phone, median of three: {seen.Bytes / 1000.0:0.0} KB in {seen.Requests} requests, "
                + $"LCP {seen.LargestPaint:0.00} s, CLS {seen.Shift:0.000}; Lighthouse, least of {seen.Told}",
            $"{seen.Least}",
            "98",
            $"{seen.Least / 98.0:0.00}",
            "at least 1, 100 KB, 14 requests, 1.5 s, 0.02",
            seen is { Least: >= 98, LargestPaint: < 1.5, Shift: < 0.02, Bytes: <= 100_000, Requests: <= 14 }
        );
    }
}
