using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>An event leaves a room that is to be closed for another at the same time; who registered hears of it
/// once.</summary>
internal sealed class ChangeRoom(AppDb db, ChangeEvent change)
{
    private const int Most = 3;

    /// <summary>Rooms that are free for all its sessions on that floor and hold those who have a seat, the smallest
    /// first.</summary>
    /// <param name="promised">Floor that was given to others in the same breath.</param>
    public async Task<List<CatalogueSpace>> Free(
        CatalogueSite site,
        Guid eventId,
        FloorPart closing,
        IEnumerable<FloorPart> promised,
        CancellationToken stop = default
    )
    {
        var there = (
            await db.EventSessions().AsNoTracking().Where(row => row.EventId == eventId).ToListAsync(stop)
        ).FindAll(session => Meets(session, site, closing));
        if (there.Count == 0)
            return [];
        var people = await db.SeatPools()
            .Where(pool => pool.EventId == eventId && pool.Attend == Attend.InPerson)
            .SumAsync(pool => pool.Taken, stop);
        var time = new TimeRange(there.Min(session => session.Starts), there.Max(session => session.Ends));
        var taken = promised.Append(closing).SelectMany(part => part.Units.Select(unit => (unit, part.Range)));
        var free = (await Availability.Read(db, [site.Site.Id], time, stop, eventId)).Without(taken);
        return
        [
            .. site
                .Published.Where(space => space.Space.Covers == Covers.AllUnits && space.Space.Capacity >= people)
                .Where(space => there.TrueForAll(session => session.SpaceId != space.Space.Id))
                .Where(space => there.TrueForAll(session => free.UnitsFor(space, session.Range) is not null))
                .OrderBy(space => space.Space.Capacity)
                .Take(Most),
        ];
    }

    /// <summary>What of it is on that floor.</summary>
    internal static bool Meets(EventSession session, CatalogueSite site, FloorPart closing) =>
        site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId) is { } at
        && closing.Range.Overlaps(Availability.Needed(at.Space, session.Range))
        && at.Units.Any(closing.Units.Contains);

    /// <summary>Null when it was moved, else why not.</summary>
    public async Task<string?> To(CatalogueSite site, Guid eventId, Guid by, Guid space, FloorPart closing)
    {
        if (await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == eventId) is not { } seen)
            return Gone;
        return Why(
            await change.Now(
                seen,
                by,
                "event.moved",
                (_, _, sessions) =>
                {
                    foreach (var session in sessions.Where(session => Meets(session, site, closing)))
                        session.SpaceId = space;
                    return Task.FromResult<PlanAnswer?>(null);
                }
            )
        );
    }

    internal static string? Why(PlanAnswer answer) =>
        answer switch
        {
            PlanAnswer.Done => null,
            PlanAnswer.NotReady no => no.Sentence,
            PlanAnswer.Clash => Words.Say("Ruang itu baru saja dipakai.", "That room has just been taken."),
            PlanAnswer.TooFewSeats => Words.Say("Kursinya tidak cukup.", "There are not enough seats."),
            _ => Words.Say("Acara ini baru saja diubah orang lain.", "Someone else has just changed this event."),
        };

    private static string Gone => Words.Say("Acara ini tidak ada lagi.", "This event is not there any more.");
}
