namespace HeteroSpace;

/// <summary>What a manager opens all day long over the large set: "Hari ini", what people wrote, all
/// bookings.</summary>
internal static class TodayRun
{
    public static async Task Measure(Bench bench)
    {
        await DeskDay.Fill(bench.World);
        using var server = bench.Serve();
        using var manager = await Browser.SignIn(server.Port, "pengelola@example.org");
        var signedIn = $"Cookie: {manager.Cookie}\r\n";
        byte[] Get(string path) => Connection.Get($"/konsol/{DeskDay.Site}{path}", signedIn);
        await Today(bench, server, Get(""));
        await List(bench, server, "inbox of 200 conversations", [Get("/kotak-masuk")]);
        await List(
            bench,
            server,
            "list of 20,000 bookings, in turn those to come, all, page 200, by words and by days",
            [
                Get("/pemesanan"),
                Get("/pemesanan?keadaan=semua"),
                Get("/pemesanan?keadaan=semua&hal=200"),
                Get("/pemesanan?keadaan=semua&cari=peserta+0041"),
                Get($"/pemesanan?keadaan=semua&mulai={DateTime.UtcNow.AddDays(-9):yyyy-MM-dd}"),
            ]
        );
    }

    private static async Task Today(Bench bench, Server server, byte[] page)
    {
        await server.Saturate(page, 4, 30);
        // One after the other: how long a manager waits for it.
        var run = await server.Saturate(page, 1, 10);
        var weight = DeskRun.Said(await DeskRun.Weight(server, page));
        var queries = await CountedQueries.Of(server, page);
        bench.Table.Under(
            25,
            $"{bench.Engine}: \"Hari ini\" of a manager over the large set ({1000 / run.Rate:0.0} ms each, "
                + $"{queries} queries, {weight}), processor ms",
            run.MicrosecondsEach / 1000
        );
    }

    // The limit of the staff's search.
    private static async Task List(Bench bench, Server server, string what, List<byte[]> pages)
    {
        await server.Saturate(pages, 16, 30);
        var full = await server.Saturate(pages, 16, 10);
        var (p50, p99) = await server.AtRate(pages, full.Rate / 2, 20);
        List<int> queries = [];
        foreach (var page in pages)
            queries.Add(await CountedQueries.Of(server, page));
        var weight = DeskRun.Said(await DeskRun.Weight(server, pages[0]));
        bench.Table.Under(
            30,
            $"{bench.Engine}: {what}, at {full.Rate / 2:0} a second, half of capacity "
                + $"(processor {full.MicrosecondsEach / 1000:0.0} ms, {string.Join(", ", queries.Distinct())} queries, "
                + $"{weight}, p50 {p50:0.0} ms), p99 ms",
            p99
        );
    }
}
