using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// What was answered as booked survives a power cut (synchronous=FULL), and what was deleted is overwritten
/// (secure_delete). Pages are read where the system holds them (mmap, up to a gigabyte), instead of being copied into
/// each connection's own 32 MB: the index of words alone is larger than that.
/// </summary>
internal sealed class DurableSqlite : DbConnectionInterceptor
{
    public static readonly DurableSqlite Instance = new();
    private const string Settings =
        "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=30000; "
        + "pragma cache_size=-32000; pragma mmap_size=1073741824; pragma secure_delete=on;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData data,
        CancellationToken stop
    )
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    // They stay with the engine's own connection, which is opened once and handed on from one question to the next.
    private static readonly ConditionalWeakTable<object, object> Settled = [];

    private static void Apply(DbConnection connection)
    {
        var own = ((SqliteConnection)connection).Handle!;
        if (Settled.TryGetValue(own, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        Settled.TryAdd(own, Settings);
    }
}
