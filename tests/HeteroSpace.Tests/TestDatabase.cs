using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>
/// A fresh, migrated database on the engine of this run: <c>HETEROSPACE_TEST_POSTGRES</c> holds the server's connection
/// string, without it the run is on SQLite. One database is migrated, the others are copies of it. On PostgreSQL what
/// is tested signs in as a role that owns no table, so that what the database promises cannot be lifted by it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("HETEROSPACE_TEST_POSTGRES")
        is { Length: > 0 } server
        ? server
        : null;
    private static readonly string? Disk = Environment.GetEnvironmentVariable("HETEROSPACE_TEST_DISK");
    private static readonly Lazy<Task<string>> Empty = new(() => MakeTemplate(sites: false));
    private static readonly Lazy<Task<string>> WithSites = new(() => MakeTemplate(sites: true));
    private static readonly SemaphoreSlim Copying = new(1);
    private readonly IServiceProvider _identity = new ServiceCollection()
        .Configure<IdentityOptions>(HeteroSpace.Foundation.Security.Accounts.Configure)
        .BuildServiceProvider();

    private TestDatabase(string owners, bool ownedByOthers = true) =>
        (OwnersConnection, Connection) = (owners, OnPostgres && ownedByOthers ? $"{owners};Username={Guest}" : owners);

    public static bool OnPostgres => Server is not null;

    /// <summary>As the app signs in.</summary>
    public string Connection { get; }

    /// <summary>As who made the tables signs in; on SQLite everybody does.</summary>
    public string OwnersConnection { get; }

    /// <param name="onDisk">Where a power cut would leave it; usual runs lay their files in memory.</param>
    public static async Task<TestDatabase> Create(bool onDisk = false) =>
        new(await CopyOf(await Empty.Value, onDisk ? Disk : null));

    /// <summary>A database with the three sites of the demo, which nearly every test begins with.</summary>
    public static async Task<TestDatabase> CreateWithSites() => new(await CopyOf(await WithSites.Value));

    /// <summary>A database that does not exist yet.</summary>
    public static TestDatabase Absent() =>
        new(Named("hs_" + Guid.CreateVersion7().ToString("n")), ownedByOthers: false);

    public AppDb Open() => Open(Connection);

    public AppDb OpenAsOwner() => Open(OwnersConnection);

    private AppDb Open(string connection)
    {
        if (OnPostgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresDb>()
                .KeepQueries()
                .UseApplicationServiceProvider(_identity);
            Database.UsePostgres(postgres, connection);
            return new PostgresDb(((DbContextOptionsBuilder<PostgresDb>)postgres).Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteDb>().KeepQueries().UseApplicationServiceProvider(_identity);
        Database.UseSqlite(sqlite, connection);
        return new SqliteDb(((DbContextOptionsBuilder<SqliteDb>)sqlite).Options);
    }

    private static string Named(string name, string? folder = null) =>
        OnPostgres
            ? $"{Server};Database={name};Include Error Detail=true;Maximum Pool Size=80"
            : $"Data Source={Path.Combine(folder ?? Path.GetTempPath(), name + ".db")}";

    private static async Task<string> MakeTemplate(bool sites)
    {
        var name = "hs_template_" + Guid.CreateVersion7().ToString("n");
        var database = new TestDatabase(Named(name), ownedByOthers: false);
        await using (var db = database.Open())
        {
            await Database.BringUpToDate(db, Guards.All);
            if (sites)
            {
                Demo.DemoSites.Add(db);
                db.AddRange(Sites.KnownHolidays.Rows());
            }
            await db.SaveChangesAsync();
            if (OnPostgres)
                await LetTheGuestIn(db);
            if (sites && OnPostgres)
                await db.Database.ExecuteSqlRawAsync(LeaveGaps);
        }
        Forget(database.Connection);
        await UntilWhole(name);
        return name;
    }

    // What still stood in the journal beside the file would be missing in its copies.
    private static async Task UntilWhole(string name)
    {
        var journal = Path.Combine(Path.GetTempPath(), name + ".db-wal");
        for (var tries = 0; !OnPostgres && File.Exists(journal); tries++)
        {
            if (tries == 300)
                throw new IOException($"{journal} is still there: something keeps the template open.");
            await Task.Delay(100);
        }
    }

    private const string Guest = "heterospace_app";

    // Another run on this server may make the role at the same moment.
    private static async Task LetTheGuestIn(AppDb db)
    {
        await db.Database.ExecuteSqlRawAsync(
            $"do $$ begin create role {Guest} login; "
                + "exception when duplicate_object or unique_violation then null; end $$"
        );
        await Database.LetIn(db, $"Username={Guest}", Guards.All);
    }

    // Rows that nobody sorts come as they were written, as in a new database: what a reset deleted leaves gaps that are
    // not filled again.
    private const string LeaveGaps = """
        do $$ declare one record; begin
        for one in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
        execute format('alter table %I set (autovacuum_enabled = false)', one.relname);
        end loop; end $$
        """;

    private static async Task<string> CopyOf(string template, string? folder = null)
    {
        var name = "hs_" + Guid.CreateVersion7().ToString("n");
        if (!OnPostgres)
        {
            File.Copy(
                Path.Combine(Path.GetTempPath(), template + ".db"),
                Path.Combine(folder ?? Path.GetTempPath(), name + ".db")
            );
            return Named(name, folder);
        }
        await Copying.WaitAsync();
        try
        {
            await using var admin = new Npgsql.NpgsqlConnection(Server + ";Database=postgres;Pooling=false");
            await admin.OpenAsync();
            await using var create = new Npgsql.NpgsqlCommand($"create database {name} template {template}", admin);
            await create.ExecuteNonQueryAsync();
        }
        finally
        {
            Copying.Release();
        }
        return Named(name);
    }

    /// <summary>
    /// Closes what the pool keeps open. SQLite's keeps the file open with its journal beside it; both must be whole
    /// before they are copied or deleted.
    /// </summary>
    internal static void Forget(string connection)
    {
        if (OnPostgres)
        {
            using var one = new Npgsql.NpgsqlConnection(Database.Prepared(connection));
            Npgsql.NpgsqlConnection.ClearPool(one);
        }
        else
        {
            using var one = new Microsoft.Data.Sqlite.SqliteConnection(connection);
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(one);
        }
    }

    internal static void ForgetTemplates()
    {
        foreach (var template in new[] { Empty, WithSites })
            if (!OnPostgres && template is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                File.Delete(Path.Combine(Path.GetTempPath(), template.Value.Result + ".db"));
    }

    public ValueTask DisposeAsync()
    {
        Forget(Connection);
        Forget(OwnersConnection);
        // Each drop would ask the server for a checkpoint, and the whole server is thrown away after the run.
        if (OnPostgres)
            return ValueTask.CompletedTask;
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(Connection).DataSource;
        foreach (var end in (string[])["", "-wal", "-shm", ".migrating"])
            File.Delete(file + end);
        return ValueTask.CompletedTask;
    }
}
