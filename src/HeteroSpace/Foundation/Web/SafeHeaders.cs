namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Headers every answer carries. The content policy allows nothing inline and nothing from elsewhere.
/// </summary>
public static class SafeHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; frame-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

    // The API's reference page brings its own script and styles.
    private const string ReferencePolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    // Of this name alone (RFC 6797): what else lies under the domain is not ours to bind.
    private const string Year = "max-age=31536000";

    /// <summary>
    /// Lets other sites show the page in a frame: only for what anyone may read and nobody can press something on.
    /// </summary>
    public static void LetFrame(HttpContext http) =>
        http.Response.Headers.ContentSecurityPolicy = Policy.Replace(
            "frame-ancestors 'none'",
            "frame-ancestors *",
            StringComparison.Ordinal
        );

    /// <summary>Lets the page show a film in a frame, once someone has pressed it.</summary>
    public static void LetFilm(HttpContext http) =>
        http.Response.Headers.ContentSecurityPolicy = Policy.Replace(
            "frame-src 'self'",
            "frame-src 'self' " + YouTube.EmbedHost,
            StringComparison.Ordinal
        );

    /// <summary>Lets a form of the page be answered by leading on to another house; Chromium holds the redirect of a
    /// form to the same rule as the form (CSP 3, form-action).</summary>
    public static void LetFormsLeadOn(HttpContext http) =>
        http.Response.Headers.ContentSecurityPolicy = Policy.Replace(
            "form-action 'self'",
            "form-action 'self' https:",
            StringComparison.Ordinal
        );

    /// <summary>
    /// The first of all, and put on as the answer starts: whatever answers, and also when what failed had its headers
    /// taken away.
    /// </summary>
    public static void UseSafeHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(PutOn, http);
                return next(http);
            }
        );

    private static Task PutOn(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = IsReference(http.Request.Path) ? ReferencePolicy : Policy;
        // The workers lie with the other scripts: one serves the member card, tickets, door and desk, the other says
        // that there is no network (Service Workers, W3C, section 2.2: scope).
        if (http.Request.Path.Value is "/dist/card-worker.js" or "/dist/offline-worker.js")
            headers["Service-Worker-Allowed"] = "/";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        if (http.RequestServices.GetRequiredService<PublicUrl>().IsSafeFor(http.Request))
            headers.StrictTransportSecurity = Year;
        return Task.CompletedTask;
    }

    private static bool IsReference(PathString path) =>
        path.StartsWithSegments("/api") && !path.StartsWithSegments("/api/v1");

    /// <summary>
    /// By another name than its own the product does not answer, or it would lead people on under that name. Under its
    /// own it leads on by its own address, whatever port or scheme came with the request. What only watches over the
    /// process asks by any address.
    /// </summary>
    public static void UseOwnName(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var (own, request) = (http.RequestServices.GetRequiredService<PublicUrl>(), http.Request);
                if (!own.Knows(request.Host.Host))
                    return request.Path.StartsWithSegments("/health")
                        ? next(http)
                        : Problems
                            .Of(400, "unknown_host", "This product is not known by that name.")
                            .ExecuteAsync(http);
                if (own.IsHttps && !PublicUrl.IsThisMachine(request.Host.Host))
                    (request.Scheme, request.Host) = ("https", own.Authority);
                return next(http);
            }
        );
}
