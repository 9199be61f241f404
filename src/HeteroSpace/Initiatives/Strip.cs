using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>An organization of the strip: what it was in each of the six phases, and by which records.</summary>
/// <param name="Slug">Null for one whose page is not shown (suspended): it is counted, without its name.</param>
public sealed record StripRow(
    Guid OrganizationId,
    string? Slug,
    string Name,
    OrganizationKind Kind,
    IReadOnlyList<PhaseState> States,
    IReadOnlyList<Involvement> Records
)
{
    public bool IsCommunity => FindOrganizations.CommunityKinds.Contains(Kind);

    public PhaseState In(Phase phase) => States[(int)phase];

    public PhaseState InPlanning => (PhaseState)Math.Max((int)In(Phase.Idea), (int)In(Phase.CoPlan));
}

/// <summary>Organizations × phases of one initiative.</summary>
public sealed record Strip(IReadOnlyList<StripRow> Rows)
{
    /// <summary>Over the communities alone.</summary>
    public Continuity Continuity =>
        Rows.Where(row => row.IsCommunity)
            .Aggregate(
                default(Continuity),
                (sum, row) => sum + Continuity.Of(row.InPlanning, row.In(Phase.Deliver), row.In(Phase.Report))
            );

    /// <summary>
    /// Communities first, then partners, each by name; one that was merged is the winner's. Two queries.
    /// </summary>
    public static async Task<Strip> Of(AppDb db, Guid initiative, CancellationToken stop = default)
    {
        var joined = await Joined(db, initiative, stop);
        var records = await Records(db, initiative, stop);
        var organizations = joined.Concat(records.Select(row => row.Root)).DistinctBy(row => row.Id).ToList();
        var of = records.ToLookup(row => row.Root.Id, row => row.Row);
        return new([
            .. organizations
                .Select(row => new StripRow(
                    row.Id,
                    row.Status == OrganizationStatus.Verified ? row.Slug : null,
                    row.Status == OrganizationStatus.Verified ? row.Name : ShownNames.NotShown,
                    row.Kind,
                    StatesOf(of[row.Id]),
                    [.. of[row.Id].OrderBy(record => record.At)]
                ))
                .OrderBy(row => !row.IsCommunity)
                .ThenBy(row => row.Slug is null)
                .ThenBy(row => Folded.Of(row.Name), StringComparer.Ordinal),
        ]);
    }

    private sealed record Root(Guid Id, string Slug, string Name, OrganizationKind Kind, OrganizationStatus Status);

    private sealed record Recorded(Involvement Row, Root Root);

    private static Task<List<Root>> Joined(AppDb db, Guid initiative, CancellationToken stop) =>
        db.Partners()
            .AsNoTracking()
            .Where(row => row.InitiativeId == initiative && row.Status == PartnerStatus.Joined)
            .Join(
                db.Organizations(),
                row => row.OrganizationId,
                known => known.Id,
                (_, known) => known.MergedIntoId ?? known.Id
            )
            .Join(
                db.Organizations(),
                root => root,
                known => known.Id,
                (_, known) => new Root(known.Id, known.Slug, known.Name, known.Kind, known.Status)
            )
            .ToListAsync(stop);

    private static Task<List<Recorded>> Records(AppDb db, Guid initiative, CancellationToken stop) =>
        db.Involvements()
            .AsNoTracking()
            .Where(row => row.InitiativeId == initiative)
            .Join(
                db.Organizations(),
                row => row.OrganizationId,
                known => known.Id,
                (row, known) => new { Row = row, Root = known.MergedIntoId ?? known.Id }
            )
            .Join(
                db.Organizations(),
                row => row.Root,
                known => known.Id,
                (row, known) =>
                    new Recorded(row.Row, new Root(known.Id, known.Slug, known.Name, known.Kind, known.Status))
            )
            .ToListAsync(stop);

    private static PhaseState[] StatesOf(IEnumerable<Involvement> records)
    {
        var states = new PhaseState[6];
        foreach (var record in records)
        {
            if (record.Status == InvolvementStatus.Refused)
                continue;
            var state = record.Status == InvolvementStatus.Confirmed ? PhaseState.Confirmed : PhaseState.Unconfirmed;
            if (state > states[(int)record.Phase])
                states[(int)record.Phase] = state;
        }
        return states;
    }
}

/// <summary>
/// Names of organizations as everyone may read them: of one that was merged the winner's, of one whose page is not
/// shown none.
/// </summary>
public static class ShownNames
{
    public static string NotShown =>
        Foundation.Ui.Words.Say("Organisasi yang tidak ditampilkan", "An organization that is not shown");

    public static async Task<Dictionary<Guid, string>> NamesShown(
        this AppDb db,
        IEnumerable<Guid> organizations,
        CancellationToken stop = default
    )
    {
        var wanted = organizations.Distinct().ToList();
        return wanted.Count == 0
            ? []
            : (
                await db.Organizations()
                    .Where(row => wanted.Contains(row.Id))
                    .Join(
                        db.Organizations(),
                        row => row.MergedIntoId ?? row.Id,
                        root => root.Id,
                        (row, root) =>
                            new
                            {
                                row.Id,
                                root.Name,
                                root.Status,
                            }
                    )
                    .ToListAsync(stop)
            ).ToDictionary(row => row.Id, row => row.Status == OrganizationStatus.Verified ? row.Name : NotShown);
    }
}
