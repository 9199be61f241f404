using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// How fast a site answers ideas: from the day they were posted, so that the days until they are read count as well.
/// </summary>
internal static class IdeaAnswers
{
    public const string Name = "ideas";

    public static readonly AnswerClock Clock = new(
        Name,
        10,
        () => Words.Say("Gagasan", "Ideas"),
        () => Words.Say("14 hari", "14 days"),
        (provider, sites, now, stop) => Read(provider.GetRequiredService<AppDb>(), sites, now, stop)
    );

    private static async Task<AnsweredAt> Read(
        AppDb db,
        IReadOnlyCollection<Guid> sites,
        DateTime now,
        CancellationToken stop
    )
    {
        var (since, late) = (now - AnswerFigures.Over, now - Idea.AnsweredWithin);
        var answered = await db.Ideas()
            .Where(row => sites.Contains(row.SiteId) && row.Answered > since)
            .Select(row => new
            {
                row.SiteId,
                row.Posted,
                row.Answered,
            })
            .ToListAsync(stop);
        var waiting = await db.Ideas()
            .Where(row => sites.Contains(row.SiteId))
            .Where(row => row.Status == IdeaStatus.Waiting || row.Status == IdeaStatus.Open)
            .GroupBy(row => row.SiteId)
            .Select(site => new WaitingAt(site.Key, site.Count(), site.Count(row => row.Posted < late))
            {
                Unread = site.Count(row => row.Status == IdeaStatus.Waiting),
            })
            .ToListAsync(stop);
        return new(answered.ToLookup(row => row.SiteId, row => row.Answered!.Value - row.Posted), waiting);
    }
}
