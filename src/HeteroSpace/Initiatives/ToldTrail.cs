using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>A trail told in a few lines, for pages that show one as an example.</summary>
/// <param name="Summary">Its first sentences, without markup.</param>
/// <param name="Rows">Those with the most phases first; never more than <see cref="Most"/>.</param>
public sealed record ToldTrail(
    string Slug,
    string Title,
    string Summary,
    IReadOnlyList<StripRow> Rows,
    IReadOnlyList<InitiativePhase> Phases,
    int More
)
{
    public const int Most = 5;

    // Among the newest, so that the example is of this season and the question stays small.
    private const int Newest = 40,
        Letters = 180;

    /// <summary>Among the newest the one that the most organizations made; null while none has two of them.</summary>
    public static async Task<ToldTrail?> MadeByMost(AppDb db, CancellationToken stop = default)
    {
        // Events bring a trail each that nobody else joins: those of a season must not hide the one that many made.
        var newest = db.Initiatives()
            .Where(row => row.Published && !row.Light && row.Stopped == null)
            .Where(row =>
                db.Partners().Count(partner => partner.InitiativeId == row.Id && partner.Status == PartnerStatus.Joined)
                > 1
            )
            .OrderByDescending(row => row.Started)
            .Take(Newest);
        var best = await newest
            .Select(row => new
            {
                row.Id,
                row.Started,
                Partners = db.Partners()
                    .Count(partner => partner.InitiativeId == row.Id && partner.Status == PartnerStatus.Joined),
            })
            .OrderByDescending(row => row.Partners)
            .ThenByDescending(row => row.Started)
            .FirstOrDefaultAsync(stop);
        return best is null ? null : await Read(db, best.Id, stop);
    }

    private static async Task<ToldTrail> Read(AppDb db, Guid id, CancellationToken stop)
    {
        var of = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var strip = await Strip.Of(db, id, stop);
        var all = strip.Rows.Where(row => row.Slug is not null).ToList();
        var shown = all.OrderByDescending(row => row.States.Count(state => state == PhaseState.Confirmed))
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .Take(Most);
        var phases = await db.InitiativePhases()
            .AsNoTracking()
            .Where(row => row.InitiativeId == id)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        var summary = Words.Cut(MarkdownText.Plain(of.Summary), Letters);
        return new(of.Slug, of.Title, summary, [.. shown], phases, Math.Max(0, all.Count - Most));
    }
}
