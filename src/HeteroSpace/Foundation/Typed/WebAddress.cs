using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// An address on the web as people type it. Only the web is linked to, and always encrypted; its host is written as the
/// network has it (<c>xn--…</c>), so that a look-alike of another's is seen to be none.
/// </summary>
public sealed partial record WebAddress : Canonical
{
    private WebAddress(string value)
        : base(value) { }

    /// <summary>The host, without <c>www</c>.</summary>
    public string Host => BareHost(Value);

    /// <summary>
    /// People type "instagram.com/kami" and "@kami" (on Instagram); null when it is no address of the web.
    /// </summary>
    /// <param name="most">So many letters it has at most, as it is kept.</param>
    public static WebAddress? Read(string? typed, int most = 200)
    {
        var text = Letters.Seen(typed ?? "").Trim();
        if (text.StartsWith('@') && text.Length > 1)
            text = "instagram.com/" + text[1..];
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            text = text[7..];
        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            text = "https://" + text;
        if (text.Length > most || OfTheWeb(text) is not { } address)
            return null;
        // In its one form it must be of the web still: "2.5。7" is a name, and "2.5.7" a number of the network.
        return InOneForm(address) is { } kept && kept.Length <= most && OfTheWeb(kept) is not null ? new(kept) : null;
    }

    private static Uri? OfTheWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "https", UserInfo: "", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
        && address.Host.Contains('.')
        && !address.Host.EndsWith('.')
            ? address
            : null;

    /// <summary>The host of an address that was read before, without <c>www</c>; empty when it has none.</summary>
    public static string BareHost(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return "";
        return uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
    }

    private static string? InOneForm(Uri address)
    {
        try
        {
            var rest = address.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
            return HostName().IsMatch(address.IdnHost) && !Letters.HasSignBeyondAscii(address.Host)
                ? "https://" + address.IdnHost + rest
                : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$")]
    private static partial Regex HostName();
}
