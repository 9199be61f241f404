using System.Security.Claims;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// Sessions whose room someone else has at that time, for whoever plans them. Who has it stands in none until staff ask
/// (<see cref="Named"/>): others learn that it is taken, and what is free.
/// </summary>
internal sealed class RoomClashes(AppDb db, Alternatives alternatives, WhoHolds who)
{
    private sealed record Wanted(EventSession Session, CatalogueSpace At, OnFloor Floor);

    public async Task<IReadOnlyList<RoomClash>> Of(
        Event of,
        IReadOnlyList<EventSession> sessions,
        CatalogueSite site,
        CancellationToken stop = default
    )
    {
        var seats = await db.SeatPools()
            .Where(pool => pool.EventId == of.Id && pool.Attend == Attend.InPerson)
            .SumAsync(pool => pool.Quota ?? 0, stop);
        return await Find(of, sessions, site, seats, stop);
    }

    /// <summary>The same of one that is being written.</summary>
    public Task<IReadOnlyList<RoomClash>> Of(
        EventPlan plan,
        CatalogueSite site,
        Guid by,
        CancellationToken stop = default
    ) =>
        Find(
            new()
            {
                SiteId = site.Site.Id,
                Title = plan.Title,
                By = by,
            },
            [
                new()
                {
                    Starts = plan.When.Starts,
                    Ends = plan.When.Ends,
                    SpaceId = plan.SpaceId,
                },
            ],
            site,
            plan.InPerson ?? 1,
            stop
        );

    /// <summary>The same with who has the rooms, and with links that the reader may open: for staff alone.</summary>
    public async Task<IReadOnlyList<RoomClash>> Named(
        IReadOnlyList<RoomClash> clashes,
        CatalogueSite site,
        ClaimsPrincipal reader,
        CancellationToken stop = default
    )
    {
        // Each session asks for itself, since those of one event hold as one.
        var asked = clashes.Select(clash => clash.Floor with { Id = clash.Session.Id }).ToList();
        var holders = await who.Holders(site, asked, reader, stop);
        return
        [
            .. clashes.Select(clash =>
                clash with
                {
                    InTheWay = [.. holders[clash.Session.Id].Where(held => held.Id != clash.Floor.Id)],
                }
            ),
        ];
    }

    private async Task<IReadOnlyList<RoomClash>> Find(
        Event of,
        IReadOnlyList<EventSession> sessions,
        CatalogueSite site,
        int seats,
        CancellationToken stop
    )
    {
        var wanted = sessions.Select(session => InRoom(of, session, site)).OfType<Wanted>().ToList();
        var asked = wanted.ConvertAll(one => new FloorPart(one.Floor.Units, one.Floor.Range));
        var held = await who.Holding(site, asked, stop);
        var clashes = new List<RoomClash>();
        foreach (var (session, at, floor) in wanted.Where(one => held.Exists(one.Floor.IsMetBy)))
        {
            var closed = (await ClosedTimes.Read(db, [at.Site.Id], session.Range, stop)).Over(at, session.Range);
            var why = ClosedTimes.Said(at, at.Site.Clock.Date(session.Starts), closed);
            clashes.Add(
                new(session, at, floor, await alternatives.Near(at, Booked(of, session, at, seats), stop))
                {
                    Closed = why == "" ? null : why,
                }
            );
        }
        return clashes;
    }

    private static Wanted? InRoom(Event of, EventSession session, CatalogueSite site) =>
        site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId) is { } at
            ? new(session, at, EventFloor.Wish(of, session, at, site))
            : null;

    // What is free for it has room for those who come.
    private static BookingRequest Booked(Event of, EventSession session, CatalogueSpace at, int seats) =>
        new(
            at.Space.Id,
            session.Starts,
            session.Ends,
            Math.Clamp(seats, 1, Math.Max(1, at.Space.Capacity)),
            of.Title,
            new(null, "Hetero Space", People.PersonKind.Public, null, null, Words.Spoken)
        )
        {
            Staff = new(of.By, null),
        };
}

/// <summary>A session whose room someone else has, and up to three free alternatives.</summary>
/// <param name="Floor">What it would hold.</param>
public sealed record RoomClash(
    EventSession Session,
    CatalogueSpace At,
    OnFloor Floor,
    IReadOnlyList<Alternative> Alternatives
)
{
    /// <summary>That staff closed it, and why; null when someone else has it.</summary>
    public string? Closed { get; init; }

    /// <summary>Who has it, once staff have asked.</summary>
    public IReadOnlyList<OnFloor> InTheWay { get; init; } = [];
}
