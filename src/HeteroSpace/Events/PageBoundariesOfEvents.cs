using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Events and sessions that begin and end, registrations that open and close.</summary>
internal static class PageBoundariesOfEvents
{
    public static async Task<IEnumerable<DateTime>> Within(
        IServiceProvider services,
        TimeRange around,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var (from, to) = (around.Starts, around.Ends);
        var events = await db.PublicEvents()
            .Where(row =>
                row.Starts >= from && row.Starts < to
                || row.Ends >= from && row.Ends < to
                || row.Opens >= from && row.Opens < to
                || row.Closes >= from && row.Closes < to
            )
            .Select(row => new DateTime?[] { row.Starts, row.Ends, row.Opens, row.Closes })
            .ToListAsync(stop);
        var sessions = await db.EventSessions()
            .Where(row => row.Starts >= from && row.Starts < to || row.Ends >= from && row.Ends < to)
            .Select(row => new DateTime?[] { row.Starts, row.Ends })
            .ToListAsync(stop);
        return events.Concat(sessions).SelectMany(row => row).OfType<DateTime>().Where(at => from <= at && at < to);
    }
}
