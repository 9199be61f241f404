using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>
/// Works the job table: claims a few due rows, does each, forgets it or tries again later with growing pauses.
/// </summary>
internal sealed class JobWorker(
    IServiceScopeFactory scopes,
    IEnumerable<JobKind> kinds,
    TimeProvider time,
    ILogger<JobWorker> log
) : BackgroundService
{
    private const int AtATime = 20,
        Tries = 10;
    private static readonly TimeSpan Claimed = TimeSpan.FromMinutes(5),
        Pause = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, JobKind> _kinds = kinds.ToDictionary(kind => kind.Name);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            await EnsureRecurring(stop);
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await WorkOnce(stop);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogWarning("Jobs rest for a moment: {Error}", error.Message);
                }
                // Also a brake: mail leaves at forty a second at most, and bookings keep their processor.
                await Task.Delay(Pause, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }

    /// <summary>Does what is due now; returns how many jobs it did.</summary>
    public async Task<int> WorkOnce(CancellationToken stop = default)
    {
        List<Job> jobs;
        await using (var scope = scopes.CreateAsyncScope())
            jobs = await Claim(scope.ServiceProvider.GetRequiredService<AppDb>(), stop);
        var (done, since) = (new List<Guid>(jobs.Count), time.GetTimestamp());
        try
        {
            foreach (var job in jobs)
            {
                var problem = await Do(job, stop);
                if (problem is null && job.EverySeconds is null)
                    done.Add(job.Id);
                else
                    await Settle(job, problem, stop);
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

    public async Task EnsureRecurring(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var kind in kinds.Where(kind => kind.Every is not null))
            if (!await db.Jobs().AnyAsync(job => job.Kind == kind.Name, stop))
                db.Jobs()
                    .Add(
                        new()
                        {
                            Kind = kind.Name,
                            Due = time.GetUtcNow().UtcDateTime,
                            EverySeconds = (int)kind.Every!.Value.TotalSeconds,
                        }
                    );
        await db.SaveChangesAsync(stop);
    }

    private async Task<List<Job>> Claim(AppDb db, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // Reading first keeps SQLite's one writer free while there is nothing to do.
        if (
            !await db.Jobs()
                .Where(job => !job.Dead && job.Due <= now)
                .AnyAsync(job => job.ClaimedUntil == null || job.ClaimedUntil < now, stop)
        )
            return [];
        var skip = db.Engine == Engine.Postgres ? "for update skip locked" : "";
#pragma warning disable EF1002 // what is put into the text are a number and a keyword of our own
        var claimed = await db.Jobs()
            .FromSqlRaw(
                $$"""
                update jobs set claimed_until = {1}, attempts = attempts + 1 where id in (
                    select id from jobs where not dead and due <= {0} and (claimed_until is null or claimed_until < {0})
                    order by due limit {{AtATime}} {{skip}}) returning *
                """,
                now,
                now + Claimed
            )
            .AsNoTracking()
            .ToListAsync(stop);
#pragma warning restore EF1002
        // The rows of an update come back in no order of their own, and of two words the latter is the last.
        return [.. claimed.OrderBy(job => job.Due).ThenBy(job => job.Id)];
    }

    /// <summary>Null when it went well, else what was wrong.</summary>
    private async Task<string?> Do(Job job, CancellationToken stop)
    {
        if (!_kinds.TryGetValue(job.Kind, out var kind))
            return "No one here knows this kind of job.";
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await kind.Do(scope.ServiceProvider, job, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            log.LogWarning(error, "Job {Kind} {Id} failed at try {Attempt}", job.Kind, job.Id, job.Attempts);
            return error.Message;
        }
        return null;
    }

    // One commit for all that went well; if the process dies before it they are done twice, which a job must bear.
    private async Task Forget(List<Guid> done)
    {
        if (done.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Jobs()
            .Where(job => done.Contains(job.Id))
            .ExecuteDeleteAsync(CancellationToken.None);
        done.Clear();
    }

    private async Task Settle(Job job, string? problem, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = scope.ServiceProvider.GetRequiredService<AppDb>().Jobs().Where(known => known.Id == job.Id);
        var now = time.GetUtcNow().UtcDateTime;
        if (job.EverySeconds is { } every)
        {
            await row.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(known => known.Due, now.AddSeconds(every))
                        .SetProperty(known => known.ClaimedUntil, (DateTime?)null)
                        .SetProperty(known => known.Attempts, 0)
                        .SetProperty(known => known.LastError, problem),
                stop
            );
            return;
        }
        // 2, 4, 8 … seconds up to an hour, a little apart so that many do not come back at once.
        var pause = TimeSpan.FromSeconds(
            Math.Min(3600, Math.Pow(2, job.Attempts)) * (0.8 + Random.Shared.NextDouble() * 0.4)
        );
        await row.ExecuteUpdateAsync(
            set =>
                set.SetProperty(known => known.Due, now + pause)
                    .SetProperty(known => known.ClaimedUntil, (DateTime?)null)
                    .SetProperty(known => known.LastError, problem)
                    .SetProperty(known => known.Dead, job.Attempts >= Tries),
            stop
        );
    }
}
