using System.Diagnostics;

namespace HeteroSpace;

/// <summary>A back-up of the large set by the command, while people book through the API.</summary>
internal static class BackupRun
{
    private const int Warm = 12_000,
        // Slots that no other part asks for.
        First = 200_000,
        Turns = 3;

    // By turns, since a disk is not as fast in one minute as in the next; the middle one of each counts.
    public static async Task Measure(Bench bench)
    {
        await bench.World.Grow();
        using var server = bench.Serve();
        var bookings = new Bookings(server, bench.World, First);
        await bookings.Until(made => made >= Warm);
        var file = Path.Combine(Path.GetTempPath(), "hs-bench-backup.zip");
        List<Turn> turns = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            await bench.World.ForgetMails();
            var (with, took) = await bookings.While(() => BackUp(bench.World.Connection, file));
            await bench.World.ForgetMails();
            var (without, _) = await bookings.While(() => Idle(took.Seconds));
            turns.Add(new(with, without, took.Seconds, took.Megabytes));
        }
        Tell(bench, turns, new FileInfo(file).Length / 1e6);
        File.Delete(file);
    }

    private sealed record Turn(double With, double Without, double Seconds, double Megabytes);

    private static void Tell(Bench bench, List<Turn> turns, double size)
    {
        var middle = turns.OrderBy(turn => turn.With / turn.Without).ElementAt(Turns / 2);
        bench.Table.Under(
            30,
            $"{bench.Engine}: back-up of the large set ({size:0} MB) while bookings go on, seconds",
            turns.Select(turn => turn.Seconds).Order().ElementAt(Turns / 2)
        );
        bench.Table.AtLeast(
            0.80,
            $"{bench.Engine}: bookings a second through the API meanwhile, 16 clients",
            middle.With,
            "without a back-up",
            middle.Without
        );
        bench.Table.Under(
            300,
            $"{bench.Engine}: most memory of the back-up, MB",
            turns.Max(turn => turn.Megabytes),
            "0"
        );
    }

    private static async Task<(double Seconds, double Megabytes)> Idle(double seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        return (seconds, 0);
    }

    private static async Task<(double Seconds, double Megabytes)> BackUp(string connection, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["run", "backup", file, "--overwrite"]);
        start.RedirectStandardOutput = true;
        start.Environment["ConnectionStrings__HeteroSpace"] = connection;
        var (watch, most) = (Stopwatch.StartNew(), 0L);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        while (!said.IsCompleted)
        {
            process.Refresh();
            most = Math.Max(most, process.HasExited ? 0 : process.PeakWorkingSet64);
            await Task.WhenAny(said, Task.Delay(100));
        }
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new IOException($"The back-up ended with {process.ExitCode}: {await said}");
        Console.Error.WriteLine((await said).TrimEnd());
        return (watch.Elapsed.TotalSeconds, most / 1e6);
    }

    /// <summary>Sixteen clients, each for a slot of its own, one after the other.</summary>
    private sealed class Bookings(Server server, World world, int first)
    {
        private int _next = first;

        /// <summary>How many a second while something else goes on, and what that gave.</summary>
        public async Task<(double Rate, T Gave)> While<T>(Func<Task<T>> other)
        {
            var (from, watch) = (_next, Stopwatch.StartNew());
            var gives = Task.Run(other);
            await Until(_ => gives.IsCompleted);
            return ((_next - from) / watch.Elapsed.TotalSeconds, await gives);
        }

        public async Task Until(Func<int, bool> isEnough)
        {
            var from = _next;
            await Task.WhenAll(Enumerable.Range(0, 16).Select(client => Task.Run(() => Book(client))));

            async Task Book(int client)
            {
                using var connection = new Connection(server.Port);
                while (!isEnough(_next - from))
                {
                    var index = Interlocked.Increment(ref _next);
                    var (status, _, _) = await connection.Ask(
                        Connection.Post("/api/v1/bookings", world.Tokens[client], world.Wish(index))
                    );
                    if (status != 201)
                        throw new IOException($"booking {index} was answered {status}");
                }
            }
        }
    }
}
