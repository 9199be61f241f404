using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>What staff do with jobs that were given up: have them tried again, or throw them away.</summary>
public sealed class DeadJobs(Frame frame)
{
    /// <summary>Jobs belong to no site: the province looks after them, from wherever it stands.</summary>
    public static readonly ConsoleLink Link = new(
        ConsoleTask.Settings,
        92,
        "pekerjaan",
        "arrow-repeat",
        Role.ProvincialAdministrator,
        () => Words.Say("Pekerjaan macet", "Stuck work")
    )
    {
        Waiting = [WaitsOfJobs.Dead, Backup.WaitsOfBackups.Late],
    };

    public static IQueryable<Job> Of(AppDb db) => db.Jobs().Where(job => job.Dead);

    /// <summary>It is due again, with all its tries. False when someone else has dealt with it.</summary>
    public Task<bool> TryAgain(Guid id, Guid by) =>
        frame.Do(async act =>
        {
            if (await One(act, id) is not { } job || await Revive(act, Of(act.Db).Where(row => row.Id == id)) == 0)
                return act.Refuse(false);
            act.Note(by, null, "job.retried", $"job:{id}", job.Kind);
            return true;
        });

    /// <summary>The same of all there are. How many that was.</summary>
    public Task<int> TryAllAgain(Guid by) =>
        frame.Do(async act =>
        {
            var kinds = await Of(act.Db).GroupBy(job => job.Kind).Select(jobs => jobs.Key).Order().ToListAsync();
            var count = await Revive(act, Of(act.Db));
            if (count > 0)
                act.Note(by, null, "job.retried", "jobs", $"{count}: {string.Join(", ", kinds)}");
            return count;
        });

    /// <summary>Nobody does it any more. False when someone else has dealt with it.</summary>
    public Task<bool> Drop(Guid id, Guid by) =>
        frame.Do(async act =>
        {
            if (await One(act, id) is not { } job || await act.Erase(Of(act.Db).Where(row => row.Id == id)) == 0)
                return act.Refuse(false);
            // No change row tells of jobs.
            act.Forget(WaitingCounts.InMemory);
            act.Note(by, null, "job.dropped", $"job:{id}", job.Kind);
            return true;
        });

    private static Task<Job?> One(Act act, Guid id) =>
        Of(act.Db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);

    private static Task<int> Revive(Act act, IQueryable<Job> dead)
    {
        act.Forget(WaitingCounts.InMemory);
        return act.Update(
            dead,
            set =>
                set.SetProperty(job => job.Dead, false)
                    .SetProperty(job => job.Due, act.Now)
                    .SetProperty(job => job.Attempts, 0)
        );
    }
}
