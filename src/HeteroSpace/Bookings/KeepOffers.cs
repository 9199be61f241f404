using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>The recurring job of the offers: ends those whose time is over, and asks once more who has not answered
/// when a third of it is left.</summary>
internal sealed class KeepOffers(AppDb db, OfferPlace offers, Frame frame, TimeProvider time, ILogger<KeepOffers> log)
{
    public const string Kind = "bookings-keep-offers";

    // What leaves less time than this is asked for once: the question has only just come.
    private static readonly TimeSpan WorthAsking = TimeSpan.FromHours(3);

    public async Task Once(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var open = await db.BookingOffers().Open().AsNoTracking().OrderBy(offer => offer.ValidUntil).ToListAsync(stop);
        var each = new OneByOne(db, log, Kind);
        foreach (var offer in open)
            if (offer.ValidUntil <= now)
                await each.Do(offer.Id, () => offers.Expire(offer.Id), stop);
            else if (offer.Reminded is null && offer.RemindAt <= now && offer.ValidUntil - offer.Made > WorthAsking)
                await each.Do(offer.Id, () => Remind(offer.Id), stop);
        each.End();
    }

    private Task Remind(Guid id) =>
        frame.Do(async act =>
        {
            if (await act.Hold<BookingOffer>(id) is not { State: OfferState.Open, Reminded: null } offer)
                return;
            offer.Remind(act.Now);
            act.Tell(OfferNews.Of(offer, OfferNews.Waits, act.Now));
        });
}
