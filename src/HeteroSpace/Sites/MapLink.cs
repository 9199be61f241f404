namespace HeteroSpace.Sites;

/// <summary>
/// Opens a place in the map app of a phone, or on a page (developers.google.com/maps/documentation/urls); nothing is
/// asked of the map before someone presses it.
/// </summary>
public static class MapLink
{
    public static string To(Site site) =>
        "https://www.google.com/maps/search/?api=1&query="
        + Uri.EscapeDataString($"Hetero Space {site.Name}, {site.Address}");
}
