using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Web;

/// <summary>Films on YouTube, which are linked to and shown only after a press, on its host without cookies.</summary>
public static partial class YouTube
{
    public const string EmbedHost = "https://www.youtube-nocookie.com";

    /// <summary>
    /// The eleven signs that name a film, from any of the addresses under which YouTube shows one; null when it is
    /// none.
    /// </summary>
    public static string? IdOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            return null;
        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = (BareHost(uri.Host), parts) switch
        {
            ("youtu.be", [var first, ..]) => first,
            ("youtube.com" or "youtube-nocookie.com", ["watch"]) => Microsoft
                .AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query)
                .TryGetValue("v", out var named)
                ? named.ToString()
                : null,
            ("youtube.com" or "youtube-nocookie.com", ["shorts" or "live" or "embed" or "v", var second, ..]) => second,
            _ => null,
        };
        return id is not null && Id().IsMatch(id) ? id : null;
    }

    private static string BareHost(string host)
    {
        if (host.StartsWith("www.", StringComparison.Ordinal))
            return host[4..];
        return host.StartsWith("m.", StringComparison.Ordinal) ? host[2..] : host;
    }

    public static string Watch(string id) => "https://www.youtube.com/watch?v=" + id;

    [GeneratedRegex("^[A-Za-z0-9_-]{11}$")]
    private static partial Regex Id();
}
