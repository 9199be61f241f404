using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Bookings;

internal static class BookingAudit
{
    /// <summary>What was done to a booking, for the audit.</summary>
    public static void Note(this Act act, Booking done, Guid? by, string action, string? detail = null) =>
        act.Note(by, done.SiteId, action, done.Subject(), detail);

    /// <summary>What was done to a booking was done to this.</summary>
    public static string Subject(this Booking booking) => "booking:" + booking.Code;
}
