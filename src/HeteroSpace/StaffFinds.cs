using HeteroSpace.Foundation.Search;

namespace HeteroSpace;

/// <summary>Every kind of thing that staff find by words; each is its module's.</summary>
internal static class StaffFinds
{
    public static readonly StaffFind[] All =
    [
        Bookings.StaffFindsOfBookings.Find,
        People.StaffFindsOfPeople.Find,
        Events.StaffFindsOfEvents.Find,
        Organizations.StaffFindsOfOrganizations.Find,
        .. Initiatives.StaffFindsOfInitiatives.All,
        .. Contributions.StaffFindsOfContributions.All,
        Enquiries.StaffFindsOfEnquiries.Find,
        Sites.StaffFindsOfSites.Find,
        .. Content.StaffFindsOfContent.All,
    ];
}
