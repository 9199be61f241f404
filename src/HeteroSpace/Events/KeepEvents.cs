using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// The recurring job of the events: ends offers nobody took and contacts nobody showed, draws lots, gives back what invitations left, and looks for seats that stand free while someone waits. Each is one transaction, so that one that
/// fails does not hold up the others.
/// </summary>
internal sealed class KeepEvents(AppDb db, ChangeRegistration change, DrawLots draw, PlanEvent plan, HoldEvent hold, TimeProvider time)
{
    public const string Kind = "events-keep-time";
    private const int AtOnce = 500;

    public async Task Once(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await Draw(now, stop);
        foreach (var id in await db.Registrations().Where(row => row.Status == RegistrationStatus.Offered && row.OfferedUntil <= now).OrderBy(row => row.OfferedUntil).Select(row => row.Id).Take(AtOnce).ToListAsync(stop)) await change.Expire(id, stop);
        var old = now - ChangeRegistration.PendingFor;
        var over = db.Events().Where(of => of.Ends <= now || of.Status != EventStatus.Published).Select(of => of.Id);
        foreach (var id in await db.Registrations().Where(row => row.Status == RegistrationStatus.Pending && (row.Made < old || over.Contains(row.EventId)) || (row.Status == RegistrationStatus.Waiting || row.Status == RegistrationStatus.Entered) && db.Events().Any(of => of.Id == row.EventId && of.Starts <= now))
                     .OrderBy(row => row.Id).Select(row => row.Id).Take(AtOnce).ToListAsync(stop)) await change.Expire(id, stop);
        foreach (var left in await db.SeatPools().AsNoTracking().Where(pool => pool.Code != null && pool.Quota > pool.Taken && db.Events().Any(of => of.Id == pool.EventId && of.Status == EventStatus.Published && of.Starts > now && ((pool.Until ?? of.Closes) ?? of.Starts) <= now)).Take(AtOnce).ToListAsync(stop)) await plan.CloseInvitation(left.EventId, left.Id, stop);
        await Offer(now, stop);
        await hold.Once(stop);
    }

    private async Task Draw(DateTime now, CancellationToken stop)
    {
        var opened = now - DrawLots.ToConfirm;
        foreach (var of in await db.Events().AsNoTracking().Where(row => row.Status == EventStatus.Published && row.DrawSeconds > 0 && row.Drawn == null && row.Opens < opened).ToListAsync(stop))
            if (of.DrawCloses + DrawLots.ToConfirm <= now) await draw.Now(of.Id, stop);
    }

    // Every change offers what it frees itself; this finds what no change could, such as a group that shrank.
    private async Task Offer(DateTime now, CancellationToken stop)
    {
        foreach (var pool in await db.SeatPools().AsNoTracking().Where(pool => pool.Code == null && (pool.Quota == null || pool.Quota > pool.Taken) && db.Registrations().Any(row => row.PoolId == pool.Id && row.Status == RegistrationStatus.Waiting && (pool.Quota == null || row.People <= pool.Quota - pool.Taken))).Take(AtOnce).ToListAsync(stop))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await WaitingList.OfferFree(db, await db.Events().AsNoTracking().SingleAsync(row => row.Id == pool.EventId, stop), pool.Id, now, stop);
            await transaction.CommitAsync(stop);
        }
    }
}
