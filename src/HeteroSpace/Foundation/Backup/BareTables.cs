using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// Tables without what watches them, within one transaction, so that rows go in as they were: neither counted, written
/// about nor refused once more by triggers, and in any order. Indexes, checks and what keeps the floor from being held
/// twice stay. What was lifted stands again before the end, and references are looked at then.
/// </summary>
internal sealed class BareTables
{
    private readonly AppDb _db;
    private readonly List<string> _again;

    private BareTables(AppDb db, List<string> again) => (_db, _again) = (db, again);

    /// <summary>Nobody else reads or writes these tables from here to the end of the transaction.</summary>
    public static async Task<BareTables> Of(AppDb db, CancellationToken stop)
    {
        var (off, again) = (new List<string>(), new List<string>());
        foreach (var (lift, put) in await Asked(db, db.Engine == Engine.Sqlite ? OnSqlite : OnPostgres, stop))
        {
            off.Add(lift);
            again.Add(put);
        }
        await Do(db, off, stop);
        return new(db, again);
    }

    private const string OnSqlite = """
        select 'drop trigger "' || name || '"', sql from sqlite_master where type = 'trigger' order by name
        """;

    // In the order of the names, so that two who do the same do not wait for each other in a ring.
    private const string OnPostgres = """
        select lift, put from (
            select 1 as turn, conrelid::regclass::text as of, format('alter table %s drop constraint %I',
                conrelid::regclass, conname) as lift, format('alter table %s add constraint %I %s',
                conrelid::regclass, conname, pg_get_constraintdef(oid)) as put
            from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace
            union all
            select 0, oid::regclass::text, format('alter table %s disable trigger user', oid::regclass),
                format('alter table %s enable trigger user', oid::regclass)
            from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace) as lifted
        order by turn, of, lift
        """;

    /// <summary>Puts all of it back, and looks whether rows point at what is there.</summary>
    /// <exception cref="SetupProblem">They do not.</exception>
    public async Task Dress(CancellationToken stop)
    {
        try
        {
            await Do(_db, _again, stop);
        }
        catch (Npgsql.PostgresException refused) when (refused.SqlState == "23503")
        {
            throw NotWhole(refused.TableName);
        }
        if (_db.Engine != Engine.Sqlite)
            return;
        await using var ask = ArchiveRows.Command(_db, "select \"table\" from pragma_foreign_key_check limit 1");
        if (await ask.ExecuteScalarAsync(stop) is string table)
            throw NotWhole(table);
    }

    private static SetupProblem NotWhole(string? table) =>
        new($"Rows of {table} point at rows that are not in the back-up. Nothing was changed.");

    private static async Task<List<(string Lift, string Put)>> Asked(AppDb db, string sql, CancellationToken stop)
    {
        await using var ask = ArchiveRows.Command(db, sql);
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var lifted = new List<(string, string)>();
        while (await rows.ReadAsync(stop))
            lifted.Add((rows.GetString(0), rows.GetString(1)));
        return lifted;
    }

    private static async Task Do(AppDb db, List<string> statements, CancellationToken stop)
    {
        foreach (var statement in statements)
        {
            await using var command = ArchiveRows.Command(db, statement);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
