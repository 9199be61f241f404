namespace HeteroSpace.Foundation.Web;

/// <summary>
/// The address people know the product by, for links in mails, calendars and QR codes (setting <c>PublicUrl</c>).
/// </summary>
public sealed class PublicUrl(IConfiguration settings)
{
    private readonly string _base = (
        settings["PublicUrl"] is { Length: > 0 } address ? address : "http://localhost:5080"
    ).TrimEnd('/');

    public string Of(string path) => _base + path;

    /// <summary>An address as one types it: browsers find the scheme by themselves.</summary>
    public static string Typed(string link) => link[(link.IndexOf("//", StringComparison.Ordinal) + 2)..];

    public string Host => new Uri(_base).Host;

    /// <summary>The host, with its port where it has one of its own.</summary>
    public HostString Authority => HostString.FromUriComponent(new Uri(_base));

    public bool IsHttps { get; } =
        settings["PublicUrl"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>
    /// Whether who asks came by the https address. By this machine's own name it is a developer, a test or a watch over
    /// the process, unless a proxy says that someone reached it by TLS. What the proxy says of the scheme does not
    /// count against it: one that says nothing must not make cookies unsafe.
    /// </summary>
    public bool IsSafeFor(HttpRequest request) => IsHttps && (request.IsHttps || !IsThisMachine(request.Host.Host));

    /// <summary>Whether the product may be called so: by its own name, or by this machine's.</summary>
    public bool Knows(string host) =>
        !IsHttps || host.Equals(Host, StringComparison.OrdinalIgnoreCase) || IsThisMachine(host);

    internal static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && System.Net.IPAddress.IsLoopback(address);
}
