using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Several reads that see one state of things, whatever others write meanwhile: a sum and its rows. Nothing is written
/// within it, and nobody waits for it.
/// </summary>
public static class OneState
{
    /// <summary>Until what it gives is disposed.</summary>
    public static async Task<IAsyncDisposable> ReadInOneState(this AppDb db, CancellationToken stop = default)
    {
        if (db.Engine == Engine.Postgres)
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await db.Database.OpenConnectionAsync(stop);
        // One that is not deferred would take the turn of those who write.
        var begun = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(begun, stop);
        return new Reading(db, begun);
    }

    private sealed class Reading(AppDb db, DbTransaction begun) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await begun.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
