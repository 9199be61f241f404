using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The posters of events.</summary>
internal static class EventPictures
{
    public static async Task<List<string>> Stored(AppDb db, CancellationToken stop) =>
        [
            .. (
                await db.Events().Where(row => row.Picture != null).Select(row => row.Picture!).ToListAsync(stop)
            ).SelectMany(picture => Pictures.Widths.Select(width => Pictures.FileName(picture, width))),
        ];
}
