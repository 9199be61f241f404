namespace HeteroSpace.Sites;

/// <summary>
/// Addresses that open the map app of a phone, or a page (developers.google.com/maps/documentation/urls). A link, and
/// nothing that is loaded from there.
/// </summary>
public static class MapAddress
{
    /// <param name="street">As one would type it into a map.</param>
    public static string Of(string street) =>
        "https://www.google.com/maps/search/?api=1&query="
        // Short and to be read, since it also stands in messages: a plus for a space, as forms write it.
        + Uri.EscapeDataString(street).Replace("%20", "+").Replace("%2C", ",");

    /// <summary>The way to a site.</summary>
    public static string Map(this Site site) => Of($"Hetero Space {site.Name}, {site.Address}");
}
