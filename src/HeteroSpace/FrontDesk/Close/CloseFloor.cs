using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Close;

/// <summary>What came of closing: what was offered or moved, and what could not be, by name and why.</summary>
internal sealed record Closed(int Offered, IReadOnlyList<string> Left);

/// <summary>What is given back when a closure is lifted.</summary>
/// <param name="Open">Offers that nobody answered yet: what they have is theirs again.</param>
internal sealed record GivenBack(int Moved, int Open, IReadOnlyList<string> Left);

/// <summary>
/// Closes floor and offers each whom it meets what was chosen for them, as one act: one that cannot be done holds up
/// none of the others. Opened again, who moved because of it goes back where that is free.
/// </summary>
internal sealed class CloseFloor(
    AppDb db,
    EditSite edit,
    OfferPlace offers,
    MoveBooking move,
    ChangeRoom rooms,
    TurnOnline online,
    Catalogue catalogue,
    TimeProvider time
)
{
    /// <summary>Null when someone came in that very moment.</summary>
    /// <param name="chosen">The choice of each.</param>
    public async Task<Closed?> Now(CatalogueSite site, Closure closure, Guid by, IReadOnlyList<Chosen> chosen)
    {
        var (offered, left) = (0, new List<string>());
        try
        {
            await edit.Save(
                by,
                site.Site.Id,
                "closure.made",
                "closure:" + closure.Id,
                closure.Reason.Id,
                async act =>
                {
                    (offered, left) = (0, []);
                    var part = Closing.Of(site, closure).Part(site);
                    await Floor.Close(act, act.Add(closure));
                    foreach (var one in chosen)
                        if (await Do(site, closure, part, by, one) is not { } why)
                            offered++;
                        else
                            left.Add($"{one.Hit.Floor.Said.Name}: {why}");
                    return true;
                }
            );
        }
        catch (DbUpdateException error) when (Occupancy.Refused(error))
        {
            return null;
        }
        return new(offered, left);
    }

    // Null when it was done, else why not.
    private async Task<string?> Do(CatalogueSite site, Closure closure, FloorPart part, Guid by, Chosen chosen)
    {
        var id = chosen.Hit.Id;
        if (chosen is { Hit.Kind: HitKind.Event, Key: WhoIsHit.Online })
            return await GoOnline(id, by, chosen.Link.Trim());
        if (chosen.Hit.Kind == HitKind.Event)
            return site.Spaces.FirstOrDefault(space => space.Space.Slug == chosen.Key) is { } room
                ? await rooms.To(site, id, by, room.Space.Id, part)
                : Unknown;
        if (
            OtherPlaces.Read(site, chosen.Key) is not { } other
            || await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } booking
        )
            return Unknown;
        var to = new BookingPlace(other.At.Space.Id, other.Range.Starts, other.Range.Ends, booking.People);
        var answer = await offers.Make(booking.Code, booking.Version, new(by, true, false), to, closure.Id);
        return Why(answer);
    }

    private async Task<string?> GoOnline(Guid id, Guid by, string typed)
    {
        var link = WebAddress.Read(typed, 500);
        if (typed != "" && link is null)
            return Words.Say("tulis tautan https lengkap.", "give the whole https link.");
        return await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } seen
            ? ChangeRoom.Why(await online.Now(seen, by, link))
            : Unknown;
    }

    private static string? Why(ChangeAnswer answer) =>
        answer switch
        {
            ChangeAnswer.Done => null,
            ChangeAnswer.NotNow no => no.Sentence,
            ChangeAnswer.Broken broken => broken.Rules[0].Sentence,
            _ => Words.Say("tempatnya baru saja dipakai.", "the place has just been taken."),
        };

    private static string Unknown => Words.Say("pilihan itu tidak ada lagi.", "that choice is not there any more.");

    /// <summary>Those who moved because of it and could go back, so far as that is still to come.</summary>
    public async Task<List<BookingOffer>> Returning(Guid closure, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await db.BookingOffers()
            .AsNoTracking()
            .Where(offer => offer.ClosureId == closure && offer.State == OfferState.Accepted && offer.WasStarts > now)
            .OrderBy(offer => offer.Id)
            .ToListAsync(stop);
    }

    public async Task<GivenBack> Lift(Guid site, Guid closure, Guid by)
    {
        GivenBack done = new(0, 0, []);
        await edit.Save(
            by,
            site,
            "closure.lifted",
            "closure:" + closure,
            null,
            async act =>
            {
                await act.Erase(db.Closures().Where(row => row.Id == closure));
                await Floor.Release(act, closure);
                var open = await offers.WithdrawAll(act, closure);
                var (moved, left) = (0, new List<string>());
                foreach (var offer in await Returning(closure))
                    if (await Return(offer, by) is { } why)
                        left.Add(why);
                    else
                        moved++;
                done = new(moved, open, left);
                return true;
            }
        );
        return done;
    }

    private async Task<string?> Return(BookingOffer offer, Guid by)
    {
        var booking = await db.Bookings().AsNoTracking().SingleAsync(row => row.Id == offer.BookingId);
        // Whoever has moved on since, or does not come, wants nothing back.
        if (
            booking.SpaceId != offer.SpaceId
            || booking.Starts != offer.Starts
            || booking.Status != BookingStatus.Confirmed
            || await catalogue.Space(offer.WasSpaceId) is not { } at
        )
            return booking.Name;
        var note = Words.In(booking.Language, () => Words.Say("Ruangnya dibuka kembali.", "The space is open again."));
        var was = new BookingPlace(offer.WasSpaceId, offer.WasStarts, offer.WasEnds, booking.People);
        var answer = await move.Back(booking.Code, new(by, true, false), at, was, note);
        return answer is ChangeAnswer.Done ? null : booking.Name;
    }
}
