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
        (provider, sites, now, stop) => Read(provider.GetRequiredService<AppDb>(), sites, now, stop)
    );

    /// <summary>So long staff may take; what waits longer is overdue.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(3);

    /// <param name="site">Null for all sites together.</param>
    public static async Task<TimeSpan?> Median(AppDb db, Guid? site, DateTime now, CancellationToken stop = default) =>
        AnswerFigures.MedianOf(await LengthsOf(db, site, now, stop));

    /// <summary>The median of all sites, with the number of answers that it rests on.</summary>
    public static async Task<(TimeSpan Median, int Answers)?> Everywhere(
        AppDb db,
        DateTime now,
        CancellationToken stop = default
    )
    {
        var lengths = await LengthsOf(db, null, now, stop);
        return AnswerFigures.MedianOf(lengths) is { } median ? (median, lengths.Count) : null;
    }

    private static async Task<List<TimeSpan>> LengthsOf(AppDb db, Guid? site, DateTime now, CancellationToken stop)
    {
        var among = db.Enquiries().Where(row => site == null || row.SiteId == site);
        return [.. (await Lengths(among, now, stop)).SelectMany(lengths => lengths)];
    }

    private static async Task<AnsweredAt> Read(
        AppDb db,
        IReadOnlyCollection<Guid> sites,
        DateTime now,
        CancellationToken stop
    )
    {
        var (among, late) = (db.Enquiries().Where(row => sites.Contains(row.SiteId)), now - Within);
        var waiting = await among
            .Where(row => row.Status == EnquiryStatus.Open)
            .GroupBy(row => row.SiteId)
            .Select(site => new WaitingAt(site.Key, site.Count(), site.Count(row => row.Asked < late)))
            .ToListAsync(stop);
        return new(await Lengths(among, now, stop), waiting);
    }

    private static async Task<ILookup<Guid, TimeSpan>> Lengths(
        IQueryable<Enquiry> among,
        DateTime now,
        CancellationToken stop
    )
    {
        var since = now - AnswerFigures.Over;
        var answered = await among
            .Where(row => row.Answered != null && row.Asked > since)
            .Select(row => new
            {
                row.SiteId,
                row.Asked,
                row.Answered,
            })
            .ToListAsync(stop);
        return answered.ToLookup(row => row.SiteId, row => row.Answered!.Value - row.Asked);
    }
}
