using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas and initiatives as staff find them among everything.</summary>
internal static class StaffFindsOfInitiatives
{
    public static readonly StaffFind[] All =
    [
        StaffFind.ByTitle<Initiative>(
            (50, "inisiatif", "signpost-2"),
            () => Words.Say("Inisiatif", "Initiatives"),
            (db, site) => db.Initiatives().Where(row => row.SiteId == site),
            row => row.Title,
            row => new StaffFound(row.Title, row.Template.Here, "inisiatif/" + row.Slug)
        ),
        StaffFind.ByTitle<Idea>(
            (60, "gagasan", "lightbulb"),
            () => Words.Say("Gagasan", "Ideas"),
            (db, site) => db.Ideas().Where(row => row.SiteId == site),
            row => row.Title,
            row => new StaffFound(row.Title, row.Status.Said(), "gagasan/" + row.Slug)
        ),
    ];
}
