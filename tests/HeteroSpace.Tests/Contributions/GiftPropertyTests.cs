using CsCheck;
using HeteroSpace.Billing;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>Whatever is pledged, brought, valued and taken back: counts are those of the pledges, and the ledger
/// balances.</summary>
public sealed class GiftPropertyTests
{
    private static readonly Guid[] Staff = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    /// <summary>A step: what is done, to which pledge, how much.</summary>
    private readonly record struct Step(int What, int Which, long Much);

    [Fact]
    public async Task Debits_equal_credits_no_more_is_met_than_needed_and_none_is_reversed_beyond_what_was_posted() =>
        await Gen.Select(
                Gen.Int[0, 9],
                Gen.Int[0, 5],
                Gen.Long[1, 12],
                (what, which, much) => new Step(what, which, much)
            )
            .Array[6, 40]
            .SampleAsync(
                async steps =>
                {
                    await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
                    var giver = await app.Member("Pemberi");
                    var (_, lines) = await Asked.For(app, null, Asked.Goods(20), Asked.Goods(5, "papan"));
                    List<Guid> pledges = [];
                    foreach (var step in steps)
                    {
                        app.Clock.Advance(TimeSpan.FromSeconds(1));
                        if (step.What <= 1 || pledges.Count == 0)
                            await Offer(app, lines[step.Which % 2], step.Much, giver, pledges);
                        else
                            await Do(app, step, pledges[step.Which % pledges.Count]);
                        await Fits(app, lines);
                    }
                    Assert.Empty(await Posted.Broken(app));
                },
                iter: LongRun.Or(10, 300),
                threads: 1
            );

    private static async Task Offer(HeteroApp app, NeedLine line, long much, Person giver, List<Guid> pledges)
    {
        var answer = await Asked.With<MakePledge, PledgeAnswer>(
            app,
            make => make.Offer(new(line.Id, much, GiverShown.Named, giver.Name, giver))
        );
        if (answer is PledgeAnswer.Made made)
            pledges.Add(made.Pledge.Id);
    }

    private static async Task Do(HeteroApp app, Step step, Guid id)
    {
        var pledge = await Asked.Pledge(app, id);
        var receipts = await app.Read(db =>
            db.GiftReceipts().AsNoTracking().Where(row => row.PledgeId == id).OrderBy(row => row.Part).ToListAsync()
        );
        var receipt = receipts.Count == 0 ? null : receipts[(int)step.Much % receipts.Count];
        await app.Do(async services =>
        {
            var (make, settle, gift) = (
                services.GetRequiredService<MakePledge>(),
                services.GetRequiredService<SettlePledge>(),
                services.GetRequiredService<ReceiveGift>()
            );
            return step.What switch
            {
                2 => await settle.Accept(id, Staff[0]),
                3 or 4 => await gift.Note(id, new(step.Much, new(2036, 8, 3)), Staff[0]) == ReceiveAnswer.Counted,
                5 => receipt is not null
                    && await gift.Confirm(receipt, receipt.Quantity, Staff[1]) == ReceiveAnswer.Counted,
                6 => receipt is not null && await gift.TakeBack(receipt, "salah", Staff[2]),
                7 => await make.Withdraw(id, ""),
                8 => await settle.Decline(id, "cukup", Staff[0]),
                _ => await gift.SetValue(pledge, step.Much * 333_337, ValueBasis.Estimate, "taksiran", Staff[0]),
            };
        });
    }

    private static async Task Fits(HeteroApp app, List<NeedLine> lines)
    {
        var (now, pledges, receipts, rows) = await app.Read(async db =>
            (
                await db.NeedLines().AsNoTracking().ToListAsync(),
                await db.Pledges().AsNoTracking().ToListAsync(),
                await db.GiftReceipts().AsNoTracking().ToListAsync(),
                await db.LedgerRows().AsNoTracking().ToListAsync()
            )
        );
        foreach (var line in now)
        {
            var of = pledges.Where(pledge => pledge.LineId == line.Id).ToList();
            Assert.Equal(of.Sum(pledge => pledge.Held), line.Promised);
            Assert.Equal(of.Sum(pledge => pledge.Received), line.Received);
            Assert.InRange(line.Met, 0, line.Needed);
            Assert.Equal(line.Received >= line.Needed, !line.IsOpen);
            // Nobody waits in reserve while something is missing.
            Assert.True(line.Missing == 0 || of.TrueForAll(pledge => pledge.InReserve == 0));
        }
        foreach (var pledge in pledges)
        {
            var parts = receipts.Where(part => part.PledgeId == pledge.Id && part.Counts).ToList();
            Assert.Equal(parts.Sum(part => part.Quantity), pledge.Received);
            var posted = rows.Where(row =>
                receipts.Exists(part => part.PledgeId == pledge.Id && row.Cause == ReceiveGift.Cause(part))
            );
            Assert.Equal(parts.Sum(part => part.Value ?? 0), posted.Sum(GiftTests.Signed));
            if (pledge.Value is not null && parts.TrueForAll(part => part.Value is not null))
                Assert.Equal(pledge.ValueOf(0, pledge.Received), parts.Sum(part => part.Value));
        }
        Assert.Equal(
            rows.GroupBy(row => row.Debit).Sum(side => side.Sum(row => row.Amount)),
            rows.GroupBy(row => row.Credit).Sum(side => side.Sum(row => row.Amount))
        );
        foreach (var row in rows.Where(row => row.Reverses is null))
            Assert.InRange(rows.Where(back => back.Reverses == row.Id).Sum(back => back.Amount), 0, row.Amount);
    }
}
