using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The ways in which an event is attended, and how many places each has.</summary>
internal static class WaysToAttend
{
    public static Task<bool> ComesInPerson(this AppDb db, Event row) =>
        db.SeatPools().AnyAsync(pool => pool.EventId == row.Id && pool.Attend == Attend.InPerson);

    public static async Task<string> WaysOf(this AppDb db, Event row) =>
        string.Join(
            ',',
            await db.SeatPools()
                .Where(pool => pool.EventId == row.Id && pool.Code == null)
                .OrderBy(pool => pool.Attend)
                .Select(pool => pool.Attend)
                .ToListAsync()
        );

    /// <summary>As the plan has them; why not, where people count on what would go.</summary>
    public static async Task<PlanAnswer?> SetWays(this Act act, Event row, EventPlan plan)
    {
        var open = await act
            .Db.SeatPools()
            .AsNoTracking()
            .Where(pool => pool.EventId == row.Id && pool.Code == null)
            .ToListAsync();
        foreach (var gone in open.Where(pool => !plan.Ways.Any(way => way.Attend == pool.Attend)))
            if (await Drop(act, row, gone) is { } no)
                return no;
        foreach (var (attend, quota) in plan.Ways)
            if (open.Find(pool => pool.Attend == attend) is not { } known)
                act.AddWay(row, attend, quota);
            else if (await Resize(act, row, known, quota) is { } no)
                return no;
        return null;
    }

    public static void AddWay(this Act act, Event row, Attend attend, int? quota) =>
        act.Add(
            new SeatPool
            {
                EventId = row.Id,
                Attend = attend,
                Quota = quota,
            }
        );

    private static async Task<PlanAnswer?> Drop(Act act, Event row, SeatPool gone)
    {
        var db = act.Db;
        // A way nobody chose may go; one that people count on only with all of them told, by cancelling.
        if (await db.Registrations().AnyAsync(known => known.EventId == row.Id && known.Attend == gone.Attend))
            return new PlanAnswer.TooFewSeats(gone.Attend, Math.Max(1, gone.Taken));
        await act.Erase(db.SeatPools().Where(pool => pool.EventId == row.Id && pool.Attend == gone.Attend));
        return null;
    }

    private static async Task<PlanAnswer?> Resize(Act act, Event row, SeatPool known, int? quota)
    {
        var db = act.Db;
        // What the form calls seats are all of them, also those kept for invitations.
        var kept = await db.SeatPools()
            .Where(pool => pool.EventId == row.Id && pool.Attend == known.Attend && pool.Code != null)
            .SumAsync(pool => pool.Quota ?? 0);
        if (quota is { } seats && seats - kept < known.Taken)
            return new PlanAnswer.TooFewSeats(known.Attend, known.Taken + kept);
        await act.Update(
            db.SeatPools().Where(pool => pool.Id == known.Id),
            set => set.SetProperty(pool => pool.Quota, quota == null ? null : quota - kept)
        );
        await WaitingList.OfferFree(act, row, known.Id);
        return null;
    }
}
