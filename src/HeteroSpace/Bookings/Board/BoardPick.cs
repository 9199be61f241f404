using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.Board;

/// <summary>The booking that was pressed, and where else it fits on the day that is shown.</summary>
/// <param name="MayMove">It is not over, and its guest may still be put elsewhere.</param>
/// <param name="Targets">The hours at which its floor is free; its own counts as free.</param>
public sealed record BoardPick(Booking Of, CatalogueSpace At, bool MayMove, IReadOnlyList<Alternative> Targets)
{
    /// <summary>Null when there is none of that code at the site.</summary>
    public static async Task<BoardPick?> Read(
        AppDb db,
        CatalogueSite here,
        BoardAsked asked,
        TimeRange window,
        StaffBooking staff,
        DateTime now,
        CancellationToken stop
    )
    {
        var (code, site) = (asked.Picked, here.Site.Id);
        if (code is null)
            return null;
        var booking = await db.Bookings()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Code == code && row.SiteId == site, stop);
        if (booking is null || here.Spaces.FirstOrDefault(known => known.Space.Id == booking.SpaceId) is not { } at)
            return null;
        var mayMove = booking.MayMove && booking.Ends > now;
        if (!mayMove || asked.Week)
            return new(booking, at, mayMove, []);
        var time = window.Widened(TimeSpan.Zero, booking.Range.Length);
        var free = await Availability.Read(db, [site], time, stop, booking.Id);
        var places = new BoardTargets(booking, free, staff, now);
        return new(booking, at, true, [.. asked.RoomsOf(here).Shown.SelectMany(room => places.In(room, window))]);
    }
}

/// <summary>Where a booking could go: at each hour, as far past it as it begins now.</summary>
internal sealed class BoardTargets(Booking of, Availability free, StaffBooking staff, DateTime now)
{
    // As the move asks them: what is said of the booker binds nobody who moves it as staff.
    private readonly BookingRequest _wanted = new(
        of.SpaceId,
        of.Starts,
        of.Ends,
        of.People,
        of.Purpose,
        new(of.PersonId, of.Name, PersonKind.Public, of.Email, of.Phone, of.Language)
    )
    {
        LetterFile = of.LetterFile ?? "-",
        Staff = staff,
    };

    public IEnumerable<Alternative> In(CatalogueSpace room, TimeRange window)
    {
        var starts = of.Status == BookingStatus.CheckedIn ? [of.Starts] : Starts(room.Site.Clock, window);
        foreach (var start in starts)
        {
            var range = new TimeRange(start, start + of.Range.Length);
            if (room.Space.Id == of.SpaceId && start == of.Starts || !window.Overlaps(range))
                continue;
            if (free.UnitsFor(room, range) is not null && Keeps(room, range))
                yield return new(room, range);
        }
    }

    private IEnumerable<DateTime> Starts(SiteClock clock, TimeRange window)
    {
        for (var hour = window.Starts; hour < window.Ends; hour = hour.AddHours(1))
            if (hour.AddMinutes(clock.Local(of.Starts).Minute) is var start && start >= now)
                yield return start;
    }

    private bool Keeps(CatalogueSpace room, TimeRange range) =>
        MoveBooking
            .RulesOfMoving(
                of,
                new(room.Space.Id, range.Starts, range.Ends, of.People),
                BookingRules.Broken(
                    room,
                    _wanted with
                    {
                        SpaceId = room.Space.Id,
                        Starts = range.Starts,
                        Ends = range.Ends,
                    },
                    now
                )
            )
            .Count == 0;
}
