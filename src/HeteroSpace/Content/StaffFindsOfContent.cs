using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

/// <summary>Articles and episodes as staff find them among everything: drafts too.</summary>
internal static class StaffFindsOfContent
{
    public static readonly StaffFind[] All =
    [
        StaffFind.ByTitle<Article>(
            (80, "artikel", "journal-text"),
            () => Words.Say("Artikel", "Articles"),
            (db, site) => db.Articles().Where(row => row.SiteId == site),
            row => row.Title + " " + row.TitleEn,
            row => new StaffFound(row.Title, row.Status.Said(), "artikel/" + row.Slug)
        ),
        StaffFind.ByTitle<Episode>(
            (90, "kanal", "camera-video"),
            () => Words.Say("Kanal", "Channel"),
            (db, site) => db.Episodes().Where(row => row.SiteId == site),
            row => row.Title + " " + row.TitleEn,
            row => new StaffFound(row.Title, row.Stage.Said(), "kanal/" + row.Slug)
        ),
    ];
}
