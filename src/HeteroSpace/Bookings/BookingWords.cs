using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings;

/// <summary>What a booking and its status are called, in the language spoken.</summary>
public static class BookingWords
{
    /// <summary>From when one may check in, as <c>Check-in mulai 08.30</c>; with the day when that is another than the
    /// start's, or not today.</summary>
    public static string CheckInFrom(this Booking booking, SiteClock clock, DateOnly? today = null)
    {
        var opens = clock.Local(booking.CheckInOpens);
        var day = clock.Date(booking.CheckInOpens);
        var said =
            day == (today ?? booking.LocalDate) ? Words.Clock(opens) : $"{Words.ShortDate(day)}, {Words.Clock(opens)}";
        return Words.Say($"Check-in mulai {said}", $"Check-in from {said}");
    }

    /// <summary>Of a booking that was finished before it began.</summary>
    public static string LeftBefore =>
        Words.Say(
            "Selesai sebelum mulai; seluruh waktunya bebas lagi.",
            "Left before the start; all of the time is free again."
        );

    public static string Said(this BookingStatus status) =>
        status switch
        {
            BookingStatus.Held => Words.Say("Ditahan sementara", "On hold"),
            BookingStatus.Requested => Words.Say("Menunggu persetujuan", "Waiting for approval"),
            // Said of what was had at once too, which nobody approved.
            BookingStatus.Confirmed => Words.Say("Terkonfirmasi", "Confirmed"),
            BookingStatus.CheckedIn => Words.Say("Sudah hadir", "Checked in"),
            BookingStatus.Finished => Words.Say("Selesai", "Finished"),
            BookingStatus.Declined => Words.Say("Belum bisa disetujui", "Declined"),
            BookingStatus.Cancelled => Words.Say("Dibatalkan", "Cancelled"),
            BookingStatus.NoShow => Words.Say("Tidak hadir", "No-show"),
            BookingStatus.Expired => Words.Say("Waktu tahan habis", "Hold ran out"),
        };

    /// <summary>The last step of booking, as far as it has come: it is done only when the booking stands.</summary>
    public static string LastStep(this BookingStatus status) =>
        status switch
        {
            BookingStatus.Held => Words.Say("Satu langkah lagi", "One more step"),
            BookingStatus.Confirmed or BookingStatus.CheckedIn or BookingStatus.Finished => Words.Say(
                "Selesai",
                "Done"
            ),
            _ => status.Said(),
        };

    public static string Key(this BookingStatus status) =>
        status switch
        {
            BookingStatus.CheckedIn => "checked-in",
            BookingStatus.NoShow => "no-show",
            _ => status.ToString().ToLowerInvariant(),
        };
}
