using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Bookings;

/// <summary>A wish for a space, as it comes from a page, the API or a member of staff. Times are UTC.</summary>
public sealed record BookingRequest(
    Guid SpaceId,
    DateTime Starts,
    DateTime Ends,
    int People,
    string Purpose,
    Booker Booker
)
{
    public string? Layout { get; init; }
    public string? LetterFile { get; init; }
    public string? LetterName { get; init; }
    public StaffBooking? Staff { get; init; }

    /// <summary>Rows of a higher module that are committed with the booking or not at all.</summary>
    public Func<Booking, IEnumerable<object>>? With { get; init; }

    /// <summary>The recurring booking it is an occurrence of.</summary>
    public Guid? Series { get; init; }

    /// <summary>The organization it is for; the booker must lead it, and it must be verified.</summary>
    public Guid? Organization { get; init; }

    /// <summary>The booker has not yet shown who they are: floor is held so long for them.</summary>
    public TimeSpan? HoldFor { get; init; }

    /// <summary>The same, and no floor may be held for them now: it is kept without, until they have.</summary>
    public bool AsWish { get; init; }

    public BookingRequest WithoutFloor() => this with { HoldFor = null, AsWish = true };

    /// <summary>Where on the network it comes from, for what is held long; null for what comes from the house
    /// itself.</summary>
    public string? Network { get; init; }
    public TimeRange Range => new(Starts, Ends);

    public bool IsHereAlready(DateTime now) =>
        Staff is { GuestIsHere: true } && Starts <= now + StaffBooking.Soon && now < Ends;

    /// <summary>What is left of a time that staff book after it began, from the next full minute on; null when it did
    /// not begin yet or nothing is left, and for others than staff.</summary>
    public BookingRequest? FromNow(DateTime now)
    {
        var off = now.Ticks % TimeSpan.TicksPerMinute;
        var minute = off == 0 ? now : now.AddTicks(TimeSpan.TicksPerMinute - off);
        return Staff is not null && Starts < now && minute < Ends ? this with { Starts = minute } : null;
    }
}

/// <summary>A member of staff books for someone: notice, horizon, step and kind of member do not bind them.</summary>
/// <param name="OutsideHoursReason">Given when the site is opened outside its hours for this booking; kept and
/// audited.</param>
public sealed record StaffBooking(Guid AccountId, string? OutsideHoursReason)
{
    /// <summary>A walk-in: the guest stands there, and is in by themselves when their time begins now.</summary>
    public bool GuestIsHere { get; init; }

    /// <summary>A start so soon is now: forms take a while, and clocks go apart.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);
}
