using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// The recurring job that backs the house up each night, while it is quiet by the province's clock; also by day where a
/// night was missed, or there is none yet.
/// </summary>
internal sealed class NightlyBackup(BackUp backUp, KeptBackups kept, TimeProvider time, ILogger<NightlyBackup> log)
{
    public const string Kind = "backup-nightly";
    private static readonly TimeSpan Soon = TimeSpan.FromHours(12),
        Missed = TimeSpan.FromHours(26);

    public async Task Once(CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!kept.IsOn || !IsDue(now))
            return;
        var made = await backUp.To(kept.PathAt(now), overwrite: false, stop);
        if (made.Gone.Count > 0)
            log.LogWarning("{Count} files that rows name were not there to be backed up", made.Gone.Count);
        kept.LeaveTheNewest(now);
    }

    private bool IsDue(DateTime now)
    {
        if (kept.Last is not { } last || now - last > Missed)
            return true;
        return SiteClock.House.Local(now).Hour is >= 1 and < 5 && now - last > Soon;
    }
}
