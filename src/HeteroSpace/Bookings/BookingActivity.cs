using HeteroSpace.Foundation.Acts;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>What a booking is in the history of the organization it was made for: there while it stands, gone when it
/// is cancelled or nobody came.</summary>
internal static class BookingActivity
{
    public const string Kind = "booking";

    /// <summary>Null when it was made for nobody but the booker, or is no use of a space (yet, or any more). The
    /// purpose is the organization's own affair.</summary>
    public static Activity? Of(Booking booking, CatalogueSpace at) =>
        booking.OrganizationId is not { } organization
        || booking.Status is not (BookingStatus.Confirmed or BookingStatus.CheckedIn or BookingStatus.Finished)
            ? null
            : new()
            {
                OrganizationId = organization,
                At = booking.Starts,
                Ends = booking.Ends,
                Kind = Kind,
                SourceId = booking.Id,
                SiteId = booking.SiteId,
                Title = $"{at.Space.Name.Id}, {at.Site.Name}",
                Link = $"/ruang/{at.Site.Slug}/{at.Space.Slug}",
            };

    /// <summary>Makes the record fit the booking.</summary>
    public static async Task Keep(Act act, Booking booking, CatalogueSpace at)
    {
        if (booking.OrganizationId is null)
            return;
        await act.Erase(act.Db.Activities().Where(row => row.Kind == Kind && row.SourceId == booking.Id));
        if (Of(booking, at) is { } done)
            act.Add(done);
    }
}
