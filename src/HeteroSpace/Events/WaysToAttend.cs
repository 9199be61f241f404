using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The ways in which an event is attended, and how many places each has.</summary>
internal static class WaysToAttend
{
    public static Task<bool> ComesInPerson(this AppDb db, Event row, CancellationToken stop) =>
        db.SeatPools().AnyAsync(pool => pool.EventId == row.Id && pool.Attend == Attend.InPerson, stop);

    public static async Task<string> WaysOf(this AppDb db, Event row, CancellationToken stop) =>
        string.Join(
            ',',
            await db.SeatPools()
                .Where(pool => pool.EventId == row.Id && pool.Code == null)
                .OrderBy(pool => pool.Attend)
                .Select(pool => pool.Attend)
                .ToListAsync(stop)
        );

    /// <summary>As the plan has them; why not, where people count on what would go.</summary>
    public static async Task<PlanAnswer?> SetWays(
        this AppDb db,
        Event row,
        EventPlan plan,
        DateTime now,
        CancellationToken stop
    )
    {
        var open = await db.SeatPools()
            .AsNoTracking()
            .Where(pool => pool.EventId == row.Id && pool.Code == null)
            .ToListAsync(stop);
        foreach (var gone in open.Where(pool => !plan.Ways.Any(way => way.Attend == pool.Attend)))
            if (await Drop(db, row, gone, stop) is { } no)
                return no;
        foreach (var (attend, quota) in plan.Ways)
            if (open.Find(pool => pool.Attend == attend) is not { } known)
                db.AddWay(row, attend, quota);
            else if (await Resize(db, row, known, quota, now, stop) is { } no)
                return no;
        return null;
    }

    public static void AddWay(this AppDb db, Event row, Attend attend, int? quota) =>
        db.SeatPools()
            .Add(
                new()
                {
                    EventId = row.Id,
                    Attend = attend,
                    Quota = quota,
                }
            );

    private static async Task<PlanAnswer?> Drop(AppDb db, Event row, SeatPool gone, CancellationToken stop)
    {
        // A way nobody chose may go; one that people count on only with all of them told, by cancelling.
        if (await db.Registrations().AnyAsync(known => known.EventId == row.Id && known.Attend == gone.Attend, stop))
            return new PlanAnswer.TooFewSeats(gone.Attend, Math.Max(1, gone.Taken));
        await db.SeatPools()
            .Where(pool => pool.EventId == row.Id && pool.Attend == gone.Attend)
            .ExecuteDeleteAsync(stop);
        return null;
    }

    private static async Task<PlanAnswer?> Resize(
        AppDb db,
        Event row,
        SeatPool known,
        int? quota,
        DateTime now,
        CancellationToken stop
    )
    {
        // What the form calls seats are all of them, also those kept for invitations.
        var kept = await db.SeatPools()
            .Where(pool => pool.EventId == row.Id && pool.Attend == known.Attend && pool.Code != null)
            .SumAsync(pool => pool.Quota ?? 0, stop);
        if (quota is { } seats && seats - kept < known.Taken)
            return new PlanAnswer.TooFewSeats(known.Attend, known.Taken + kept);
        await db.SeatPools()
            .Where(pool => pool.Id == known.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, quota == null ? null : quota - kept), stop);
        // A piece of the transaction of its caller, until that is an act of the frame.
        await WaitingList.OfferFree(new(db, now), row, known.Id);
        return null;
    }
}
