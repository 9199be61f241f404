using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Billing;

/// <summary>What tests of the ledger stand on: rows of Semarang, closed months, and what <c>verify</c> says.</summary>
internal static class Posted
{
    /// <summary>As it stands in <c>Ledger__Key</c>.</summary>
    public static readonly (string, string) Key = ("Ledger:Key", new string('k', 40));

    public static Task<HeteroApp> WithKey(DateTime? now = null) => HeteroApp.Start(now, Key);

    public static async Task<Guid> Site(HeteroApp app, string space = "semarang/kelas") =>
        (await app.Space(space)).Site.Id;

    public static async Task<LedgerRow> Gift(
        HeteroApp app,
        long amount,
        GiftKind kind = GiftKind.Goods,
        DateOnly? day = null,
        Guid? initiative = null,
        Guid? giver = null,
        string space = "semarang/kelas"
    )
    {
        var site = await Site(app, space);
        return await app.Do(services =>
            services
                .GetRequiredService<Frame>()
                .Do(act =>
                    services
                        .GetRequiredService<Ledger>()
                        .Post(
                            act,
                            new(site, kind, amount, "receipt:" + Guid.CreateVersion7(), initiative, giver) { Day = day }
                        )
                )
        );
    }

    public static Task<LedgerRow> TakeBack(HeteroApp app, LedgerRow row, long amount) =>
        app.Do(services =>
            services
                .GetRequiredService<Frame>()
                .Do(act => services.GetRequiredService<Ledger>().Reverse(act, row, amount, row.Cause))
        );

    public static Task Seal(HeteroApp app) =>
        app.Do(async services =>
        {
            await services.GetRequiredService<SealMonths>().Once(CancellationToken.None);
            return true;
        });

    public static Task<IReadOnlyList<string>> Broken(HeteroApp app) =>
        app.Do(services => services.GetRequiredService<CheckLedger>().Broken());

    public static Task<IReadOnlyList<string>> Unseen(HeteroApp app) =>
        app.Do(async services =>
        {
            var check = services.GetRequiredService<CheckLedger>();
            await check.Broken();
            return await check.Unseen();
        });

    public static Task<List<LedgerRow>> Rows(HeteroApp app) =>
        app.Read(db => db.LedgerRows().AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    /// <summary>Guards off, a statement, guards on: what someone with the whole database in hand can do.</summary>
    public static async Task Bend(HeteroApp app, string statement)
    {
        await using var db = app.OpenDatabaseAsOwner();
        var script = db.Engine == Engine.Sqlite ? await Dropped(db) : "";
        await app.AlterTables(
            db.Engine == Engine.Sqlite
                ? $"pragma ignore_check_constraints = on; {script} {statement}; pragma ignore_check_constraints = off;"
                : $"set session_replication_role = replica; {statement}; set session_replication_role = origin;"
        );
        foreach (var guard in Guards.All)
            await guard.Create(db);
    }

    private static async Task<string> Dropped(AppDb db)
    {
        var names = await db
            .Database.SqlQueryRaw<string>(
                "select name as \"Value\" from sqlite_master where type = 'trigger' and name like '%ledger%'"
            )
            .ToListAsync();
        return string.Concat(names.Select(name => $"drop trigger \"{name}\"; "));
    }
}
