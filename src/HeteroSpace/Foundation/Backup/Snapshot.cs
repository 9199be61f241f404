using System.Data;
using HeteroSpace.Foundation.Db;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// One state of the whole database, to be read for as long as it takes while others go on writing: on SQLite a reader's
/// transaction over its log, on PostgreSQL one that reads repeatably.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly AppDb _db;

    private Snapshot(AppDb db) => _db = db;

    public static async Task<Snapshot> Of(AppDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        // One that begins as a writer would keep all others from writing.
        if (db.Database.GetDbConnection() is SqliteConnection file)
            await db.Database.UseTransactionAsync(file.BeginTransaction(deferred: true), stop);
        else
            await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var snapshot = new Snapshot(db);
        // Neither engine chooses its state before something is read.
        await using var first = ArchiveRows.Command(db, $"select count(*) from \"__EFMigrationsHistory\"");
        await first.ExecuteScalarAsync(stop);
        return snapshot;
    }

    public async ValueTask DisposeAsync()
    {
        await _db.Database.RollbackTransactionAsync(CancellationToken.None);
        await _db.Database.CloseConnectionAsync();
    }
}
