using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using static Npgsql.PostgresErrorCodes;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// One migration at a time. PostgreSQL: an advisory lock. SQLite: a lock file of our own, after which a row that a
/// killed migration left in <c>__EFMigrationsLock</c> is known to be stale and is cleared (EF would wait for it for
/// ever).
/// </summary>
internal sealed class MigrationLock(AppDb db, FileStream? file) : IAsyncDisposable
{
    private const long Key = 0x48455445524F; // "HETERO"

    public static async Task<MigrationLock> Take(AppDb db, CancellationToken stop)
    {
        if (db.Engine == Engine.Sqlite)
        {
            var held = await LockFile(
                new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource,
                stop
            );
            await ClearStaleRow(db, stop);
            return new MigrationLock(db, held);
        }
        await CreateDatabaseWhenAbsent(db, stop);
        await db.Database.OpenConnectionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({Key})", stop);
        return new MigrationLock(db, null);
    }

    private static async Task CreateDatabaseWhenAbsent(AppDb db, CancellationToken stop)
    {
        var creator = db.Database.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(stop))
            return;
        try
        {
            await creator.CreateAsync(stop);
        }
        catch (PostgresException made) when (made.SqlState is DuplicateDatabase or UniqueViolation)
        {
            // Another node starts at the same moment: between look and make, or while both make it.
        }
    }

    private static async Task<FileStream> LockFile(string database, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                return new FileStream(
                    database + ".migrating",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException) when (attempt < 600)
            {
                await Task.Delay(100, stop);
            }
    }

    private static async Task ClearStaleRow(AppDb db, CancellationToken stop)
    {
        var exists = await db
            .Database.SqlQueryRaw<int>(
                "select count(*) as \"Value\" from sqlite_master where name = '__EFMigrationsLock'"
            )
            .SingleAsync(stop);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsLock\"", stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (file is not null)
        {
            await file.DisposeAsync();
            return;
        }
        await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({Key})");
        await db.Database.CloseConnectionAsync();
    }
}
