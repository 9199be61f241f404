using System.Diagnostics;

namespace HeteroSpace;

/// <summary>Bookings through the API: as many as it takes, and many at once for one slot.</summary>
internal static class BookingRun
{
    // A server that has just started still compiles its hot paths; what counts is one that has run for a while.
    private const int Warm = 12_000,
        Turns = 3,
        Count = 4_000;

    // By turns, since a disk is not as fast in one minute as in the next; the middle one of each counts.
    public static async Task Write(Bench bench)
    {
        using var server = bench.Serve();
        await Drive(server, bench.World, Warm, 0);
        var (rates, bares) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            await bench.World.ForgetMails();
            bares.Add(await bench.World.BareLoop(3, turn));
            var watch = Stopwatch.StartNew();
            await Drive(server, bench.World, Count, Warm + turn * Count);
            rates.Add(Count / watch.Elapsed.TotalSeconds);
        }
        var (rate, bare) = (rates.Order().ElementAt(Turns / 2), bares.Order().ElementAt(Turns / 2));
        bench.Table.AtLeast(
            0.40,
            $"{bench.Engine}: bookings a second through the API, 16 clients",
            rate,
            "bare loop, same rows",
            bare
        );
        bench.Table.AtLeast(10, $"{bench.Engine}: the same against MRBS's 136 a second", rate, "MRBS", 136);
    }

    private static async Task Drive(Server server, World world, int count, int offset)
    {
        var next = offset - 1;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(client => Task.Run(() => Book(client))));

        async Task Book(int client)
        {
            using var connection = new Connection(server.Port);
            for (int index; (index = Interlocked.Increment(ref next)) < offset + count; )
            {
                var (status, _, _) = await connection.Ask(
                    Connection.Post("/api/v1/bookings", world.Tokens[client], world.Wish(index))
                );
                if (status != 201)
                    throw new IOException($"booking {index} was answered {status}");
            }
        }
    }

    public static async Task Race(Bench bench)
    {
        using var server = bench.Serve();
        var slots = int.Parse(Environment.GetEnvironmentVariable("HETEROSPACE_BENCH_SLOTS") ?? "1000");
        var connections = Enumerable.Range(0, 64).Select(_ => new Connection(server.Port)).ToArray();
        var exact = 0;
        var watch = Stopwatch.StartNew();
        for (var slot = 0; slot < slots; slot++)
            if (await HasOneWinner(connections, bench.World, bench.World.Wish(100_000 + slot)))
                exact++;
        foreach (var connection in connections)
            connection.Dispose();
        var broken = await bench.World.Verify();
        bench.Table.Add(
            $"{bench.Engine}: 64 clients for one slot, {slots} slots ({watch.Elapsed.TotalSeconds:0} s), "
                + "exactly one winner",
            exact.ToString(),
            slots.ToString(),
            $"{(double)exact / slots:0.000}",
            "1, verify clean",
            exact == slots && broken.Count == 0
        );
        foreach (var sentence in broken)
            Console.WriteLine(sentence);
    }

    private static async Task<bool> HasOneWinner(Connection[] connections, World world, string wish)
    {
        var answers = await Task.WhenAll(
            connections.Select((connection, client) => Task.Run(() => Book(connection, client)))
        );
        return answers.Count(status => status == 201) == 1 && answers.Count(status => status == 409) == 63;

        async Task<int> Book(Connection connection, int client) =>
            (await connection.Ask(Connection.Post("/api/v1/bookings", world.Tokens[client % 16], wish))).Status;
    }
}
