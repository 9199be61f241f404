using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Staff say in which spaces a gift stands, so that it is told what it goes on being useful for.</summary>
public sealed class UseGift(AppDb db, Frame frame)
{
    /// <summary>From this day on. False when nothing of it had come by then, or it stands there.</summary>
    public Task<bool> PutInUse(Guid pledgeId, Guid spaceId, DateOnly from, Guid by) =>
        frame.Do(async act =>
        {
            if (
                !await act.Lock<Pledge>(pledgeId)
                || await db.Pledges().AsNoTracking().SingleAsync(row => row.Id == pledgeId)
                    is not { CameSomething: true } pledge
                || !await db.Spaces().AnyAsync(row => row.Id == spaceId && row.SiteId == pledge.SiteId)
                || !await HadCome(pledgeId, from)
                || await StandsThere(pledgeId, spaceId, from)
            )
                return act.Refuse(false);
            act.Add(
                new GiftInUse
                {
                    PledgeId = pledgeId,
                    SpaceId = spaceId,
                    From = from,
                }
            );
            act.Note(by, pledge.SiteId, "gift.put-in-use", MakePledge.Subject(pledge), await NameOf(spaceId));
            act.IsSeen();
            return true;
        });

    // What was held there before was held without it.
    private Task<bool> HadCome(Guid pledge, DateOnly by) =>
        db.GiftReceipts()
            .AnyAsync(row => row.PledgeId == pledge && row.Counted != null && row.TakenBack == null && row.Came <= by);

    // Twice at once would count an event twice.
    private Task<bool> StandsThere(Guid pledge, Guid space, DateOnly from) =>
        db.GiftsInUse()
            .AnyAsync(row =>
                row.PledgeId == pledge && row.SpaceId == space && (row.Until == null || row.Until >= from)
            );

    private async Task<string> NameOf(Guid space) =>
        (await db.Spaces().AsNoTracking().SingleAsync(row => row.Id == space)).Name.Id;

    /// <summary>After this day. False when it was not there, or not yet on that day.</summary>
    public Task<bool> TakeOutOfUse(GiftInUse seen, DateOnly last, Guid by) =>
        Change(
            seen,
            by,
            (act, rows) =>
                act.Update(rows.Where(row => row.From <= last), set => set.SetProperty(row => row.Until, last))
        );

    /// <summary>It was never there: a mistake. False when it was taken out meanwhile.</summary>
    public Task<bool> Forget(GiftInUse seen, Guid by) => Change(seen, by, (act, rows) => act.Erase(rows));

    private Task<bool> Change(GiftInUse seen, Guid by, Func<Act, IQueryable<GiftInUse>, Task<int>> change) =>
        frame.Do(async act =>
        {
            var rows = db.GiftsInUse()
                .Where(row =>
                    row.PledgeId == seen.PledgeId
                    && row.SpaceId == seen.SpaceId
                    && row.From == seen.From
                    && row.Until == null
                );
            if (await change(act, rows) == 0)
                return act.Refuse(false);
            var pledge = await db.Pledges().AsNoTracking().SingleAsync(row => row.Id == seen.PledgeId);
            var named = await NameOf(seen.SpaceId);
            act.Note(by, pledge.SiteId, "gift.taken-out-of-use", MakePledge.Subject(pledge), named);
            act.IsSeen();
            return true;
        });
}
