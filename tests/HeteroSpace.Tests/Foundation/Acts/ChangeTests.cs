using System.Collections.Concurrent;
using System.Diagnostics;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Acts;

/// <summary>Every commit tells in one row what it changed, and every node hears of it.</summary>
public sealed class ChangeTests
{
    private static readonly KeptInMemory Kept = new("test-kept", _ => { });

    private static Task<bool> Do(HeteroApp app, Func<Act, Task> what) =>
        app.Do(async services =>
        {
            await services.GetRequiredService<Frame>().Do(what);
            return true;
        });

    [Fact]
    public async Task A_commit_tells_in_one_row_what_it_changed_did_and_made_old()
    {
        await using var app = await HeteroApp.Start();
        var one = Guid.CreateVersion7();
        await Do(
            app,
            async act =>
            {
                act.Note(null, null, "site.changed", "site:semarang");
                (await act.Db.Sites().FirstAsync(row => row.Slug == "semarang")).Name = "Semarang Baru";
                await act.Save();
                await act.Update(act.Db.Spaces(), set => set.SetProperty(row => row.Position, row => row.Position + 1));
                await act.Erase(act.Db.Closures().Where(row => row.SiteId == one));
                act.IsSeen();
                act.Forget(Kept, one);
            }
        );
        var told = await app.Read(db => db.Changes().AsNoTracking().SingleAsync());
        Assert.Equal((app.Now, "sites spaces", "site.changed site:semarang"), (told.At, told.Tables, told.Done));
        Assert.Equal(["pages", $"test-kept:{one:n}"], told.Forgets.Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_refused_or_changed_nothing_tells_nothing()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            var frame = services.GetRequiredService<Frame>();
            await frame.Do(act =>
            {
                act.IsSeen();
                return Task.FromResult(act.Refuse(true));
            });
            await frame.Do(act => act.Erase(act.Db.Sites().Where(row => row.Slug == "tidak-ada")));
            await frame.Do(async act =>
            {
                await frame.Do(_ => act.Note(null, null, "test.part", "test:1"));
                await frame.Do(part =>
                {
                    part.Note(null, null, "test.taken-back", "test:3");
                    part.IsSeen();
                    return Task.FromResult(part.Refuse(true));
                });
                await frame.Do(_ => act.Note(null, null, "test.part", "test:2"));
            });
            return true;
        });
        // Three parts are one commit, and of what was taken back nothing is told.
        var told = await app.Read(db => db.Changes().AsNoTracking().SingleAsync());
        Assert.Equal(("test.part test:1\ntest.part test:2", ""), (told.Done, told.Forgets));
    }

    [Fact]
    public async Task Of_more_than_a_row_can_name_all_are_read_anew()
    {
        await using var app = await HeteroApp.Start();
        await Do(
            app,
            act =>
            {
                for (var number = 0; number < 200; number++)
                {
                    act.Forget(Kept, Guid.CreateVersion7());
                    act.Note(null, null, new('t', 80), new('s', 200));
                }
                return Task.CompletedTask;
            }
        );
        Assert.Equal("test-kept", await app.Read(db => db.Changes().Select(row => row.Forgets).SingleAsync()));
    }

    [Fact]
    public async Task After_two_days_nobody_asks_what_was_changed()
    {
        await using var app = await HeteroApp.Start();
        await Do(
            app,
            act =>
            {
                act.Note(null, null, "test.done", "test:1");
                return Task.CompletedTask;
            }
        );
        app.Clock.Advance(Change.Kept - TimeSpan.FromMinutes(1));
        await Do(app, ChangeTables.ForgetOld);
        Assert.Equal(1, await app.Read(db => db.Changes().CountAsync()));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Do(app, ChangeTables.ForgetOld);
        Assert.Equal(0, await app.Read(db => db.Changes().CountAsync()));
    }

    [Fact]
    public async Task What_one_node_changes_the_other_has_read_anew_within_a_second()
    {
        if (!TestDatabase.OnPostgres)
            return;
        await using var database = await TestDatabase.CreateWithSites();
        var heard = new ConcurrentQueue<Guid?>();
        await using var one = Node(database, []);
        await using var other = Node(database, heard);
        using var stop = new CancellationTokenSource();
        var follows = other.Services.GetRequiredService<FollowChanges>();
        await follows.StartAsync(stop.Token);
        await Task.Delay(500);
        var watch = Stopwatch.StartNew();
        var of = Guid.CreateVersion7();
        await using (var scope = one.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Frame>().Do(act => act.Forget(Kept, of));
        while (heard.IsEmpty && watch.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Delay(5);
        Assert.Equal([of], heard);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        await follows.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_was_numbered_before_and_committed_after_is_heard_too_and_nothing_twice()
    {
        if (!TestDatabase.OnPostgres)
            return;
        await using var database = await TestDatabase.CreateWithSites();
        var heard = new ConcurrentQueue<Guid?>();
        await using var node = Node(database, heard);
        var follows = node.Services.GetRequiredService<FollowChanges>();
        await follows.ReadOn(CancellationToken.None);
        Guid[] of = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        await using var slow = database.Open();
        await using var transaction = await slow.Database.BeginTransactionAsync();
        await Insert(slow, of[0]);
        await using (var quick = database.Open())
            await Insert(quick, of[1]);
        await follows.ReadOn(CancellationToken.None);
        Assert.Equal([of[1]], heard);
        await transaction.CommitAsync();
        for (var again = 0; again < 3; again++)
            await follows.ReadOn(CancellationToken.None);
        Assert.Equal([of[1], of[0]], heard);
    }

    private static Task<int> Insert(AppDb db, Guid of) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into changes (at, node, tables, forgets, done)
            values (now(), {Guid.CreateVersion7()}, '', {Kept.Mark(of)}, '')
            """
        );

    private static WebApplication Node(TestDatabase database, ConcurrentQueue<Guid?> heard) =>
        Start.Build(
            [],
            builder =>
            {
                builder.Configuration["ConnectionStrings:HeteroSpace"] = database.Connection;
                builder.Configuration["Jobs:Work"] = "false";
                builder.Services.KeepQueries();
                builder.Services.AddSingleton(
                    Kept with
                    {
                        Forget = (_, of) =>
                        {
                            heard.Enqueue(of);
                            return ValueTask.CompletedTask;
                        },
                    }
                );
            }
        );
}
