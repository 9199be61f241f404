using System.Diagnostics;
using HeteroSpace.Messaging;

namespace HeteroSpace;

/// <summary>What came of the mails.</summary>
/// <param name="Taken">How many the mail server took, all lives together.</param>
/// <param name="Missing">Messages it never took.</param>
/// <param name="Twice">Takings beyond the first of a message: taken, and then the server or the sender was killed before it was marked.</param>
/// <param name="Differing">Message-IDs that came with two contents.</param>
/// <param name="MemoryFirst">MB of the sender's longest life, mean of its first third; the very first seconds, in which it warms up, do not count.</param>
/// <param name="MemoryLast">Mean of the last third.</param>
internal sealed record MailRun(
    double Seconds,
    int Taken,
    int Missing,
    int Twice,
    int Differing,
    double MemoryFirst,
    double MemoryLast
)
{
    public static async Task<MailRun> Of(string connection, int count)
    {
        var dice = new Random(25);
        SmtpSink.Way Tenth(int _)
        {
            lock (dice)
                return dice.Next(10) == 0 ? SmtpSink.Way.Busy : SmtpSink.Way.Take;
        }
        var sink = new SmtpSink(Tenth);
        var port = sink.Port;
        var server = Sender();
        var (before, memory, watch, heard) = (new List<string>(), new List<double>(), Stopwatch.StartNew(), 0);
        var life = new List<double>();
        int Taken() => before.Count + sink.Taken.Count;
        // The sender dies at a sixth and at five sixths, the mail server at a third and at two thirds.
        foreach (var (part, what) in new[] { (1, 's'), (2, 'm'), (4, 'm'), (5, 's'), (6, 'e') })
        {
            // Only the end counts each message once; reading all their heads at each look would slow the sender down.
            while (
                (what == 'e' ? Taken() < count || Distinct() < count : Taken() < count * part / 6)
                && watch.Elapsed.TotalMinutes < 20
            )
            {
                await Task.Delay(250);
                life.Add(server.Memory / 1e6);
            }
            if (what == 'm')
            {
                before.AddRange(sink.Taken);
                await sink.DisposeAsync();
                await Task.Delay(2000);
                sink = new SmtpSink(Tenth, port);
            }
            if (what == 's')
            {
                server.Dispose();
                if (life.Count > memory.Count)
                    memory = life;
                life = [];
                server = Sender();
            }
        }
        heard = Taken();
        // What is marked as sent must have come; a moment for the last marks.
        await Task.Delay(3000);
        server.Dispose();
        before.AddRange(sink.Taken);
        await sink.DisposeAsync();
        var byId = before.GroupBy(SmtpSink.Id).ToList();
        var warm = memory.Skip(memory.Count / 10).ToList();
        var third = warm.Count / 3;
        return new(
            watch.Elapsed.TotalSeconds,
            heard,
            count - byId.Count,
            before.Count - byId.Count,
            byId.Count(mails => mails.Distinct(StringComparer.Ordinal).Count() > 1),
            warm.Take(third).Average(),
            warm.TakeLast(third).Average()
        );

        int Distinct() => before.Concat(sink.Taken).Select(SmtpSink.Id).Distinct(StringComparer.Ordinal).Count();
        Server Sender() =>
            new(
                connection,
                ("Jobs__Work", "true"),
                ("Mail__Host", "127.0.0.1"),
                ("Mail__Port", $"{port}"),
                ("Logging__LogLevel__Default", "Error")
            );
    }
}
