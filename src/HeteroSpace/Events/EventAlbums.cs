using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What a page tells of an event that is over, beside its photos.</summary>
/// <param name="Came">People who were there.</param>
/// <param name="Seats">Places there were in all; null where one way had no limit, or it was imported.</param>
/// <param name="Communities">
/// Organizations that held it, took part in it as its trail says, spoke, or whose people came.
/// </param>
/// <param name="Next">What comes next of the same trail or the same host; null when nothing does.</param>
public sealed record EventAfter(int Came, int? Seats, int Communities, ListedEvent? Next);

/// <summary>Reads what is left of events.</summary>
public static class EventAlbums
{
    /// <summary>Letters of what the host says, at most.</summary>
    public const int MostThanks = 600;

    /// <summary>Null until it is over, and for one that was cancelled.</summary>
    /// <param name="now">UTC.</param>
    public static async Task<EventAfter?> After(
        this FindEvents find,
        AppDb db,
        ListedEvent of,
        DateTime now,
        CancellationToken stop = default
    )
    {
        if (of.Event.Status != EventStatus.Published || of.Event.Ends > now)
            return null;
        var pools = await db.SeatPools()
            .Where(pool => pool.EventId == of.Event.Id)
            .Select(pool => pool.Quota)
            .ToListAsync(stop);
        int? seats = pools.Count == 0 || pools.Contains(null) ? null : pools.Sum(quota => quota!.Value);
        return new(of.Came, seats, await Communities(db, of.Event, stop), await find.NextOf(of.Event, stop));
    }

    // One that was merged counts as the one it became.
    private static Task<int> Communities(AppDb db, Event of, CancellationToken stop)
    {
        var came = db.Registrations()
            .Where(row =>
                row.EventId == of.Id
                && row.OrganizationId != null
                && db.Tickets()
                    .Any(ticket =>
                        ticket.RegistrationId == row.Id && db.Attendances().Any(there => there.TicketId == ticket.Id)
                    )
            )
            .Select(row => row.OrganizationId);
        var spoke = db.Speakers()
            .Where(row => row.EventId == of.Id && row.OrganizationId != null)
            .Select(row => row.OrganizationId);
        // As the trail has it, so that the two pages agree.
        var made = db.Involvements()
            .Where(row =>
                row.InitiativeId == of.InitiativeId
                && row.Phase == Phase.Deliver
                && row.Status == InvolvementStatus.Confirmed
            )
            .Select(row => row.OrganizationId);
        return HeteroSpace
            .Organizations.OrganizationTables.Organizations(db)
            .Where(row =>
                row.Id == of.OrganizationId || came.Contains(row.Id) || spoke.Contains(row.Id) || made.Contains(row.Id)
            )
            .Select(row => row.MergedIntoId ?? row.Id)
            .Distinct()
            .CountAsync(stop);
    }
}
