namespace HeteroSpace;

/// <summary>Ten thousand mails to a server that turns a tenth away and is killed twice; the program that sends them is
/// killed twice as well.</summary>
internal static class MailRows
{
    private const int Count = 10_000;

    public static async Task Measure(Bench bench)
    {
        await bench.World.PutOut(Count);
        var run = await MailRun.Of(bench.World.Connection, Count);
        var left = await bench.World.Unsent();
        bench.Table.Add(
            $"{bench.Engine}: 10,000 mails to a server that fails a tenth and is killed twice, sender killed twice "
                + $"({run.Seconds:0} s, {run.Taken} taken, {run.Twice} of them again after a kill): that never came",
            $"{run.Missing}",
            "0",
            "–",
            "0",
            run.Missing == 0 && left == 0
        );
        bench.Table.Add(
            $"{bench.Engine}: the same: Message-IDs with two contents",
            $"{run.Differing}",
            "0",
            "–",
            "0",
            run.Differing == 0
        );
        bench.Table.Add(
            $"{bench.Engine}: the same: memory of the sender in the last third against the first, MB",
            $"{run.MemoryLast:0}",
            $"{run.MemoryFirst:0}",
            $"{run.MemoryLast / run.MemoryFirst:0.00}",
            "at most 1.15",
            run.MemoryLast <= run.MemoryFirst * 1.15
        );
    }
}
