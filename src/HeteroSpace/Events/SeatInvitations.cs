using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Places of an event that are kept for whoever has a code, for a time.</summary>
internal sealed class SeatInvitations(AppDb db, RegistrationDesk desk, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>
    /// Places kept for whoever has a code; they come out of the open ones, and go back to them when their time is over.
    /// </summary>
    public async Task<PlanAnswer> Open(Event seen, SeatPool invitation, Guid by, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var pools = await db.HoldPoolsOf(seen.Id, stop);
        if (pools.Values.FirstOrDefault(pool => pool.Code is null && pool.Attend == invitation.Attend) is not { } open)
            return new PlanAnswer.Changed();
        if (open.Quota is not null && open.Free < invitation.Quota)
            return new PlanAnswer.TooFewSeats(open.Attend, open.Free);
        if (open.Quota is { } quota)
            await db.SeatPools()
                .Where(pool => pool.Id == open.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, quota - invitation.Quota), stop);
        db.SeatPools().Add(invitation);
        db.Note(seen, by, "event.invitation", $"{invitation.Name}: {invitation.Quota}", now);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (error.IsTaken())
        {
            return new PlanAnswer.NotReady(
                Words.Say("Kode itu sudah ada di acara ini.", "This event has that code already.")
            );
        }
        await transaction.CommitAsync(stop);
        await desk.Forget(pages, stop);
        return new PlanAnswer.Done(seen);
    }

    /// <summary>What is left of invitations goes to the open places, and to whoever waits for one.</summary>
    public async Task Close(Guid eventId, Guid invitation, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var pools = await db.HoldPoolsOf(eventId, stop);
        if (
            !pools.TryGetValue(invitation, out var from)
            || from.Quota is not { } quota
            || from.Free == 0
            || pools.Values.FirstOrDefault(pool => pool.Code is null && pool.Attend == from.Attend) is not { } open
        )
            return;
        var of = await db.Events().AsNoTracking().SingleAsync(row => row.Id == eventId, stop);
        await db.SeatPools()
            .Where(pool => pool.Id == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, from.Taken), stop);
        if (open.Quota is { } before)
            await db.SeatPools()
                .Where(pool => pool.Id == open.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, before + quota - from.Taken), stop);
        await WaitingList.OfferFree(db, of, open.Id, now, stop);
        await transaction.CommitAsync(stop);
        await desk.Forget(pages, stop);
    }
}
