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
                Gen.Int[0, 13],
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
                    var (_, lines) = await Asked.For(
                        app,
                        null,
                        Asked.Goods(20),
                        new LineWish(GiftKind.Food, "nasi", 5, "kotak")
                    );
                    List<Guid> pledges = [];
                    foreach (var step in steps)
                    {
                        app.Clock.Advance(TimeSpan.FromSeconds(1));
                        if (step.What <= 1 || pledges.Count == 0)
                            await Offer(app, lines[step.Which % 2], step.Much, giver, pledges);
                        else
                            await Do(app, step, pledges[step.Which % pledges.Count]);
                        await Fits(app);
                    }
                    Assert.Empty(await Posted.Broken(app));
                },
                iter: LongRun.Or(10, 120),
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
        var line = await Asked.Line(app, pledge.LineId);
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
                9 => await gift.SetValue(pledge, step.Much * 1_000_003, ValueBasis.Estimate, "taksiran", Staff[0]),
                10 => await services.GetRequiredService<ChangePledge>().Change(id, step.Much, null),
                11 => await settle.Reopen(id, $"Offered {Math.Min(step.Much, pledge.Quantity)}", Staff[0]),
                12 => await services.GetRequiredService<EditNeed>().CloseLine(line, step.Much % 2 == 0, Staff[0]),
                _ => await services.GetRequiredService<ForgetGiver>().Now(id),
            };
        });
    }

    private static async Task Fits(HeteroApp app)
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
            FitsLine(line, pledges.FindAll(pledge => pledge.LineId == line.Id));
        foreach (var pledge in pledges)
        {
            var parts = receipts.FindAll(part => part.PledgeId == pledge.Id && part.Counts);
            FitsPledge(pledge, parts, now.Single(line => line.Id == pledge.LineId).Kind);
            var posted = rows.Where(row =>
                receipts.Exists(part => part.PledgeId == pledge.Id && row.Cause == ReceiveGift.Cause(part))
            );
            Assert.Equal(parts.Sum(part => part.Value ?? 0), posted.Sum(GiftTests.Signed));
        }
        var kinds = now.ToDictionary(line => line.Id, line => line.Kind);
        foreach (var kind in Enum.GetValues<GiftKind>())
        {
            var (debit, credit) = LedgerAccounts.Of(kind);
            var of = pledges.Where(pledge => kinds[pledge.LineId] == kind).Select(pledge => pledge.Id).ToHashSet();
            var given = receipts.Where(part => part.Counts && of.Contains(part.PledgeId)).Sum(part => part.Value ?? 0);
            Assert.Equal(given, Sum(rows, row => row.Debit == debit) - Sum(rows, row => row.Credit == debit));
            Assert.Equal(given, Sum(rows, row => row.Credit == credit) - Sum(rows, row => row.Debit == credit));
        }
        foreach (var row in rows.Where(row => row.Reverses is null))
            Assert.InRange(Sum(rows, back => back.Reverses == row.Id), 0, row.Amount);
    }

    private static long Sum(List<LedgerRow> rows, Func<LedgerRow, bool> which) =>
        rows.Where(which).Sum(row => row.Amount);

    private static void FitsLine(NeedLine line, List<Pledge> pledges)
    {
        Assert.Equal(pledges.Sum(pledge => pledge.Held), line.Promised);
        Assert.Equal(pledges.Sum(pledge => pledge.Received), line.Received);
        Assert.True(line.Promised == 0 || line.Promised + line.Received <= line.Needed);
        Assert.Equal(line.ClosedByHand || line.Received >= line.Needed, !line.IsOpen);
        // Nobody waits in reserve while something is missing.
        Assert.True(!line.IsOpen || line.Missing == 0 || pledges.TrueForAll(pledge => pledge.InReserve == 0));
    }

    private static void FitsPledge(Pledge pledge, List<GiftReceipt> parts, GiftKind kind)
    {
        Assert.Equal(parts.Sum(part => part.Quantity), pledge.Received);
        switch (pledge.Status)
        {
            case PledgeStatus.Offered or PledgeStatus.Accepted:
                Assert.InRange(pledge.Received, 0, pledge.Quantity - 1);
                break;
            case PledgeStatus.Received or PledgeStatus.Thanked:
                Assert.True(pledge is { CameSomething: true, Held: 0 });
                break;
            default:
                Assert.True(pledge is { CameSomething: false, Held: 0, Ended: not null });
                break;
        }
        // Rupiah are whole: each part may be one more or less than its share.
        var worth = parts.Sum(part => part.Value ?? 0);
        Assert.InRange(worth - (pledge.Worth(kind, pledge.Received) ?? 0), -parts.Count, parts.Count);
        // No one alone counted what two have to.
        Assert.DoesNotContain(parts, part => part is { SecondBy: null, Value: > 5_000_000 });
    }
}
