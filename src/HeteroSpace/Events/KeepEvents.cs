using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// The recurring job of the events: ends offers nobody took and contacts nobody showed, draws lots, gives back what
/// invitations left, and looks for seats that stand free while someone waits. Each is one transaction, so that one that
/// fails does not hold up the others.
/// </summary>
internal sealed class KeepEvents(
    AppDb db,
    ChangeRegistration change,
    DrawLots draw,
    SeatInvitations invitations,
    HoldEvent hold,
    Frame frame,
    TimeProvider time,
    ILogger<KeepEvents> log
)
{
    public const string Kind = "events-keep-time";
    private const int AtOnce = 500;

    public async Task Once(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var each = new OneByOne(db, log, Kind);
        foreach (var id in await ToDraw(now).ToListAsync(stop))
            await each.Do(id, () => Draw(id, now, stop), stop);
        foreach (var id in await Untaken(now).ToListAsync(stop))
            await each.Do(id, () => change.Expire(id), stop);
        foreach (var id in await Over(now).ToListAsync(stop))
            await each.Do(id, () => change.Expire(id), stop);
        foreach (
            var left in await InvitationsLeft(now)
                .Select(pool => new { pool.EventId, pool.Id })
                .Take(AtOnce)
                .ToListAsync(stop)
        )
            await each.Do(left.Id, () => invitations.Close(left.EventId, left.Id), stop);
        foreach (
            var pool in await FreeWhileSomeoneWaits()
                .Select(pool => new { pool.EventId, pool.Id })
                .Take(AtOnce)
                .ToListAsync(stop)
        )
            await each.Do(pool.Id, () => Offer(pool.EventId, pool.Id), stop);
        await hold.Once(each, stop);
        each.End();
    }

    private IQueryable<Guid> ToDraw(DateTime now)
    {
        var opened = now - DrawLots.ToConfirm;
        return db.Events()
            .Where(row =>
                row.Status == EventStatus.Published && row.DrawSeconds > 0 && row.Drawn == null && row.Opens < opened
            )
            .Select(row => row.Id);
    }

    private async Task Draw(Guid id, DateTime now, CancellationToken stop)
    {
        if (
            (await db.Events().AsNoTracking().SingleAsync(row => row.Id == id, stop)).DrawCloses + DrawLots.ToConfirm
            <= now
        )
            await draw.Now(id);
    }

    private IQueryable<Guid> Untaken(DateTime now) =>
        db.Registrations()
            .Where(row => row.Status == RegistrationStatus.Offered && row.OfferedUntil <= now)
            .OrderBy(row => row.OfferedUntil)
            .Select(row => row.Id)
            .Take(AtOnce);

    // Contacts nobody showed, and those who waited for what has begun.
    private IQueryable<Guid> Over(DateTime now)
    {
        var old = now - ChangeRegistration.PendingFor;
        // What was called off a moment ago may stand again.
        var undoable = db.SecondThoughts().Where(row => row.Undone == null && row.Until > now);
        var over = db.Events()
            .Where(of => of.Ends <= now || of.Status != EventStatus.Published)
            .Where(of => !undoable.Any(row => row.Subject == "event:" + of.Slug))
            .Select(of => of.Id);
        var begun = db.Events().Where(of => of.Starts <= now).Select(of => of.Id);
        return db.Registrations()
            .Where(row =>
                row.Status == RegistrationStatus.Pending && (row.Made < old || over.Contains(row.EventId))
                || (row.Status == RegistrationStatus.Waiting || row.Status == RegistrationStatus.Entered)
                    && begun.Contains(row.EventId)
            )
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(AtOnce);
    }

    private IQueryable<SeatPool> InvitationsLeft(DateTime now) =>
        db.SeatPools()
            .AsNoTracking()
            .Where(pool =>
                pool.Code != null
                && pool.Quota > pool.Taken
                && db.Events()
                    .Any(of =>
                        of.Id == pool.EventId
                        && of.Status == EventStatus.Published
                        && of.Starts > now
                        && ((pool.Until ?? of.Closes) ?? of.Starts) <= now
                    )
            );

    // Every change offers what it frees itself; this finds what no change could, such as a group that shrank.
    private IQueryable<SeatPool> FreeWhileSomeoneWaits() =>
        db.SeatPools()
            .AsNoTracking()
            .Where(pool =>
                pool.Code == null
                && (pool.Quota == null || pool.Quota > pool.Taken)
                && db.Registrations()
                    .Any(row =>
                        row.PoolId == pool.Id
                        && row.Status == RegistrationStatus.Waiting
                        && (pool.Quota == null || row.People <= pool.Quota - pool.Taken)
                    )
            );

    private Task<IReadOnlyList<Guid>> Offer(Guid eventId, Guid pool) =>
        frame.Do(async act =>
            await WaitingList.OfferFree(
                act,
                await db.Events().AsNoTracking().SingleAsync(row => row.Id == eventId),
                pool
            )
        );
}
