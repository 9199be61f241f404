using Microsoft.AspNetCore.Http.Features;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Where the product is known by an https address, its cookies are called <c>__Host-…</c> and go over TLS alone: no
/// neighbour under the same domain can set one for us, and none leaves in clear (RFC 6265bis 4.1.3.2). Inside they have
/// their plain names; only here the two meet, so that no cookie is forgotten. On a machine's own address (a developer's
/// browser, a test) they stay as they are.
/// </summary>
internal static class HouseCookies
{
    public const string Prefix = "__Host-";

    public static void UseHouseCookies(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (!http.RequestServices.GetRequiredService<PublicUrl>().IsSafeFor(http.Request))
                    return next(http);
                http.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(Read(http.Request.Cookies)));
                http.Features.Set<IResponseCookiesFeature>(new Written(http.Response.Cookies));
                return next(http);
            }
        );

    // One without the prefix was not set by us: a neighbour may have.
    private static Known Read(IRequestCookieCollection sent)
    {
        var known = new Known();
        foreach (var (name, value) in sent)
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
                known[name[Prefix.Length..]] = value;
        return known;
    }

    private sealed class Known : Dictionary<string, string>, IRequestCookieCollection
    {
        ICollection<string> IRequestCookieCollection.Keys => Keys;

        string? IRequestCookieCollection.this[string key] => TryGetValue(key, out var value) ? value : null;
    }

    private sealed class Written(IResponseCookies cookies) : IResponseCookies, IResponseCookiesFeature
    {
        public IResponseCookies Cookies => this;

        public void Append(string key, string value) => Append(key, value, new());

        public void Append(string key, string value, CookieOptions options) =>
            cookies.Append(Prefix + key, value, Bound(options));

        public void Delete(string key) => Delete(key, new());

        public void Delete(string key, CookieOptions options) => cookies.Delete(Prefix + key, Bound(options));

        // What the prefix asks for.
        private static CookieOptions Bound(CookieOptions options) =>
            new(options)
            {
                Secure = true,
                Path = "/",
                Domain = null,
            };
    }
}
