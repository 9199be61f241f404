using System.Data;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// A promise that the database itself keeps. Scripts are idempotent and run after every migration, since
/// a table that SQLite rebuilds loses its triggers without a word.
/// </summary>
/// <param name="Names">The triggers, constraints or indexes by which the guard is recognised: the same names on both
/// engines.</param>
/// <param name="Sqlite">Script for SQLite.</param>
/// <param name="Postgres">Script for PostgreSQL.</param>
public record DatabaseGuard(string[] Names, string Sqlite, string Postgres)
{
    /// <summary>Names that only one engine needs, where one constraint there takes several triggers here.</summary>
    public string[] OnlySqlite { get; init; } = [];
    public string[] OnlyPostgres { get; init; } = [];

    /// <summary>Creates the guard where it is absent.</summary>
    public virtual Task Create(AppDb db, CancellationToken stop = default) =>
        db.Database.ExecuteSqlRawAsync(db.Engine == Engine.Sqlite ? Sqlite : Postgres, stop);

    /// <summary>The names that the database does not have; empty when the guard stands.</summary>
    public virtual async Task<IReadOnlyList<string>> Missing(AppDb db, CancellationToken stop = default)
    {
        var present = await db
            .Database.SqlQueryRaw<string>(
                db.Engine == Engine.Sqlite
                    ? "select name as \"Value\" from sqlite_master where type in ('trigger', 'index')"
                    : "select conname::text as \"Value\" from pg_constraint "
                        + "union select tgname::text from pg_trigger where tgenabled <> 'D' "
                        + "union select indexname::text from pg_indexes"
            )
            .ToListAsync(stop);
        return [.. Names.Except(present).Except(db.Engine == Engine.Postgres ? OnlySqlite : OnlyPostgres)];
    }
}
