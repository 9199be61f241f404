using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Bookings;

/// <summary>Where an offer stands. Elsewhere: its booker chose another place than the one offered.</summary>
public enum OfferState
{
    Open,
    Accepted,
    Declined,
    Elsewhere,
    Withdrawn,
    Expired,
}

/// <summary>
/// Another space or time that staff offer to a booking or a request, until an instant. It holds no floor: who answers
/// late finds it taken and is shown what is near. Of one booking one offer is open.
/// </summary>
public sealed class BookingOffer : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid BookingId { get; init; }
    public Guid SiteId { get; init; }
    public Guid SpaceId { get; init; }
    public DateTime Starts { get; init; }
    public DateTime Ends { get; init; }

    /// <summary>Where the booking stood when it was offered; it goes back there when what closed it opens
    /// again.</summary>
    public Guid WasSpaceId { get; init; }
    public DateTime WasStarts { get; init; }
    public DateTime WasEnds { get; init; }
    public DateTime Made { get; init; }

    /// <summary>The account of the staff who offered it.</summary>
    public Guid By { get; init; }
    public DateTime ValidUntil { get; init; }

    /// <summary>The closure because of which it was offered; null for one that staff thought of.</summary>
    public Guid? ClosureId { get; init; }
    public OfferState State { get; private set; }

    /// <summary>When it was answered, withdrawn or ran out.</summary>
    public DateTime? Answered { get; private set; }

    /// <summary>When who had not answered was asked once more.</summary>
    public DateTime? Reminded { get; private set; }
    public int Version { get; set; }

    public TimeRange Range => new(Starts, Ends);
    public TimeRange Was => new(WasStarts, WasEnds);

    /// <summary>Whoever does not want it gives up the booking: a request waits for nothing else, and the place of the
    /// other is closed.</summary>
    public bool EndsIfDeclined(Booking booking) => ClosureId is not null || booking.Status == BookingStatus.Requested;

    /// <summary>An answer is asked for once more when a third of the time is left.</summary>
    public DateTime RemindAt => ValidUntil - ((ValidUntil - Made) / 3);

    public static BookingOffer Of(Booking booking, BookingPlace to, Guid by, DateTime now, Guid? closure) =>
        new()
        {
            BookingId = booking.Id,
            SiteId = booking.SiteId,
            SpaceId = to.SpaceId,
            Starts = to.Starts,
            Ends = to.Ends,
            WasSpaceId = booking.SpaceId,
            WasStarts = booking.Starts,
            WasEnds = booking.Ends,
            Made = now,
            By = by,
            ClosureId = closure,
            ValidUntil = Until(booking, to, now, closure),
        };

    private static readonly TimeSpan Usually = TimeSpan.FromDays(2);

    // Never longer than what is offered, or what they have, is still to come.
    private static DateTime Until(Booking booking, BookingPlace to, DateTime now, Guid? closure)
    {
        var until = to.Starts < booking.Starts || booking.Starts <= now ? to.Starts : booking.Starts;
        return closure is null && until > now + Usually ? now + Usually : until;
    }

    public bool Answer(OfferState state, DateTime now)
    {
        if (State != OfferState.Open)
            return false;
        (State, Answered) = (state, now);
        return true;
    }

    public void Remind(DateTime now) => Reminded = now;
}

internal sealed class BookingOfferTable : IEntityTypeConfiguration<BookingOffer>
{
    public void Configure(EntityTypeBuilder<BookingOffer> table)
    {
        table.ToTable(
            "booking_offers",
            offers =>
            {
                offers.HasCheckConstraint("booking_offers_end_after_start", "ends > starts");
                offers.HasCheckConstraint("booking_offers_answered", "(state = 'Open') = (answered is null)");
            }
        );
        table.HasOne<Booking>().WithMany().HasForeignKey(offer => offer.BookingId);
        table.HasOne<Site>().WithMany().HasForeignKey(offer => offer.SiteId);
        table.HasOne<Space>().WithMany().HasForeignKey(offer => offer.SpaceId);
        table.HasOne<Space>().WithMany().HasForeignKey(offer => offer.WasSpaceId);
        table.HasIndex(offer => offer.BookingId);
        table
            .HasIndex(offer => offer.BookingId, "OneOpenABooking")
            .IsUnique()
            .HasFilter("state = 'Open'")
            .HasDatabaseName("booking_offers_one_open");
        table.HasIndex(offer => new { offer.State, offer.ValidUntil });
        table.HasIndex(offer => offer.ClosureId);
        table.Property(offer => offer.Version).IsConcurrencyToken();
        table.Ignore(offer => offer.Range).Ignore(offer => offer.Was).Ignore(offer => offer.RemindAt);
    }
}

public static class BookingOfferTables
{
    public static DbSet<BookingOffer> BookingOffers(this AppDb db) => db.Set<BookingOffer>();

    public static IQueryable<BookingOffer> Open(this IQueryable<BookingOffer> offers) =>
        offers.Where(offer => offer.State == OfferState.Open);

    private static IQueryable<BookingOffer> Awaited(AppDb db, DateTime now) =>
        db.BookingOffers().Open().Where(offer => offer.ValidUntil > now);

    /// <summary>Of these requests those that staff must answer: of one to which they offered another place, not while
    /// its booker may still say yes to that.</summary>
    public static IQueryable<Booking> WaitForStaff(this IQueryable<Booking> requests, AppDb db, DateTime now)
    {
        var awaited = Awaited(db, now);
        return requests.Where(row =>
            row.Status == BookingStatus.Requested && !awaited.Any(offer => offer.BookingId == row.Id)
        );
    }

    /// <summary>The others, which wait for their bookers.</summary>
    public static IQueryable<Booking> WaitForBooker(this IQueryable<Booking> requests, AppDb db, DateTime now)
    {
        var awaited = Awaited(db, now);
        return requests.Where(row =>
            row.Status == BookingStatus.Requested && awaited.Any(offer => offer.BookingId == row.Id)
        );
    }
}
