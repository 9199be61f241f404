using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Thanks;

/// <summary>Where a gift stood, and what was held there meanwhile.</summary>
internal static class GiftUses
{
    public static Task<List<GiftInUse>> Rows(AppDb db, ReceivedGift gift, CancellationToken stop) =>
        db.GiftsInUse()
            .AsNoTracking()
            .Where(row => row.PledgeId == gift.Pledge.Id)
            .OrderByDescending(row => row.From)
            .ToListAsync(stop);

    public static async Task<IReadOnlyList<GiftUsed>> Of(
        AppDb db,
        IServiceProvider services,
        ReceivedGift gift,
        CatalogueSite site,
        CancellationToken stop
    )
    {
        var places = ReceivedGift.Places(await Rows(db, gift, stop), site.Site.Clock);
        return await GiftUsePart.All(services, places, stop);
    }
}
