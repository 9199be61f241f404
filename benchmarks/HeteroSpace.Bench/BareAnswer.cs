using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HeteroSpace;

/// <summary>
/// What the server gives at best: equal bytes and headers, answered before anything of the product is asked. The page
/// that is measured against it passes the product's own pipeline up to its cache.
/// </summary>
internal sealed class BareAnswer : IStartupFilter
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, byte[]> Bodies = new();
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, onwards) =>
                    http.Request.Path.Value is { } path
                    && path.StartsWith("/__bare/", StringComparison.Ordinal)
                    && int.TryParse(path.AsSpan(8), out var bytes)
                        ? Answer(http.Response, bytes)
                        : onwards(http)
            );
            next(app);
        };

    private static Task Answer(HttpResponse response, int bytes)
    {
        var body = Bodies.GetOrAdd(bytes, length => new byte[length]);
        var headers = response.Headers;
        (
            headers.ContentType,
            headers.Vary,
            headers.ContentEncoding,
            headers.Age,
            headers.ContentSecurityPolicy,
            headers.XContentTypeOptions
        ) = ("text/html; charset=utf-8", "Accept-Encoding", "br", "3", Policy, "nosniff");
        (headers["Referrer-Policy"], headers["Permissions-Policy"], headers.ContentLength) = (
            "strict-origin-when-cross-origin",
            "camera=(self), geolocation=(), microphone=()",
            body.Length
        );
        return response.Body.WriteAsync(body).AsTask();
    }
}
