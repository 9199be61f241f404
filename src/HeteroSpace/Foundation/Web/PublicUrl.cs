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

    public string Host => new Uri(_base).Host;
}
