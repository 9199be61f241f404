using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Of the communities that took part in planning (idea or co-planning): how many are confirmed in delivery and in
/// report, how many took part in both without it being confirmed, and how many did not. Silence is not exclusion, so
/// the second and third are told apart, and only the first count: score = confirmed ÷ planned. Agencies, campuses,
/// companies and media are not in it. Below two communities there is no score, since one is no share.
/// </summary>
public readonly record struct Continuity(int Planned, int Confirmed, int Unconfirmed, int Absent)
{
    /// <summary>0 to 1; null below two communities.</summary>
    public double? Score => Planned < 2 ? null : (double)Confirmed / Planned;

    public static Continuity operator +(Continuity one, Continuity other) =>
        new(
            one.Planned + other.Planned,
            one.Confirmed + other.Confirmed,
            one.Unconfirmed + other.Unconfirmed,
            one.Absent + other.Absent
        );

    /// <summary>What one community did in the phases that count.</summary>
    public static Continuity Of(PhaseState planned, PhaseState delivered, PhaseState reported) =>
        (planned, delivered, reported) switch
        {
            (PhaseState.Absent, _, _) => default,
            (_, PhaseState.Confirmed, PhaseState.Confirmed) => new(1, 1, 0, 0),
            (_, PhaseState.Absent, _) or (_, _, PhaseState.Absent) => new(1, 0, 0, 1),
            _ => new(1, 0, 1, 0),
        };
}

/// <summary>An organization in a phase: not recorded, seen by a record that nobody confirmed, or confirmed.</summary>
public enum PhaseState
{
    Absent,
    Unconfirmed,
    Confirmed,
}

/// <summary>The continuity of a site's year.</summary>
/// <param name="Initiatives">Those whose report was closed in that year.</param>
/// <param name="Light">How many of them are light: a series whose duties fill by themselves.</param>
/// <param name="TooFew">How many have fewer than two communities in planning, and are not in the sum.</param>
public sealed record ContinuityOfYear(Continuity Sum, int Initiatives, int Light, int TooFew);

/// <summary>Reads the continuity of many initiatives at once.</summary>
public static class ContinuityQuery
{
    /// <summary>
    /// Of the initiatives of a site (or all) whose report phase was closed in that year, in UTC shifted by the clock of
    /// the site (WIB for all). Each community counts once in each initiative; one that was merged is the winner's.
    /// </summary>
    public static async Task<ContinuityOfYear> OfYear(
        AppDb db,
        Guid? site,
        int year,
        SiteClock clock,
        CancellationToken stop = default
    )
    {
        var (from, to) = (
            clock.Utc(new DateOnly(year, 1, 1), TimeOnly.MinValue),
            clock.Utc(new DateOnly(year + 1, 1, 1), TimeOnly.MinValue)
        );
        var all = await ReportedBetween(db, site, from, to, stop);
        var ids = all.ConvertAll(row => row.Id);
        var rows = ids.Count == 0 ? [] : await TookPart(db, ids, stop);
        var communities = await Communities(db, [.. rows.Select(row => row.Organization).Distinct()], stop);
        var of = Sums(rows, communities);
        var counted = all.Where(row => of.GetValueOrDefault(row.Id).Planned >= 2).ToList();
        return new(
            counted.Aggregate(default(Continuity), (sum, row) => sum + of[row.Id]),
            all.Count,
            all.Count(row => row.Light),
            all.Count - counted.Count
        );
    }

    private sealed record Reported(Guid Id, bool Light);

    private sealed record Took(Guid Initiative, Guid Organization, int Planned, int Delivered, int Reported);

    private static Task<List<Reported>> ReportedBetween(
        AppDb db,
        Guid? site,
        DateTime from,
        DateTime to,
        CancellationToken stop
    ) =>
        db.Initiatives()
            .Where(row =>
                row.Published
                && (site == null || row.SiteId == site)
                && db.InitiativePhases()
                    .Any(phase =>
                        phase.InitiativeId == row.Id
                        && phase.Phase == Phase.Report
                        && phase.Closed >= from
                        && phase.Closed < to
                    )
            )
            .Select(row => new Reported(row.Id, row.Light))
            .ToListAsync(stop);

    // The database brings it down to a row for each organization of each initiative; the states are 0, 1 or 2.
    private static Task<List<Took>> TookPart(AppDb db, List<Guid> ids, CancellationToken stop) =>
        db.Involvements()
            .Where(row => ids.Contains(row.InitiativeId) && row.Status != InvolvementStatus.Refused)
            .Select(row => new
            {
                row.InitiativeId,
                row.OrganizationId,
                row.Phase,
                State = row.Status == InvolvementStatus.Confirmed ? 2 : 1,
            })
            .GroupBy(row => new { row.InitiativeId, row.OrganizationId })
            .Select(group => new Took(
                group.Key.InitiativeId,
                group.Key.OrganizationId,
                group.Max(row => row.Phase == Phase.Idea || row.Phase == Phase.CoPlan ? row.State : 0),
                group.Max(row => row.Phase == Phase.Deliver ? row.State : 0),
                group.Max(row => row.Phase == Phase.Report ? row.State : 0)
            ))
            .ToListAsync(stop);

    private static Dictionary<Guid, Continuity> Sums(List<Took> rows, Dictionary<Guid, Guid> communities)
    {
        var of = new Dictionary<Guid, Continuity>();
        foreach (
            var community in rows.Where(row => communities.ContainsKey(row.Organization))
                .GroupBy(row => (row.Initiative, Root: communities[row.Organization]))
        )
            of[community.Key.Initiative] =
                of.GetValueOrDefault(community.Key.Initiative)
                + Continuity.Of(
                    (PhaseState)community.Max(row => row.Planned),
                    (PhaseState)community.Max(row => row.Delivered),
                    (PhaseState)community.Max(row => row.Reported)
                );
        return of;
    }

    // Each as the one it is now; partners are left out.
    private static async Task<Dictionary<Guid, Guid>> Communities(AppDb db, List<Guid> wanted, CancellationToken stop)
    {
        var roots = new Dictionary<Guid, Guid>(wanted.Count);
        foreach (var lot in wanted.Chunk(1000))
        foreach (
            var row in await db.Organizations()
                .Where(row => lot.Contains(row.Id))
                .Join(
                    db.Organizations()
                        .Where(root =>
                            root.Kind == OrganizationKind.Community || root.Kind == OrganizationKind.Cooperative
                        ),
                    row => row.MergedIntoId ?? row.Id,
                    root => root.Id,
                    (row, root) => new { row.Id, Root = root.Id }
                )
                .ToListAsync(stop)
        )
            roots[row.Id] = row.Root;
        return roots;
    }
}
