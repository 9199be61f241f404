using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>The stored files that the module answers for: whatever none names is swept away.</summary>
internal static class FilesOfContributions
{
    public static readonly FileOwner[] All =
    [
        new("photo of a need or a gift", Photos),
        new(
            "document of a gift",
            (db, stop) =>
                db.GiftReceipts().Where(row => row.Document != null).Select(row => row.Document!).ToListAsync(stop)
        ),
        new(
            "signed handover",
            (db, stop) => db.Handovers().Where(row => row.Signed != null).Select(row => row.Signed!).ToListAsync(stop)
        ),
    ];

    /// <summary>That of a need is public with it; evidence of what came is for staff.</summary>
    public static readonly ShownPhotos Shown = new(
        async (services, picture, stop) =>
            await services
                .GetRequiredService<AppDb>()
                .Needs()
                .AnyAsync(row => row.Photo == picture && row.Status != NeedStatus.Draft, stop)
    );

    private static async Task<List<string>> Photos(AppDb db, CancellationToken stop)
    {
        var needs = db.Needs().Where(row => row.Photo != null).Select(row => row.Photo!);
        var gifts = db.GiftReceipts().Where(row => row.Photo != null).Select(row => row.Photo!);
        return
        [
            .. (await needs.Concat(gifts).ToListAsync(stop)).SelectMany(photo =>
                Pictures.Widths.Select(width => Pictures.FileName(photo, width))
            ),
        ];
    }
}
