using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>
/// Staff offer a booking another place, and its booker takes it, chooses another or does not want it. An offer holds no
/// floor: whoever takes it moves there as anyone is moved, and the floor decides at that moment.
/// </summary>
public sealed class OfferPlace
{
    private readonly AppDb _db;
    private readonly Catalogue _catalogue;
    private readonly OtherPlaces _places;
    private readonly MoveBooking _move;
    private readonly ChangeBooking _change;
    private readonly Frame _frame;

    internal OfferPlace(
        AppDb db,
        Catalogue catalogue,
        OtherPlaces places,
        MoveBooking move,
        ChangeBooking change,
        Frame frame
    ) => (_db, _catalogue, _places, _move, _change, _frame) = (db, catalogue, places, move, change, frame);

    internal const string Verb = "booking.offer-made";

    /// <param name="seen">The version that was read with the booking.</param>
    /// <param name="by">Staff; of a request those who may approve it.</param>
    /// <param name="closure">Because of which it is offered.</param>
    public async Task<ChangeAnswer> Make(string code, int seen, Changer by, BookingPlace to, Guid? closure = null)
    {
        if (by is not { Staff: true, Account: { } staff } || await _catalogue.Space(to.SpaceId) is not { } at)
            return ChangeAnswer.NotNow.Unknown;
        var answer = await _frame.Do(
            async act =>
            {
                if (await _db.Bookings().SingleOrDefaultAsync(row => row.Code == code) is not { } booking)
                    return act.Refuse<ChangeAnswer>(ChangeAnswer.NotNow.Unknown);
                if (await WhyNot(act, booking, seen, at, to, staff) is { } no)
                    return act.Refuse(no);
                await Settle(act, booking, by, isMove: false);
                var offer = act.Add(BookingOffer.Of(booking, to, staff, act.Now, closure));
                await Mark(act, booking, by, offer);
                act.Tell(OfferNews.Of(offer, OfferNews.Made, act.Now));
                act.Note(booking, staff, Verb, new Alternative(at, to.Range).Said);
                return new ChangeAnswer.Done(booking);
            },
            new Refusal<ChangeAnswer>(Refusals.IsTaken, ChangeAnswer.NotNow.ChangedMeanwhile)
        );
        return answer is ChangeAnswer.Clash ? await WithNearest(code) : answer;
    }

    private async Task<ChangeAnswer?> WhyNot(
        Act act,
        Booking booking,
        int seen,
        CatalogueSpace at,
        BookingPlace to,
        Guid staff
    )
    {
        if (booking.Version != seen)
            return ChangeAnswer.NotNow.ChangedMeanwhile;
        if (booking.SiteId != at.Site.Id)
            return ChangeAnswer.NotNow.Unknown;
        if (!booking.MayBeOffered)
            return ChangeAnswer.NotNow.Impossible(Verb, booking, booking.Status, act.Now);
        if (booking.Place == to)
            return new ChangeAnswer.NotNow(Words.Say("Itu yang sudah dipesannya.", "That is what they have already."));
        if (OtherPlaces.Broken(at, booking, to, staff, act.Now) is { Count: > 0 } rules)
            return new ChangeAnswer.Broken(rules);
        return await IsFree(at, booking, to) ? null : new ChangeAnswer.Clash();
    }

    private async Task<bool> IsFree(CatalogueSpace at, Booking booking, BookingPlace to) =>
        (await Availability.ReadFor(_db, at, to.Range, except: booking.Id)).UnitsFor(at, to.Range) is not null;

    private static Task Mark(Act act, Booking booking, Changer by, BookingOffer offer) =>
        by.IsPerson
            ? act.MayBeUndone(Verb, booking.Subject(), by.Account, booking.SiteId, offer.Id.ToString())
            : act.Follows(booking.Subject());

    /// <summary>The booker takes it. Taken by another meanwhile, it says what is near and everything stands as it
    /// was.</summary>
    public async Task<ChangeAnswer> Accept(Guid offerId, Changer by)
    {
        if (
            await Read(offerId) is not var (offer, booking)
            || offer.State != OfferState.Open
            || await _catalogue.Space(offer.SpaceId) is not { } at
        )
            return Over;
        var to = new BookingPlace(offer.SpaceId, offer.Starts, offer.Ends, booking.People);
        var answer = await _move.Do(booking.Code, by, at, to, new("booking.offer-taken", Refuses) { Approves = true });
        return answer is ChangeAnswer.Clash ? await WithNearest(booking.Code) : answer;

        async Task<ChangeAnswer?> Refuses(Act act, Booking now)
        {
            if (
                await act.Hold<BookingOffer>(offerId) is not { } held
                || held.ValidUntil <= act.Now
                || !held.Answer(OfferState.Accepted, act.Now)
            )
                return Over;
            return OtherPlaces.Broken(at, now, to, held.By, act.Now) is { Count: > 0 } rules
                ? new ChangeAnswer.Broken(rules)
                : null;
        }
    }

    /// <summary>The booker does not want it. What stands only for the offer's sake is given up with it.</summary>
    public async Task<ChangeAnswer> Decline(Guid offerId, Changer by)
    {
        if (await Read(offerId) is not var (offer, booking))
            return Over;
        return await _frame.Do(async act =>
        {
            if (await act.Hold<BookingOffer>(offerId) is not { } held || !held.Answer(OfferState.Declined, act.Now))
                return act.Refuse(Over);
            await act.Save();
            if (!offer.EndsIfDeclined(booking))
            {
                await act.Follows(booking.Subject());
                return new ChangeAnswer.Done(booking);
            }
            var because = Words.In(
                booking.Language,
                () => Words.Say("Tawaran lain tidak cocok.", "What was offered instead did not suit.")
            );
            var answer = await _change.Cancel(booking.Code, by, because);
            return answer is ChangeAnswer.Done ? answer : act.Refuse(answer);
        });
    }

    /// <summary>Staff take it back; the booking stands as before.</summary>
    public Task<ChangeAnswer> Withdraw(string code, Changer by) =>
        _frame.Do<ChangeAnswer>(async act =>
        {
            if (await _db.Bookings().SingleOrDefaultAsync(row => row.Code == code) is not { } booking)
                return act.Refuse(ChangeAnswer.NotNow.Unknown);
            if (await Settle(act, booking, by, isMove: false) == 0)
                return act.Refuse(Over);
            await act.Follows(booking.Subject());
            act.Note(booking, by.Account, "booking.offer-withdrawn");
            return new ChangeAnswer.Done(booking);
        });

    /// <summary>What was offered because of a closure holds no more: it is lifted. How many there were.</summary>
    internal Task<int> WithdrawAll(Act act, Guid closure) =>
        act.Update(
            _db.BookingOffers().Open().Where(offer => offer.ClosureId == closure),
            set =>
                set.SetProperty(offer => offer.State, OfferState.Withdrawn)
                    .SetProperty(offer => offer.Answered, (DateTime?)act.Now)
                    .SetProperty(offer => offer.Version, offer => offer.Version + 1)
        );

    /// <summary>Nobody answered in time.</summary>
    internal Task Expire(Guid offerId) =>
        _frame.Do(async act => (await act.Hold<BookingOffer>(offerId))?.Answer(OfferState.Expired, act.Now));

    /// <summary>Whatever is done to a booking, an offer of it that was open is not any more. How many there
    /// were.</summary>
    internal static Task<int> Settle(Act act, Booking booking, Changer by, bool isMove)
    {
        var state = isMove && !by.Staff ? OfferState.Elsewhere : OfferState.Withdrawn;
        return act.Update(
            act.Db.BookingOffers().Open().Where(offer => offer.BookingId == booking.Id),
            set =>
                set.SetProperty(offer => offer.State, state)
                    .SetProperty(offer => offer.Answered, (DateTime?)act.Now)
                    .SetProperty(offer => offer.Version, offer => offer.Version + 1)
        );
    }

    private async Task<(BookingOffer Offer, Booking Booking)?> Read(Guid offerId)
    {
        var offer = await _db.BookingOffers().AsNoTracking().SingleOrDefaultAsync(row => row.Id == offerId);
        return offer is null
            ? null
            : (offer, await _db.Bookings().AsNoTracking().SingleAsync(row => row.Id == offer.BookingId));
    }

    private async Task<ChangeAnswer.Clash> WithNearest(string code)
    {
        var booking = await _db.Bookings().AsNoTracking().SingleAsync(row => row.Code == code);
        return await _catalogue.Site(booking.SiteId) is { } site
            ? new() { Alternatives = [.. (await _places.Of(site, booking)).All.Take(3)] }
            : new();
    }

    private static ChangeAnswer Over =>
        new ChangeAnswer.NotNow(
            Words.Say(
                "Tawaran ini sudah tidak berlaku: sudah dijawab, ditarik, atau lewat waktunya.",
                "This offer holds no more: it was answered, withdrawn, or its time has passed."
            )
        )
        {
            WasDecided = true,
        };
}
