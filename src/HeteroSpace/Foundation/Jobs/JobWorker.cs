using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>
/// Works the job table, its lanes side by side: claims a few due rows of a lane, does each, forgets it or tries again
/// later with growing pauses.
/// </summary>
internal sealed class JobWorker(
    IServiceScopeFactory scopes,
    IEnumerable<JobKind> kinds,
    TimeProvider time,
    ILogger<JobWorker> log
) : BackgroundService
{
    private const int Tries = 10;
    private static readonly TimeSpan Claimed = TimeSpan.FromMinutes(5),
        Pause = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, JobKind> _kinds = kinds.ToDictionary(kind => kind.Name);
    private readonly string[] _slow = [.. kinds.Where(kind => kind.Lane == Lane.Slow).Select(kind => kind.Name)];

    /// <summary>What a job tripped over, in words without anybody's data.</summary>
    /// <param name="Passes">The engine gave it up for the sake of others: that is no try.</param>
    private sealed record Problem(string Said, bool Passes = false);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            await EnsureRecurring(stop);
            await Task.WhenAll(Enum.GetValues<Lane>().Select(lane => WorkOn(lane, stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }

    private async Task WorkOn(Lane lane, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await WorkOnce(lane, stop);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning("{Lane} jobs rest for a moment: {Error}", lane, error.Message);
            }
            // Also a brake: mail leaves at forty a second at most, and bookings keep their processor.
            await Task.Delay(Pause, stop);
        }
    }

    /// <summary>Does what is due now in all lanes; returns how many jobs it did.</summary>
    public async Task<int> WorkOnce(CancellationToken stop = default)
    {
        var count = 0;
        foreach (var lane in Enum.GetValues<Lane>())
            count += await WorkOnce(lane, stop);
        return count;
    }

    /// <summary>The same of one lane.</summary>
    public async Task<int> WorkOnce(Lane lane, CancellationToken stop = default)
    {
        List<Job> jobs;
        await using (var scope = scopes.CreateAsyncScope())
            jobs = await Claim(scope.ServiceProvider.GetRequiredService<AppDb>(), lane, stop);
        var (done, since) = (new List<Guid>(jobs.Count), time.GetTimestamp());
        try
        {
            foreach (var job in jobs)
            {
                var problem = await Do(job, stop);
                if (problem is null && job.EverySeconds is null)
                    done.Add(job.Id);
                else
                    await Settle(job, problem);
                // A mail server that takes half a minute for each must not carry what is done past the claim, or
                // another node would do it again.
                if (time.GetElapsedTime(since) > Claimed / 5)
                {
                    await Forget(done);
                    since = time.GetTimestamp();
                }
            }
        }
        finally
        {
            await Forget(done);
        }
        return jobs.Count;
    }

    /// <summary>
    /// One row of each recurring kind, whatever else starts at the same time, with the period that the code says; none
    /// of a kind that recurs no more.
    /// </summary>
    public async Task EnsureRecurring(CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        // Another node may make a row in the same moment: then it is read anew, and is there.
        await scope
            .ServiceProvider.GetRequiredService<Frame>()
            .Do(
                async (act, _) =>
                {
                    await RecurringJobs.BringInStep(act, _kinds.Values);
                    return true;
                }
            );
    }

    private async Task<List<Job>> Claim(AppDb db, Lane lane, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = db.Jobs()
            .Where(job => !job.Dead && job.Due <= now)
            .Where(job => job.ClaimedUntil == null || job.ClaimedUntil < now);
        // What nobody here knows is taken by the quick lane, which says so.
        due =
            lane == Lane.Slow
                ? due.Where(job => _slow.Contains(job.Kind))
                : due.Where(job => !_slow.Contains(job.Kind));
        // Reading first keeps SQLite's one writer free while there is nothing to do.
        if (!await due.AnyAsync(stop))
            return [];
        var places = string.Join(", ", _slow.Select((_, number) => $"{{{number + 2}}}"));
        var ofLane = (lane, _slow) switch
        {
            (Lane.Slow, _) => $"kind in ({places})",
            (_, []) => "true",
            _ => $"kind not in ({places})",
        };
        // Of what takes minutes one at a time, so that the rest waits for whichever node is free.
        var most = lane == Lane.Slow ? 1 : 20;
        var skip = db.Engine == Engine.Postgres ? "for update skip locked" : "";
#pragma warning disable EF1002 // what is put into the text are numbers, places for values and a keyword of our own
        var claimed = await db.Jobs()
            .FromSqlRaw(
                $$"""
                update jobs set claimed_until = {1}, attempts = attempts + 1 where id in (
                    select id from jobs where not dead and due <= {0} and (claimed_until is null or claimed_until < {0})
                    and {{ofLane}} order by due limit {{most}} {{skip}}) returning *
                """,
                [now, now + Claimed, .. _slow]
            )
            .AsNoTracking()
            .ToListAsync(stop);
#pragma warning restore EF1002
        // The rows of an update come back in no order of their own, and of two words the latter is the last.
        return [.. claimed.OrderBy(job => job.Due).ThenBy(job => job.Id)];
    }

    /// <summary>Null when it went well.</summary>
    private async Task<Problem?> Do(Job job, CancellationToken stop)
    {
        if (!_kinds.TryGetValue(job.Kind, out var kind))
            return new("No one here knows this kind of job.");
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await kind.Do(scope.ServiceProvider, job, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            log.LogWarning(error, "Job {Kind} {Id} failed at try {Attempt}", job.Kind, job.Id, job.Attempts);
            // The words of a database or of another house may hold what a row holds, and staff read this.
            return new(error is RowsFailed ? error.Message : Fence.Kind(error), Refusals.IsPassing(error));
        }
        return null;
    }

    // One commit for all that went well; if the process dies before it they are done twice, which a job must bear.
    private async Task Forget(List<Guid> done)
    {
        if (done.Count == 0)
            return;
        await Patiently(jobs => jobs.Where(job => done.Contains(job.Id)).ExecuteDeleteAsync(CancellationToken.None));
        done.Clear();
    }

    private Task Settle(Job job, Problem? problem)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (job.EverySeconds is { } seconds)
        {
            var every = _kinds.GetValueOrDefault(job.Kind)?.Every ?? TimeSpan.FromSeconds(seconds);
            return Change(
                job,
                set =>
                    RecurringJobs
                        .Follow(set, every, now + every)
                        .SetProperty(row => row.ClaimedUntil, (DateTime?)null)
                        .SetProperty(row => row.Attempts, 0)
                        .SetProperty(row => row.LastError, problem == null ? null : problem.Said)
            );
        }
        // 2, 4, 8 … seconds up to an hour, a little apart so that many do not come back at once.
        var pause = TimeSpan.FromSeconds(
            Math.Min(3600, Math.Pow(2, job.Attempts)) * (0.8 + Random.Shared.NextDouble() * 0.4)
        );
        var passes = problem is { Passes: true };
        var dead = !passes && job.Attempts >= Tries;
        return Change(
            job,
            set =>
                set.SetProperty(row => row.Due, dead ? now : now + pause)
                    .SetProperty(row => row.ClaimedUntil, (DateTime?)null)
                    .SetProperty(row => row.Attempts, passes ? job.Attempts - 1 : job.Attempts)
                    .SetProperty(row => row.LastError, problem == null ? null : problem.Said)
                    .SetProperty(row => row.Dead, dead)
        );
    }

    private Task Change(Job job, Action<UpdateSettersBuilder<Job>> set) =>
        Patiently(jobs => jobs.Where(row => row.Id == job.Id).ExecuteUpdateAsync(set, CancellationToken.None));

    // SQLite has one writer, and an import may be it for a while: what is done must not be done again for that.
    private async Task Patiently(Func<IQueryable<Job>, Task> write)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await write(scope.ServiceProvider.GetRequiredService<AppDb>().Jobs());
                return;
            }
            catch (Exception error) when (attempt < Tries && Refusals.IsPassing(error))
            {
                await Task.Delay(Pause);
            }
    }
}
