using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Which pledge is meant at the front desk: by its code, as its papers and stickers have it.</summary>
internal static class PledgesAtDesk
{
    public static async Task<IReadOnlyList<DeskFound>> Find(
        IServiceProvider services,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        if (ReceivedGift.CodeOf(asked.Words.Text) is not { } code)
            return [];
        var db = services.GetRequiredService<AppDb>();
        var found = await db.Pledges()
            .AsNoTracking()
            .Where(row => row.Code == code && row.SiteId == asked.Here.Site.Id)
            .Join(db.Needs(), row => row.NeedId, need => need.Id, (row, need) => new { Pledge = row, need.Title })
            .SingleOrDefaultAsync(stop);
        if (found is not { Pledge: var pledge })
            return [];
        return
        [
            new(
                code,
                0,
                "Gotong royong",
                pledge.Name,
                $"{found.Title} · {pledge.Status.Said()} · {code}",
                $"/konsol/{asked.Here.Site.Slug}/gotong-royong/tawaran/{code}"
            )
            {
                IsExact = true,
                Opens = Words.Say("Buka tawaran", "Open the pledge"),
                Shows = pledge.PersonId is { } person ? (person, "pledge:" + code) : null,
            },
        ];
    }
}
