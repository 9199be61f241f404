using System.Diagnostics;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Messaging;

namespace HeteroSpace;

/// <summary>
/// Ten thousand mails of which one in each hundred can be written to nobody, against as many good ones: what cannot be
/// sent holds up nothing.
/// </summary>
internal static class LetterRows
{
    private const int Count = 10_000,
        Unsendable = 100;

    public static async Task Measure(Bench bench)
    {
        var (good, mixed, least) = (double.MaxValue, double.MaxValue, int.MaxValue);
        // One after the other, twice: a machine that others use as well is not the same a minute later.
        for (var round = 0; round < 2; round++)
        {
            good = Math.Min(good, (await Carried(bench, 0)).Seconds);
            var (seconds, sent) = await Carried(bench, Unsendable);
            (mixed, least) = (Math.Min(mixed, seconds), Math.Min(least, sent));
        }
        bench.Table.Add(
            $"{bench.Engine}: 10,000 mails, one in each hundred to no address: seconds until all others left",
            $"{mixed:0.0}",
            $"{good:0.0} (all good ones)",
            $"{mixed / good:0.00}",
            "at most 1.1",
            mixed <= good * 1.1 && least == Count - Count / Unsendable
        );
    }

    private static async Task<(double Seconds, int Sent)> Carried(Bench bench, int unsendable)
    {
        await bench.World.PutOut(Count, unsendable);
        await using var sink = new SmtpSink(encrypts: SmtpSink.Encrypts.Never);
        using var sender = bench.Serve(
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Jobs__Work", "true"),
            ("Mail__Host", "127.0.0.1"),
            ("Mail__Port", $"{sink.Port}"),
            ("Logging__LogLevel__Default", "Critical")
        );
        while (sink.Asked == 0)
            await Task.Delay(5);
        var watch = Stopwatch.StartNew();
        var expected = Count - (unsendable == 0 ? 0 : Count / unsendable);
        while (sink.Asked < expected && watch.Elapsed.TotalMinutes < 10)
            await Task.Delay(20);
        var seconds = watch.Elapsed.TotalSeconds;
        while (await bench.World.Mails(OutgoingStatus.Waiting) > 0 && watch.Elapsed.TotalMinutes < 11)
            await Task.Delay(250);
        return (seconds, await bench.World.Mails(OutgoingStatus.Sent));
    }
}
