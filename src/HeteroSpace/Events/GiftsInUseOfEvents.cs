using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// Which events used a gift: those that everyone may read and that are over, with a session on its floor while the gift
/// stood there. An event in two of its spaces is one.
/// </summary>
internal static class GiftsInUseOfEvents
{
    public static async Task<IReadOnlyList<GiftUsed>> Read(
        IServiceProvider services,
        IReadOnlyList<GiftPlace> places,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var held = new HashSet<Guid>();
        foreach (var place in places)
        {
            var until = place.Until is { } end && end < now ? end : now;
            var spaces = await Around(db, place.SpaceId, stop);
            held.UnionWith(
                await db.EventSessions()
                    .Where(row => row.SpaceId != null && spaces.Contains(row.SpaceId.Value))
                    .Where(row => row.Starts >= place.From && row.Starts < until)
                    .Select(row => row.EventId)
                    .Distinct()
                    .ToListAsync(stop)
            );
        }
        Guid[] ids = [.. held];
        var events = await db.Events()
            .Where(row => ids.Contains(row.Id) && row.Status == EventStatus.Published && row.Ends <= now)
            .Select(row => new
            {
                row.Id,
                row.Title,
                row.Slug,
                row.LocalDate,
                row.CameBefore,
            })
            .ToListAsync(stop);
        var came = await db.Attendances()
            .Where(there => ids.Contains(there.EventId))
            .Select(there => new { there.EventId, there.TicketId })
            .Distinct()
            .GroupBy(there => there.EventId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return events.ConvertAll(row => new GiftUsed(
            row.Title,
            "/acara/" + row.Slug,
            row.LocalDate,
            came.GetValueOrDefault(row.Id) + (row.CameBefore ?? 0)
        ));
    }

    // The space itself, and those on the same floor: what stands in half of a hall is used in the whole of it as well.
    private static async Task<List<Guid>> Around(AppDb db, Guid space, CancellationToken stop)
    {
        var units = db.SpaceUnits().Where(cover => cover.SpaceId == space).Select(cover => cover.UnitId);
        var spaces = await db.SpaceUnits()
            .Where(cover => units.Contains(cover.UnitId))
            .Select(cover => cover.SpaceId)
            .Distinct()
            .ToListAsync(stop);
        return [.. spaces.Union([space])];
    }
}
