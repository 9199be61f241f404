using System.Text;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// All motifs on one sheet, <c>/art/motif.svg</c>: a browser fetches it once, and a page carries only where each
/// stands. Drawn from the same paths as pictures that leave the house.
/// </summary>
internal static class MotifSheet
{
    private static readonly byte[] Sheet = Encoding.UTF8.GetBytes(Drawn());

    /// <summary>Changes with what is on it, so that it may be kept for ever.</summary>
    public static string Address { get; } = $"/art/motif.svg?v={Seed.Of(Drawn()):x8}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/art/motif.svg",
                (HttpContext http) =>
                {
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Results.Bytes(Sheet, "image/svg+xml");
                }
            )
            .ExcludeFromDescription();

    private static string Drawn()
    {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">");
        foreach (var motif in Enum.GetValues<Motif>())
        {
            var shape = motif.Shape();
            svg.Append($"<symbol id=\"{motif.Key()}\" viewBox=\"0 0 40 40\">");
            svg.Append($"<path fill=\"currentColor\" d=\"{shape.Ink}\"/><path d=\"{shape.Fill}\"/></symbol>");
        }
        return svg.Append("</svg>").ToString();
    }
}
