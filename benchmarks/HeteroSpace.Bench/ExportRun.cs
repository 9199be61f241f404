namespace HeteroSpace;

/// <summary>All that is known of a person, as they ask for it.</summary>
internal static class ExportRun
{
    public static async Task Measure(Bench bench)
    {
        var (seconds, bytes) = await bench.World.Export();
        bench.Table.Under(
            2,
            $"{bench.Engine}: export of a person with 1,000 bookings ({bytes / 1000:0} KB of ZIP), seconds",
            seconds,
            "0.000",
            "0.000"
        );
    }
}
