using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>Checks every guarantee over the data itself: what the guards should have kept, and that they stand.</summary>
internal static class Verify
{
    public static async Task<IReadOnlyList<string>> Broken(AppDb db, FileStore files, IEnumerable<FileOwner> owners)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var broken = new List<string>();
        foreach (var guard in Guards.All)
            broken.AddRange((await guard.Missing(db)).Select(name => $"The guard {name} is absent."));

        var overlaps = await db.Database.SqlQueryRaw<int>("""
            select count(*) as "Value" from (select unit_id, starts, lag(ends) over (partition by unit_id order by starts) as before from occupancies) as rows where before > starts
            """).SingleAsync();
        if (overlaps > 0) broken.Add($"{overlaps} units of floor are held twice at a time.");

        var holding = db.Bookings().Where(booking => booking.Status == BookingStatus.Held || booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.CheckedIn);
        var without = await holding.Where(booking => !db.Occupancies().Any(row => row.HolderId == booking.Id)).CountAsync();
        if (without > 0) broken.Add($"{without} bookings stand without their floor.");
        var leftovers = await db.Occupancies().Where(row => row.HolderKind == HolderKind.Booking && !db.Bookings().Any(booking => booking.Id == row.HolderId)).CountAsync();
        if (leftovers > 0) broken.Add($"{leftovers} rows hold floor for a booking that does not exist.");
        var given = await db.Occupancies().Where(row => row.HolderKind == HolderKind.Booking && db.Bookings().Any(booking => booking.Id == row.HolderId
            && (booking.Status == BookingStatus.Requested || booking.Status == BookingStatus.Declined || booking.Status == BookingStatus.Cancelled || booking.Status == BookingStatus.Expired))).CountAsync();
        if (given > 0) broken.Add($"{given} rows hold floor for a booking that gave it back.");
        var closures = await db.Occupancies().Where(row => row.HolderKind == HolderKind.Closure && !db.Closures().Any(closure => closure.Id == row.HolderId)).CountAsync();
        if (closures > 0) broken.Add($"{closures} rows hold floor for a closure that was lifted.");

        var lost = await db.Initiatives().CountAsync(row => row.Finished == null && db.InitiativePhases().Count(phase => phase.InitiativeId == row.Id && phase.Position == row.Active && phase.Opened != null && phase.Closed == null) != 1);
        if (lost > 0) broken.Add($"{lost} initiatives have no open phase that is active.");
        var counted = await db.Ideas().CountAsync(row => row.Supports != db.IdeaSupports().Count(support => support.IdeaId == row.Id));
        if (counted > 0) broken.Add($"{counted} ideas count other supports than they have.");

        foreach (var owner in owners)
            broken.AddRange((await owner.Stored(db, CancellationToken.None)).Where(name => !files.Exists(name)).Select(name => $"The file {name} of a {owner.What} is lost."));
        return broken;
    }
}
