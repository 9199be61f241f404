namespace HeteroSpace.Foundation.Web;

/// <summary>
/// HEAD is answered as GET would be (RFC 9110 9.3.2): link checkers and uptime monitors ask so. The server itself
/// leaves the body out, and the output cache serves both.
/// </summary>
public static class HeadAsGet
{
    private static readonly object Mark = new();

    /// <summary>Before routing, or no address would take it.</summary>
    internal static void UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (!HttpMethods.IsHead(http.Request.Method))
                    return next(http);
                http.Items[Mark] = true;
                http.Request.Method = HttpMethods.Get;
                // Who asks for headers hangs up when they are there; the page being kept for others is made to its end.
                http.RequestAborted = CancellationToken.None;
                return next(http);
            }
        );

    /// <summary>Only headers were asked for: what a page notes of its reading (seen, opened, exported) is not
    /// noted.</summary>
    public static bool OnlyLooks(this HttpContext http) => http.Items.ContainsKey(Mark);
}
