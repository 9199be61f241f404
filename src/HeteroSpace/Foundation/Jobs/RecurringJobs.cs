using HeteroSpace.Foundation.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>The rows of jobs that come again and again: one of a kind, as the code has it.</summary>
internal static class RecurringJobs
{
    /// <summary>
    /// Makes the rows that are absent, has the others follow a changed period, and erases those of kinds that recur no
    /// more.
    /// </summary>
    public static async Task BringInStep(Act act, IEnumerable<JobKind> kinds)
    {
        var rows = act.Db.Jobs().Where(job => job.EverySeconds != null);
        var known = await rows.AsNoTracking().ToDictionaryAsync(job => job.Kind);
        foreach (var kind in kinds)
            if (kind.Every is { } every)
            {
                known.Remove(kind.Name, out var row);
                if (row is null)
                    act.Add(
                        new Job
                        {
                            Kind = kind.Name,
                            Due = act.Now,
                            EverySeconds = Seconds(every),
                        }
                    );
                else if (row.EverySeconds != Seconds(every) || row.Due > act.Now + every)
                    await act.Update(
                        rows.Where(job => job.Id == row.Id),
                        set => Follow(set, every, Sooner(row.Due, act.Now + every))
                    );
            }
        var gone = known.Keys.ToArray();
        if (gone.Length > 0)
            await act.Erase(rows.Where(job => gone.Contains(job.Kind)));
    }

    /// <summary>The row comes again at that time, with the period of the code.</summary>
    public static UpdateSettersBuilder<Job> Follow(UpdateSettersBuilder<Job> set, TimeSpan every, DateTime due)
    {
        var seconds = Seconds(every);
        return set.SetProperty(job => job.Due, due).SetProperty(job => job.EverySeconds, seconds);
    }

    private static int Seconds(TimeSpan every) => (int)every.TotalSeconds;

    private static DateTime Sooner(DateTime one, DateTime other) => one < other ? one : other;
}
