using HeteroSpace.Billing;
using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>
/// A year of giving at every site of the load set: four needs each, with what three gave for each of them; done by the
/// acts at their time, so that every month has its rows, its sums and its seal.
/// </summary>
internal sealed class DemoLargeGiving(AppDb db, DemoGivingActs acts, DateTime now)
{
    private const int Needs = 4,
        DaysBetween = 80;

    private static readonly (string Title, Sector Sector, LineWish[] Lines, long Worth)[] Asked =
    [
        (
            "Kursi dan papan tulis",
            Sector.Education,
            [new(GiftKind.Goods, "kursi lipat", 30, "buah"), new(GiftKind.Goods, "papan tulis", 2, "buah")],
            250_000
        ),
        ("Konsumsi temu warga", Sector.Food, [new(GiftKind.Food, "nasi dan lauk", 60, "kotak")], 20_000),
        ("Kamera dan lampu", Sector.Digital, [new(GiftKind.Goods, "kamera bekas", 3, "buah")], 1_500_000),
        ("Pelatihan pembukuan", Sector.Craft, [new(GiftKind.Service, "pelatihan", 6, "kali")], 400_000),
    ];

    public async Task Add(CancellationToken stop = default)
    {
        var (manager, officer) = (await Account("pengelola@example.org"), await Account("petugas@example.org"));
        var sites = await db.Sites()
            .Where(site => site.Slug.StartsWith("kab-"))
            .OrderBy(site => site.Slug)
            .Select(site => site.Id)
            .ToListAsync(stop);
        for (var number = 0; number < sites.Count; number++)
        for (var need = 0; need < Needs; need++)
            await Ask(sites[number], now.AddDays(-(need + 1) * DaysBetween - number), number + need, manager, officer);
        await acts.Forget(stop);
    }

    private async Task Ask(Guid site, DateTime at, int number, Guid manager, Guid officer)
    {
        var (title, sector, lines, worth) = Asked[number % Asked.Length];
        var wish = new NeedWish(
            title,
            "Yang sudah ada tidak cukup untuk semua yang datang.",
            sector,
            SiteClock.House.Date(at.AddDays(30)),
            NeedBasis.LimitedCircle,
            "warga dan usaha di sekitar gedung"
        );
        var (_, asked) = await acts.Ask(at, site, wish, lines, manager, officer);
        foreach (var part in (int[])[3, 3, 2])
            await Give(asked[0], at.AddDays(part), part, worth, manager, officer);
    }

    // A third, a third, and what is not quite the rest: something is still missing.
    private async Task Give(NeedLine line, DateTime at, int part, long worth, Guid manager, Guid officer)
    {
        var (count, came) = (Math.Max(1, line.Needed / part), at.AddDays(5));
        var pledge = await acts.Give(at, line, count, new(null, null, GiverShown.OrangBaik), "", officer);
        await acts.Value(at, pledge, count * worth, ValueBasis.Estimate, "taksiran pengelola", manager);
        await acts.Receive(came, pledge, count, SiteClock.House.Date(came), officer, manager);
    }

    private Task<Guid> Account(string email) =>
        db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync();
}
