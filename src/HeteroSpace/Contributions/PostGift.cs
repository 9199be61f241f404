using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// Puts what the parts of a pledge are worth into the ledger, and takes it out again. What is worth nothing by itself,
/// as one of twenty that are worth three rupiah, or what came beyond what was promised, has no row and is not valued.
/// </summary>
internal sealed class PostGift(AppDb db, Ledger ledger)
{
    /// <summary>A part came. What the parts before it are worth stands: this one is worth the rest.</summary>
    public async Task Part(Act act, NeedLine line, Pledge pledge, GiftReceipt receipt)
    {
        await act.Save();
        if (pledge.Worth(line.Kind, pledge.Received) is not { } all)
            return;
        var before = await Counted(pledge).Where(row => row.Id != receipt.Id).SumAsync(row => row.Value ?? 0);
        await Post(act, line, pledge, receipt, Math.Max(0, all - before));
    }

    /// <summary>Each part by what stands now, with a reversal where it was posted otherwise.</summary>
    public async Task Anew(Act act, NeedLine line, Pledge pledge)
    {
        await act.Save();
        var (count, worth) = (0L, 0L);
        foreach (var receipt in await Counted(pledge).OrderBy(row => row.Part).ToListAsync())
        {
            count += receipt.Quantity;
            var part = Math.Max(0, (pledge.Worth(line.Kind, count) ?? 0) - worth);
            worth += part;
            if ((receipt.Value ?? 0) == part)
                continue;
            await Reverse(act, receipt);
            await Post(act, line, pledge, receipt, part);
        }
    }

    /// <summary>Takes its row back, if it has one, and its value with it.</summary>
    public async Task Reverse(Act act, GiftReceipt receipt)
    {
        if (receipt.LedgerRowId is not { } posted)
            return;
        var row = await db.LedgerRows().AsNoTracking().SingleAsync(row => row.Id == posted);
        await ledger.Reverse(act, row, await ledger.LeftOf(row), ReceiveGift.Cause(receipt));
        receipt.LedgerRowId = null;
    }

    private async Task Post(Act act, NeedLine line, Pledge pledge, GiftReceipt receipt, long value)
    {
        (receipt.Value, receipt.LedgerRowId) = (value == 0 ? null : value, null);
        if (value == 0)
            return;
        var row = await ledger.Post(
            act,
            new(
                pledge.SiteId,
                line.Kind,
                value,
                ReceiveGift.Cause(receipt),
                pledge.InitiativeId,
                pledge.ShownAs == GiverShown.Named ? pledge.OrganizationId ?? pledge.PersonId : null
            )
        );
        await act.Save();
        receipt.LedgerRowId = row.Id;
    }

    private IQueryable<GiftReceipt> Counted(Pledge pledge) =>
        db.GiftReceipts().Where(row => row.PledgeId == pledge.Id && row.Counted != null && row.TakenBack == null);
}
