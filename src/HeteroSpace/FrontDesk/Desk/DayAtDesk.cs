using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>The guests of a day at a site, each with the desk or room they have: as many questions of the database
/// however many come.</summary>
internal sealed class DayAtDesk(AppDb db, WhoHolds who, ChangeBooking change, TimeProvider time)
{
    /// <summary>More than this no site of ours can seat in a day.</summary>
    private const int Most = 1000;

    /// <param name="isShown">Who else is only counted: where they sit is not read.</param>
    /// <param name="pressed">Whose row is being pressed: a colleague may have cancelled it meanwhile, and it stands to
    /// answer.</param>
    public async Task<List<Guest>> Read(
        CatalogueSite here,
        DateOnly day,
        Func<Booking, GuestGroup, bool> isShown,
        string? pressed,
        CancellationToken stop
    )
    {
        var before = day.AddDays(-1);
        var bookings = await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == here.Site.Id)
            // Who sat down before midnight sits there still.
            .Where(row => row.LocalDate == day || row.LocalDate == before && row.Status == BookingStatus.CheckedIn)
            .Where(row =>
                row.Status != BookingStatus.Cancelled && row.Status != BookingStatus.Declined || row.Code == pressed
            )
            .OrderBy(row => row.Starts)
            .ThenBy(row => row.Id)
            .Take(Most)
            .ToListAsync(stop);
        var now = time.GetUtcNow().UtcDateTime;
        return await Seated(here, bookings, bookings.FindAll(row => isShown(row, Guest.GroupOf(row, now))), stop);
    }

    /// <summary>The same bookings, each with what it has of the floor.</summary>
    public Task<List<Guest>> Seated(CatalogueSite here, IReadOnlyList<Booking> bookings, CancellationToken stop) =>
        Seated(here, bookings, bookings, stop);

    private async Task<List<Guest>> Seated(
        CatalogueSite here,
        IReadOnlyList<Booking> bookings,
        IReadOnlyList<Booking> shown,
        CancellationToken stop
    )
    {
        if (bookings.Count == 0)
            return [];
        var now = time.GetUtcNow().UtcDateTime;
        var spaces = here.Spaces.ToDictionary(space => space.Space.Id);
        var held = await Held(here, shown, stop);
        var names = await db.Units()
            .AsNoTracking()
            .Where(unit => unit.SiteId == here.Site.Id)
            .ToDictionaryAsync(unit => unit.Id, unit => unit.Name, stop);
        var unread = await DeskThreads.UnansweredCodes(db, here.Site.Id, stop);
        var ends = await change.EndsBefore(shown, stop);
        return
        [
            .. bookings
                .Where(booking => spaces.ContainsKey(booking.SpaceId))
                .Select(booking =>
                {
                    var (at, units) = (spaces[booking.SpaceId], held.GetValueOrDefault(booking.Id) ?? []);
                    return new Guest(booking, at, units, PlaceOf(at, units, names), now)
                    {
                        IsUnread = unread.Contains(booking.Code),
                        MayGoOn = ends.TryGetValue(booking.Id, out var end) && end > now,
                    };
                }),
        ];
    }

    private async Task<Dictionary<Guid, IReadOnlyList<Guid>>> Held(
        CatalogueSite here,
        IReadOnlyList<Booking> bookings,
        CancellationToken stop
    )
    {
        if (bookings.Count == 0)
            return [];
        var units = here.Spaces.SelectMany(space => space.Units).Distinct().ToList();
        var range = new Foundation.Time.TimeRange(bookings.Min(row => row.Starts), bookings.Max(row => row.Ends));
        var rows = (await who.Holding(here, [new FloorPart(units, range)], stop)).ToLookup(row => row.Id);
        // Who was moved has two: the later is where they are.
        return bookings.ToDictionary(
            booking => booking.Id,
            booking => rows[booking.Id].OrderBy(row => row.Range.Starts).LastOrDefault()?.Units ?? []
        );
    }

    private static string PlaceOf(CatalogueSpace at, IReadOnlyList<Guid> units, Dictionary<Guid, string> names) =>
        at.Space.Covers == Covers.AnyUnit && units is [var one] && names.TryGetValue(one, out var name)
            ? name
            : at.Space.Name.Here;
}
