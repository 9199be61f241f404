using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Sessions whose room someone else has at that time, for whoever plans it.</summary>
internal sealed class RoomClashes(AppDb db, Alternatives alternatives)
{
    public async Task<IReadOnlyList<RoomClash>> Of(
        Event of,
        IReadOnlyList<EventSession> sessions,
        CatalogueSite site,
        CancellationToken stop = default
    )
    {
        var clashes = new List<RoomClash>();
        foreach (var session in sessions)
        {
            if (site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId) is not { } at)
                continue;
            var (needed, units) = (Availability.Needed(at.Space, session.Range), at.Units);
            if (!await HeldByOthers(of, units, needed).AnyAsync(stop))
                continue;
            var closed = (await ClosedTimes.Read(db, [at.Site.Id], session.Range, stop)).Over(at, session.Range);
            var why = ClosedTimes.Said(at, at.Site.Clock.Date(session.Starts), closed);
            clashes.Add(
                new(session, at, await alternatives.Near(at, Wanted(of, session, at), stop))
                {
                    Closed = why == "" ? null : why,
                }
            );
        }
        return clashes;
    }

    private IQueryable<Occupancy> HeldByOthers(Event of, IReadOnlyList<Guid> units, TimeRange needed) =>
        db.Occupancies()
            .Where(row =>
                units.Contains(row.UnitId)
                && row.HolderId != of.Id
                && row.Starts < needed.Ends
                && row.Ends > needed.Starts
            );

    private static BookingRequest Wanted(Event of, EventSession session, CatalogueSpace at) =>
        new(
            at.Space.Id,
            session.Starts,
            session.Ends,
            1,
            of.Title,
            new(null, "Hetero Space", People.PersonKind.Public, null, null, Words.Spoken)
        )
        {
            Staff = new(of.By, null),
        };
}

/// <summary>A session whose room someone else has, and up to three free alternatives.</summary>
public sealed record RoomClash(EventSession Session, CatalogueSpace At, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>That staff closed it, and why; null when someone else has it.</summary>
    public string? Closed { get; init; }
}
