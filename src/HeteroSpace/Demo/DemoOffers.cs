using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>A request that clashes was offered another place this morning, and its booker has not answered
/// yet.</summary>
internal static class DemoOffers
{
    public static async Task Add(AppDb db, CatalogueSite site, Guid by, TimeProvider time, CancellationToken stop)
    {
        var (now, places) = (time.GetUtcNow().UtcDateTime, new OtherPlaces(db, time));
        var requests = await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == site.Site.Id && row.Status == BookingStatus.Requested)
            .OrderBy(row => row.Id)
            .ToListAsync(stop);
        foreach (var request in requests.Where(row => row.Starts > now.AddDays(1) && row.MayBeOffered))
        {
            if (
                site.Spaces.FirstOrDefault(space => space.Space.Id == request.SpaceId) is not { } at
                || (await Availability.ReadFor(db, at, request.Range, stop: stop)).UnitsFor(at, request.Range)
                    is not null
                || (await places.Of(site, request, stop: stop)).Nearest(request) is not { } other
            )
                continue;
            var to = new BookingPlace(other.At.Space.Id, other.Range.Starts, other.Range.Ends, request.People);
            db.Add(BookingOffer.Of(request, to, by, now, null));
            await db.SaveChangesAsync(stop);
            return;
        }
    }
}
