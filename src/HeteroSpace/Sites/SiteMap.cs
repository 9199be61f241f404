namespace HeteroSpace.Sites;

/// <summary>Where a site is.</summary>
public static class SiteMap
{
    /// <summary>Opens the map app of a phone, or a page (developers.google.com/maps/documentation/urls).</summary>
    public static string Map(this Site site) =>
        "https://www.google.com/maps/search/?api=1&query="
        + Uri.EscapeDataString($"Hetero Space {site.Name}, {site.Address}");
}
