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
        var listed = await find.Listed(rows, stop);
        var registered = await Registered(
            db,
            [.. listed.Where(row => IsOver(row, now)).Select(row => row.Event.Id)],
            stop
        );
        return listed.ConvertAll(row => new MadeFor(row.Event.Title, Said(row, now), Link(row.Event, site))
        {
            By = row.By,
            Stage = StageOf(row, now),
            Figures = IsOver(row, now) ? Figures(row.Came, registered.GetValueOrDefault(row.Event.Id)) : null,
            Report = staff && IsOver(row, now) ? $"/konsol/{site.Site.Slug}/acara/{row.Event.Slug}/laporan" : null,
            TakesPeople = row.Event.IsPublic && RegistrationRules.WhyNot(row.Event, now) is null,
        });
    }

    private static bool IsOver(ListedEvent row, DateTime now) => StageOf(row, now) == MadeStage.Over;

    private static async Task<Dictionary<Guid, int>> Registered(AppDb db, List<Guid> over, CancellationToken stop) =>
        over.Count == 0
            ? []
            : await db.Registrations()
                .Where(row => over.Contains(row.EventId) && row.Status == RegistrationStatus.Confirmed)
                .GroupBy(row => row.EventId)
                .Select(group => new { group.Key, People = group.Sum(row => row.People) })
                .ToDictionaryAsync(row => row.Key, row => row.People, stop);

    /// <summary>Who came, of how many that had a seat, as the report of the event counts them.</summary>
    internal static string? Figures(int came, int registered)
    {
        if (came == 0 && registered == 0)
            return null;
        if (registered <= came)
            return Words.Say(
                $"{Words.Number(came)} orang hadir",
                came == 1 ? "1 person came" : $"{Words.Number(came)} people came"
            );
        return Words.Say(
            $"{Words.Number(came)} orang hadir dari {Words.Number(registered)} yang terdaftar",
            $"{Words.Number(came)} of {Words.Number(registered)} people registered came"
        );
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
        // Who came is told in its figures.
        if (IsOver(row, now) && row.Came > 0)
            return when;
        return row.Event.IsPublic ? when + row.Behind(now) : $"{when} · {row.Event.Status.Said()}";
    }

    private static string Link(Event row, CatalogueSite site) =>
        row.IsPublic ? "/acara/" + row.Slug : $"/konsol/{site.Site.Slug}/acara/{row.Slug}";
}
