using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What events are called where staff read the floor, and which drafts and proposals would like
/// some.</summary>
internal static class EventFloor
{
    public static async Task<Dictionary<Guid, FloorWords>> Names(
        AppDb db,
        CatalogueSite site,
        IReadOnlyList<Guid> ids,
        CancellationToken stop
    )
    {
        var sessions = (
            await db.EventSessions().AsNoTracking().Where(row => ids.Contains(row.EventId)).ToListAsync(stop)
        ).ToLookup(row => row.EventId);
        return (await db.Events().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).ToDictionary(
            row => row.Id,
            row => Words(row, [.. sessions[row.Id]], site)
        );
    }

    public static async Task<List<OnFloor>> Wishes(
        AppDb db,
        CatalogueSite site,
        TimeRange range,
        CancellationToken stop
    )
    {
        // Room for what spaces need before and after.
        var (from, to) = (range.Starts.AddHours(-12), range.Ends.AddHours(12));
        var planned = await db.Events()
            .AsNoTracking()
            .Where(row =>
                row.SiteId == site.Site.Id && (row.Status == EventStatus.Draft || row.Status == EventStatus.Proposed)
            )
            .Join(
                db.EventSessions()
                    .Where(session => session.SpaceId != null && session.Starts < to && session.Ends > from),
                row => row.Id,
                session => session.EventId,
                (row, session) => new { Event = row, Session = session }
            )
            .ToListAsync(stop);
        return
        [
            .. planned
                .Select(row => Wish(row.Event, row.Session, site))
                .OfType<OnFloor>()
                .Where(wish => wish.Range.Overlaps(range)),
        ];
    }

    /// <summary>Requests and others that wait for a room of the event at its time: whoever publishes it should answer
    /// them.</summary>
    public static async Task<IReadOnlyList<OnFloor>> AlsoWaiting(
        WhoHolds who,
        Event of,
        IReadOnlyList<EventSession> sessions,
        CatalogueSite site,
        ClaimsPrincipal reader,
        CancellationToken stop
    )
    {
        var wishes = WishesOf(of, sessions, site).ToList();
        var others = (await who.InTheWay(site, wishes, reader, stop))[of.Id].Where(other => other.Kind is null);
        return [.. others.DistinctBy(other => (other.Id, other.Range))];
    }

    /// <summary>What its sessions in rooms of ours would hold.</summary>
    public static IEnumerable<OnFloor> WishesOf(Event of, IEnumerable<EventSession> sessions, CatalogueSite site) =>
        sessions.Select(session => Wish(of, session, site)).OfType<OnFloor>();

    private static OnFloor? Wish(Event of, EventSession session, CatalogueSite site) =>
        site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId) is { } at
            ? Wish(of, session, at, site)
            : null;

    /// <summary>What a session would hold in a room of ours.</summary>
    public static OnFloor Wish(Event of, EventSession session, CatalogueSpace at, CatalogueSite site) =>
        OnFloor.Wish(of.Id, at, session.Range, Words(of, [session], site)) with
        {
            // An event takes all of its room, whatever kind of room it is.
            AnyOf = false,
        };

    private static FloorWords Words(Event of, List<EventSession> sessions, CatalogueSite site)
    {
        var places = sessions
            .Select(session => site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId)?.Space.Name.Here)
            .OfType<string>()
            .Distinct();
        return new(
            of.Title,
            string.Join(" · ", [Foundation.Ui.Words.Say("acara", "event"), .. places, of.Status.Said()]),
            of.Status.Look(),
            of.IsPublic ? "/acara/" + of.Slug : null
        )
        {
            Console = (EventTables.Desk, $"/konsol/{site.Site.Slug}/acara/{of.Slug}"),
            Times = [.. sessions.Select(session => session.Range)],
        };
    }
}
