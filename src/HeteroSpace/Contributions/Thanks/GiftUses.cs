using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Thanks;

/// <summary>Where a gift stood, and what was held there meanwhile.</summary>
internal static class GiftUses
{
    /// <summary>
    /// Its site, also a closed one while the ledger has rows of the gift: they name its page, and stickers on what was
    /// given lead there. Null when the page is not to be seen.
    /// </summary>
    public static async Task<CatalogueSite?> Site(
        AppDb db,
        Catalogue catalogue,
        ReceivedGift gift,
        CancellationToken stop
    )
    {
        var site = await catalogue.Site(gift.Pledge.SiteId, stop);
        return site is { Site.Published: true } || (await GiftRows.Of(db, gift, stop)).Count > 0 ? site : null;
    }

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
