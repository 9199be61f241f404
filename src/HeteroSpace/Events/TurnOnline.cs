using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// An event in a place goes on online, as one act: the seats of those on site move with them, its rooms are free, and
/// each hears of it once, with the link.
/// </summary>
internal sealed class TurnOnline(AppDb db, ChangeEvent change)
{
    public const string Verb = "event.turned-online";

    // What can be noted to be undone has an end.
    private const int MostNoted = 600;

    private sealed record PoolBefore(Guid Id, string? Code, string Name, int? Quota, DateTime? Until);

    private sealed record SessionBefore(Guid Id, Guid? Space, string Place);

    /// <param name="Seats">Who sat in which of the pools, by its number.</param>
    /// <param name="Online">The online places as they were; null when there were none.</param>
    private sealed record Before(
        List<PoolBefore> Pools,
        List<SessionBefore> Sessions,
        Dictionary<Guid, int> Seats,
        (Guid Id, int? Quota)? Online,
        OnlineBy By,
        string? Link,
        IReadOnlyList<Guid> Offered
    );

    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    /// <summary>Whether a link has to be asked for.</summary>
    public static bool NeedsLink(Event row) => row.Link is null && row.OnlineBy != OnlineBy.Jitsi;

    /// <param name="link">Where people meet; null for the one that the event has.</param>
    public Task<PlanAnswer> Now(Event seen, Guid by, string? link) =>
        change.Now(
            seen,
            by,
            Verb,
            async (act, row, sessions) =>
            {
                if (row.Starts <= act.Now || !await db.ComesInPerson(row))
                    return new PlanAnswer.NotReady(NotOnSite);
                if (link is null && NeedsLink(row))
                    return new PlanAnswer.NotReady(NoLink);
                var (oldBy, oldLink) = (row.OnlineBy, row.Link);
                if (link is not null)
                    (row.OnlineBy, row.Link) = (OnlineBy.Link, link);
                var places = sessions.ConvertAll(one => new SessionBefore(one.Id, one.SpaceId, one.Place));
                sessions.ForEach(one => (one.SpaceId, one.Place) = (null, ""));
                await act.Save();
                var before = await MoveSeats(act, row);
                await MayBeUndone(act, row, by, before with { Sessions = places, By = oldBy, Link = oldLink });
                return null;
            }
        );

    private async Task<Before> MoveSeats(Act act, Event row)
    {
        var pools = await db.SeatPools().AsNoTracking().Where(pool => pool.EventId == row.Id).ToListAsync();
        var onSite = pools.FindAll(pool => pool.Attend == Attend.InPerson);
        var ids = onSite.ConvertAll(pool => pool.Id);
        var seats = await db.Registrations()
            .AsNoTracking()
            .Where(known => ids.Contains(known.PoolId))
            .Select(known => new { known.Id, known.PoolId })
            .ToListAsync();
        var online = pools.Find(pool => pool is { Attend: Attend.Online, Code: null });
        var target = await PlacesOnline(act, row, online);
        await act.Update(
            db.Registrations().Where(known => ids.Contains(known.PoolId)),
            set =>
                set.SetProperty(known => known.PoolId, target)
                    .SetProperty(known => known.Attend, Attend.Online)
                    .SetProperty(known => known.Version, known => known.Version + 1)
        );
        await act.Erase(db.SeatPools().Where(pool => ids.Contains(pool.Id)));
        var offered = await WaitingList.OfferFree(act, row, target);
        return new(
            onSite.ConvertAll(pool => new PoolBefore(pool.Id, pool.Code, pool.Name, pool.Quota, pool.Until)),
            [],
            seats.ToDictionary(known => known.Id, known => ids.IndexOf(known.PoolId)),
            online is null ? null : (online.Id, online.Quota),
            default,
            null,
            offered
        );
    }

    // Online there is a place for everyone who had one.
    private async Task<Guid> PlacesOnline(Act act, Event row, SeatPool? online)
    {
        if (online is null)
        {
            var added = act.Add(new SeatPool { EventId = row.Id, Attend = Attend.Online });
            await act.Save();
            return added.Id;
        }
        await act.Update(
            db.SeatPools().Where(pool => pool.Id == online.Id),
            set => set.SetProperty(pool => pool.Quota, (int?)null)
        );
        return online.Id;
    }

    private static Task MayBeUndone(Act act, Event row, Guid by, Before before) =>
        before.Seats.Count <= MostNoted
            ? act.MayBeUndone(Verb, row.Subject(), by, row.SiteId, JsonSerializer.Serialize(before, Json))
            : act.Follows(row.Subject());

    /// <summary>Everyone is back in the room, when that is still free and nobody came meanwhile who knows it only as
    /// online.</summary>
    public async Task<string?> Undo(string slug, Guid by, string written)
    {
        var before = JsonSerializer.Deserialize<Before>(written, Json)!;
        if (await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug) is not { } seen)
            return ChangedSince;
        var answer = await change.Now(
            seen,
            by,
            "event.online-undone",
            async (act, row, sessions) =>
            {
                if (before.Online is null && await CameMeanwhile(row, before))
                    return new PlanAnswer.NotReady(ChangedSince);
                (row.OnlineBy, row.Link) = (before.By, before.Link);
                foreach (var session in sessions)
                    if (before.Sessions.Find(one => one.Id == session.Id) is { } was)
                        (session.SpaceId, session.Place) = (was.Space, was.Place);
                await act.Save();
                await WaitingList.TakeBack(act, before.Offered);
                await SeatsBack(act, row, before);
                return null;
            }
        );
        return ChangeRoom.Why(answer);
    }

    private Task<bool> CameMeanwhile(Event row, Before before)
    {
        var known = before.Seats.Keys.ToList();
        return db.Registrations().AnyAsync(one => one.EventId == row.Id && !known.Contains(one.Id));
    }

    private async Task SeatsBack(Act act, Event row, Before before)
    {
        foreach (var (was, number) in before.Pools.Select((pool, number) => (pool, number)))
        {
            act.Add(
                new SeatPool
                {
                    Id = was.Id,
                    EventId = row.Id,
                    Attend = Attend.InPerson,
                    Code = was.Code,
                    Name = was.Name,
                    Quota = was.Quota,
                    Until = was.Until,
                }
            );
            await act.Save();
            var seats = before.Seats.Where(seat => seat.Value == number).Select(seat => seat.Key).ToList();
            await act.Update(
                db.Registrations().Where(known => seats.Contains(known.Id)),
                set =>
                    set.SetProperty(known => known.PoolId, was.Id)
                        .SetProperty(known => known.Attend, Attend.InPerson)
                        .SetProperty(known => known.Version, known => known.Version + 1)
            );
        }
        if (before.Online is var (id, quota))
            await act.Update(
                db.SeatPools().Where(pool => pool.Id == id),
                set => set.SetProperty(pool => pool.Quota, quota)
            );
        else
            await act.Erase(db.SeatPools().Where(pool => pool.EventId == row.Id && pool.Attend == Attend.Online));
    }

    private static string NotOnSite =>
        Words.Say("Acara ini tidak di tempat, atau sudah mulai.", "This event is in no place, or has begun.");

    private static string NoLink =>
        Words.Say("Tulis dulu tautan tempat bertemunya.", "Give the link at which people meet first.");

    private static string ChangedSince =>
        Words.Say("Acaranya sudah diubah sementara itu.", "The event was changed meanwhile.");
}
