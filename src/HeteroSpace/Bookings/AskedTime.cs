using System.Globalization;
using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Bookings;

/// <summary>Date, time, length and people as they stand in an address or a form; what cannot be read becomes the
/// default and is named.</summary>
public sealed record AskedTime(DateOnly Date, TimeOnly? From, int Minutes, int People)
{
    /// <summary>The value of <c>lama</c> that asks for all day.</summary>
    public const string WholeDay = "seharian";

    /// <summary>
    /// From opening to closing, or, of a day that has begun, from now on; <see cref="Minutes"/> is then what that comes
    /// to.
    /// </summary>
    public bool AllDay { get; init; }

    public static AskedTime Of(IQueryCollection query, DateOnly today) =>
        new(
            Day(query["tanggal"]) ?? today,
            Clock(query["jam"]),
            Number(query["lama"], 60, 15, 24 * 60),
            Number(query["orang"], 1, 1, 10_000)
        )
        {
            AllDay = query["lama"] == WholeDay,
        };

    /// <summary>How long, as it is said.</summary>
    public string LengthSaid =>
        AllDay
            ? Foundation.Ui.Words.Say("seharian", "all day")
            : Foundation.Ui.Words.Length(TimeSpan.FromMinutes(Minutes));

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is > 2000 and < 2200
            ? date
            : null;

    /// <summary>What is said at the field of a date that cannot be read; null when there is nothing to say.</summary>
    public static string? Unread(string? text, DateOnly shown) =>
        string.IsNullOrWhiteSpace(text) || Day(text) is not null
            ? null
            : Foundation.Ui.Words.Say(
                $"Tanggal itu tidak bisa dibaca. Yang tampil: {Foundation.Ui.Words.LongDate(shown)}.",
                $"That date cannot be read. What is shown is for {Foundation.Ui.Words.LongDate(shown)}."
            );

    /// <summary>09:00 as browsers send it, 09.00 as people type it.</summary>
    public static TimeOnly? Clock(string? text) =>
        TimeOnly.TryParseExact(
            text?.Replace('.', ':'),
            ["HH:mm", "H:mm", "HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;

    private static int Number(string? text, int otherwise, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, least, most)
            : otherwise;

    public TimeRange? Range(SiteClock clock) =>
        From is { } from ? new(clock.Utc(Date, from), clock.Utc(Date, from).AddMinutes(Minutes)) : null;

    public string IsoDate => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public string? IsoTime => From?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The address of the form, filled in with what was written for a booking that came to nothing.</summary>
    public static string Again(Sites.CatalogueSpace at, Booking booking) =>
        BookingAddress(at, booking.Range, booking.People)
        + "&keperluan="
        + Uri.EscapeDataString(booking.Purpose)
        + (booking.Layout is { } layout ? "&tata=" + Uri.EscapeDataString(layout) : "");

    /// <summary>The page of the space on the day of a booking.</summary>
    public static string SpaceAddress(Sites.CatalogueSpace at, Booking booking) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/ruang/{at.Site.Slug}/{at.Space.Slug}?tanggal={booking.LocalDate:yyyy-MM-dd}"
        )
        + string.Create(
            CultureInfo.InvariantCulture,
            $"&lama={booking.Range.Length.TotalMinutes:0}&orang={booking.People}"
        );

    /// <summary>The address of the booking form for a range of a space.</summary>
    public static string BookingAddress(Sites.CatalogueSpace at, TimeRange range, int people = 1)
    {
        var local = at.Site.Clock.Local(range.Starts);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/pesan/{at.Site.Slug}/{at.Space.Slug}?tanggal={local:yyyy-MM-dd}&jam={local:HH:mm}"
                + $"&lama={range.Length.TotalMinutes:0}&orang={people}"
        );
    }
}
