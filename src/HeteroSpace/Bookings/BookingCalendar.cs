using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>A booking as an iCalendar object (RFC 5545); a later one with a higher sequence replaces it in the
/// calendar.</summary>
internal static class BookingCalendar
{
    private const string Gone = "CANCELLED";

    public static string Of(Booking booking, CatalogueSpace at, PublicUrl address)
    {
        var status = StatusOf(booking);
        var method = status == Gone ? "CANCEL" : "PUBLISH";
        var calendar = new Calendar { Method = method, ProductId = "-//Hetero Space//ID" };
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = $"{booking.Code}@{address.Host}",
                Sequence = booking.Version,
                DtStamp = new CalDateTime(booking.Made, "UTC"),
                Start = new CalDateTime(booking.Starts, "UTC"),
                End = new CalDateTime(booking.Ends, "UTC"),
                Summary = booking.WithPurpose(at.Space.Name.Here).For(booking.ForId, booking.Name),
                Location = $"Hetero Space {at.Site.Name}, {at.Site.Address}",
                Description = booking.Code,
                Url = new Uri(address.Of("/saya/pemesanan/" + booking.Code)),
                Status = status,
            }
        );
        return CalendarText.Of(calendar);
    }

    private static string StatusOf(Booking booking) =>
        booking.Status switch
        {
            BookingStatus.Cancelled or BookingStatus.Declined or BookingStatus.NoShow or BookingStatus.Expired => Gone,
            BookingStatus.Requested or BookingStatus.Held => "TENTATIVE",
            BookingStatus.Confirmed or BookingStatus.CheckedIn or BookingStatus.Finished => "CONFIRMED",
        };

    /// <summary>Of a booking of the reader, as a file.</summary>
    public static async Task<IResult> Mine(
        string code,
        HttpContext http,
        KnownPeople people,
        AppDb db,
        Catalogue catalogue,
        PublicUrl address
    ) =>
        await people.Behind(http.User) is { } me
        && await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Code == code && row.PersonId == me.Id)
            is { } booking
        && await catalogue.Space(booking.SpaceId) is { } at
            ? Results.File(
                Encoding.UTF8.GetBytes(Of(booking, at, address)),
                "text/calendar; charset=utf-8",
                booking.Code + ".ics"
            )
            : Results.NotFound();
}
