using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Which bookings and other requests stand in the way of requests, over shared floor and buffers too; two queries for all.</summary>
internal static class Clashes
{
    public static async Task<Dictionary<Guid, List<Booking>>> Of(AppDb db, CatalogueSite site, IReadOnlyList<Booking> requests, CancellationToken stop)
    {
        var found = requests.ToDictionary(request => request.Id, _ => new List<Booking>());
        if (requests.Count == 0) return found;
        var (from, to) = (requests.Min(request => request.Starts).AddHours(-12), requests.Max(request => request.Ends).AddHours(12));
        var around = await db.Bookings().AsNoTracking().Where(booking => booking.SiteId == site.Site.Id && booking.Starts < to && booking.Ends > from
            && (booking.Status == BookingStatus.Requested || booking.Status == BookingStatus.Held || booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.CheckedIn)).ToListAsync(stop);
        var spaces = site.Spaces.ToDictionary(space => space.Space.Id);
        foreach (var request in requests)
        {
            if (!spaces.TryGetValue(request.SpaceId, out var at)) continue;
            var needed = Availability.Needed(at.Space, request.Range);
            found[request.Id].AddRange(around.Where(other => other.Id != request.Id && spaces.TryGetValue(other.SpaceId, out var there)
                && (at.Space.Covers == Covers.AllUnits || there.Space.Covers == Covers.AllUnits) && there.Units.Intersect(at.Units).Any()
                && Availability.Needed(there.Space, other.Range).Overlaps(needed)).OrderBy(other => other.Starts));
        }
        return found;
    }
}
