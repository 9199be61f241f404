using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

public sealed class MigrationTests
{
    [Fact]
    public void No_migration_was_forgotten()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var postgres = new PostgresDesign().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "Run scripts/migration --initial");
        Assert.False(postgres.Database.HasPendingModelChanges(), "Run scripts/migration --initial");
        Assert.Equal(sqlite.Database.GetMigrations().Select(Name), postgres.Database.GetMigrations().Select(Name));
        static string Name(string migration) => migration[(migration.IndexOf('_') + 1)..];
    }

    [Fact]
    public async Task What_the_migrations_make_is_what_the_model_says()
    {
        await using var migrated = TestDatabase.Absent();
        await using var made = TestDatabase.Absent();
        await using var from = migrated.Open();
        await using var to = made.Open();
        await from.Database.MigrateAsync();
        await to.Database.EnsureCreatedAsync();
        var (expected, found) = (await Schema.Of(to), await Schema.Of(from));
        Assert.True(expected.Count > 1000, $"Only {expected.Count} columns, keys and indexes were read.");
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task A_database_from_before_the_last_Initial_is_told_so_and_stays_as_it_was()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.OpenAsOwner();
        await db.Database.ExecuteSqlRawAsync(
            "update \"__EFMigrationsHistory\" set migration_id = '20260101000000_Initial'"
        );
        var told = await Assert.ThrowsAsync<SetupProblem>(() => Database.BringUpToDate(db, Guards.All));
        Assert.Contains("from before the first release", told.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__HeteroSpace", told.Message, StringComparison.Ordinal);
        Assert.Equal(["20260101000000_Initial"], await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task A_database_with_a_later_migration_still_opens()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.OpenAsOwner();
        await db.Database.ExecuteSqlRawAsync(
            "insert into \"__EFMigrationsHistory\" (migration_id, product_version) "
                + "values ('29990101000000_Later', '10.0.0')"
        );
        await Database.BringUpToDate(db, Guards.All);
        Assert.Contains("29990101000000_Later", await db.Database.GetAppliedMigrationsAsync());
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
        await using var db = database.OpenAsOwner();
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
    public async Task A_role_that_may_not_alter_starts_where_all_is_there_and_is_told_what_is_not()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "Who writes SQLite's file owns it.");
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await Database.BringUpToDate(db, Guards.All);
        await using var owner = database.OpenAsOwner();
        await owner.Database.ExecuteSqlRawAsync("alter table occupancies drop constraint occupancies_no_overlap");
        var told = await Assert.ThrowsAsync<SetupProblem>(() => Database.BringUpToDate(db, Guards.All));
        Assert.Contains("occupancies_no_overlap", told.Message, StringComparison.Ordinal);
        Assert.Contains("as the owner", told.Message, StringComparison.Ordinal);
        await Database.BringUpToDate(owner, Guards.All);
        await Database.BringUpToDate(db, Guards.All);
    }

    [Fact]
    public async Task An_owner_named_beside_it_makes_the_tables_and_lets_the_app_write_rows()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "Who writes SQLite's file owns it.");
        await using var database = TestDatabase.Absent();
        await using var another = await TestDatabase.Create();
        var guest = new Npgsql.NpgsqlConnectionStringBuilder(another.Connection).Username;
        await using var app = Start.Build(
            [],
            builder =>
            {
                builder.Configuration["ConnectionStrings:HeteroSpace"] = $"{database.Connection};Username={guest}";
                builder.Configuration["ConnectionStrings:Owner"] = database.OwnersConnection;
                builder.Configuration["Jobs:Work"] = "false";
                builder.Services.KeepQueries();
            }
        );
        await Start.BringUpToDate(app.Services);
        await Start.BringUpToDate(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Audit().Add(AuditRow.Of(HeteroApp.MondayAtTen, null, null, "tried", "nothing"));
        Assert.Equal(1, await db.SaveChangesAsync());
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlRawAsync("drop table audit"));
        Assert.Empty(await HeteroSpace.Sites.Occupancy.NoOverlap.Missing(db));
    }

    [Theory]
    [InlineData("alter table occupancies drop constraint occupancies_no_overlap")]
    [InlineData("alter table audit disable trigger audit_never_deleted")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("truncate audit")]
    [InlineData("create or replace function audit_append_only() returns trigger language sql as 'select null'")]
    public async Task What_the_app_signs_in_as_cannot_lift_a_guard(string attempt)
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "Who writes SQLite's file owns it.");
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlRawAsync(attempt));
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
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
