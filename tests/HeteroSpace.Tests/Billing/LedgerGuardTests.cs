using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>What the database keeps of the ledger, whatever statement is tried on it.</summary>
public sealed class LedgerGuardTests
{
    private const string Copy =
        "site_id, group_id, debit, credit, amount, day, month, cause, salt, slot, number from ledger_rows";
    private const string Into =
        "into ledger_rows (id, site_id, group_id, debit, credit, amount, day, month, cause, salt, slot, number)";

    private static string NewId => TestDatabase.OnPostgres ? "gen_random_uuid()" : "randomblob(16)";

    /// <summary>What is tried, and the guard that refuses it.</summary>
    public static TheoryData<string, string> Changes =>
        new()
        {
            { "update ledger_rows set amount = amount + 1", "ledger_rows_never_updated" },
            { "update ledger_rows set cause = 'receipt:x'", "ledger_rows_never_updated" },
            { "delete from ledger_rows", "ledger_rows_never_deleted" },
            { "update ledger_counts set count = count - 1", "ledger_counts_only_grow" },
            { "update ledger_counts set slot = slot + 1", "ledger_counts_only_grow" },
            { "delete from ledger_counts", "ledger_counts_never_deleted" },
            { "update ledger_seals set hash = 'x'", "ledger_seals_never_updated" },
            { "delete from ledger_seals", "ledger_seals_never_deleted" },
            { "update ledger_sums set amount = amount + 1", "ledger_sums_never_updated" },
            { "delete from ledger_sums", "ledger_sums_never_deleted" },
        };

    public static TheoryData<string, string> ChangesOfPostgres =>
        !TestDatabase.OnPostgres
            ? []
            : new()
            {
                { "truncate ledger_rows cascade", "ledger_rows_never_truncated" },
                { "truncate ledger_rows, sites cascade", "ledger_rows_never_truncated" },
                { "truncate ledger_counts", "ledger_counts_never_deleted" },
                { "truncate ledger_seals", "ledger_seals_never_truncated" },
                { "truncate ledger_sums", "ledger_sums_never_truncated" },
                { $"insert {Into} {Same} on conflict (id) do update set amount = 1", "ledger_rows_never_updated" },
                {
                    "with gone as (delete from ledger_rows returning id) select count(*) from gone",
                    "ledger_rows_never_deleted"
                },
                {
                    "merge into ledger_rows using (select id as one from ledger_rows) known "
                        + "on ledger_rows.id = known.one when matched then delete",
                    "ledger_rows_never_deleted"
                },
            };

    public static TheoryData<string, string> ChangesOfSqlite =>
        TestDatabase.OnPostgres
            ? []
            : new()
            {
                { $"insert or replace {Into} {Same}", "ledger_rows_never_replaced" },
                { $"replace {Into} {Same}", "ledger_rows_never_replaced" },
                {
                    $"insert or replace {Into} select randomblob(16), {Copy} where amount = 500",
                    "ledger_rows_never_replaced"
                },
                {
                    "insert or replace into ledger_rows (rowid, id, site_id, group_id, debit, credit, amount, day, "
                        + "month, cause, salt, slot, number) select rowid, randomblob(16), site_id, group_id, debit, "
                        + "credit, 1, day, month, cause, salt, 7, number from ledger_rows where amount = 500",
                    "ledger_rows_never_replaced"
                },
                { $"insert {Into} {Same} on conflict (id) do update set amount = 1", "ledger_rows_never_replaced" },
                { "update or replace ledger_rows set amount = 1", "ledger_rows_never_updated" },
                {
                    "replace into ledger_counts (site_id, slot, count) select site_id, slot, 0 from ledger_counts",
                    "ledger_counts_never_replaced"
                },
                {
                    "replace into ledger_seals (site_id, month, rows, hash, before, sealed) "
                        + "select site_id, month, rows, 'x', before, sealed from ledger_seals",
                    // Its month is closed besides.
                    "ledger_seals_never_replaced|ledger_months_close_in_order"
                },
            };

    private const string Same = $"select id, {Copy} where amount = 500";

    [Theory]
    [MemberData(nameof(Changes))]
    [MemberData(nameof(ChangesOfPostgres))]
    [MemberData(nameof(ChangesOfSqlite))]
    public async Task No_statement_changes_or_removes_what_was_posted(string attempt, string guard)
    {
        await using var app = await WithClosedMonth();
        var before = await All(app);
        foreach (var asOwner in (bool[])[false, true])
        {
            var refused = await Record.ExceptionAsync(() => Try(app, attempt, asOwner));
            // A role of its own has no right to it at all.
            Assert.Matches(asOwner ? guard : guard + "|permission denied", refused?.Message ?? "nothing refused it");
            Assert.Equal(before, await All(app));
        }
    }

    private static string Typed =>
        TestDatabase.OnPostgres ? "ledger_rows_are_of_their_month" : "ledger_rows_are_of_their_types";

    /// <summary>Each is a row like the one that stands, but for one thing; and the guard that refuses it.</summary>
    public static TheoryData<string, string, string> Rows =>
        new()
        {
            { "amount", "0", "ledger_amount_is_rupiah" },
            { "amount", "-5", "ledger_amount_is_rupiah" },
            { "amount", "10000000000001", "ledger_amount_is_rupiah" },
            { "debit", "'Cash'", "ledger_accounts_are_of_one_kind" },
            { "credit", "'MoneyGiven'", "ledger_accounts_are_of_one_kind" },
            { "credit", "debit", "ledger_accounts_are_of_one_kind" },
            { "debit", "credit", "ledger_accounts_are_of_one_kind" },
            { "debit", "'Nothing'", "ledger_accounts_are_of_one_kind" },
            { "cause", "'a,b'", "ledger_cause_is_an_id" },
            { "cause", "''", "ledger_cause_is_an_id" },
            { "month", "month + 1", Typed },
            { "number", "0", "ledger_number_is_from_one" },
            { "slot", "-1", "ledger_number_is_from_one" },
            { "day", TestDatabase.OnPostgres ? "day - 31" : "date(day, '-31 days')", Typed },
            { "salt", TestDatabase.OnPostgres ? "'\\x00'" : "x'00'", Typed },
            { "mark", TestDatabase.OnPostgres ? "'\\x00'" : "x'00'", Typed },
            { "reverses", NewId, "ledger_reversals_fit" },
        };

    /// <summary>A column of PostgreSQL has one type; there the checks ask for each.</summary>
    public static TheoryData<string, string, string> RowsOfSqlite =>
        TestDatabase.OnPostgres
            ? []
            : new()
            {
                { "amount", "1.5", Typed },
                { "amount", "'abc'", "ledger_amount_is_rupiah|" + Typed },
                { "amount", "x'05'", "ledger_amount_is_rupiah|" + Typed },
                { "day", "'2026-08-32'", Typed },
                { "day", "20260803", Typed },
                { "id", "'text'", Typed },
                { "id", "x'00'", Typed },
                { "site_id", "'text'", Typed },
                { "group_id", "'text'", Typed },
                { "group_id", "x'00'", Typed },
                { "cause", "x'41'", Typed },
                { "initiative_id", "'text'", Typed },
                { "giver_id", "x'00'", Typed },
                { "giver_id", "7", Typed },
                { "reverses", "'text'", "ledger_reversals_fit" },
                { "slot", "'one'", Typed },
                { "slot", "0.5", Typed },
                { "number", "'one'", Typed },
                { "mark", "'text'", Typed },
            };

    private static readonly string[] Columns =
    [
        "id",
        "site_id",
        "group_id",
        "debit",
        "credit",
        "amount",
        "day",
        "month",
        "cause",
        "initiative_id",
        "giver_id",
        "reverses",
        "salt",
        "slot",
        "number",
        "mark",
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    [MemberData(nameof(RowsOfSqlite))]
    public async Task A_row_that_is_none_is_not_taken(string column, string value, string guard)
    {
        await using var app = await WithClosedMonth();
        string Of(string name) => name == column ? value : Usual(name);
        var sound = Insert(Usual);
        var refused = await Record.ExceptionAsync(() => Try(app, Insert(Of), asOwner: false));
        Assert.Matches(guard, refused?.Message ?? "nothing refused it");
        // The same row with the right value is taken, so it was this that refused it.
        Assert.Equal(1, await Try(app, sound, asOwner: false));

        string Insert(Func<string, string> of) =>
            $"insert into ledger_rows ({string.Join(", ", Columns)}) select {string.Join(", ", Columns.Select(of))} "
            + "from ledger_rows where amount = 500";
        static string Usual(string name) =>
            name switch
            {
                "id" => NewId,
                "number" => "99",
                _ => name,
            };
    }

    [Fact]
    public async Task A_closed_month_takes_nothing_and_months_close_in_order()
    {
        await using var app = await WithClosedMonth();
        var late = await Record.ExceptionAsync(() =>
            Try(
                app,
                $"insert {Into} select {NewId}, {Copy.Replace("number from", "99 from")} where amount = 300",
                false
            )
        );
        Assert.Contains("ledger_months_stay_closed", late?.Message ?? "");
        foreach (var (month, before) in ((int, string)[])[(202606, "before"), (202609, "'x'")])
        {
            var seal = await Record.ExceptionAsync(() =>
                Try(
                    app,
                    "insert into ledger_seals (site_id, month, rows, hash, before, sealed) "
                        + $"select site_id, {month}, 0, 'x', {before}, sealed from ledger_seals",
                    false
                )
            );
            Assert.Contains("ledger_months_close_in_order", seal?.Message ?? "");
        }
    }

    [Fact]
    public async Task A_reversal_names_its_original_and_takes_back_no_more_than_it()
    {
        await using var app = await HeteroApp.Start();
        var row = await Posted.Gift(app, 1000);
        await Posted.TakeBack(app, row, 400);
        await DoesNotFit(() => Posted.TakeBack(app, row, 601));
        var last = await Posted.TakeBack(app, row, 600);
        await DoesNotFit(() => Posted.TakeBack(app, row, 1));
        // Nor is what takes back taken back.
        await DoesNotFit(() => Posted.TakeBack(app, last, 1));
        Assert.Equal(0, (await Posted.Rows(app)).Sum(one => one.Reverses is null ? one.Amount : -one.Amount));

        static async Task DoesNotFit(Func<Task> takeBack)
        {
            var refused = await Assert.ThrowsAnyAsync<DbUpdateException>(takeBack);
            Assert.Contains("ledger_reversals_fit", refused.GetBaseException().Message);
        }
    }

    [Fact]
    public async Task Of_those_who_take_back_at_once_nobody_takes_more_than_there_is()
    {
        await using var app = await HeteroApp.Start();
        var row = await Posted.Gift(app, 1000);
        var tried = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(() => Posted.TakeBack(app, row, 300)).AsTask())
        );
        Assert.Equal(3, tried.Count(error => error is null));
        Assert.All(
            tried.OfType<Exception>(),
            error => Assert.Contains("ledger_reversals_fit", error.GetBaseException().Message)
        );
        Assert.Empty(await Posted.Broken(app));
    }

    [Fact]
    public async Task Who_looks_at_an_older_state_of_things_posts_nothing()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "SQLite has one writer.");
        await using var app = await WithClosedMonth();
        await using var db = await app.Do(_ => Task.FromResult(app.OpenDatabaseAsOwner()));
        await using var transaction = await db.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead
        );
        var refused = await Record.ExceptionAsync(() =>
            Command(db, $"insert {Into} select {NewId}, {Copy.Replace("number from", "99 from")} where amount = 500")
        );
        Assert.Contains("read committed only", refused?.Message ?? "");
    }

    // July closed with 300, 500 in August.
    private static async Task<HeteroApp> WithClosedMonth()
    {
        var app = await HeteroApp.Start();
        await Posted.Gift(app, 300, day: new(2026, 7, 10));
        await Posted.Gift(app, 500);
        await Posted.Seal(app);
        return app;
    }

    private static Task<string> All(HeteroApp app) =>
        app.Read(async db =>
            string.Join(
                '\n',
                (await db.LedgerRows().AsNoTracking().OrderBy(row => row.Id).ToListAsync()).Select(row =>
                    $"{row.Id} {row.Amount} {row.Cause} {row.Number}"
                )
            )
            + string.Join('\n', (await db.LedgerSeals().AsNoTracking().ToListAsync()).Select(seal => seal.Hash))
            + string.Join(
                '\n',
                (await db.LedgerSums().AsNoTracking().OrderBy(sum => sum.Key).ToListAsync()).Select(sum =>
                    $"{sum.Key} {sum.Amount}"
                )
            )
        );

    private static Task<int> Command(AppDb db, string statement) => db.Database.ExecuteSqlRawAsync(statement);

    private static async Task<int> Try(HeteroApp app, string statement, bool asOwner)
    {
        if (asOwner)
            return await app.AlterTables(statement);
        return await app.Read(db => db.Database.ExecuteSqlRawAsync(statement));
    }
}
