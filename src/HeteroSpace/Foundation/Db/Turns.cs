using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Counting and then writing is two things, and whoever sends twelve at once gets between them. Where a maximum is
/// promised, those who count the same come one after the other until their transaction ends.
/// </summary>
public static class Turns
{
    /// <summary>
    /// Waits until nobody else counts this. PostgreSQL holds a lock of the transaction by the name; on SQLite a
    /// transaction that is begun is the only one that writes (BEGIN IMMEDIATE).
    /// </summary>
    /// <param name="what">What is counted, and of whom: <c>claims:0197…</c>.</param>
    public static async Task TakeTurn(this AppDb db, string what, CancellationToken stop = default)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A turn lasts as long as its transaction, and none was begun.");
        if (db.Engine == Engine.Postgres)
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({what}, 0))", stop);
    }
}
