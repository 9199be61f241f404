using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// Gives seats that became free to those who wait, in the order in which they came; each has a while to take it.
/// </summary>
internal static class WaitingList
{
    /// <summary>
    /// Offers what is free of a pool. A group for which there is not enough room stays
    /// first in line, and the next who fits comes before it: a seat is better used than kept for a group.
    /// </summary>
    /// <returns>Those to whom a seat is offered.</returns>
    public static async Task<IReadOnlyList<Guid>> OfferFree(Act act, Event of, Guid poolId)
    {
        var (db, now) = (act.Db, act.Now);
        var offered = new List<Guid>();
        if (of.Status != EventStatus.Published || of.Starts <= now)
            return offered;
        var free = (await db.HoldPools([poolId]))[poolId].Free;
        while (free > 0)
        {
            var most = free;
            var next = await db.Registrations()
                .Where(row => row.PoolId == poolId && row.Status == RegistrationStatus.Waiting && row.People <= most)
                .OrderBy(row => row.Since)
                .ThenBy(row => row.Id)
                .Take(100)
                .ToListAsync();
            if (next.Count == 0)
                break;
            foreach (var row in next.Where(row => row.People <= free))
            {
                (row.Status, row.OfferedUntil, row.Version) = (
                    RegistrationStatus.Offered,
                    OfferedUntil(now, of.Starts),
                    row.Version + 1
                );
                free -= row.People;
                offered.Add(row.Id);
                act.Tell(RegistrationNews.Of(row, now));
            }
            await act.Save();
        }
        return offered;
    }

    /// <summary>What was offered is not: whoever has not taken it yet waits on, at the place they had.</summary>
    public static async Task TakeBack(Act act, IReadOnlyList<Guid> offered)
    {
        foreach (
            var row in await act
                .Db.Registrations()
                .Where(row => offered.Contains(row.Id) && row.Status == RegistrationStatus.Offered)
                .ToListAsync()
        )
            (row.Status, row.OfferedUntil, row.Version) = (RegistrationStatus.Waiting, null, row.Version + 1);
        await act.Save();
    }

    /// <summary>
    /// A day to answer; less as the start comes near, so that the next ones have a chance too; never less than a
    /// quarter of an hour nor longer than to the start.
    /// </summary>
    internal static DateTime OfferedUntil(DateTime now, DateTime starts)
    {
        var left = starts - now;
        var time = TimeSpan.FromTicks(
            Math.Clamp(left.Ticks / 4, TimeSpan.FromMinutes(15).Ticks, TimeSpan.FromDays(1).Ticks)
        );
        return time < left ? now + time : starts;
    }
}
