using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The events of an initiative, so that its pages lead to them and nobody writes one a second time.</summary>
internal sealed class EventsOfInitiative(FindEvents find, TimeProvider time)
{
    private const int Most = 30;

    public async Task<IReadOnlyList<MadeFor>> Read(
        AppDb db,
        Initiative of,
        CatalogueSite site,
        bool staff,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var events = staff
            ? db.Events().Where(row => row.Status != EventStatus.Declined && row.Status != EventStatus.Withdrawn)
            : db.PublicEvents();
        var rows = await events
            .AsNoTracking()
            .Where(row => row.InitiativeId == of.Id)
            .OrderByDescending(row => row.Starts)
            .Take(Most)
            .ToListAsync(stop);
        if (rows.Count == 0)
            return [];
        return (await find.Listed(rows, stop)).ConvertAll(row => new MadeFor(
            row.Event.Title,
            Said(row, now),
            Link(row.Event, site)
        )
        {
            By = row.By,
            Stage = StageOf(row, now),
            TakesPeople = row.Event.IsPublic && RegistrationRules.WhyNot(row.Event, now) is null,
        });
    }

    private static MadeStage StageOf(ListedEvent row, DateTime now) =>
        row.Event switch
        {
            { Status: not EventStatus.Published } => MadeStage.Untold,
            { } of when of.Ends <= now => MadeStage.Over,
            { } of when of.Starts <= now => MadeStage.Runs,
            _ => MadeStage.Prepared,
        };

    private static string Said(ListedEvent row, DateTime now)
    {
        var when = Words.When(row.Site.Site.Clock, row.Event.Starts, row.Event.Ends);
        return row.Event.IsPublic ? when + row.Behind(now) : $"{when} · {row.Event.Status.Said()}";
    }

    private static string Link(Event row, CatalogueSite site) =>
        row.IsPublic ? "/acara/" + row.Slug : $"/konsol/{site.Site.Slug}/acara/{row.Slug}";
}
