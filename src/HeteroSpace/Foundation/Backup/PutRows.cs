using System.Text.Json;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HeteroSpace.Foundation.Backup;

/// <summary>Puts rows of an archive into an empty table, each engine by its quickest way.</summary>
internal static class PutRows
{
    /// <summary>Gives how many there were.</summary>
    /// <param name="seen">Is told of each.</param>
    public static Task<long> Into(
        AppDb db,
        ArchiveTable table,
        IAsyncEnumerable<JsonElement> rows,
        Action<JsonElement> seen,
        CancellationToken stop
    ) =>
        db.Database.GetDbConnection() is NpgsqlConnection server
            ? IntoPostgres(server, table, rows, seen, stop)
            : IntoSqlite(db, table, rows, seen, stop);

    private static async Task<long> IntoSqlite(
        AppDb db,
        ArchiveTable table,
        IAsyncEnumerable<JsonElement> rows,
        Action<JsonElement> seen,
        CancellationToken stop
    )
    {
        var places = string.Join(", ", table.Columns.Select((_, at) => $"@{at}"));
        await using var insert = ArchiveRows.Command(
            db,
            $"insert into \"{table.Name}\" ({table.Named}) values ({places})"
        );
        foreach (var (at, _) in table.Columns.Index())
        {
            var value = insert.CreateParameter();
            value.ParameterName = $"@{at}";
            insert.Parameters.Add(value);
        }
        var count = 0L;
        await foreach (var row in rows.WithCancellation(stop))
        {
            seen(row);
            foreach (var (at, value) in row.EnumerateArray().Index())
                insert.Parameters[at].Value = ArchiveValues.OfSqlite(value, table.Columns[at].Kind);
            await insert.ExecuteNonQueryAsync(stop);
            count++;
        }
        return count;
    }

    private static async Task<long> IntoPostgres(
        NpgsqlConnection server,
        ArchiveTable table,
        IAsyncEnumerable<JsonElement> rows,
        Action<JsonElement> seen,
        CancellationToken stop
    )
    {
        await using var copy = await server.BeginBinaryImportAsync(
            $"copy \"{table.Name}\" ({table.Named}) from stdin (format binary)",
            stop
        );
        copy.Timeout = TimeSpan.Zero;
        var count = 0L;
        await foreach (var row in rows.WithCancellation(stop))
        {
            seen(row);
            await copy.StartRowAsync(stop);
            foreach (var (at, value) in row.EnumerateArray().Index())
                await ArchiveValues.Write(copy, value, table.Columns[at], stop);
            count++;
        }
        await copy.CompleteAsync(stop);
        return count;
    }

    /// <summary>
    /// Numbers that the database gives itself go on behind the last that came. SQLite does so by itself.
    /// </summary>
    public static async Task GoOnCounting(AppDb db, CancellationToken stop)
    {
        if (db.Engine != Engine.Postgres)
            return;
        const string Ask = """
            select format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) from %I',
                quote_ident(table_name), column_name, column_name, table_name)
            from information_schema.columns where is_identity = 'YES' and table_schema = current_schema()
            """;
        var each = new List<string>();
        await using (var ask = ArchiveRows.Command(db, Ask))
        await using (var rows = await ask.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop))
                each.Add(rows.GetString(0));
        foreach (var one in each)
        {
            await using var set = ArchiveRows.Command(db, one);
            await set.ExecuteNonQueryAsync(stop);
        }
    }
}
