using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Its giver thinks again: another quantity or day, or another way to be told.</summary>
public sealed class ChangePledge(AppDb db, Frame frame, Ledger ledger, Involve involve)
{
    private readonly PostGift _post = new(db, ledger);

    /// <summary>
    /// Another quantity, or another day. More than was accepted is an offer again; and of another quantity the value
    /// that staff gave all of it is none any more. False when it does not stand any more, or that much came already.
    /// </summary>
    public Task<bool> Change(Guid id, long quantity, DateOnly? comesOn) =>
        frame.Do(async act =>
        {
            if (
                await MakePledge.Held(act, id) is not { Pledge.Stands: true } held
                || quantity < Math.Max(1, held.Pledge.Received + await Waiting(id))
            )
                return act.Refuse(false);
            var (line, pledge) = held;
            if ((pledge.Quantity, pledge.ComesOn) == (quantity, comesOn))
                return true;
            if (pledge.Status == PledgeStatus.Accepted)
                act.Tell(PledgeMoved.Job, new PledgeMoved(id, PledgeMoved.Changed));
            if (pledge.Status == PledgeStatus.Accepted && quantity > pledge.Quantity)
                (pledge.Status, pledge.Accepted) = (PledgeStatus.Offered, null);
            if (quantity != pledge.Quantity)
                await OfAnotherQuantity(act, line, pledge, quantity);
            // Whoever was asked once whether it still comes is not asked again.
            pledge.ComesOn = comesOn;
            await act.Count(line);
            await act.Follows(MakePledge.Subject(pledge));
            await Noted(act, pledge);
            act.IsSeen();
            return true;
        });

    private static async Task Noted(Act act, Pledge pledge) =>
        act.Note(await MakePledge.GiverOf(act, pledge), pledge.SiteId, "pledge.changed", MakePledge.Subject(pledge));

    private async Task OfAnotherQuantity(Act act, NeedLine line, Pledge pledge, long quantity)
    {
        pledge.IsOf(quantity);
        if (line.Kind == GiftKind.Money)
            pledge.Value = quantity;
        else if (pledge.Value is not null)
        {
            (pledge.Value, pledge.Basis, pledge.BasisText) = (null, null, "");
            await _post.Anew(act, line, pledge);
        }
    }

    private Task<long> Waiting(Guid pledge) =>
        db.WaitingForSecond().Where(row => row.PledgeId == pledge).SumAsync(row => row.Quantity);

    /// <summary>
    /// They are told otherwise from now on, wherever it is told who gave. What an organization gave without its name
    /// is not among what it did. False when they were forgotten.
    /// </summary>
    /// <param name="name">Of whoever had given none.</param>
    public Task<bool> ShowAs(Guid id, GiverShown shown, string? name = null) =>
        frame.Do(async act =>
        {
            if (await MakePledge.Held(act, id) is not { Pledge.Name: not "" } held)
                return act.Refuse(false);
            var (line, pledge) = held;
            if (pledge.ShownAs == shown)
                return true;
            if (pledge.ShownAs == GiverShown.Named)
                await Unname(act, pledge);
            if (shown == GiverShown.Named && PledgeRules.IsNameless(pledge))
            {
                if (name is null)
                    return act.Refuse(false);
                pledge.Name = name;
            }
            pledge.ShownAs = shown;
            if (shown == GiverShown.Named)
                await Name(act, line, pledge);
            await Noted(act, pledge);
            act.IsSeen();
            return true;
        });

    private async Task Name(Act act, NeedLine line, Pledge pledge)
    {
        foreach (var part in await Counted(pledge))
            GiftActivity.Write(act, line, pledge, part);
    }

    private async Task Unname(Act act, Pledge pledge)
    {
        foreach (var part in await Counted(pledge))
        {
            await GiftActivity.TakeBack(act, part);
            await NotInvolved(act, pledge, part.Id);
        }
        await NotInvolved(act, pledge, pledge.Id);
    }

    private async Task NotInvolved(Act act, Pledge pledge, Guid source)
    {
        if (pledge is { InitiativeId: { } initiative, OrganizationId: { } organization })
            await involve.TakeBack(act, initiative, organization, ReceiveGift.Evidence, source, recordIsGone: true);
    }

    private Task<List<GiftReceipt>> Counted(Pledge pledge) =>
        db.GiftReceipts()
            .AsNoTracking()
            .Where(row => row.PledgeId == pledge.Id && row.Counted != null && row.TakenBack == null)
            .OrderBy(row => row.Part)
            .ToListAsync();
}
