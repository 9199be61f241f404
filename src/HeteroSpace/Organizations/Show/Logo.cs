using HeteroSpace.Foundation.Files;

namespace HeteroSpace.Organizations.Show;

/// <summary>
/// The logos of organizations, by a name that was drawn by lot: one
/// that has not been put on a page yet is known to its lead alone.
/// </summary>
internal static class Logo
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/logo/{name}", Show).ExcludeFromDescription();

    // Letters and tables share the folder and are not pictures; a new logo has a new name, so one may be kept for ever.
    private static IResult Show(string name, HttpContext http, FileStore files)
    {
        if (
            !name.EndsWith(".webp", StringComparison.Ordinal)
            || name.Length < 10
            || files.Open(name) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(content, FileStore.MediaType(name));
    }
}
