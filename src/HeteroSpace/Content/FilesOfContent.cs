using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>The stored files that the module answers for: whatever none names is swept away.</summary>
internal static class FilesOfContent
{
    /// <summary>Articles and lists show them cut at the address of all photos.</summary>
    public static readonly ShownPhotos Shown = new(
        async (services, picture, stop) =>
            await services.GetRequiredService<AppDb>().ContentPictures().AnyAsync(row => row.Name == picture, stop)
    );

    public static readonly FileOwner[] All =
    [
        new("episode", (db, stop) => db.EpisodeFiles().Select(row => row.File).ToListAsync(stop)),
        new(
            "picture",
            async (db, stop) =>
                [.. (await db.ContentPictures().AsNoTracking().ToListAsync(stop)).SelectMany(row => row.Stored())]
        ),
    ];
}
