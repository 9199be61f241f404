using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>How fast staff decide requests for spaces: from the request to its first approval or refusal. Two working
/// days are what public services here promise for a room.</summary>
internal static class RequestAnswers
{
    public static readonly AnswerClock Clock = new(
        "requests",
        20,
        () => Words.Say("Permohonan ruang", "Requests for spaces"),
        () => Words.Say("2 hari kerja", "2 working days"),
        (provider, sites, now, stop) => Read(provider.GetRequiredService<AppDb>(), sites, now, stop)
    );

    private static async Task<AnsweredAt> Read(
        AppDb db,
        IReadOnlyCollection<Guid> sites,
        DateTime now,
        CancellationToken stop
    )
    {
        var (since, late) = (now - AnswerFigures.Over, WorkingDaysBefore(now, 2));
        var decided = await db.Bookings()
            .Where(row => sites.Contains(row.SiteId) && row.NeedsApproval && row.Made > since)
            .Select(row => new
            {
                row.SiteId,
                row.Made,
                Answered = db.BookingSteps()
                    .Where(step =>
                        step.BookingId == row.Id
                        && (step.Status == BookingStatus.Confirmed || step.Status == BookingStatus.Declined)
                    )
                    .Min(step => (DateTime?)step.At),
            })
            .Where(row => row.Answered != null)
            .ToListAsync(stop);
        var waiting = await db.Bookings()
            .Where(row => sites.Contains(row.SiteId) && row.Status == BookingStatus.Requested)
            .GroupBy(row => row.SiteId)
            .Select(site => new WaitingAt(site.Key, site.Count(), site.Count(row => row.Made < late)))
            .ToListAsync(stop);
        return new(decided.ToLookup(row => row.SiteId, row => row.Answered!.Value - row.Made), waiting);
    }

    // Holidays are not taken off: who is late by a holiday is late by little.
    internal static DateTime WorkingDaysBefore(DateTime now, int days)
    {
        while (days > 0)
        {
            now = now.AddDays(-1);
            if (now.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                days--;
        }
        return now;
    }
}
