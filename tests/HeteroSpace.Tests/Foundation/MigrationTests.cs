using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation;

public sealed class MigrationTests
{
    [Fact]
    public void No_migration_was_forgotten()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var postgres = new PostgresDesign().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "Run scripts/migration NameOfTheChange");
        Assert.False(postgres.Database.HasPendingModelChanges(), "Run scripts/migration NameOfTheChange");
        Assert.Equal(sqlite.Database.GetMigrations().Select(Name), postgres.Database.GetMigrations().Select(Name));
        static string Name(string migration) => migration[(migration.IndexOf('_') + 1)..];
    }

    [Fact]
    public async Task Every_guard_stands_after_migrating()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        Assert.NotEmpty(Guards.All);
        foreach (var guard in Guards.All)
            Assert.Empty(await guard.Missing(db));
    }

    [Fact]
    public async Task A_guard_that_was_dropped_is_missed_and_comes_back()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            TestDatabase.OnPostgres
                ? "alter table occupancies drop constraint occupancies_no_overlap"
                : "drop trigger occupancies_no_overlap"
        );
        Assert.Contains("occupancies_no_overlap", await HeteroSpace.Sites.Occupancy.NoOverlap.Missing(db));
        await Database.BringUpToDate(db, Guards.All);
        Assert.Empty(await HeteroSpace.Sites.Occupancy.NoOverlap.Missing(db));
    }

    [Fact]
    public async Task Two_nodes_may_start_on_an_empty_database_at_once()
    {
        await using var database = TestDatabase.Absent();
        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var db = database.Open();
                        await Database.BringUpToDate(db, Guards.All);
                    })
                )
        );
        await using var after = database.Open();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task An_audit_row_is_never_changed_nor_deleted()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        db.Audit()
            .Add(AuditRow.Of(new(2026, 1, 31, 2, 0, 0, DateTimeKind.Utc), null, null, "site.opened", "site:semarang"));
        await db.SaveChangesAsync();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            db.Audit().ExecuteUpdateAsync(row => row.SetProperty(audit => audit.Action, "nothing"))
        );
        await Assert.ThrowsAnyAsync<Exception>(() => db.Audit().ExecuteDeleteAsync());
        Assert.Equal("site.opened", (await db.Audit().AsNoTracking().SingleAsync()).Action);
    }
}
