using HeteroSpace.Events;

namespace HeteroSpace;

/// <summary>Crowds that want seats of one event, the page they read, and a door with five thousand tickets.</summary>
internal static class EventRows
{
    // A server that has just started still compiles its hot paths; what counts is one that has run for a while.
    private const int Crowd = 6129,
        Seats = 3000,
        Warm = 16_000,
        Turns = 3,
        Count = 4_000;

    public static async Task Register(Bench bench)
    {
        await Rushes.People(bench.World.Services, "seat", Warm + Turns * Count);
        var hot = await Rushes.Published(bench.World.Services, "Satu baris yang panas", 1_000_000);
        var plain = await Rushes.Published(bench.World.Services, "Satu baris lain", 1_000_000);
        using var server = bench.Serve(("Limits__Registrations", "1000000"));
        await Sustain(bench, server, hot, plain);
        await bench.World.ForgetMails();
    }

    public static async Task Measure(Bench bench)
    {
        await Rushes.People(bench.World.Services, "rush", Crowd);
        using (var server = bench.Serve(("Limits__Registrations", "1000000")))
        {
            var slug = await Rush(bench, server);
            await bench.World.ForgetMails();
            await Read(bench, server, "/acara/" + slug);
            await LetIn(bench, server);
        }
        foreach (var sentence in await bench.World.Verify())
            Console.WriteLine(sentence);
        await bench.World.ForgetMails();
    }

    // By turns, since a disk is not as fast in one minute as in the next; the middle one of each counts.
    private static async Task Sustain(Bench bench, Server server, Event hot, Event plain)
    {
        await Rushes.Sustained(server, hot, 0, Warm);
        var (rates, bares) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            await bench.World.ForgetMails();
            bares.Add(await Rushes.BareLoop(bench.World.Services, plain, 3));
            rates.Add(await Rushes.Sustained(server, hot, Warm + turn * Count, Count));
        }
        var (rate, bare) = (rates.Order().ElementAt(Turns / 2), bares.Order().ElementAt(Turns / 2));
        bench.Table.AtLeast(
            0.40,
            $"{bench.Engine}: registrations a second for one event through the API, 64 clients, each by another person",
            rate,
            "bare loop, same rows, one hot row",
            bare
        );
        bench.Table.AtLeast(10, $"{bench.Engine}: the same a minute against pretix's 500", rate * 60, "pretix", 500);
    }

    private static async Task<string> Rush(Bench bench, Server server)
    {
        var of = await Rushes.Published(bench.World.Services, "Serbuan", Seats);
        var rush = await Rushes.Of(server, of, Crowd, 30, () => bench.World.Oversold(of.Id));
        bench.Table.Add(
            $"{bench.Engine}: rush of {Crowd} for {Seats} seats in {rush.Seconds:0} s, half within the first quarter "
                + $"({rush.Seats} seats, {rush.Full} told that it is full, p50 {rush.P50:0.0} ms, "
                + $"p99 {rush.P99:0.0} ms): oversold, lost, or answered 5xx",
            $"{rush.Oversold + Math.Abs(rush.Seats - Seats) + rush.Failed}",
            "0 (alf.io 2023: 60 × 500)",
            "–",
            "0",
            rush.Oversold == 0 && rush.Seats == Seats && rush.Failed == 0
        );
        return of.Slug;
    }

    private static async Task Read(Bench bench, Server server, string path)
    {
        await PageRun.AgainstBare(bench, server, Connection.Get(path), "page of an event");
        if (bench.IsFirst)
            await FirstVisit.Add(bench.Table, server, path, "the page of an event", " (every picture counted)");
    }

    private static async Task LetIn(Bench bench, Server server)
    {
        var (door, codes) = await Rushes.Door(bench.World.Services, 5000);
        var (seconds, slowest) = await Rushes.Scan(server, door, codes);
        bench.Table.Under(
            2,
            $"{bench.Engine}: door page with 5,000 tickets until its list is on the device, in a real browser, seconds",
            seconds,
            "0.00"
        );
        bench.Table.Under(100, $"{bench.Engine}: the slowest of 50 scans without a network, ms", slowest);
    }
}
