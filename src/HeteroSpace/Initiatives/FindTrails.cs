using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>What a visitor looks for among the trails.</summary>
/// <param name="Under">Only what was under way at some time of it, UTC; null at any time.</param>
/// <param name="Finished">Only what is finished, or only what is not; null both.</param>
/// <param name="Page">From 1.</param>
public sealed record SoughtTrails(Guid? Site, Foundation.Time.TimeRange? Under, bool? Finished, int Page)
{
    /// <summary>Those that the search finds by their words; null where no words were asked for.</summary>
    public IReadOnlySet<Guid>? ByWords { get; init; }
}

/// <summary>An organization that takes part, as much as its mark needs.</summary>
public sealed record TrailPartner(string Slug, string Name, string? Logo);

/// <summary>A trail in a list.</summary>
/// <param name="Line">Its story in one sentence.</param>
/// <param name="Partners">All that take part; only those with a page are named.</param>
/// <param name="Steps">Its phases in order: how many are closed.</param>
public sealed record ListedTrail(
    Initiative Row,
    string Line,
    IReadOnlyList<InitiativePhase> Steps,
    IReadOnlyList<TrailPartner> Named,
    int Partners
)
{
    public InitiativePhase? Active => Steps.FirstOrDefault(step => step.Position == Row.Active);
}

/// <summary>
/// Finds trails: those that organizations make together first, of them those that have most to tell. Every event is an
/// initiative from its first day; as long as nobody joined there is nothing to tell, and it is no line of this list.
/// </summary>
public sealed class FindTrails(AppDb db)
{
    public const int APage = 20;
    private const int LongestLine = 160;

    /// <summary>Published, and more than the trail of one event, or than an event to be that nobody joined.</summary>
    public static IQueryable<Initiative> Told(AppDb db, Guid? site) =>
        db.Initiatives()
            .AsNoTracking()
            .Where(row => row.Published && !row.OfEvent && (site == null || row.SiteId == site))
            .Where(row =>
                row.Kind != InitiativeKind.Event
                || db.Partners()
                    .Any(partner => partner.InitiativeId == row.Id && partner.Status == PartnerStatus.Joined)
            );

    public async Task<(IReadOnlyList<ListedTrail> Rows, int Count)> Of(
        SoughtTrails sought,
        CancellationToken stop = default
    )
    {
        var found = Told(db, sought.Site);
        if (sought.Under is { } under)
            found = found.Where(row =>
                row.Started < under.Ends && (row.Finished == null || row.Finished >= under.Starts)
            );
        if (sought.ByWords is { } ids)
            found = found.Where(row => ids.Contains(row.Id));
        if (sought.Finished is { } finished)
            found = found.Where(row => (row.Finished != null) == finished);
        var count = await found.CountAsync(stop);
        var rows = await found
            .OrderByDescending(row =>
                db.Partners().Count(partner => partner.InitiativeId == row.Id && partner.Status == PartnerStatus.Joined)
                > 1
            )
            // The further it is, the more there is to read.
            .ThenByDescending(row =>
                db.InitiativePhases().Count(phase => phase.InitiativeId == row.Id && phase.Closed != null)
            )
            .ThenByDescending(row => row.Started)
            .ThenBy(row => row.Id)
            .Skip((sought.Page - 1) * APage)
            .Take(APage)
            .ToListAsync(stop);
        return (await Listed(rows, stop), count);
    }

    // Two questions, however many rows.
    private async Task<List<ListedTrail>> Listed(List<Initiative> rows, CancellationToken stop)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var steps = (
            await db.InitiativePhases()
                .AsNoTracking()
                .Where(phase => ids.Contains(phase.InitiativeId))
                .OrderBy(phase => phase.Position)
                .ToListAsync(stop)
        ).ToLookup(phase => phase.InitiativeId);
        var partners = await Partners(ids, stop);
        return rows.ConvertAll(row =>
        {
            var joined = partners[row.Id].DistinctBy(partner => partner.Id).ToList();
            return new ListedTrail(
                row,
                LineOf(row, [.. steps[row.Id]]),
                [.. steps[row.Id]],
                [.. joined.Where(partner => partner.IsShown).Select(partner => partner.As)],
                joined.Count
            );
        });
    }

    private sealed record Joined(Guid Id, bool IsShown, TrailPartner As);

    private async Task<ILookup<Guid, Joined>> Partners(List<Guid> ids, CancellationToken stop)
    {
        var rows = await db.Partners()
            .AsNoTracking()
            .Where(row => ids.Contains(row.InitiativeId) && row.Status == PartnerStatus.Joined)
            .Join(
                db.Organizations(),
                row => row.OrganizationId,
                known => known.Id,
                (row, known) => new { row.InitiativeId, Root = known.MergedIntoId ?? known.Id }
            )
            .Join(
                db.Organizations(),
                row => row.Root,
                known => known.Id,
                (row, known) =>
                    new
                    {
                        row.InitiativeId,
                        known.Id,
                        known.Slug,
                        known.Name,
                        known.Logo,
                        known.FoldedName,
                        known.Status,
                    }
            )
            .OrderBy(row => row.FoldedName)
            .ToListAsync(stop);
        return rows.ToLookup(
            row => row.InitiativeId,
            row => new Joined(row.Id, row.Status == OrganizationStatus.Verified, new(row.Slug, row.Name, row.Logo))
        );
    }

    // What came of its last closed phase; before there is one, what it wants.
    private static string LineOf(Initiative row, List<InitiativePhase> steps)
    {
        var last = steps.FindLast(step => step.Closed is not null && step.Summary != "")?.Summary;
        return Words.Cut(MarkdownText.Plain(last ?? row.Summary).ReplaceLineEndings(" ").Trim(), LongestLine);
    }
}
