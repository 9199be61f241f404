using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>
/// The end a booking had before it was finished early, as its step keeps it. It is stored in one form, to be read again
/// when the booking goes on, and shown in the words of whoever reads.
/// </summary>
internal static class OldEnd
{
    private const int Few = 20;
    private const string Format = "dd/MM/yyyy HH.mm",
        Indonesian = "Semula sampai ",
        English = "First until ";

    public static string Note(DateTime ends, SiteClock clock) =>
        Words.Say(Indonesian, English) + clock.Local(ends).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>What the note of a step keeps, on the site's clock; null when it is another note.</summary>
    public static DateTime? Read(string? note)
    {
        var before = new[] { Indonesian, English }.FirstOrDefault(words =>
            note?.StartsWith(words, StringComparison.Ordinal) == true
        );
        return
            before is not null
            && DateTime.TryParseExact(
                note.AsSpan(before.Length),
                Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
            ? local
            : null;
    }

    /// <summary>The ends that finished bookings had before they were finished early; their own when they were
    /// not.</summary>
    public static async Task<Dictionary<Guid, DateTime>> Of(
        AppDb db,
        Catalogue catalogue,
        IReadOnlyCollection<Booking> bookings,
        CancellationToken stop
    )
    {
        var finished = bookings.Where(booking => booking.Status == BookingStatus.Finished).ToList();
        if (finished.Count == 0)
            return [];
        var notes = (
            await Steps(db, finished)
                .AsNoTracking()
                .Where(step => step.Status == BookingStatus.Finished)
                .OrderByDescending(step => step.At)
                .Select(step => new { step.BookingId, step.Note })
                .ToListAsync(stop)
        ).ToLookup(step => step.BookingId, step => step.Note);
        var ends = new Dictionary<Guid, DateTime>();
        foreach (var booking in finished)
            ends[booking.Id] =
                await catalogue.Space(booking.SpaceId, stop) is { } at
                && Read(notes[booking.Id].FirstOrDefault()) is { } local
                    ? at.Site.Clock.Utc(local)
                    : booking.Ends;
        return ends;
    }

    // Of a whole day they are found by it: so long a list of ids costs more to send than to look up.
    private static IQueryable<BookingStep> Steps(AppDb db, List<Booking> finished)
    {
        if (finished.Count <= Few || finished.Select(row => row.SiteId).Distinct().Skip(1).Any())
        {
            var ids = finished.ConvertAll(row => row.Id);
            return db.BookingSteps().Where(step => ids.Contains(step.BookingId));
        }
        var site = finished[0].SiteId;
        var (from, to) = (finished.Min(row => row.LocalDate), finished.Max(row => row.LocalDate));
        return db.Bookings()
            .Where(row => row.SiteId == site && row.LocalDate >= from && row.LocalDate <= to)
            .Join(db.BookingSteps(), row => row.Id, step => step.BookingId, (row, step) => step);
    }

    /// <summary>The note of a step as it is read; the day only where it is another than that of the step.</summary>
    public static string Shown(BookingStep step, SiteClock clock)
    {
        if (step.Status != BookingStatus.Finished || Read(step.Note) is not { } local)
            return step.Note ?? "";
        var day = SiteClock.DayOf(local);
        return Words.Say(Indonesian, English)
            + (day == clock.Date(step.At) ? "" : Words.LongDate(day) + ", ")
            + Words.Clock(local);
    }
}
