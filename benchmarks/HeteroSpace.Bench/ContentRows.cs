namespace HeteroSpace;

/// <summary>Five thousand articles: their neighbours, their words, the page as it is read, and twenty photos at
/// once.</summary>
internal static class ContentRows
{
    public static async Task Measure(Bench bench)
    {
        var (p50, p99) = await Stories.Write(bench.World.Services);
        bench.Table.Under(
            10,
            $"{bench.Engine}: related among {Stories.Count:N0} articles, found and stored as one is saved "
                + $"(p50 {p50:0.0} ms), p99 ms",
            p99
        );
        using (var server = bench.Serve())
        {
            var page = Connection.Get($"/artikel/cerita-{Stories.Count + 150}");
            await PageRun.AgainstBare(bench, server, page, "page of an article");
            await Search(bench, server);
            if (bench.IsFirst)
                await OnAPhone(bench, server);
        }
        await Upload(bench);
    }

    private static async Task Search(Bench bench, Server server)
    {
        List<byte[]> typed = [.. Enumerable.Range(0, 600).Select(number => Asked(Stories.Typed(number)))];
        await server.Saturate(typed, 16, 60);
        var full = await server.Saturate(typed, 16, 10);
        var (middle, slowest) = await server.AtRate(typed, full.Rate / 2, 30);
        bench.Table.Under(
            30,
            $"{bench.Engine}: search of {Stories.Count:N0} articles by Indonesian words, the page uncached, "
                + $"at {full.Rate / 2:0} a second, half of capacity (p50 {middle:0.0} ms), p99 ms",
            slowest
        );

        static byte[] Asked(string words) =>
            Connection.Get("/artikel?cari=" + Uri.EscapeDataString(words), PageRun.Uncached);
    }

    private static async Task OnAPhone(Bench bench, Server server)
    {
        var story = (await bench.World.FirstStory())!;
        await Judge(bench.Table, server, "article", "/artikel/" + story);
        await Judge(bench.Table, server, "list of articles", "/artikel");
        await FirstVisit.Add(bench.Table, server, "/artikel/" + story, "an article without photos");
    }

    private static async Task Judge(Table table, Server server, string name, string path)
    {
        var median = await Lighthouse.MedianOf(server.Port, path);
        table.Add(
            $"Lighthouse of the {name}, median of five: least of {median.Told}",
            $"{median.Least}",
            "98",
            $"{median.Least / 98.0:0.00}",
            "at least 1",
            median.Least >= 98
        );
    }

    private static async Task Upload(Bench bench)
    {
        var (megabytes, kept, seconds) = await Stories.Upload(bench.World.Connection);
        bench.Table.Under(
            400,
            $"{bench.Engine}: 20 photos of 48 megapixels uploaded at once ({kept} kept in {seconds:0} s): "
                + "most memory of the server, MB",
            megabytes,
            "0",
            also: kept == 20
        );
    }
}
