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

    public static void UseSafeHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy =
                    http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/api/v1")
                        ? ReferencePolicy
                        : Policy;
                // The worker lies with the other scripts and serves the member card and tickets, nothing else (Service
                // Workers, W3C, section 2.2: scope).
                if (http.Request.Path == "/dist/card-worker.js")
                    headers["Service-Worker-Allowed"] = "/";
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
                headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
                return next(http);
            }
        );
}
