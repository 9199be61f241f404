using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>Jobs go in lanes side by side, and recurring ones are one row of a kind that follows the code.</summary>
public sealed class LaneTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static JobWorker Worker(HeteroApp app, params JobKind[] kinds) =>
        new(app.Services.GetRequiredService<IServiceScopeFactory>(), kinds, app.Clock, NullLogger<JobWorker>.Instance);

    private static Task<bool> Tell(HeteroApp app, params string[] kinds) =>
        app.Act(act =>
        {
            foreach (var (number, kind) in kinds.Index())
                act.Tell(Job.Of(kind, number, act.Now.AddMilliseconds(number)));
            return Task.FromResult(true);
        });

    private static Task<List<Job>> Rows(HeteroApp app) => app.Read(db => db.Jobs().AsNoTracking().ToListAsync());

    private static async Task<Job> Row(HeteroApp app) => Assert.Single(await Rows(app));

    private static async Task UntilNoneIsLeft(HeteroApp app)
    {
        for (var wait = 0; (await Rows(app)).Count > 0; wait++)
        {
            Assert.True(wait < 600, "jobs are left");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task What_takes_long_holds_up_nothing_quick()
    {
        await using var app = await HeteroApp.Start();
        var (begun, leave, quick) = (
            new TaskCompletionSource(),
            new TaskCompletionSource(),
            new TaskCompletionSource()
        );
        using var worker = Worker(
            app,
            new JobKind(
                "an-import",
                (_, _, _) =>
                {
                    begun.TrySetResult();
                    return leave.Task;
                },
                Lane.Slow
            ),
            new JobKind(
                "a-mail",
                (_, _, _) =>
                {
                    quick.TrySetResult();
                    return Task.CompletedTask;
                },
                Lane.Quick
            )
        );
        await Tell(app, "an-import");
        await worker.StartAsync(default);
        await begun.Task.WaitAsync(Patience);
        await Tell(app, "a-mail");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await quick.Task.WaitAsync(Patience);
        Assert.Contains(await Rows(app), job => job.Kind == "an-import");
        leave.SetResult();
        await UntilNoneIsLeft(app);
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task While_one_lane_writes_for_long_the_other_fails_nothing_and_does_nothing_twice()
    {
        await using var app = await HeteroApp.Start();
        int begun = 0,
            done = 0;
        static Frame Frame(IServiceProvider services) => services.GetRequiredService<Frame>();
        using var worker = Worker(
            app,
            new JobKind(
                "an-import",
                (services, _, _) =>
                    Frame(services)
                        .Do(async act =>
                        {
                            act.Note(null, null, "test.import", "test:1");
                            await act.Save();
                            Interlocked.Increment(ref begun);
                            await Task.Delay(TimeSpan.FromSeconds(3));
                        }),
                Lane.Slow
            ),
            new JobKind(
                "a-mail",
                async (services, _, _) =>
                {
                    await Frame(services).Do(act => act.Note(null, null, "test.mail", "test:1"));
                    Interlocked.Increment(ref done);
                },
                Lane.Quick
            )
        );
        await Tell(app, ["an-import", "an-import", .. Enumerable.Repeat("a-mail", 30)]);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await worker.StartAsync(default);
        await UntilNoneIsLeft(app);
        await worker.StopAsync(default);
        Assert.Equal((2, 30), (begun, done));
        Assert.Equal(32, await app.Read(db => Audit.AuditTables.Audit(db).CountAsync(row => row.Subject == "test:1")));
    }

    [Fact]
    public async Task What_the_engine_gave_up_for_others_is_no_try()
    {
        await using var app = await HeteroApp.Start();
        var times = 0;
        var worker = Worker(
            app,
            new JobKind(
                "a-mail",
                (_, _, _) => times++ < 15 ? throw new SqliteException("database is locked", 5) : Task.CompletedTask,
                Lane.Quick
            )
        );
        await Tell(app, "a-mail");
        for (var round = 0; round < 15; round++)
        {
            Assert.Equal(1, await worker.WorkOnce());
            var row = await Row(app);
            Assert.Equal((0, false), (row.Attempts, row.Dead));
            Assert.Equal("SqliteException", row.LastError);
            app.Clock.Advance(TimeSpan.FromHours(2));
        }
        Assert.Equal(1, await worker.WorkOnce());
        Assert.Empty(await Rows(app));
    }

    [Fact]
    public async Task Each_lane_takes_its_own_and_what_nobody_knows_goes_the_quick_way_to_the_dead()
    {
        await using var app = await HeteroApp.Start();
        var worker = Worker(
            app,
            new JobKind("an-import", (_, _, _) => Task.CompletedTask, Lane.Slow),
            new JobKind("a-mail", (_, _, _) => Task.CompletedTask, Lane.Quick)
        );
        await Tell(app, "an-import", "gone", "a-mail", "an-import");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await worker.WorkOnce(Lane.Quick));
        Assert.Equal(["an-import", "an-import", "gone"], (await Rows(app)).Select(job => job.Kind).Order());
        // One at a time, so that another node takes the next.
        Assert.Equal(1, await worker.WorkOnce(Lane.Slow));
        Assert.Equal(1, await worker.WorkOnce(Lane.Slow));
        Assert.Equal(0, await worker.WorkOnce(Lane.Slow));
        for (var tries = 1; tries < 10; tries++)
        {
            Assert.False((await Row(app)).Dead);
            app.Clock.Advance(TimeSpan.FromHours(2));
            Assert.Equal(1, await worker.WorkOnce());
        }
        var dead = await Row(app);
        Assert.Equal((true, 10, app.Now), (dead.Dead, dead.Attempts, dead.Due));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await worker.WorkOnce());
    }

    [Fact]
    public async Task A_worker_without_slow_kinds_does_all()
    {
        await using var app = await HeteroApp.Start();
        await Tell(app, "a-mail");
        Assert.Equal(
            1,
            await Worker(app, new JobKind("a-mail", (_, _, _) => Task.CompletedTask, Lane.Quick)).WorkOnce()
        );
        Assert.Empty(await Rows(app));
    }

    [Fact]
    public async Task Every_kind_has_its_lane_and_staff_read_what_each_is_for()
    {
        await using var app = await HeteroApp.Start();
        var kinds = app.Services.GetServices<JobKind>().ToList();
        Assert.Equal(
            [
                "accounts-forget",
                "agreements-remind",
                "answers-forget",
                "backup-nightly",
                "changes-forget",
                "channel-feeds",
                "files-sweep",
                "import-check",
                "import-write",
                "initiative-series",
                "kept-forms-forget",
                "ledger-seal",
                "privacy-retain",
                "search-settle",
                "second-thoughts-forget",
            ],
            kinds.Where(kind => kind.Lane == Lane.Slow).Select(kind => kind.Name).Order(StringComparer.Ordinal)
        );
        var once = kinds.Where(kind => kind.Every is null).ToList();
        foreach (var language in (string[])["id", "en"])
        {
            var said = once.ConvertAll(kind => Words.In(language, () => kind.Said!()));
            Assert.DoesNotContain("", said);
            Assert.Distinct(said);
        }
    }

    [Fact]
    public async Task Nodes_that_start_at_once_make_one_row_of_a_kind()
    {
        await using var app = await HeteroApp.Start();
        var kinds = app.Services.GetServices<JobKind>().ToArray();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Worker(app, kinds).EnsureRecurring())));
        Assert.Equal(
            kinds.Where(kind => kind.Every is not null).Select(kind => kind.Name).Order(StringComparer.Ordinal),
            (await Rows(app)).Select(job => job.Kind).Order(StringComparer.Ordinal)
        );
        // The database says so itself; of what is done once there are as many as are told.
        await Tell(app, kinds[0].Name, kinds[0].Name);
        var again = kinds.First(kind => kind.Every is not null).Name;
        var second = await Record.ExceptionAsync(() =>
            app.Act(act =>
            {
                act.Add(
                    new Job
                    {
                        Kind = again,
                        Due = act.Now,
                        EverySeconds = 1,
                    }
                );
                return Task.FromResult(true);
            })
        );
        Assert.True(Refusals.IsTaken(second!), second?.ToString());
    }

    [Fact]
    public async Task A_period_is_that_of_the_code_at_each_start_and_each_round()
    {
        await using var app = await HeteroApp.Start();
        JobWorker Every(double hours) =>
            Worker(app, new JobKind("again", (_, _, _) => Task.CompletedTask, Lane.Quick, TimeSpan.FromHours(hours)));
        async Task Is(int due, int every)
        {
            var row = await Row(app);
            Assert.Equal(app.Now.AddHours(due), row.Due);
            Assert.Equal(every * 3600, row.EverySeconds);
        }
        await Every(24).EnsureRecurring();
        await Is(0, 24);
        Assert.Equal(1, await Every(24).WorkOnce());
        await Is(24, 24);
        // A shorter one counts from now, a longer one after the next round.
        await Every(1).EnsureRecurring();
        await Is(1, 1);
        await Every(48).EnsureRecurring();
        await Is(1, 48);
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Every(48).WorkOnce());
        await Is(48, 48);
        // Also where the row was made by a node of another age.
        app.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal(1, await Every(2).WorkOnce());
        await Is(2, 2);
    }

    [Fact]
    public async Task A_kind_that_recurs_no_more_has_no_row_after_the_next_start()
    {
        await using var app = await HeteroApp.Start();
        var again = new JobKind("again", (_, _, _) => Task.CompletedTask, Lane.Slow, TimeSpan.FromHours(1));
        await Worker(app, again).EnsureRecurring();
        await Tell(app, "again", "gone");
        await Worker(app, again with { Every = null }).EnsureRecurring();
        Assert.Equal(["again", "gone"], (await Rows(app)).Select(job => job.Kind).Order());
        Assert.All(await Rows(app), job => Assert.Null(job.EverySeconds));
    }
}
