using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>
/// Which requests can be approved together as they stand: their floor is free, their people fit, their contact is
/// known, and of those who ask for the same floor it is the one who asked first.
/// </summary>
internal sealed class FreeRequests(AppDb db, WhoHolds who)
{
    // What spaces need before and after.
    private static readonly TimeSpan Around = TimeSpan.FromHours(12);

    /// <summary>The ids of those of them.</summary>
    public async Task<HashSet<Guid>> Of(
        CatalogueSite site,
        IEnumerable<Booking> requests,
        DateTime now,
        CancellationToken stop
    )
    {
        var asked = requests.Where(row => row.Status == BookingStatus.Requested && row.Starts >= now).ToList();
        if (asked.Count == 0)
            return [];
        var time = new TimeRange(asked.Min(row => row.Starts), asked.Max(row => row.Ends)).Widened(Around, Around);
        var rivals = await Rivals(site, time, now, stop);
        var free = await Given(site, rivals, time, stop);
        free.IntersectWith(asked.Select(row => row.Id));
        return free;
    }

    // Also those on no page may have asked before. Who was offered another place, or has not shown a contact, keeps
    // nobody from it.
    private async Task<List<Booking>> Rivals(
        CatalogueSite site,
        TimeRange time,
        DateTime now,
        CancellationToken stop
    ) =>
        await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == site.Site.Id && !row.AwaitsContact)
            .Where(row => row.Starts >= now && row.Starts < time.Ends && row.Ends > time.Starts)
            .WaitForStaff(db, now)
            .OrderBy(row => row.Made)
            .ThenBy(row => row.Id)
            .ToListAsync(stop);

    private async Task<HashSet<Guid>> Given(
        CatalogueSite site,
        List<Booking> rivals,
        TimeRange time,
        CancellationToken stop
    )
    {
        var wishes = rivals.ConvertAll(row => (Row: row, Wish: BookingFloor.Wish(row, site)));
        var parts = wishes.Select(pair => pair.Wish).OfType<OnFloor>();
        var floor = await who.Holding(site, [.. parts.Select(wish => new FloorPart(wish.Units, wish.Range))], stop);
        // Of an event that is planned nobody knows who asked first.
        floor.AddRange((await who.Waiting(site, time, null, stop)).Where(wish => wish.Said.Code is null));
        var free = new HashSet<Guid>();
        foreach (var (row, wish) in wishes)
        {
            if (wish is null || Left(wish, floor) is not { } units)
                continue;
            floor.Add(wish with { Units = units });
            if (row.People <= site.Spaces.First(at => at.Space.Id == row.SpaceId).Space.Capacity)
                free.Add(row.Id);
        }
        return free;
    }

    // What it would be given: one desk of several, or all of a hall; null when that is not free.
    private static IReadOnlyList<Guid>? Left(OnFloor wish, List<OnFloor> floor)
    {
        var taken = floor.Where(wish.IsMetBy).SelectMany(other => other.Units).ToHashSet();
        var left = wish.Units.Where(unit => !taken.Contains(unit)).ToList();
        if (wish.AnyOf)
            return left.Count == 0 ? null : [left[0]];
        return left.Count == wish.Units.Count ? wish.Units : null;
    }
}
