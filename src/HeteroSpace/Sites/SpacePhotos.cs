using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>The photos of spaces.</summary>
internal static class SpacePhotos
{
    public static async Task<List<string>> Stored(AppDb db, CancellationToken stop) =>
        [
            .. (
                await db.Spaces().Where(space => space.Photo != null).Select(space => space.Photo!).ToListAsync(stop)
            ).SelectMany(photo => Pictures.Widths.Select(width => Pictures.FileName(photo, width))),
        ];

    /// <summary>
    /// Only photos of spaces are public; letters share the folder and are not. A new photo has a new name, so one may
    /// be kept for ever.
    /// </summary>
    public static async Task<IResult> Show(string name, HttpContext http, Catalogue catalogue, FileStore files)
    {
        if (
            !(await catalogue.Sites()).Any(site =>
                site.Spaces.Any(space =>
                    space.Space.Photo is { } photo && name.StartsWith(photo, StringComparison.Ordinal)
                )
            ) || files.Open(name) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(content, FileStore.MediaType(name));
    }
}
