using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeteroSpace.Foundation.Acts;

/// <summary>A change, its audit row and its messages are one commit or none, whatever comes between.</summary>
public sealed class FrameTests
{
    private static Task<T> Do<T>(HeteroApp app, Func<Frame, AppDb, Task<T>> what) =>
        app.Do(services => what(services.GetRequiredService<Frame>(), services.GetRequiredService<AppDb>()));

    private static readonly DateTime Later = new(2080, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static void Mark(Act act, string action) => act.Note(null, null, action, "test:1");

    private static Task<List<string>> Marks(HeteroApp app) =>
        app.Read(db =>
            db.Audit()
                .Where(row => row.Subject == "test:1")
                .OrderBy(row => row.Action)
                .Select(row => row.Action)
                .ToListAsync()
        );

    [Fact]
    public async Task What_is_done_is_kept_with_its_audit_row_and_its_message_at_one_instant()
    {
        await using var app = await HeteroApp.Start();
        var job = Job.Of("no-such", 1, Later);
        var now = await Do(
            app,
            (frame, _) =>
                frame.Do(act =>
                {
                    Mark(act, "done");
                    act.Tell(job);
                    return Task.FromResult(act.Now);
                })
        );
        Assert.Equal(["done"], await Marks(app));
        Assert.Equal(
            now,
            await app.Read(db => db.Audit().Where(row => row.Subject == "test:1").Select(row => row.At).SingleAsync())
        );
        Assert.True(await app.Read(db => db.Jobs().AnyAsync(row => row.Id == job.Id)));
    }

    [Fact]
    public async Task Of_what_was_refused_or_failed_nothing_is_kept_and_nothing_written_later()
    {
        await using var app = await HeteroApp.Start();
        var after = await Do(
            app,
            async (frame, db) =>
            {
                await frame.Do(async act =>
                {
                    Mark(act, "refused");
                    await act.Save();
                    Mark(act, "refused too");
                    return act.Refuse(false);
                });
                await Assert.ThrowsAsync<TimeoutException>(() =>
                    frame.Do(act =>
                    {
                        Mark(act, "failed");
                        throw new TimeoutException();
                    })
                );
                return await db.SaveChangesAsync();
            }
        );
        Assert.Equal(0, after);
        Assert.Empty(await Marks(app));
    }

    [Fact]
    public async Task A_refused_part_is_taken_back_alone()
    {
        await using var app = await HeteroApp.Start();
        var part = await Do(
            app,
            (frame, _) =>
                frame.Do(async act =>
                {
                    Mark(act, "a whole");
                    var refused = await frame.Do(inner =>
                    {
                        Mark(inner, "b refused part");
                        return Task.FromResult(inner.Refuse("no"));
                    });
                    await frame.Do(inner => Mark(inner, "c kept part"));
                    Mark(act, "d whole to the end");
                    return refused;
                })
        );
        Assert.Equal("no", part);
        Assert.Equal(["a whole", "c kept part", "d whole to the end"], await Marks(app));
    }

    [Fact]
    public async Task After_a_refused_part_the_outer_act_goes_on_with_the_rows_it_has_read()
    {
        await using var app = await HeteroApp.Start();
        var seen = await app.Read(db => db.Sites().AsNoTracking().FirstAsync());
        await Do(
            app,
            (frame, _) =>
                frame.Do(async act =>
                {
                    var site = (await act.Hold<Site>(seen.Id))!;
                    site.Address = "Jalan Luar 1";
                    await frame.Do(async inner =>
                    {
                        (site.Address, site.Name) = ("Jalan Dalam 2", "Dalam");
                        await inner.Save();
                        return inner.Refuse(true);
                    });
                    Assert.Equal(("Jalan Luar 1", seen.Name), (site.Address, site.Name));
                    site.Name = "Luar";
                    return true;
                })
        );
        Assert.Equal(
            ("Jalan Luar 1", "Luar", seen.Version + 1),
            await app.Read(async db =>
            {
                var site = await db.Sites().SingleAsync(row => row.Id == seen.Id);
                return (site.Address, site.Name, site.Version);
            })
        );
    }

    [Fact]
    public async Task What_takes_an_address_is_done_again_when_another_took_it()
    {
        await using var app = await HeteroApp.Start();
        var kept = Job.Of("no-such", 1, Later);
        await Do(app, (frame, _) => frame.Do(act => Task.FromResult(act.Add(kept))));
        var tried = await Do(
            app,
            (frame, _) =>
                frame.Do(async outer =>
                {
                    Mark(outer, "outer");
                    return await frame.Do(
                        (act, tries) =>
                        {
                            Mark(act, "try");
                            act.Add(
                                new Job
                                {
                                    Id = tries < 2 ? kept.Id : Guid.CreateVersion7(),
                                    Kind = "no-such",
                                    Due = kept.Due,
                                }
                            );
                            return Task.FromResult(tries);
                        }
                    );
                })
        );
        Assert.Equal(2, tried);
        Assert.Equal(["outer", "try"], await Marks(app));
    }

    [Fact]
    public async Task The_whole_being_refused_its_parts_go_too()
    {
        await using var app = await HeteroApp.Start();
        await Do(
            app,
            (frame, _) =>
                frame.Do(async act =>
                {
                    await frame.Do(inner => Mark(inner, "part"));
                    return act.Refuse(true);
                })
        );
        Assert.Empty(await Marks(app));
    }

    [Fact]
    public async Task What_the_database_refuses_is_the_answer_that_was_named_for_it()
    {
        await using var app = await HeteroApp.Start();
        var kept = Job.Of("no-such", 1, Later);
        await Do(
            app,
            (frame, _) =>
                frame.Do(act =>
                {
                    act.Tell(kept);
                    return Task.FromResult(true);
                })
        );
        var answer = await Do(
            app,
            (frame, _) =>
                frame.Do(
                    act =>
                    {
                        Mark(act, "twice");
                        act.Tell(
                            new Job
                            {
                                Id = kept.Id,
                                Kind = "no-such",
                                Due = kept.Due,
                            }
                        );
                        return Task.FromResult("new");
                    },
                    Refusal.Taken("taken")
                )
        );
        Assert.Equal("taken", answer);
        Assert.Empty(await Marks(app));
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_the_first_decides()
    {
        await using var app = await HeteroApp.Start();
        var seen = await app.Read(db => db.Sites().AsNoTracking().FirstAsync());
        async Task<bool> Rename(string name) =>
            await Do(
                app,
                (frame, _) =>
                    frame.Do(async act =>
                    {
                        if (await act.Hold(seen) is not { } site)
                            return act.Refuse(false);
                        site.Address = name;
                        return true;
                    })
            );
        Assert.True(await Rename("Jalan Pertama 1"));
        Assert.False(await Rename("Jalan Kedua 2"));
        Assert.Equal(
            "Jalan Pertama 1",
            await app.Read(db => db.Sites().Where(row => row.Id == seen.Id).Select(row => row.Address).SingleAsync())
        );
    }

    [Fact]
    public async Task A_row_that_is_locked_stays_as_it_is_and_one_that_is_held_is_another_version()
    {
        await using var app = await HeteroApp.Start();
        var seen = await app.Read(db => db.Sites().AsNoTracking().FirstAsync());
        await Do(
            app,
            (frame, _) =>
                frame.Do(async act =>
                {
                    Assert.Equal((true, false), (await act.Lock<Site>(seen.Id), await act.Lock<Site>(Guid.Empty)));
                    Assert.Equal(seen.Version + 1, (await act.Hold<Site>(seen.Id))!.Version);
                    Assert.Null(await act.Hold<Site>(Guid.Empty));
                    return true;
                })
        );
    }

    [Fact]
    public async Task What_was_changed_before_an_act_is_not_lost_in_silence()
    {
        await using var app = await HeteroApp.Start();
        await Do(
            app,
            async (frame, db) =>
            {
                db.Add(Job.Of("no-such", 1, Later));
                return await Assert.ThrowsAsync<InvalidOperationException>(() => frame.Do(act => Mark(act, "never")));
            }
        );
        Assert.Empty(await Marks(app));
    }

    // Each holds one row and asks for the other's: one of them is given up by the engine (PostgreSQL), or waits for the
    // whole file (SQLite).
    [Fact]
    public async Task Two_that_block_each_other_are_both_done()
    {
        await using var app = await HeteroApp.Start();
        var jobs = new[] { 1, 2 }.Select(i => Job.Of("no-such", i, Later)).ToArray();
        await Do(
            app,
            (frame, _) =>
                frame.Do(act =>
                {
                    act.AddAll(jobs);
                    return Task.FromResult(true);
                })
        );
        await Task.WhenAll(Touch(0, 1), Touch(1, 0));
        var attempts = await app.Read(db =>
            db.Jobs().Where(row => row.Kind == "no-such").Select(row => row.Attempts).ToListAsync()
        );
        Assert.Equal([2, 2], attempts);

        Task Touch(int first, int second) =>
            Do(
                app,
                (frame, db) =>
                    frame.Do(async act =>
                    {
                        foreach (var job in (Job[])[jobs[first], jobs[second]])
                        {
                            await act.Update(
                                db.Jobs().Where(row => row.Id == job.Id),
                                set => set.SetProperty(row => row.Attempts, row => row.Attempts + 1)
                            );
                            await Task.Delay(200);
                        }
                        return true;
                    })
            );
    }

    [Fact]
    public async Task Where_one_writes_at_a_time_who_came_first_is_next()
    {
        await using var app = await HeteroApp.Start();
        var node = app.Services.GetRequiredService<ThisNode>();
        Assert.Null(await node.TurnToWrite(Engine.Postgres));
        var first = await node.TurnToWrite(Engine.Sqlite);
        var (second, third) = (node.TurnToWrite(Engine.Sqlite), node.TurnToWrite(Engine.Sqlite));
        Assert.False(second.IsCompleted);
        first!.Dispose();
        using (await second)
            Assert.False(third.IsCompleted);
        (await third)!.Dispose();
        // Also an act that fails gives its turn on.
        await Assert.ThrowsAsync<TimeoutException>(() =>
            Do<bool>(app, (frame, _) => frame.Do<bool>(_ => throw new TimeoutException()))
        );
        await Do(app, (frame, _) => frame.Do(act => Task.FromResult(act.Now)));
    }

    [Fact]
    public async Task Kept_pages_go_after_the_commit_and_only_when_it_came()
    {
        await using var app = await HeteroApp.Start();
        var forgotten = new List<string>();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            KeptInMemory trips = new("trips", _ => throw new InvalidOperationException("cannot be read anew"));
            KeptInMemory kept = new(
                "kept",
                _ => forgotten.Add(db.Database.CurrentTransaction is null ? "after" : "before")
            );
            var node = new ThisNode(services, [trips, kept], NullLogger<ThisNode>.Instance);
            var frame = new Frame(db, node, TimeProvider.System);
            await frame.Do(act =>
            {
                act.Forget(kept);
                return Task.FromResult(act.Refuse(true));
            });
            await frame.Do(act =>
            {
                act.Forget(trips);
                act.Forget(kept);
                act.Forget(new("of-another-version", _ => { }));
                Assert.Empty(forgotten);
            });
            return true;
        });
        Assert.Equal(["after"], forgotten);
    }
}
