using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HeteroSpace.Foundation.Db;

/// <summary>Chooses the engine by the connection string and brings the schema and its guards up to date.</summary>
public static class Database
{
    /// <summary>
    /// <c>Host=…</c> means PostgreSQL, <c>Data Source=…</c> SQLite; anything else is a mistake said in one line.
    /// </summary>
    public static Engine EngineOf(string connection)
    {
        if (connection.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            return Engine.Postgres;
        if (connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
            return Engine.Sqlite;
        throw new SetupProblem(
            "ConnectionStrings__HeteroSpace starts with neither \"Data Source=\" (SQLite) nor \"Host=\" (PostgreSQL). "
                + "Correct it and start again."
        );
    }

    public static void AddDatabase(this IServiceCollection services, string connection)
    {
        if (EngineOf(connection) == Engine.Sqlite)
            services.AddDbContextPool<AppDb, SqliteDb>((house, options) => KeepInStep(UseSqlite, house, options));
        else
            services.AddDbContextPool<AppDb, PostgresDb>((house, options) => KeepInStep(UsePostgres, house, options));

        void KeepInStep(
            Action<DbContextOptionsBuilder, string> use,
            IServiceProvider house,
            DbContextOptionsBuilder options
        )
        {
            use(options, connection);
            options.AddInterceptors(house.GetRequiredService<Search.SearchInStep>());
        }
    }

    internal static void UseSqlite(DbContextOptionsBuilder options, string connection) =>
        Quiet(options)
            .UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(DescribedTypes.Ours))
            .AddInterceptors(DurableSqlite.Instance)
            // A migration that copies a table anew cannot be taken back half way, and a column can be added with its
            // reference: such a one does not leave our hands.
            .ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.NonTransactionalMigrationOperationWarning));

    internal static void UsePostgres(DbContextOptionsBuilder options, string connection) =>
        Quiet(options).UseNpgsql(Prepared(connection), postgres => postgres.MigrationsAssembly(DescribedTypes.Ours));

    /// <summary>A connection for a while, as another role than the app's.</summary>
    internal static AppDb OpenPostgres(IServiceProvider services, string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>().UseApplicationServiceProvider(services);
        UsePostgres(options, connection);
        return new PostgresDb(((DbContextOptionsBuilder<PostgresDb>)options).Options);
    }

    /// <summary>
    /// Lets the role of another connection read and write all rows, and nothing else; it must exist. Where rows are
    /// only added, it may only add.
    /// </summary>
    internal static async Task LetIn(AppDb owner, string connection, IEnumerable<DatabaseGuard> guards)
    {
        var guest = new Npgsql.NpgsqlConnectionStringBuilder(connection).Username;
        var onlyAdded = string.Join(", ", guards.OfType<AppendOnly>().Select(guard => guard.Table));
        try
        {
            var grants = await owner
                .Database.SqlQuery<string>(
                    $"""
                    select format('grant select, insert, update, delete on all tables in schema public to %1$I;
                    revoke update, delete on %2$s from %1$I;
                    grant usage, select, update on all sequences in schema public to %1$I', {guest}, {onlyAdded})
                    as "Value"
                    """
                )
                .SingleAsync();
            await owner.Database.ExecuteSqlRawAsync(grants);
        }
        catch (Npgsql.PostgresException absent) when (absent.SqlState == Npgsql.PostgresErrorCodes.UndefinedObject)
        {
            throw new SetupProblem(
                $"There is no role \"{guest}\" on the server of the database. Make it (create role {guest} login "
                    + "password '…'), or name another one in ConnectionStrings__HeteroSpace."
            );
        }
    }

    // The same few statements come again and again; parsed once a connection they cost half.
    internal static string Prepared(string connection)
    {
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(connection);
        if (settings.MaxAutoPrepare == 0)
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (80, 3);
        // Beside prepared statements the driver resets a connection by seven statements each time it is handed on. We
        // leave nothing in a session to reset: what we set or lock ends with its transaction, and the migrations' lock
        // is given back.
        settings.NoResetOnClose = true;
        // We ask small questions, many at once. Where the engine thinks one is large it starts workers and compiles it,
        // which takes longer than the answer; so it does neither, unless the connection says something else.
        settings.Options ??= "-c max_parallel_workers_per_gather=0 -c jit=off";
        return settings.ConnectionString;
    }

    // A clash is an ordinary answer, so the engine's refusal is no error in the log.
    private static DbContextOptionsBuilder Quiet(DbContextOptionsBuilder options) =>
        options
            .UseSnakeCaseNamingConvention()
            .ConfigureWarnings(warnings =>
                warnings.Log(
                    (RelationalEventId.CommandError, LogLevel.Debug),
                    (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                    (RelationalEventId.CommandExecuted, LogLevel.Debug)
                )
            );

    /// <summary>
    /// Migrates under a lock, so that two nodes starting at once do not trip over each other, then recreates the
    /// guards. On PostgreSQL a role that does not own the tables only looks whether all that is there: it cannot lift
    /// a guard either.
    /// </summary>
    /// <param name="trusted">
    /// The model is known to be that of the last migration, as in what was published (a test says so). Comparing them
    /// builds the model twice more, which is a fifth of a start and 6 MB that stay.
    /// </param>
    public static async Task BringUpToDate(
        AppDb db,
        IEnumerable<DatabaseGuard> guards,
        bool trusted = false,
        CancellationToken stop = default
    )
    {
        await using var alone = await MigrationLock.Take(db, stop);
        await RefuseAnOlderInitial(db, stop);
        if (!await MayAlter(db, stop))
        {
            await RefuseWhatOnlyTheOwnerCanDo(db, guards, stop);
            return;
        }
        if (!trusted || (await db.Database.GetPendingMigrationsAsync(stop)).Any())
            await db.Database.MigrateAsync(stop);
        foreach (var guard in guards)
            await guard.Create(db, stop);
    }

    // Of SQLite's file whoever may write it is the owner; so is who makes the first tables.
    internal static async Task<bool> MayAlter(AppDb db, CancellationToken stop) =>
        db.Engine == Engine.Sqlite
        || await db
            .Database.SqlQueryRaw<bool>(
                """
                select coalesce((select pg_has_role(relowner, 'usage') from pg_class
                where oid = to_regclass('"__EFMigrationsHistory"')), true) as "Value"
                """
            )
            .SingleAsync(stop);

    private static async Task RefuseWhatOnlyTheOwnerCanDo(
        AppDb db,
        IEnumerable<DatabaseGuard> guards,
        CancellationToken stop
    )
    {
        var absent = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        foreach (var guard in guards)
            absent.AddRange(await guard.Missing(db, stop));
        if (absent.Count > 0)
            throw new SetupProblem(
                $"The database {db.Database.GetDbConnection().Database} has to be brought up to date, and the role in "
                    + $"ConnectionStrings__HeteroSpace may not alter it (absent: {string.Join(", ", absent)}). "
                    + "Start it once as the owner of the tables."
            );
    }

    // Until the first release the one Initial is made anew with each change of the model, and nothing leads from one to
    // the next.
    private static async Task RefuseAnOlderInitial(AppDb db, CancellationToken stop)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(stop);
        if (!applied.Any() || applied.Contains(db.Database.GetMigrations().First()))
            return;
        var at = db.Database.GetDbConnection();
        var (what, wayOut) =
            db.Engine == Engine.Sqlite
                ? ($"The data file {at.DataSource}", "Move it away, or name another one in")
                : ($"The database {at.Database}", "Name another one in");
        throw new SetupProblem(
            $"{what} was made by a version from before the first release, whose tables were others. "
                + $"{wayOut} ConnectionStrings__HeteroSpace, and start again."
        );
    }
}

/// <summary>
/// Something about the machine or the settings that a person can put right; shown as one line, never as a stack trace.
/// </summary>
public sealed class SetupProblem(string whatToDo) : Exception(whatToDo);
