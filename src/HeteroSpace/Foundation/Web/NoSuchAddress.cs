using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Routing.Template;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// The end of the API's addresses: 404 for what is not there, but 405 or 415 where an address exists and only the
/// method or the kind of body is wrong (RFC 9110). Without it the site's own "no such page" would answer programs in
/// HTML.
/// </summary>
internal static class NoSuchAddress
{
    public static void MapNoSuchAddress(this IEndpointRouteBuilder routes, string under) =>
        routes
            .Map(
                under + "/{**rest}",
                (HttpContext http, EndpointDataSource addresses) => Answer(http, addresses, under)
            )
            .ExcludeFromDescription();

    private static IResult Answer(HttpContext http, EndpointDataSource addresses, string under)
    {
        var methods = addresses
            .Endpoints.OfType<RouteEndpoint>()
            .Where(address =>
                address.RoutePattern.RawText is { } pattern
                && pattern.StartsWith(under, StringComparison.Ordinal)
                && !pattern.EndsWith("{**rest}", StringComparison.Ordinal)
            )
            .Where(address =>
                new TemplateMatcher(new RouteTemplate(address.RoutePattern), []).TryMatch(http.Request.Path, [])
            )
            .SelectMany(address => address.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct()
            .Order()
            .ToList();
        if (methods.Count == 0)
            return Problems.NotFound(
                "Alamat ini tidak ada; lihat /openapi/v1.json.",
                "There is no such address; see /openapi/v1.json."
            );
        if (methods.Contains(http.Request.Method))
            return Problems.Of(ProblemKinds.UnsupportedMediaType);
        http.Response.Headers.Allow = string.Join(", ", methods);
        return Problems.Of(
            ProblemKinds.MethodNotAllowed,
            Words.Say($"Yang diterima: {string.Join(", ", methods)}.", $"It takes {string.Join(" and ", methods)}.")
        );
    }
}
