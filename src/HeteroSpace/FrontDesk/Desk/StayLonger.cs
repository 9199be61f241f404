using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>Who is in stays an hour longer; where that cannot be, as long as it can.</summary>
internal sealed class StayLonger(AppDb db, MoveBooking move)
{
    public static readonly TimeSpan Step = TimeSpan.FromHours(1);

    // For less nobody presses a button.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);

    /// <param name="seen">The version that was read: two desks that press at once give one hour.</param>
    public Task<ChangeAnswer> Until(Booking booking, int seen, Changer by, DateTime ends) =>
        move.To(booking.Code, seen, by, booking.Place with { Ends = ends });

    /// <summary>The last end that its own floor, the hours and the space allow; null when that is hardly more than it
    /// has.</summary>
    public async Task<DateTime?> Longest(Guest guest, CancellationToken stop)
    {
        var (booking, at) = (guest.Booking, guest.At);
        var more = new TimeRange(booking.Ends, booking.Ends + Step);
        // Of desks its own: to change it is another thing than to stay.
        var own = at with
        {
            Units = guest.Units,
        };
        var free = await Availability.ReadFor(db, own, more, booking.Id, stop);
        var stretch = free.Free(own, at.Opening.Between(more)).Find(range => range.Starts <= more.Starts);
        var longest = booking.Starts.AddMinutes(at.Space.MaxMinutes);
        var ends = stretch.Ends < longest ? stretch.Ends : longest;
        return ends - booking.Ends >= Least && ends < more.Ends ? ends : null;
    }
}
