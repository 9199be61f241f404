using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Billing;

/// <summary>The ledger as it is written, closed, read and checked.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task A_row_lands_on_the_sites_own_day_and_after_the_last_closed_month()
    {
        // 31 July, 18.30 UTC: in Semarang it is August already.
        await using var app = await HeteroApp.Start(new(2026, 7, 31, 18, 30, 0, DateTimeKind.Utc));
        Assert.Equal(new(2026, 8, 1), (await Posted.Gift(app, 100)).Day);
        await Posted.Gift(app, 100, day: new(2026, 7, 30));
        await Posted.Seal(app);
        // What is dated into a closed month lands in the open one.
        Assert.Equal(new(2026, 8, 1), (await Posted.Gift(app, 100, day: new(2026, 7, 30))).Day);
    }

    [Fact]
    public async Task Each_month_has_one_seal_over_its_rows_and_the_month_before_also_when_it_is_empty()
    {
        await using var app = await HeteroApp.Start();
        await Posted.Gift(app, 100, day: new(2026, 4, 2));
        await Posted.Gift(app, 250, GiftKind.Money, new(2026, 6, 2));
        await Posted.Gift(app, 300);
        await Posted.Seal(app);
        await Posted.Seal(app);
        var seals = await app.Read(db => db.LedgerSeals().AsNoTracking().OrderBy(seal => seal.Month).ToListAsync());
        Assert.Equal([202604, 202605, 202606, 202607], seals.Select(seal => seal.Month));
        Assert.Equal([1, 0, 1, 0], seals.Select(seal => seal.Rows));
        Assert.Equal(["", .. seals.Take(3).Select(seal => seal.Hash)], seals.Select(seal => seal.Before));
        Assert.Empty(await Posted.Broken(app));
    }

    [Fact]
    public async Task Whoever_has_the_file_of_a_month_checks_its_seal_by_themselves_and_it_keeps_its_bytes()
    {
        await using var app = await HeteroApp.Start();
        var row = await Posted.Gift(app, 123_456, day: new(2026, 7, 2));
        await Posted.Seal(app);
        var site = await Posted.Site(app);
        var file = (await app.Read(db => LedgerFile.OfClosed(db, site, 202607, CancellationToken.None)))!;
        var lines = Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n');
        var above = string.Concat(lines[..^1].Select(line => line + "\n"));
        Assert.Equal(
            "seal,,,,,,,," + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(above))),
            lines[^1]
        );
        Assert.Contains($"{row.Id},{row.GroupId},GoodsReceived,GoodsGiven,123456,2026-07-02,{row.Cause},,", lines[1]);
        await Posted.TakeBack(app, row, 123_456);
        await Posted.Gift(app, 5);
        Assert.Equal(file, await app.Read(db => LedgerFile.OfClosed(db, site, 202607, CancellationToken.None)));
        Assert.Null(await app.Read(db => LedgerFile.OfClosed(db, site, 202608, CancellationToken.None)));
    }

    [Fact]
    public async Task Sums_equal_their_rows_before_and_after_a_month_is_closed_however_they_are_cut()
    {
        await using var app = await HeteroApp.Start();
        var (initiative, giver) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Posted.Gift(app, 100, GiftKind.Food, new(2026, 7, 2), initiative, giver);
        var wrong = await Posted.Gift(app, 70, GiftKind.Food, new(2026, 7, 3), initiative);
        await Posted.Gift(app, 40, GiftKind.Money, new(2026, 7, 3));
        var before = await Said();
        await Posted.Seal(app);
        Assert.Equal(before, await Said());
        await Posted.TakeBack(app, wrong, 20);
        await Posted.Gift(app, 9, GiftKind.Venue, giver: giver);
        Assert.Equal(
            "202607 Money 40, 202607 Food 170, 202608 Food -20, 202608 Venue 9"
                + " | 202607 Food 170, 202608 Food -20 | 202607 Food 100, 202608 Venue 9 | "
                + "202607 Food 170, 202608 Food -20",
            await Said()
        );

        async Task<string> Said() =>
            string.Join(
                " | ",
                await Of(new()),
                await Of(new() { InitiativeId = initiative }),
                await Of(new() { GiverId = giver }),
                await Of(new(Kind: GiftKind.Food, Year: 2026))
            );
        Task<string> Of(LedgerView view) =>
            app.Do(async services =>
            {
                var read = services.GetRequiredService<ReadLedger>();
                var totals = await read.Totals(view);
                var rows = await read.Rows(view).ToListAsync();
                Assert.Equal(
                    rows.Sum(row => row.Reverses is null ? row.Amount : -row.Amount),
                    totals.Sum(total => total.Amount)
                );
                Assert.Equal(rows.Count, totals.Sum(total => total.Rows));
                return string.Join(", ", totals.Select(total => $"{total.Month} {total.Kind} {total.Amount}"));
            });
    }

    public static TheoryData<string, string> Bends =>
        new()
        {
            { "update ledger_rows set amount = amount + 1 where amount = 300", "seal of 2026-07" },
            { "update ledger_rows set cause = 'receipt:x' where amount = 300", "seal of 2026-07" },
            { "delete from ledger_rows where amount = 300", "0 rows in 2026-07, and 1 were sealed" },
            { "update ledger_rows set amount = amount + 1 where amount = 500", "is not as it was written" },
            { "update ledger_rows set giver_id = group_id where amount = 300", "is not as it was written" },
            { "update ledger_rows set mark = null where amount = 500", "has lost its mark" },
            { "delete from ledger_rows where amount = 500", "numbered" },
            { "delete from ledger_rows where amount = 700", "numbered" },
            {
                "delete from ledger_rows where amount = 700; "
                    + "update ledger_counts set count = count - 1 where count > 0",
                "Count"
            },
            { "delete from ledger_counts", "counts of the ledger are gone" },
            { Added("202607", "2026-07-09"), "2 rows in 2026-07, and 1 were sealed" },
            { Added("202608", "2026-08-09"), "numbered" },
            { "update ledger_sums set amount = amount + 1", "said to have come to" },
            { "update ledger_seals set hash = 'x'", "does not hold" },
            { "delete from ledger_seals where month = 202606", "does not follow" },
            { "update ledger_seals set month = 202609 where month = 202607", "which is not over" },
            {
                $"update ledger_rows set amount = amount + 1, mark = {AnyMark} where amount = 500",
                "by a key that is not in Ledger__Key"
            },
            {
                "delete from ledger_rows where amount = 700; "
                    + "update ledger_counts set count = count - 1, mark = null where count > 0",
                "Count 0 of the ledger of semarang is not as it was written"
            },
            {
                "delete from ledger_rows where amount = 700; update ledger_counts set count = count - 1, "
                    + $"mark = {AnyMark} where count > 0",
                "Count 0 of the ledger of semarang is not as it was written"
            },
            {
                Added("202608", "2026-08-09", number: "5")
                    + "; update ledger_counts set count = 5, mark = null where count > 0",
                "Row 5 of count 0 of the ledger of semarang has lost its mark"
            },
            // In a count of its own, where no row has a mark.
            {
                Added("202608", "2026-08-09", "9", "1")
                    + "; insert into ledger_counts (site_id, slot, count) select distinct site_id, 9, 1 "
                    + "from ledger_rows",
                "Row 1 of count 9 of the ledger of semarang has lost its mark"
            },
            { "delete from ledger_rows where month = 202608; delete from ledger_counts", "counts of the ledger are" },
        };

    /// <summary>On PostgreSQL there are eight counts, and most of these numbered nothing.</summary>
    public static TheoryData<string, string> BendsOfPostgres =>
        TestDatabase.OnPostgres
            ? new()
            {
                { "delete from ledger_counts where count = 0", "7 counts of the ledger are gone" },
                { "update ledger_counts set mark = null where slot = 5", "Count 5 of the ledger of semarang is not" },
            }
            : [];

    private static string AnyMark => TestDatabase.OnPostgres ? "decode(repeat('ab', 36), 'hex')" : "randomblob(36)";

    private static string Added(string month, string day, string slot = "slot", string number = "99") =>
        "insert into ledger_rows (id, site_id, group_id, debit, credit, amount, day, month, cause, salt, slot, number) "
        + $"select {(TestDatabase.OnPostgres ? "gen_random_uuid()" : "randomblob(16)")}, site_id, group_id, debit, "
        + $"credit, 5, '{day}', {month}, cause, salt, {slot}, {number} from ledger_rows where amount = 300";

    [Theory]
    [MemberData(nameof(Bends))]
    [MemberData(nameof(BendsOfPostgres))]
    public async Task Verify_finds_a_row_that_was_bent_added_or_taken_away_while_no_guard_stood(
        string statement,
        string said
    )
    {
        await using var app = await Posted.WithKey();
        await Posted.Gift(app, 200, day: new(2026, 6, 10));
        await Posted.Gift(app, 300, day: new(2026, 7, 10));
        await Posted.Seal(app);
        await Posted.Gift(app, 500);
        await Posted.Gift(app, 700);
        Assert.Empty(await Posted.Broken(app));
        Assert.Empty(await Posted.Unseen(app));
        await Posted.Bend(app, statement);
        Assert.Contains(said, string.Join('\n', await Posted.Broken(app)));
    }

    [Fact]
    public async Task What_was_written_before_there_was_a_key_needs_none_and_whatever_follows_does()
    {
        await using var app = await Posted.WithKey();
        await Posted.Gift(app, 200, day: new(2026, 7, 10));
        await Posted.Gift(app, 300);
        await Posted.Bend(app, "update ledger_rows set mark = null; update ledger_counts set mark = null");
        Assert.Empty(await Posted.Broken(app));
        await Posted.Gift(app, 500);
        await Posted.Seal(app);
        Assert.Empty(await Posted.Broken(app));
        Assert.Contains("2 rows of the ledger were written before", string.Join('\n', await Posted.Unseen(app)));
        await Posted.Gift(app, 700);
        await Posted.Bend(app, "update ledger_rows set mark = null where amount = 700");
        Assert.Contains("has lost its mark", string.Join('\n', await Posted.Broken(app)));
    }

    [Fact]
    public async Task From_the_month_that_the_settings_name_no_row_is_from_before_there_was_a_key()
    {
        await using var app = await Posted.WithKey();
        await Posted.Gift(app, 500);
        await Posted.Bend(app, "update ledger_rows set mark = null; update ledger_counts set mark = null");
        Assert.Empty(await BrokenSince("2026-09"));
        Assert.Contains("has lost its mark", string.Join('\n', await BrokenSince("2026-08")));
        await Assert.ThrowsAsync<SetupProblem>(() => BrokenSince("August"));

        Task<IReadOnlyList<string>> BrokenSince(string month) =>
            app.Read(db =>
            {
                var settings = new ConfigurationBuilder()
                    .AddInMemoryCollection([new("Ledger:Key", Posted.Key.Item2), new("Ledger:Since", month)])
                    .Build();
                return new CheckLedger(db, new(settings), app.Clock).Broken();
            });
    }

    [Fact]
    public async Task A_key_that_marks_no_more_stays_in_the_settings_or_its_rows_are_broken()
    {
        await using var app = await Posted.WithKey();
        await Posted.Gift(app, 500);
        var next = new string('n', 40);
        Assert.Empty(await BrokenWith($"{next} {Posted.Key.Item2}"));
        var said = string.Join('\n', await BrokenWith(next));
        Assert.Contains("1 rows of the ledger of semarang are marked by a key that is not in Ledger__Key", said);

        Task<IReadOnlyList<string>> BrokenWith(string keys) =>
            app.Read(db =>
            {
                var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Ledger:Key", keys)]).Build();
                return new CheckLedger(db, new(settings), app.Clock).Broken();
            });
    }

    [Fact]
    public async Task Of_values_that_no_row_can_hold_verify_says_so()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "A column of PostgreSQL has one type.");
        await using var app = await Posted.WithKey();
        await Posted.Gift(app, 500);
        await Posted.Bend(app, "update ledger_rows set amount = 'abc'");
        Assert.Contains("holds what no row can hold", string.Join('\n', await Posted.Broken(app)));
    }

    [Fact]
    public async Task Without_a_key_verify_says_what_it_cannot_see()
    {
        await using var app = await HeteroApp.Start();
        await Posted.Gift(app, 500);
        Assert.Empty(await Posted.Broken(app));
        var unseen = string.Join('\n', await Posted.Unseen(app));
        Assert.Contains("Ledger__Key is not set", unseen);
        // Who gave is in no seal, and a seal can be made anew.
        Assert.Contains("nor who gave", unseen);
        Assert.Contains("copies kept elsewhere", unseen);
    }

    [Fact]
    public async Task A_month_is_closed_when_nobody_posts_into_it_any_more()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "SQLite has one writer.");
        await using var app = await HeteroApp.Start();
        await Posted.Gift(app, 100, day: new(2026, 7, 10));
        var (posted, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var site = await Posted.Site(app);
        var slow = app.Do(services =>
            services
                .GetRequiredService<Frame>()
                .Do(async act =>
                {
                    var row = await services
                        .GetRequiredService<Ledger>()
                        .Post(act, new(site, GiftKind.Goods, 50, "receipt:slow") { Day = new(2026, 7, 31) });
                    await act.Save();
                    posted.SetResult();
                    await goOn.Task;
                    return row;
                })
        );
        await posted.Task;
        var seal = Posted.Seal(app);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(seal.IsCompleted);
        goOn.SetResult();
        await slow;
        await seal;
        Assert.Equal(2, await app.Read(db => db.LedgerSeals().Select(one => one.Rows).SingleAsync()));
        Assert.Empty(await Posted.Broken(app));
    }

    [Fact]
    public async Task What_meets_the_closing_of_its_month_lands_in_the_next_by_itself()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "SQLite has one writer.");
        await using var app = await HeteroApp.Start();
        await Posted.Gift(app, 100, day: new(2026, 7, 10));
        var (site, tries) = (await Posted.Site(app), 0);
        var landed = await app.Do(services =>
            services
                .GetRequiredService<Frame>()
                .Do(async act =>
                {
                    var row = await services
                        .GetRequiredService<Ledger>()
                        .Post(act, new(site, GiftKind.Goods, 50, "receipt:late") { Day = new(2026, 7, 31) });
                    if (tries++ == 0)
                        await Posted.Seal(app);
                    return row;
                })
        );
        Assert.Equal((2, new DateOnly(2026, 8, 1)), (tries, landed.Day));
        Assert.Equal(2, (await Posted.Rows(app)).Count);
        Assert.Empty(await Posted.Broken(app));
    }

    [Fact]
    public async Task What_one_act_takes_back_and_posts_anew_is_one_group()
    {
        await using var app = await HeteroApp.Start();
        var (row, site) = (await Posted.Gift(app, 100), await Posted.Site(app));
        await app.Do(services =>
            services
                .GetRequiredService<Frame>()
                .Do(async act =>
                {
                    var ledger = services.GetRequiredService<Ledger>();
                    await ledger.Reverse(act, row, 100, row.Cause);
                    return await ledger.Post(act, new(site, GiftKind.Goods, 120, row.Cause));
                })
        );
        var groups = (await Posted.Rows(app)).ConvertAll(one => one.GroupId);
        Assert.Equal(3, groups.Count);
        Assert.Equal(groups[1], groups[2]);
        Assert.NotEqual(groups[0], groups[1]);
    }

    [Fact]
    public async Task Those_who_post_at_once_are_numbered_without_a_gap()
    {
        await using var app = await Posted.WithKey();
        await Task.WhenAll(Enumerable.Range(1, 40).Select(number => Posted.Gift(app, number)));
        var rows = await Posted.Rows(app);
        Assert.Equal(40, rows.Count);
        foreach (var slot in rows.GroupBy(row => row.Slot))
            Assert.Equal(
                Enumerable.Range(1, slot.Count()).Select(number => (long)number),
                slot.Select(row => row.Number).Order()
            );
        Assert.Empty(await Posted.Broken(app));
    }
}
