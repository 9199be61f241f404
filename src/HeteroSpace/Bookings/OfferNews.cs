using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Bookings;

/// <summary>Tells a booker of an offer, once, and once more who has not answered when a third of the time is
/// left.</summary>
internal sealed class OfferNews(AppDb db, Catalogue catalogue, Tell tell, SecretLinks links)
{
    public const string Kind = "booking-offer-news",
        Made = "booking.offer-made",
        Waits = "booking.offer-waits";

    public sealed record Payload(Guid OfferId, string What);

    public static Job Of(BookingOffer offer, string what, DateTime now) =>
        Job.Of(Kind, new Payload(offer.Id, what), now);

    public async Task Now(Payload payload, CancellationToken stop)
    {
        // What was answered or withdrawn meanwhile is no news.
        if (
            await db.BookingOffers().Open().AsNoTracking().SingleOrDefaultAsync(row => row.Id == payload.OfferId, stop)
                is not { } offer
            || await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Id == offer.BookingId, stop)
                is not { } booking
            || booking.Name == ErasePerson.Nobody
            || await catalogue.Space(booking.SpaceId, stop) is not { } at
            || await catalogue.Space(offer.SpaceId, stop) is not { } to
        )
            return;
        var closed = await Closing.Reason(db, offer.ClosureId, stop);
        var link = await links.Status(BookingNews.StatusKind, booking.Id);
        var reader = await db.ReaderOf(booking.ForId, booking.PersonId, stop);
        await tell.Now(
            Words.In(
                booking.Language,
                () => Of(payload, booking, offer, new(at, to, link, reader ?? booking.Name, closed?.Here))
            ),
            stop
        );
    }

    private static News Of(Payload payload, Booking booking, BookingOffer offer, OfferLetter.Parts parts)
    {
        var cause = payload.What == Made ? "offer:" + offer.Id : "offer-waits:" + offer.Id;
        var (letter, brief) = (
            OfferLetter.Of(booking, offer, parts, payload.What),
            OfferLetter.ForWhatsApp(booking, offer, parts, payload.What)
        );
        return new(cause, News.IdOf(cause), payload.What, Topic.Bookings, offer.Reminded ?? offer.Made, letter)
        {
            PersonId = booking.PersonId,
            SiteId = booking.SiteId,
            SubjectId = booking.Id,
            Name = parts.Reader,
            Email = booking.Email,
            Phone = booking.Phone,
            Language = booking.Language,
            Short = OfferLetter.Place(offer, parts.To),
            Link = "/saya/pemesanan/" + booking.Code,
            WhatsApp = brief,
        };
    }
}

/// <summary>The words in which an offer is told.</summary>
internal static class OfferLetter
{
    /// <param name="At">What they have.</param>
    /// <param name="To">What is offered.</param>
    /// <param name="Closed">Why what they have is closed; null where it is not.</param>
    public sealed record Parts(CatalogueSpace At, CatalogueSpace To, Proof Link, string Reader, string? Closed);

    public static string Place(BookingOffer offer, CatalogueSpace to) =>
        $"{to.Space.Name.Here}, {Words.When(to.Site.Clock, offer.Starts, offer.Ends)}";

    private static Sentence Title(Booking booking, BookingOffer offer, string what) =>
        (
            what == OfferNews.Waits
                ? Say("Tawaran kami menunggu jawaban Anda", "Our offer waits for your answer")
                : TitleOf(offer)
        ).For(booking.ForId, booking.Name);

    private static Sentence TitleOf(BookingOffer offer) =>
        offer.SpaceId == offer.WasSpaceId
            ? Say("Kami tawarkan waktu lain", "We offer you another time")
            : Say("Kami tawarkan ruang lain", "We offer you another space");

    private static Sentence Why(Booking booking, Parts parts)
    {
        var (space, when) = (parts.At.Space.Name.Here, Words.When(parts.At.Site.Clock, booking.Starts, booking.Ends));
        if (parts.Closed is not null)
            return Say($"{space} tutup pada {when}.", $"{space} is closed at that time: {when}.");
        return booking.Status == BookingStatus.Requested
            ? Say($"{space} tidak bisa pada {when}.", $"{space} cannot be had at that time: {when}.")
            : Say($"Pemesanan Anda: {space}, {when}.", $"Your booking: {space}, {when}.");
    }

    private static Sentence What(Booking booking, BookingOffer offer, Parts parts)
    {
        var until = Words.Instant(parts.To.Site.Clock, offer.ValidUntil);
        return Why(booking, parts)
            + Say($"Kami siapkan {Place(offer, parts.To)}.", $"We can give you {Place(offer, parts.To)}.")
            + Say(
                $"Terima, pilih yang lain, atau tolak lewat tautan ini, paling lambat {until}.",
                $"Take it, choose another, or decline by this link, at the latest {until}."
            );
    }

    public static Letter Of(Booking booking, BookingOffer offer, Parts parts, string what)
    {
        var letter = Letter
            .About(Both($"{Title(booking, offer, what)} · {booking.Code}"))
            .Greet(parts.Reader)
            .Say(What(booking, offer, parts));
        if (parts.Closed is not null)
            letter.Say(Say("Alasan:", "Reason:")).Quote(parts.Closed);
        return letter
            .Button(Words.Say("Lihat dan jawab", "See and answer"), parts.Link)
            .Sign(parts.At.Site.Name, parts.At.Site.Address);
    }

    public static Letter ForWhatsApp(Booking booking, BookingOffer offer, Parts parts, string what) =>
        Letter
            .About(Title(booking, offer, what))
            .Say(Say($"Halo {parts.Reader}.", $"Hello {parts.Reader}.") + What(booking, offer, parts))
            .Quote(parts.Closed)
            .Button(Words.Say("Lihat dan jawab", "See and answer"), parts.Link)
            .Sign(parts.At.Site.Name);
}
