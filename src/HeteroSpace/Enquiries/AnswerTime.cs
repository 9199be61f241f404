using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>How fast a site answers enquiries (<see cref="AnswerFigures"/>).</summary>
public static class AnswerTime
{
    public static readonly AnswerClock Clock = new(
        "enquiries",
        30,
        () => Words.Say("Pertanyaan", "Enquiries"),
        () => Words.Say("3 hari", "3 days"),
        (provider, site, now, stop) => Figures(provider.GetRequiredService<AppDb>(), site, now, stop)
    );

    /// <summary>So long staff may take; what waits longer is overdue.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(3);

    /// <param name="site">Null for all sites together.</param>
    public static async Task<TimeSpan?> Median(AppDb db, Guid? site, DateTime now, CancellationToken stop = default) =>
        AnswerFigures.MedianOf(await Lengths(db, site, now, stop));

    /// <summary>The median of all sites, with the number of answers that it rests on.</summary>
    public static async Task<(TimeSpan Median, int Answers)?> Everywhere(
        AppDb db,
        DateTime now,
        CancellationToken stop = default
    )
    {
        var lengths = await Lengths(db, null, now, stop);
        return AnswerFigures.MedianOf(lengths) is { } median ? (median, lengths.Count) : null;
    }

    public static async Task<AnswerFigures> Figures(AppDb db, Guid site, DateTime now, CancellationToken stop = default)
    {
        var (lengths, late) = (await Lengths(db, site, now, stop), now - Within);
        var waiting = db.Enquiries().Where(row => row.SiteId == site && row.Status == EnquiryStatus.Open);
        return new(
            AnswerFigures.MedianOf(lengths),
            lengths.Count,
            await waiting.CountAsync(stop),
            await waiting.CountAsync(row => row.Asked < late, stop)
        );
    }

    private static async Task<List<TimeSpan>> Lengths(AppDb db, Guid? site, DateTime now, CancellationToken stop)
    {
        var since = now - AnswerFigures.Over;
        return
        [
            .. (
                await db.Enquiries()
                    .AsNoTracking()
                    .Where(row => (site == null || row.SiteId == site) && row.Answered != null && row.Asked > since)
                    .Select(row => new { row.Asked, row.Answered })
                    .ToListAsync(stop)
            ).Select(row => row.Answered!.Value - row.Asked),
        ];
    }
}
