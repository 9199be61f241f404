using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>How fast staff decide requests for spaces: from the request to its first approval or refusal. Two working
/// days are what public services here promise for a room.</summary>
internal static class RequestAnswers
{
    /// <summary>Working days.</summary>
    public const int Days = 2;

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
        var (since, late) = (now - AnswerFigures.Over, WorkingDays.Before(now, Days));
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
            .Where(row => sites.Contains(row.SiteId))
            .WaitForStaff(db, now)
            .GroupBy(row => row.SiteId)
            .Select(site => new WaitingAt(site.Key, site.Count(), site.Count(row => row.Made < late)))
            .ToListAsync(stop);
        return new(decided.ToLookup(row => row.SiteId, row => row.Answered!.Value - row.Made), waiting);
    }
}
