using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>A check-in that was pressed where there was no network, and comes to us later.</summary>
/// <param name="Key">Of this press alone; its step has it, so that whoever sends it twice does it once.</param>
/// <param name="At">When it was pressed.</param>
/// <param name="Seen">When the page was read on which it was pressed: a booking that was moved since leads its guest
/// elsewhere.</param>
public sealed record EarlierPress(Guid Key, DateTime At, DateTime Seen)
{
    // Sooner than that it came as it was pressed.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    internal BookingVerb On(BookingVerb verb, AppDb db, Catalogue catalogue) =>
        verb with
        {
            Step = Key,
            WhyNot = async (_, booking) => await WasMoved(db, booking) ? Moved : null,
            NoteOf = (booking, now) => Note(catalogue, booking, now),
        };

    /// <summary>It was done when it was sent before.</summary>
    public Task<bool> IsDone(AppDb db, Guid booking, Guid by, CancellationToken stop) =>
        db.BookingSteps().AnyAsync(step => step.Id == Key && step.BookingId == booking && step.By == by, stop);

    private static string Moved => Words.Say("Pemesanannya sudah dipindahkan.", "The booking has been moved.");

    private Task<bool> WasMoved(AppDb db, Booking booking) =>
        db.BookingSteps().AnyAsync(step => step.BookingId == booking.Id && step.WasSpaceId != null && step.At > Seen);

    private async ValueTask<string?> Note(Catalogue catalogue, Booking booking, DateTime now)
    {
        if (now - At < AtOnce || await catalogue.Space(booking.SpaceId) is not { } at)
            return null;
        var clock = Words.Clock(at.Site.Clock.Local(At));
        return Words.In(
            booking.Language,
            () =>
                Words.Say(
                    $"Datang pukul {clock}; dicatat sesudah jaringan kembali.",
                    $"Came at {clock}; noted when the network was back."
                )
        );
    }
}
