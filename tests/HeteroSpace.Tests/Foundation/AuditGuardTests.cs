using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation;

/// <summary>The audit only grows, whatever statement is tried on it, and also when its owner tries.</summary>
public sealed class AuditGuardTests
{
    public static TheoryData<string> Attempts =>
        TestDatabase.OnPostgres
            ?
            [
                "truncate audit",
                "truncate audit, sites cascade",
                "update audit set action = 'x'",
                "delete from audit",
                "insert into audit (id, at, action, subject) select id, at, 'x', subject from audit "
                    + "on conflict (id) do update set action = 'x'",
                "with gone as (delete from audit returning id) select count(*) from gone",
                "merge into audit using (select id as one from audit) known on audit.id = known.one "
                    + "when matched then delete",
            ]
            :
            [
                "insert or replace into audit (id, at, action, subject) select id, at, 'x', subject from audit",
                "replace into audit (id, at, action, subject) select id, at, 'x', subject from audit",
                "insert or replace into audit (rowid, id, at, action, subject) "
                    + "select rowid, randomblob(16), at, 'x', subject from audit",
                "insert or replace into audit (id, at, action, subject) "
                    + "select randomblob(16), at, action, 'x' from audit where action = 'product.set-up'",
                "update or replace audit set action = 'x'",
                "delete from audit",
                "insert into audit (id, at, action, subject) select id, at, 'x', subject from audit where true "
                    + "on conflict (id) do update set action = 'x'",
            ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task No_statement_changes_or_removes_what_was_written(string attempt)
    {
        await using var database = await TestDatabase.CreateWithSites();
        await using var db = database.OpenAsOwner();
        var at = new DateTime(2026, 1, 31, 2, 0, 0, DateTimeKind.Utc);
        db.Audit().Add(AuditRow.Of(at, null, null, "product.set-up", "site:semarang"));
        db.Audit().Add(AuditRow.Of(at, null, null, "site.opened", "site:solo"));
        await db.SaveChangesAsync();
        var before = await Rows(db);
        var refused = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(attempt));
        Assert.Contains("audit_never_", refused?.Message ?? "nothing refused it");
        Assert.Equal(before, await Rows(db));
    }

    [Fact]
    public async Task New_rows_are_taken_as_ever()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        for (var row = 0; row < 20; row++)
            db.Audit().Add(AuditRow.Of(HeteroApp.MondayAtTen, null, null, "site.opened", "site:solo"));
        await db.SaveChangesAsync();
        Assert.Equal(20, await db.Audit().CountAsync());
    }

    private static Task<List<string>> Rows(AppDb db) =>
        db.Audit().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Action + " " + row.Subject).ToListAsync();
}
