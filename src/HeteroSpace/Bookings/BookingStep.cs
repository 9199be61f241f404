using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>Where a booking stands, with what only some stands have.</summary>
public sealed record BookingStanding(BookingStatus Status, DateTime? HeldUntil, bool AwaitsContact);

/// <summary>Which space a booking has, when, and for how many. Times are UTC.</summary>
public sealed record BookingPlace(Guid SpaceId, DateTime Starts, DateTime Ends, int People)
{
    public TimeRange Range => new(Starts, Ends);
}

/// <summary>Something that happened to a booking, with its date; the booker sees all but the internal ones.</summary>
public sealed class BookingStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid BookingId { get; init; }
    public DateTime At { get; init; }

    /// <summary>The status after the step; null for a note that changes none.</summary>
    public BookingStatus? Status { get; init; }

    /// <summary>The account that did it; null for the product itself.</summary>
    public Guid? By { get; init; }
    public string? Note { get; init; }

    /// <summary>Routing notes (disposisi) are for staff.</summary>
    public bool Internal { get; init; }

    /// <summary>Where it was before it was moved by this step; null for a step that moves nothing.</summary>
    public BookingPlace? Was
    {
        get =>
            (WasSpaceId, WasStarts, WasEnds, WasPeople) is ({ } space, { } starts, { } ends, { } people)
                ? new(space, starts, ends, people)
                : null;
        init =>
            (WasSpaceId, WasStarts, WasEnds, WasPeople) = (value?.SpaceId, value?.Starts, value?.Ends, value?.People);
    }

    internal Guid? WasSpaceId { get; private set; }
    internal DateTime? WasStarts { get; private set; }
    internal DateTime? WasEnds { get; private set; }
    internal int? WasPeople { get; private set; }
}

/// <summary>Where a booking was before it was moved, with the space that was.</summary>
internal sealed record MovedFrom(BookingPlace Place, CatalogueSpace At)
{
    /// <summary>What is another now: the space where it is another one, the time, the people where they are.</summary>
    public string Said(Booking now)
    {
        var time = Words.When(At.Site.Clock, Place.Starts, Place.Ends);
        var space = now.SpaceId == Place.SpaceId ? time : $"{At.Space.Name.Here}, {time}";
        if (now.People == Place.People)
            return space;
        var english = Place.People == 1 ? "1 person" : $"{Place.People} people";
        return $"{space}, {Words.Say($"{Place.People} orang", english)}";
    }
}
