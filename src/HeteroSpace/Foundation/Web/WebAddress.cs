namespace HeteroSpace.Foundation.Web;

/// <summary>Addresses on the web as people type them. Only the web is linked to, and always encrypted.</summary>
public static class WebAddress
{
    /// <summary>
    /// People type "instagram.com/kami" and "@kami" (on Instagram); null when it is no address of the web.
    /// </summary>
    public static string? Read(string typed, int most = 200)
    {
        var text = typed.Trim();
        if (text.StartsWith('@') && text.Length > 1)
            text = "instagram.com/" + text[1..];
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            text = text[7..];
        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            text = "https://" + text;
        return
            text.Length <= most
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "https", UserInfo: "", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
            && address.Host.Contains('.')
            && !address.Host.EndsWith('.')
            ? address.AbsoluteUri
            : null;
    }
}
