using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>The stored files that the module answers for: whatever none names is swept away.</summary>
internal static class FilesOfContent
{
    public static readonly FileOwner[] All =
    [
        new("episode", (db, stop) => db.EpisodeFiles().Select(row => row.File).ToListAsync(stop)),
        new(
            "picture",
            async (db, stop) =>
                [
                    .. (await db.ContentPictures().Select(row => row.Name).ToListAsync(stop)).SelectMany(name =>
                        Pictures.Widths.Select(width => Pictures.FileName(name, width))
                    ),
                ]
        ),
    ];
}
