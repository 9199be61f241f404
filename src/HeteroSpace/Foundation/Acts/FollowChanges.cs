using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// Reads on what other nodes changed, and has this one read it anew within a second. On PostgreSQL a connection of its
/// own is woken by a commit; the rows are the truth, so that what was told while nobody listened is read too. On SQLite
/// there is one process, which knows what it did.
/// </summary>
internal sealed class FollowChanges(IServiceScopeFactory scopes, ThisNode node, ILogger<FollowChanges> log)
    : BackgroundService
{
    public const string Channel = "changes";
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5),
        Pause = TimeSpan.FromSeconds(1);
    private readonly HashSet<long> _read = [];
    private long? _settled;

    /// <param name="Settled">Of an older transaction no row can come any more.</param>
    private sealed record Row(long Settled, long? Id, Guid? Node, long? Transaction, string? Forgets, string? Tables);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            if (IsAlone())
                return;
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await Listen(stop);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogWarning("Changes of other nodes are read a little later: {Error}", error.Message);
                }
                await Task.Delay(Pause, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }

    private bool IsAlone()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AppDb>().Engine == Engine.Sqlite;
    }

    // Not of the pool: it waits all day, and what listens must not be lent to anyone else.
    private async Task Listen(CancellationToken stop)
    {
        await using var line = new NpgsqlConnection(await Unpooled());
        var isOld = true;
        line.Notification += (_, told) => isOld |= told.Payload != node.Id.ToString();
        await line.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", line))
            await listen.ExecuteNonQueryAsync(stop);
        while (true)
        {
            if (isOld)
            {
                isOld = false;
                await ReadOn(stop);
            }
            if (!await line.WaitAsync(Wait, stop))
                isOld = true;
        }
    }

    private async Task<string> Unpooled()
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetConnectionString();
        return new NpgsqlConnectionStringBuilder(known) { Pooling = false, KeepAlive = 30 }.ConnectionString;
    }

    /// <summary>
    /// What is seen for the first time is read anew at once, also when an older transaction is still open: of that one
    /// the next round hears.
    /// </summary>
    public async Task ReadOn(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        // Who has just begun keeps nothing that an earlier change made old.
        var from = _settled ?? long.MaxValue;
        var rows = await db
            .Database.SqlQuery<Row>(
                $"""
                select now.settled, row.id, row.node, row.transaction, row.forgets, row.tables
                from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as settled) now
                left join changes row on row.transaction >= {from}
                order by row.id
                """
            )
            .ToListAsync(stop);
        foreach (var row in rows)
            if (row.Id is { } id && _read.Add(id) && row.Node != node.Id)
            {
                node.Hears(Names(row.Tables!));
                await node.Forget(Names(row.Forgets!));
            }
        _settled = rows[0].Settled;
        _read.RemoveWhere(id => !rows.Exists(row => row.Id == id && row.Transaction >= _settled));
    }

    private static string[] Names(string listed) => listed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
