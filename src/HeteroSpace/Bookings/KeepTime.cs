using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>
/// The recurring job of the bookings: ends holds that ran out, releases those who did not come within the grace time,
/// and finishes those whose time is over. Each booking is one act, so one that fails does not hold up the
/// others.
/// </summary>
internal sealed class KeepTime(AppDb db, ChangeBooking change, TimeProvider time, ILogger<KeepTime> log)
{
    public const string Kind = "bookings-keep-time";
    private const int AtOnce = 500;

    public async Task Once(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var each = new OneByOne(db, log, Kind);
        var bookings = db.Bookings().AsNoTracking();
        await Each(
            bookings.Where(row => row.Status == BookingStatus.Held && row.HeldUntil < now),
            code => change.Expire(code)
        );
        await Each(bookings.Where(row => row.AwaitsContact && row.Starts < now), code => change.Expire(code));
        foreach (
            var site in await db.Sites()
                .AsNoTracking()
                .Select(site => new { site.Id, site.GraceMinutes })
                .ToListAsync(stop)
        )
        {
            var late = now.AddMinutes(-SpaceNumbers.GraceMinutes.Nearest(site.GraceMinutes));
            await Each(NotCome(bookings.Where(row => row.SiteId == site.Id), late), code => change.ReleaseNoShow(code));
            await Each(
                bookings.Where(row =>
                    row.SiteId == site.Id && row.Status == BookingStatus.CheckedIn && row.Ends <= now
                ),
                code => change.Finish(code, Changer.Itself)
            );
        }
        each.End();

        async Task Each(IQueryable<Booking> rows, Func<string, Task> act)
        {
            foreach (
                var code in await rows.OrderBy(row => row.Starts).Select(row => row.Code).Take(AtOnce).ToListAsync(stop)
            )
                await each.Do(code, () => act(code), stop);
        }
    }

    // Whoever booked after the start gets the whole grace time too. So does whoever was checked in and is not any more:
    // staff pressed by mistake, and press again.
    private IQueryable<Booking> NotCome(IQueryable<Booking> bookings, DateTime late) =>
        bookings
            .Where(row => row.Status == BookingStatus.Confirmed && row.Starts < late && row.Made < late)
            .Where(row =>
                !db.BookingSteps()
                    .Any(step => step.BookingId == row.Id && step.Status == BookingStatus.Confirmed && step.At >= late)
            );
}
