using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Bookings;

/// <summary>What becomes of the floor with a change, by the status before it; false when it cannot be had.</summary>
internal delegate Task<bool> TheirFloor(Act act, Booking booking, BookingStatus before);

/// <summary>What is done to a booking (<see cref="ChangeBooking"/>).</summary>
/// <param name="Do">At which instant; false when its status does not let it.</param>
/// <param name="MayBeUndone">Whoever does it may think better of it (<see cref="UndoBooking"/>).</param>
internal sealed record BookingVerb(Func<Booking, DateTime, bool> Do, bool MayBeUndone = false)
{
    public string? Note { get; init; }

    /// <summary>The note, where it depends on the booking as it was.</summary>
    public Func<Booking, DateTime, ValueTask<string?>>? NoteOf { get; init; }

    /// <summary>The sentence that keeps it from being done, besides its status.</summary>
    public Func<Act, Booking, Task<string?>>? WhyNot { get; init; }

    /// <summary>The id of its step, where whoever sends it has given one.</summary>
    public Guid? Step { get; init; }
    public TheirFloor? Floor { get; init; }
}
