using HeteroSpace.Foundation.Db;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HeteroSpace;

/// <summary>What stands in a database when an app has started, to be put back before the next test.</summary>
internal abstract class CleanSlate : IAsyncDisposable
{
    public static async Task<CleanSlate> Of(TestDatabase database) =>
        TestDatabase.OnPostgres ? await PostgresSlate.Read(database) : SqliteSlate.Read(database.Connection);

    public abstract Task PutBack();
    public abstract ValueTask DisposeAsync();
}

/// <summary>The whole file, in memory: also tables and triggers are again what they were.</summary>
internal sealed class SqliteSlate : CleanSlate
{
    private readonly SqliteConnection _kept = new("Data Source=:memory:");
    private readonly string _file;
    private readonly SqliteConnection _ofApp;

    private SqliteSlate(string connection) =>
        (_file, _ofApp) = (
            new SqliteConnectionStringBuilder(connection) { Pooling = false }.ConnectionString,
            new(connection)
        );

    public static SqliteSlate Read(string connection)
    {
        var slate = new SqliteSlate(connection);
        slate._kept.Open();
        using var file = slate.Open();
        file.BackupDatabase(slate._kept);
        return slate;
    }

    public override Task PutBack()
    {
        using var file = Open();
        _kept.BackupDatabase(file);
        // A connection that knew the file before reads its tables anew in the middle of a statement, and where one's
        // triggers write to the full-text index may take them for absent.
        SqliteConnection.ClearPool(_ofApp);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _ofApp.DisposeAsync();
        await _kept.DisposeAsync();
    }

    private SqliteConnection Open()
    {
        var file = new SqliteConnection(_file);
        file.Open();
        using var settings = file.CreateCommand();
        settings.CommandText = "pragma synchronous=off; pragma busy_timeout=10000;";
        settings.ExecuteNonQuery();
        return file;
    }
}

/// <summary>
/// The rows, by a connection of our own: those of the app are handed on without a reset, and must not learn of the role
/// in which neither triggers nor references are asked. The keys that the running app signs with stay.
/// </summary>
internal sealed class PostgresSlate : CleanSlate
{
    private const string Stays = "data_protection_keys";
    private readonly TestDatabase _database;
    private readonly NpgsqlConnection _alone;
    private readonly List<(string Table, byte[] Rows)> _rows = [];
    private List<(string Table, string Stamp)> _stamps = [];
    private string _schema = "",
        _numbers = "";

    private PostgresSlate(TestDatabase database) =>
        (_database, _alone) = (
            database,
            new(new NpgsqlConnectionStringBuilder(database.OwnersConnection) { Pooling = false }.ConnectionString)
        );

    public static async Task<PostgresSlate> Read(TestDatabase database)
    {
        var slate = new PostgresSlate(database);
        await slate._alone.OpenAsync();
        foreach (var table in await slate.Tables(Filled))
            if (await slate.RowsOf(table) is { } rows)
                slate._rows.Add((table, rows));
        slate._stamps = await slate.Stamps();
        slate._schema = await slate.Schema();
        slate._numbers = await slate.Ask(
            $"""
            select coalesce(string_agg(format('select setval(%L, %s, %L);', format('%I.%I', schemaname, sequencename),
            coalesce(last_value, start_value), last_value is not null), ' '), '') from pg_sequences
            where sequencename not like '{Stays}%'
            """
        );
        return slate;
    }

    public override async Task PutBack()
    {
        if (await Schema() != _schema)
            throw new InvalidOperationException("tables or triggers are not what they were");
        await using var all = await _alone.BeginTransactionAsync();
        await Do("set local session_replication_role = replica; set local lock_timeout = '10s'");
        var untouched = await Untouched();
        if ((await Tables(Outgrown)).Except(untouched).ToList() is { Count: > 0 } outgrown)
        {
            await Do($"truncate {string.Join(", ", outgrown)} cascade");
            untouched = await Untouched();
        }
        if ((await Tables(Filled)).Except(untouched).ToList() is { Count: > 0 } filled)
            await Do(string.Join(' ', filled.Select(table => $"delete from {table};")));
        foreach (var (table, rows) in _rows.Where(kept => !untouched.Contains(kept.Table)))
            await using (var copy = await _alone.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)"))
                await copy.WriteAsync(rows);
        _stamps = await Stamps();
        if (_numbers != "")
            await Do(_numbers);
        await all.CommitAsync();
        await CloseWhatARushOpened();
    }

    public override ValueTask DisposeAsync() => _alone.DisposeAsync();

    // A table that never had a row has no page.
    private const string Filled = "0";

    // Rows that nobody sorts come as they were written, as long as they are few; where much was deleted they come as
    // there was room, and from ten pages on by another plan. What others refer to is emptied with them, so seldom.
    private const string Outgrown =
        "(case when exists (select from pg_constraint where confrelid = pg_class.oid) then 9 else 1 end)";

    private async Task<List<string>> Tables(string withMorePagesThan)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select format('%I', relname) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            and relname <> '{Stays}'
            and pg_relation_size(oid) > {withMorePagesThan} * current_setting('block_size')::int
            """,
            _alone
        );
        await using var rows = await ask.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        return tables;
    }

    private async Task<HashSet<string>> Untouched() =>
        [.. (await Stamps()).Intersect(_stamps).Select(stamp => stamp.Table)];

    // Of the tables that begin with rows: how many there are, and the last transaction that wrote one.
    private async Task<List<(string Table, string Stamp)>> Stamps()
    {
        await using var ask = new NpgsqlCommand(
            string.Join(
                " union all ",
                _rows.Select(kept =>
                    $"select '{kept.Table}', concat(count(*), ' ', max(xmin::text::bigint)) from {kept.Table}"
                )
            ),
            _alone
        );
        await using var rows = await ask.ExecuteReaderAsync();
        var stamps = new List<(string Table, string Stamp)>();
        while (await rows.ReadAsync())
            stamps.Add((rows.GetString(0), rows.GetString(1)));
        return stamps;
    }

    private async Task<byte[]?> RowsOf(string table)
    {
        if (await Ask($"select exists (select from {table})::text") == "false")
            return null;
        await using var copy = await _alone.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
        using var rows = new MemoryStream();
        await copy.CopyToAsync(rows);
        return rows.ToArray();
    }

    private Task<string> Schema() =>
        Ask(
            """
            select md5(string_agg(what, '|' order by what)) from (
            select relname::text || relkind::text from pg_class where relnamespace = 'public'::regnamespace
            union all select proname::text from pg_proc where pronamespace = 'public'::regnamespace
            union all select conname::text from pg_constraint where connamespace = 'public'::regnamespace
            union all select tgname::text || tgenabled::text from pg_trigger where not tgisinternal) as all_there(what)
            """
        );

    // Apps stay, and the server has places for three hundred connections in all.
    private async Task CloseWhatARushOpened()
    {
        if (
            await Ask("select (count(*) > 16)::text from pg_stat_activity where datname = current_database()") == "true"
        )
            TestDatabase.Forget(_database.Connection);
    }

    private async Task<string> Ask(string sql)
    {
        await using var ask = new NpgsqlCommand(sql, _alone);
        return (string)(await ask.ExecuteScalarAsync())!;
    }

    private async Task Do(string sql)
    {
        await using var act = new NpgsqlCommand(sql, _alone);
        await act.ExecuteNonQueryAsync();
    }
}
