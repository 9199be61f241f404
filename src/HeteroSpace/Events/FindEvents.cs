using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What a visitor looks for.</summary>
public sealed record SoughtEvents
{
    public string Words { get; init; } = "";
    public Guid? Site { get; init; }
    public Sector? Sector { get; init; }
    public Attend? Attend { get; init; }

    /// <summary>Those with an interpreter of sign language alone.</summary>
    public bool SignLanguage { get; init; }

    /// <summary>The first day of a month; null for all that is to come.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>From this day on; null from now.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to this day; null without end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Those that are over, latest first.</summary>
    public bool Past { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>Finds events everyone may see, and reads what lists and pages tell of them.</summary>
public sealed class FindEvents(AppDb db, Search search, Catalogue catalogue, TimeProvider time)
{
    public const int APage = 24;

    public async Task<(IReadOnlyList<ListedEvent> Rows, int Count)> Of(
        SoughtEvents sought,
        CancellationToken stop = default
    )
    {
        var found = await Fitting(sought, stop);
        var count = await found.CountAsync(stop);
        var page =
            sought.Past && sought.Month is null
                ? found.OrderByDescending(row => row.Starts).ThenBy(row => row.Id)
                : found.OrderBy(row => row.Starts).ThenBy(row => row.Id);
        return (
            await Listed(
                await page.Skip((sought.Page - 1) * APage).Take(sought.Month is null ? APage : 200).ToListAsync(stop),
                stop
            ),
            count
        );
    }

    /// <summary>What fits but for the day: the nearest that comes after it.</summary>
    public async Task<IReadOnlyList<ListedEvent>> Next(SoughtEvents sought, int most, CancellationToken stop = default)
    {
        var later = await Fitting(sought with { From = sought.Until?.AddDays(1), Until = null }, stop);
        return await Listed(
            await later.OrderBy(row => row.Starts).ThenBy(row => row.Id).Take(most).ToListAsync(stop),
            stop
        );
    }

    private async Task<IQueryable<Event>> Fitting(SoughtEvents sought, CancellationToken stop)
    {
        var found = db.PublicEvents()
            .AsNoTracking()
            .Where(row =>
                (sought.Site == null || row.SiteId == sought.Site)
                && (sought.Sector == null || row.Sector == sought.Sector)
                && (!sought.SignLanguage || row.SignLanguage)
            );
        if (sought.Attend is { } way)
            found = found.Where(row => db.SeatPools().Any(pool => pool.EventId == row.Id && pool.Attend == way));
        if (await search.Find(FindableEvents.Kind.Kind, sought.Words, sought.Site, stop: stop) is { } byWords)
        {
            Guid[] ids = [.. byWords.Ids];
            found = found.Where(row => ids.Contains(row.Id));
        }
        return InTime(found, sought, time.GetUtcNow().UtcDateTime);
    }

    private static IQueryable<Event> InTime(IQueryable<Event> found, SoughtEvents sought, DateTime now)
    {
        if (sought.Month is { } month)
        {
            var next = month.AddMonths(1);
            return found.Where(row => row.LocalDate >= month && row.LocalDate < next);
        }
        if (sought.Past)
            return found.Where(row => row.Ends <= now && row.Status == EventStatus.Published);
        found = found.Where(row => row.Ends > now);
        if (sought.Until is { } until)
            found = found.Where(row => row.LocalDate <= until);
        return sought.From is { } from ? found.Where(row => row.LocalDate >= from) : found;
    }

    /// <summary>
    /// Events with their sessions, open places, whose they are and how many came: four queries, however many.
    /// </summary>
    public async Task<List<ListedEvent>> Listed(IReadOnlyList<Event> events, CancellationToken stop = default)
    {
        var ids = events.Select(row => row.Id).ToArray();
        var (pools, sessions) = (await OpenPools(ids, stop), await Sessions(ids, stop));
        var (names, came) = (await Names(events, stop), await Came(events, stop));
        var listed = new List<ListedEvent>(events.Count);
        foreach (var row in events)
            if (await catalogue.Site(row.SiteId, stop) is { } site)
                listed.Add(
                    new(
                        row,
                        site,
                        [.. sessions[row.Id]],
                        [.. pools[row.Id].OrderBy(pool => pool.Attend)],
                        row.OrganizationId is { } id ? names.GetValueOrDefault(id) : null,
                        came.GetValueOrDefault(row.Id) + (row.CameBefore ?? 0)
                    )
                );
        return listed;
    }

    private async Task<ILookup<Guid, SeatPool>> OpenPools(Guid[] ids, CancellationToken stop) =>
        (
            await db.SeatPools()
                .AsNoTracking()
                .Where(pool => ids.Contains(pool.EventId) && pool.Code == null)
                .ToListAsync(stop)
        ).ToLookup(pool => pool.EventId);

    private async Task<ILookup<Guid, EventSession>> Sessions(Guid[] ids, CancellationToken stop) =>
        (
            await db.EventSessions()
                .AsNoTracking()
                .Where(row => ids.Contains(row.EventId))
                .OrderBy(row => row.Starts)
                .ToListAsync(stop)
        ).ToLookup(row => row.EventId);

    private async Task<Dictionary<Guid, string>> Names(IReadOnlyList<Event> events, CancellationToken stop)
    {
        var organizations = events.Select(row => row.OrganizationId).OfType<Guid>().Distinct().ToArray();
        return organizations.Length == 0
            ? []
            : await db.Organizations()
                .Where(row => organizations.Contains(row.Id))
                .Join(
                    db.Organizations(),
                    row => row.MergedIntoId ?? row.Id,
                    root => root.Id,
                    (row, root) =>
                        new
                        {
                            row.Id,
                            root.Name,
                            root.Status,
                        }
                )
                .Where(row => row.Status == OrganizationStatus.Verified)
                .ToDictionaryAsync(row => row.Id, row => row.Name, stop);
    }

    private async Task<Dictionary<Guid, int>> Came(IReadOnlyList<Event> events, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var over = events.Where(row => row.Starts <= now).Select(row => row.Id).ToArray();
        return over.Length == 0
            ? []
            : await db.Attendances()
                .Where(there => over.Contains(there.EventId))
                .Select(there => new { there.EventId, there.TicketId })
                .Distinct()
                .GroupBy(there => there.EventId)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
    }

    /// <summary>What is on and what comes next, the nearest first; what was cancelled is not among it.</summary>
    public Task<IReadOnlyList<ListedEvent>> Coming(int most, CancellationToken stop = default) =>
        ComingAt(null, most, stop);

    /// <summary>The same at one site, or anywhere (null).</summary>
    public async Task<IReadOnlyList<ListedEvent>> ComingAt(Guid? site, int most, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var coming = db.PublicEvents()
            .AsNoTracking()
            .Where(row => row.Status == EventStatus.Published && row.Ends > now && (site == null || row.SiteId == site))
            .OrderBy(row => row.Starts)
            .ThenBy(row => row.Id);
        return await Listed(await coming.Take(most).ToListAsync(stop), stop);
    }

    /// <summary>
    /// Up to three others near in time where there is a seat: what is offered to whoever finds one full.
    /// </summary>
    public async Task<IReadOnlyList<ListedEvent>> Instead(Event full, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var others = await WithSeats(db.PublicEvents().AsNoTracking().Where(row => row.Id != full.Id), now)
            .OrderByDescending(row => row.Sector == full.Sector)
            .ThenByDescending(row => row.SiteId == full.SiteId)
            .ThenBy(row => row.Starts)
            .Take(3)
            .ToListAsync(stop);
        return await Listed(others, stop);
    }

    /// <summary>The nearest to come of the same trail, else of the same host; null when there is none.</summary>
    public async Task<ListedEvent?> NextOf(Event over, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var next = await db.PublicEvents()
            .AsNoTracking()
            .Where(row =>
                row.Id != over.Id
                && row.Status == EventStatus.Published
                && row.Starts > now
                && (
                    over.InitiativeId != null && row.InitiativeId == over.InitiativeId
                    || over.OrganizationId != null && row.OrganizationId == over.OrganizationId
                )
            )
            .OrderByDescending(row => row.InitiativeId == over.InitiativeId)
            .ThenBy(row => row.Starts)
            .FirstOrDefaultAsync(stop);
        return next is null ? null : (await Listed([next], stop)).FirstOrDefault();
    }

    private IQueryable<Event> WithSeats(IQueryable<Event> events, DateTime now) =>
        events.Where(row =>
            row.Status == EventStatus.Published
            && row.Starts > now
            && (row.Opens == null || row.Opens <= now)
            && (row.Closes == null || row.Closes > now)
            && db.SeatPools()
                .Any(pool =>
                    pool.EventId == row.Id && pool.Code == null && (pool.Quota == null || pool.Quota > pool.Taken)
                )
        );
}
