using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The events of an initiative, so that its pages lead to them and nobody writes one a second time.</summary>
internal static class EventsOfInitiative
{
    private const int Most = 30;

    public static async Task<IReadOnlyList<MadeFor>> Read(
        AppDb db,
        Initiative of,
        CatalogueSite site,
        bool staff,
        CancellationToken stop
    )
    {
        var events = staff ? db.Events().Where(row => row.Status != EventStatus.Declined) : db.PublicEvents();
        var rows = await events
            .AsNoTracking()
            .Where(row => row.InitiativeId == of.Id)
            .OrderByDescending(row => row.Starts)
            .Take(Most)
            .ToListAsync(stop);
        return rows.ConvertAll(row => new MadeFor(row.Title, Said(row, site), Link(row, site)));
    }

    private static string Said(Event row, CatalogueSite site)
    {
        var when = Words.When(site.Site.Clock, row.Starts, row.Ends);
        return row.Status == EventStatus.Published ? when : $"{when} · {row.Status.Said()}";
    }

    private static string Link(Event row, CatalogueSite site) =>
        row.IsPublic ? "/acara/" + row.Slug : $"/konsol/{site.Site.Slug}/acara/{row.Slug}";
}
