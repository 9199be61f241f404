using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>A million rows of the ledger: its check, its public page, gifts posted on one account.</summary>
internal static class LedgerRun
{
    private const int Turns = 3,
        Warm = 3_000,
        Count = 3_000,
        Writers = 16;
    private const string Book = "/gotong-royong/buku";

    // In a database of its own, since every check of the others would read a million rows more.
    public static async Task Measure(Bench bench)
    {
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__HeteroSpace");
        Environment.SetEnvironmentVariable("Ledger__Key", new string('k', 40));
        await using (var world = await World.OfDemo(bench.Database("ledger")))
        {
            var watch = Stopwatch.StartNew();
            var sites = await LedgerFill.Into(world.Services);
            Console.Error.WriteLine($"{LedgerFill.Rows:N0} rows in {watch.Elapsed.TotalSeconds:0} s");
            await Check(bench, world);
            await Read(bench, world, sites);
            await Post(bench, world, sites[0]);
        }
        Environment.SetEnvironmentVariable("Ledger__Key", null);
        Environment.SetEnvironmentVariable("ConnectionStrings__HeteroSpace", connection);
    }

    private static async Task Check(Bench bench, World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var watch = Stopwatch.StartNew();
        var broken = await scope.ServiceProvider.GetRequiredService<CheckLedger>().Broken();
        bench.Table.Under(
            10,
            $"{bench.Engine}: verify of {LedgerFill.Rows:N0} rows of the ledger, marks and seals, seconds",
            watch.Elapsed.TotalSeconds,
            also: broken.Count == 0
        );
        foreach (var sentence in broken)
            Console.WriteLine(sentence);
    }

    private static async Task Read(Bench bench, World world, IReadOnlyList<Site> sites)
    {
        using var server = new Server(world.Connection);
        await Page(bench, server, "all sites", [Book]);
        await Page(bench, server, "one site", [.. sites.Select(site => $"{Book}?situs={site.Slug}")]);
        await Page(
            bench,
            server,
            "any month of one site",
            [.. Enumerable.Range(0, 60).Select(number => OneMonth(sites[number % sites.Count], number % 55 + 1))]
        );
        await Page(
            bench,
            server,
            "any giver",
            [
                .. Enumerable
                    .Range(0, LedgerGifts.Givers / 2)
                    .Select(number => Of("pemberi", LedgerGifts.GiverSlug(number * 2))),
            ]
        );
        await Page(
            bench,
            server,
            "any initiative",
            [
                .. Enumerable
                    .Range(0, LedgerGifts.Initiatives)
                    .Select(number => Of("inisiatif", LedgerGifts.InitiativeSlug(number))),
            ]
        );
    }

    private static string Of(string key, string slug) => $"{Book}?{key}={slug}";

    private static string OneMonth(Site site, int back) =>
        $"{Book}?situs={site.Slug}&bulan={DateTime.UtcNow.AddMonths(-back):yyyy-MM}&hal={back}";

    private static async Task Page(Bench bench, Server server, string what, IReadOnlyList<string> addresses)
    {
        List<byte[]> asked = [.. addresses.Select(address => Connection.Get(address, PageRun.Uncached))];
        await server.Saturate(asked, 16, 20);
        var full = await server.Saturate(asked, 16, 10);
        var (middle, slowest) = await server.AtRate(asked, full.Rate / 2, 20);
        bench.Table.Under(
            50,
            $"{bench.Engine}: public ledger of {LedgerFill.Rows:N0} rows, {what}, the page uncached, at "
                + $"{full.Rate / 2:0} a second, half of capacity (p50 {middle:0.0} ms), p99 ms",
            slowest
        );
    }

    // By turns, since a disk is not as fast in one minute as in the next; the middle one of each counts.
    private static async Task Post(Bench bench, World world, Site site)
    {
        await Posted(world, site, Warm, null);
        var (rates, bares, slowest) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            bares.Add(await Bare(world));
            var rate = await Posted(world, site, Count, null);
            rates.Add(rate);
            var times = new ConcurrentBag<double>();
            await Posted(world, site, Count, (rate / 2, times));
            slowest.Add(times.Order().ElementAt(Count * 99 / 100));
        }
        var (middle, bare) = (rates.Order().ElementAt(Turns / 2), bares.Order().ElementAt(Turns / 2));
        bench.Table.AtLeast(
            0.40,
            $"{bench.Engine}: gifts posted a second on one site and account, {Writers} writers",
            middle,
            "bare loop, same rows",
            bare
        );
        bench.Table.Under(
            10,
            $"{bench.Engine}: the same at half of that rate, from when each was due, p99 ms",
            slowest.Order().ElementAt(Turns / 2)
        );
    }

    /// <summary>How many a second; at a fixed rate also how long each took from when it was due.</summary>
    private static async Task<double> Posted(
        World world,
        Site site,
        int count,
        (double Rate, ConcurrentBag<double> Times)? paced
    )
    {
        var (next, watch) = (-1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(Write)));
        return count / watch.Elapsed.TotalSeconds;

        async Task Write()
        {
            for (int index; (index = Interlocked.Increment(ref next)) < count; )
            {
                var due = paced is { } at ? index / at.Rate : 0;
                if (paced is not null && due - watch.Elapsed.TotalSeconds is > 0 and var wait)
                    await Task.Delay(TimeSpan.FromSeconds(wait));
                await using var scope = world.Services.CreateAsyncScope();
                var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
                var posting = new Posting(site.Id, GiftKind.Goods, 1_000 + index, "receipt:" + Guid.CreateVersion7());
                await scope.ServiceProvider.GetRequiredService<Frame>().Do(act => ledger.Post(act, posting));
                paced?.Times.Add((watch.Elapsed.TotalSeconds - due) * 1000);
            }
        }
    }

    // The same two rows, a commit each, over one connection; on a site of its own, and with a mark that is none.
    private static async Task<double> Bare(World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var site = new Site { Slug = $"tanpa-{Guid.NewGuid():n}", Name = "Tanpa" };
        db.AddRange(
            site,
            new LedgerCount
            {
                SiteId = site.Id,
                Count = 0,
                Mark = new byte[LedgerKey.MarkBytes],
            }
        );
        await db.SaveChangesAsync();
        await using var loop = await BareLoop.Of(
            db,
            LedgerFill.Insert
                + "; update ledger_counts set count = @number, mark = @mark where site_id = @site and slot = 0",
            LedgerFill.Names
        );
        return await loop.Run(3, number => LedgerFill.Values(Row(site.Id, number), loop.Id));
    }

    private static LedgerRow Row(Guid site, int number)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        return new()
        {
            Id = Guid.CreateVersion7(),
            SiteId = site,
            GroupId = Guid.CreateVersion7(),
            Debit = LedgerAccount.GoodsReceived,
            Credit = LedgerAccount.GoodsGiven,
            Amount = 1_000 + number,
            Day = day,
            Month = LedgerRow.MonthOf(day),
            Cause = "receipt:" + Guid.CreateVersion7(),
            Salt = RandomNumberGenerator.GetBytes(16),
            Slot = 0,
            Number = number + 1,
            Mark = new byte[LedgerKey.MarkBytes],
        };
    }
}
