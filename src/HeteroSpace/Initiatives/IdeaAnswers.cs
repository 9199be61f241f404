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
        (provider, site, now, stop) => Figures(provider.GetRequiredService<AppDb>(), site, now, stop)
    );

    public static async Task<AnswerFigures> Figures(AppDb db, Guid site, DateTime now, CancellationToken stop)
    {
        var (since, late) = (now - AnswerFigures.Over, now - Idea.AnsweredWithin);
        var answered = await db.Ideas()
            .Where(row => row.SiteId == site && row.Answered > since)
            .Select(row => new { row.Posted, row.Answered })
            .ToListAsync(stop);
        var waiting = db.Ideas()
            .Where(row => row.SiteId == site && (row.Status == IdeaStatus.Waiting || row.Status == IdeaStatus.Open));
        return new(
            AnswerFigures.MedianOf(answered.ConvertAll(row => row.Answered!.Value - row.Posted)),
            answered.Count,
            await waiting.CountAsync(stop),
            await waiting.CountAsync(row => row.Posted < late, stop)
        );
    }
}
