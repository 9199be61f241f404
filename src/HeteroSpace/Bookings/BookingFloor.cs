using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What bookings are called where staff read the floor, and which of them wait for it.</summary>
internal static class BookingFloor
{
    public static async Task<Dictionary<Guid, FloorWords>> Names(
        AppDb db,
        CatalogueSite site,
        IReadOnlyList<Guid> ids,
        CancellationToken stop
    ) =>
        (await db.Bookings().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).ToDictionary(
            row => row.Id,
            row => Words(row, site)
        );

    public static async Task<List<OnFloor>> Wishes(
        AppDb db,
        CatalogueSite site,
        TimeRange range,
        CancellationToken stop
    )
    {
        // Room for what spaces need before and after.
        var (from, to) = (range.Starts.AddHours(-12), range.Ends.AddHours(12));
        var waiting = await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == site.Site.Id && row.Status == BookingStatus.Requested)
            .Where(row => row.Starts < to && row.Ends > from)
            .ToListAsync(stop);
        return [.. waiting.Select(row => Wish(row, site)).OfType<OnFloor>().Where(wish => wish.Range.Overlaps(range))];
    }

    /// <summary>What a request would like to hold; null when its space is gone.</summary>
    public static OnFloor? Wish(Booking request, CatalogueSite site) =>
        site.Spaces.FirstOrDefault(space => space.Space.Id == request.SpaceId) is { } at
            ? OnFloor.Wish(request.Id, at, request.Range, Words(request, site))
            : null;

    private static FloorWords Words(Booking booking, CatalogueSite site)
    {
        var place = site.Spaces.FirstOrDefault(space => space.Space.Id == booking.SpaceId)?.Space.Name.Here ?? "";
        return new(
            booking.Name,
            $"{booking.WithPurpose(place)} · {booking.Code} · {booking.Status.Said()}",
            "status-" + booking.Status.Key(),
            $"/konsol/{site.Site.Slug}/pemesanan/{booking.Code}"
        )
        {
            Times = [booking.Range],
            Code = booking.Code,
        };
    }
}
