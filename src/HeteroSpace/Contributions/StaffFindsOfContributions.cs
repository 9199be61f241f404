using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Needs as staff find them among everything, and a pledge by its code.</summary>
internal static class StaffFindsOfContributions
{
    public static readonly StaffFind[] All =
    [
        StaffFind.ByTitle<Need>(
            (65, "gotong-royong", "basket"),
            () => Words.Say("Kebutuhan gotong royong", "Needs"),
            (db, site) => db.Needs().Where(row => row.SiteId == site),
            row => row.Title,
            row => new StaffFound(row.Title, row.Status.Said(), "gotong-royong/" + row.Slug)
        ),
        new(66, "gotong-royong", "basket", () => Words.Say("Tawaran", "Pledges"), Pledges),
    ];

    private static async Task<IReadOnlyList<StaffFound>> Pledges(StaffAsked asked)
    {
        var (site, code) = (asked.Here.Site.Id, asked.Text.ToUpperInvariant());
        return await asked
            .Db.Pledges()
            .Where(row => row.SiteId == site && row.Code == code)
            .Select(row => new StaffFound(row.Code, row.Status.Said(), "gotong-royong/tawaran/" + row.Code))
            .ToListAsync(asked.Stop);
    }
}
