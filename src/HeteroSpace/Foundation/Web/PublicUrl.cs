namespace HeteroSpace.Foundation.Web;

/// <summary>
/// The address people know the product by, for links in mails, calendars and QR codes (setting <c>PublicUrl</c>).
/// Without the setting it is where the product listens: a link that is given out opens at least on this machine.
/// </summary>
public sealed class PublicUrl(IConfiguration settings)
{
    private readonly string _base = (
        settings["PublicUrl"] is { Length: > 0 } address
            ? address
            : Listening(settings["urls"]) ?? "http://localhost:5080"
    ).TrimEnd('/');

    public string Of(string path) => _base + path;

    /// <summary>An address as one types it: browsers find the scheme by themselves.</summary>
    public static string Typed(string link) => link[(link.IndexOf("//", StringComparison.Ordinal) + 2)..];

    /// <summary>A link that is given out opens on this machine and on no other.</summary>
    public bool OpensHereOnly => IsThisMachine(Host);

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

    // The first of them. "All addresses" is no name; a port that is chosen at the start is not known yet.
    private static string? Listening(string? urls)
    {
        var first = urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (first is not [{ } one, ..] || !one.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return null;
        var bound = BindingAddress.Parse(one);
        if (bound.IsUnixPipe || bound.Port == 0)
            return null;
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : bound.Host;
        return $"{bound.Scheme}://{host}:{bound.Port}";
    }

    internal static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && System.Net.IPAddress.IsLoopback(address);
}
