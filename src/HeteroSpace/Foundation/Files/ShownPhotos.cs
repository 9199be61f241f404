using Microsoft.Net.Http.Headers;

namespace HeteroSpace.Foundation.Files;

/// <summary>A module says which of its photos can be seen by everyone, by the name of the picture.</summary>
public sealed record ShownPhotos(Func<IServiceProvider, string, CancellationToken, ValueTask<bool>> Has);

/// <summary>
/// <c>GET /foto/{name}</c>: a photo as somebody's page shows it, whole or cut. Only those are public; letters and
/// tables share the folder and are not. Another photo, or the same cut otherwise, has another name: each may be kept
/// for ever, and whoever has it gets 304. One that was taken away is not found.
/// </summary>
internal static class PhotoFiles
{
    private const int NameLength = 32;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/foto/{name}", Show).ExcludeFromDescription();

    private static async Task<IResult> Show(
        string name,
        HttpContext http,
        IEnumerable<ShownPhotos> shown,
        FileStore files,
        CancellationToken stop
    )
    {
        if (
            name.Length <= NameLength
            || name[NameLength] != '-'
            || !name.EndsWith(".webp", StringComparison.Ordinal)
                && !name.EndsWith("-share.jpg", StringComparison.Ordinal)
            || !await IsShown(name[..NameLength], http, shown, stop)
            || files.Open(name) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(content, FileStore.MediaType(name), entityTag: new EntityTagHeaderValue($"\"{name}\""));
    }

    private static async ValueTask<bool> IsShown(
        string picture,
        HttpContext http,
        IEnumerable<ShownPhotos> shown,
        CancellationToken stop
    )
    {
        foreach (var module in shown)
            if (await module.Has(http.RequestServices, picture, stop))
                return true;
        return false;
    }
}
