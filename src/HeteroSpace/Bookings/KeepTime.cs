using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>
/// The recurring job of the bookings: ends holds that ran out, releases those who did not come within the grace time, and
/// finishes those whose time is over. Each booking is one transaction, so one that fails does not hold up the others.
/// </summary>
internal sealed class KeepTime(AppDb db, ChangeBooking change, TimeProvider time)
{
    public const string Kind = "bookings-keep-time";

    public async Task Once(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var grace = (await db.Sites().AsNoTracking().Select(site => new { site.Id, site.GraceMinutes }).ToListAsync(stop));

        foreach (var code in await db.Bookings().Where(row => row.Status == BookingStatus.Held && row.HeldUntil < now).OrderBy(row => row.Starts).Select(row => row.Code).Take(500).ToListAsync(stop))
            await change.Expire(code, stop);
        foreach (var site in grace)
        {
            var late = now.AddMinutes(-SpaceNumbers.GraceMinutes.Nearest(site.GraceMinutes));
            foreach (var code in await db.Bookings().Where(row => row.SiteId == site.Id && row.Status == BookingStatus.Confirmed && row.Starts < late)
                         // Whoever booked after the start gets the whole grace time too.
                         // So does whoever was checked in and is not any more: staff pressed by mistake, and press again.
                         .Where(row => row.Made < late && !db.BookingSteps().Any(step => step.BookingId == row.Id && step.Status == BookingStatus.Confirmed && step.At >= late))
                         .OrderBy(row => row.Starts).Select(row => row.Code).Take(500).ToListAsync(stop))
                await change.ReleaseNoShow(code, stop);
            foreach (var code in await db.Bookings().Where(row => row.SiteId == site.Id && row.Status == BookingStatus.CheckedIn && row.Ends <= now).OrderBy(row => row.Starts).Select(row => row.Code).Take(500).ToListAsync(stop))
                await change.Finish(code, Changer.Itself, stop);
        }
    }
}
