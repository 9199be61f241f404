using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>
/// Checks every guarantee over the data itself: what the guards should have kept, and that they stand.
/// </summary>
internal static class Verify
{
    public static async Task<IReadOnlyList<string>> Broken(AppDb db, FileStore files, IEnumerable<FileOwner> owners)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var broken = new List<string>();
        foreach (var guard in Guards.All)
            broken.AddRange((await guard.Missing(db)).Select(name => $"The guard {name} is absent."));

        var overlaps = await db
            .Database.SqlQueryRaw<int>(
                """
                select count(*) as "Value" from (select unit_id, starts, lag(ends) over (partition by unit_id order by starts) as before from occupancies) as rows where before > starts
                """
            )
            .SingleAsync();
        if (overlaps > 0)
            broken.Add($"{overlaps} units of floor are held twice at a time.");

        var holding = db.Bookings()
            .Where(booking =>
                booking.Status == BookingStatus.Held
                || booking.Status == BookingStatus.Confirmed
                || booking.Status == BookingStatus.CheckedIn
            );
        var without = await holding
            .Where(booking => !db.Occupancies().Any(row => row.HolderId == booking.Id))
            .CountAsync();
        if (without > 0)
            broken.Add($"{without} bookings stand without their floor.");
        var leftovers = await db.Occupancies()
            .Where(row =>
                row.HolderKind == HolderKind.Booking && !db.Bookings().Any(booking => booking.Id == row.HolderId)
            )
            .CountAsync();
        if (leftovers > 0)
            broken.Add($"{leftovers} rows hold floor for a booking that does not exist.");
        var given = await db.Occupancies()
            .Where(row =>
                row.HolderKind == HolderKind.Booking
                && db.Bookings()
                    .Any(booking =>
                        booking.Id == row.HolderId
                        && (
                            booking.Status == BookingStatus.Requested
                            || booking.Status == BookingStatus.Declined
                            || booking.Status == BookingStatus.Cancelled
                            || booking.Status == BookingStatus.Expired
                        )
                    )
            )
            .CountAsync();
        if (given > 0)
            broken.Add($"{given} rows hold floor for a booking that gave it back.");
        var closures = await db.Occupancies()
            .Where(row =>
                row.HolderKind == HolderKind.Closure && !db.Closures().Any(closure => closure.Id == row.HolderId)
            )
            .CountAsync();
        if (closures > 0)
            broken.Add($"{closures} rows hold floor for a closure that was lifted.");

        await Events(db, broken);
        var lost = await db.Initiatives()
            .CountAsync(row =>
                row.Finished == null
                && db.InitiativePhases()
                    .Count(phase =>
                        phase.InitiativeId == row.Id
                        && phase.Position == row.Active
                        && phase.Opened != null
                        && phase.Closed == null
                    ) != 1
            );
        if (lost > 0)
            broken.Add($"{lost} initiatives have no open phase that is active.");
        var counted = await db.Ideas()
            .CountAsync(row => row.Supports != db.IdeaSupports().Count(support => support.IdeaId == row.Id));
        if (counted > 0)
            broken.Add($"{counted} ideas count other supports than they have.");

        foreach (var owner in owners)
            broken.AddRange(
                (await owner.Stored(db, CancellationToken.None))
                    .Where(name => !files.Exists(name))
                    .Select(name => $"The file {name} of a {owner.What} is lost.")
            );
        return broken;
    }

    private static async Task Events(AppDb db, List<string> broken)
    {
        var oversold = await db.SeatPools().CountAsync(pool => pool.Quota != null && pool.Taken > pool.Quota);
        if (oversold > 0)
            broken.Add($"{oversold} pools of seats are oversold.");
        var drifted = await db.SeatPools()
            .CountAsync(pool =>
                pool.Taken
                != db.Registrations()
                    .Where(row =>
                        row.PoolId == pool.Id
                        && (row.Status == RegistrationStatus.Offered || row.Status == RegistrationStatus.Confirmed)
                    )
                    .Sum(row => row.People)
            );
        if (drifted > 0)
            broken.Add($"{drifted} pools count other seats than their registrations hold.");
        var tickets = await db.Registrations()
            .CountAsync(row =>
                row.People != db.Tickets().Count(ticket => ticket.RegistrationId == row.Id && !ticket.Returned)
            );
        if (tickets > 0)
            broken.Add($"{tickets} registrations have another number of tickets than of people.");
        var roomless = await db.Events()
            .CountAsync(of =>
                of.Status == EventStatus.Published
                && db.EventSessions()
                    .Any(session =>
                        session.EventId == of.Id
                        && session.SpaceId != null
                        && db.SpaceUnits().Any(cover => cover.SpaceId == session.SpaceId)
                    )
                && !db.Occupancies().Any(row => row.HolderId == of.Id)
            );
        if (roomless > 0)
            broken.Add($"{roomless} events stand without their rooms.");
        var kept = await db.Occupancies()
            .CountAsync(row =>
                row.HolderKind == HolderKind.Event
                && !db.Events().Any(of => of.Id == row.HolderId && of.Status == EventStatus.Published)
            );
        if (kept > 0)
            broken.Add($"{kept} rows hold floor for an event that does not stand.");
        var told = await db.Activities()
            .CountAsync(done =>
                done.Kind == "event"
                && !db.Events()
                    .Any(of =>
                        of.Id == done.SourceId
                        && of.Status == EventStatus.Published
                        && of.Starts == done.At
                        && of.Ends == done.Ends
                    )
            );
        if (told > 0)
            broken.Add($"{told} activities tell of an event at another time than it has, or that does not stand.");
    }
}
