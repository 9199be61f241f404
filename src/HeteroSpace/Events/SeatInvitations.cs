using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Places of an event that are kept for whoever has a code, for a time.</summary>
internal sealed class SeatInvitations(AppDb db, Frame frame)
{
    /// <summary>
    /// Places kept for whoever has a code; they come out of the open ones, and go back to them when their time is over.
    /// </summary>
    public Task<PlanAnswer> Open(Event seen, SeatPool invitation, Guid by) =>
        frame.Do(
            async act =>
            {
                var pools = await db.HoldPoolsOf(seen.Id);
                if (OpenPlaces(pools, invitation.Attend) is not { } open)
                    return act.Refuse<PlanAnswer>(new PlanAnswer.Changed());
                if (open.Quota is not null && open.Free < invitation.Quota)
                    return act.Refuse(new PlanAnswer.TooFewSeats(open.Attend, open.Free));
                if (open.Quota is { } quota)
                    await Resize(act, open, quota - invitation.Quota);
                act.Add(invitation);
                act.Note(seen, by, "event.invitation", $"{invitation.Name}: {invitation.Quota}");
                RegistrationDesk.Forget(act);
                return new PlanAnswer.Done(seen);
            },
            Refusal.Taken<PlanAnswer>(
                new PlanAnswer.NotReady(
                    Words.Say("Kode itu sudah ada di acara ini.", "This event has that code already.")
                )
            )
        );

    /// <summary>What is left of invitations goes to the open places, and to whoever waits for one.</summary>
    public Task Close(Guid eventId, Guid invitation) =>
        frame.Do(async act =>
        {
            var pools = await db.HoldPoolsOf(eventId);
            if (
                !pools.TryGetValue(invitation, out var from)
                || from.Quota is not { } quota
                || from.Free == 0
                || OpenPlaces(pools, from.Attend) is not { } open
            )
                return;
            var of = await db.Events().AsNoTracking().SingleAsync(row => row.Id == eventId);
            await Resize(act, from, from.Taken);
            if (open.Quota is { } before)
                await Resize(act, open, before + quota - from.Taken);
            await WaitingList.OfferFree(act, of, open.Id);
            RegistrationDesk.Forget(act);
        });

    private static SeatPool? OpenPlaces(Dictionary<Guid, SeatPool> pools, Attend attend) =>
        pools.Values.FirstOrDefault(pool => pool.Code is null && pool.Attend == attend);

    private Task<int> Resize(Act act, SeatPool pool, int? quota) =>
        act.Update(
            db.SeatPools().Where(known => known.Id == pool.Id),
            set => set.SetProperty(known => known.Quota, quota)
        );
}
