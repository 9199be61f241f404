using System.Globalization;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// A calendar entry of an event that is no longer one: calendars forget it only when they read it once more, as
/// cancelled (RFC 5546). Remembered by the audit of the change that removed it, since the session itself is gone.
/// </summary>
/// <param name="Id">Of the session, which its UID was made of.</param>
/// <param name="At">When it was removed; UTC. Whoever registered afterwards never had it.</param>
internal sealed record RemovedEntry(Guid Id, TimeRange Range, DateTime At)
{
    private const string Action = "event.entry-removed";

    public CalendarPart AsPart => new(Id, new() { Starts = Range.Starts, Ends = Range.Ends }, Range);

    public static async Task<IReadOnlyList<RemovedEntry>> Of(AppDb db, Event of, CancellationToken stop = default) =>
        [.. (await Of(db, [of], stop))[of.Slug]];

    /// <summary>Of many events in one query, by the address of the event.</summary>
    public static async Task<ILookup<string, RemovedEntry>> Of(
        AppDb db,
        IEnumerable<Event> events,
        CancellationToken stop = default
    )
    {
        var subjects = events.Select(of => Subject(of.Slug)).ToArray();
        var rows = await db.Audit()
            .AsNoTracking()
            .Where(row => subjects.Contains(row.Subject) && row.Action == Action)
            .OrderBy(row => row.At)
            .ToListAsync(stop);
        // One that came back and went again is told once, as it was last.
        return rows.Select(row => (row.Subject, Entry: Read(row)))
            .Where(row => row.Entry is not null)
            .GroupBy(row => (row.Subject, row.Entry!.Id))
            .Select(group => group.Last())
            .ToLookup(row => row.Subject[Subject("").Length..], row => row.Entry!);
    }

    public static AuditRow Noted(Event of, CalendarPart gone, Guid by, DateTime now) =>
        AuditRow.Of(
            now,
            by,
            of.SiteId,
            Action,
            Subject(of.Slug),
            $"{gone.Id:n} {gone.Range.Starts:O} {gone.Range.Ends:O}"
        );

    private static string Subject(string slug) => "event:" + slug;

    private static RemovedEntry? Read(AuditRow row) =>
        row.Detail?.Split(' ') is [var id, var starts, var ends] && Guid.TryParse(id, out var session)
            ? new(session, new(Utc(starts), Utc(ends)), row.At)
            : null;

    private static DateTime Utc(string text) =>
        DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
