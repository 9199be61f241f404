using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>Events as staff find them among everything: drafts and proposals too.</summary>
internal static class StaffFindsOfEvents
{
    public static readonly StaffFind Find = StaffFind.ByTitle<Event>(
        (30, "acara", "calendar-event"),
        () => Words.Say("Acara", "Events"),
        (db, site) => db.Events().Where(row => row.SiteId == site),
        row => row.FoldedTitle,
        row => new StaffFound(row.Title, row.Status.Said(), "acara/" + row.Slug)
    );
}
