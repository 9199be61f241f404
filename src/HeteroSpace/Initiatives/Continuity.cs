using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Of the communities that took part in planning (idea or co-planning): how many are confirmed in delivery and in report, how many took part in both without it being confirmed, and how many did not. Silence is not exclusion, so the
/// second and third are told apart, and only the first count: score = confirmed ÷ planned. Agencies, campuses, companies and media are not in it. Below two communities there is no score, since one is no share.
/// </summary>
public readonly record struct Continuity(int Planned, int Confirmed, int Unconfirmed, int Absent)
{
    /// <summary>0 to 1; null below two communities.</summary>
    public double? Score => Planned < 2 ? null : (double)Confirmed / Planned;

    public static Continuity operator +(Continuity one, Continuity other) => new(one.Planned + other.Planned, one.Confirmed + other.Confirmed, one.Unconfirmed + other.Unconfirmed, one.Absent + other.Absent);

    /// <summary>What one community did in the phases that count.</summary>
    public static Continuity Of(PhaseState planned, PhaseState delivered, PhaseState reported) => planned == PhaseState.Absent ? default
        : delivered == PhaseState.Confirmed && reported == PhaseState.Confirmed ? new(1, 1, 0, 0)
        : delivered != PhaseState.Absent && reported != PhaseState.Absent ? new(1, 0, 1, 0) : new(1, 0, 0, 1);
}

/// <summary>An organization in a phase: not seen, seen by a record that nobody confirmed, or confirmed.</summary>
public enum PhaseState { Absent, Unconfirmed, Confirmed }

/// <summary>The continuity of a site's year.</summary>
/// <param name="Initiatives">Those whose report was closed in that year.</param>
/// <param name="Light">How many of them are light: a series whose duties fill by themselves.</param>
/// <param name="TooFew">How many have fewer than two communities in planning, and are not in the sum.</param>
public sealed record ContinuityOfYear(Continuity Sum, int Initiatives, int Light, int TooFew);

/// <summary>Reads the continuity of many initiatives at once.</summary>
public static class ContinuityQuery
{
    /// <summary>
    /// Of the initiatives of a site (or all) whose report phase was closed in that year, in UTC shifted by the clock of the site (WIB for all). Each community counts once in each initiative; one that was merged is the winner's.
    /// </summary>
    public static async Task<ContinuityOfYear> OfYear(AppDb db, Guid? site, int year, SiteClock clock, CancellationToken stop = default)
    {
        var (from, to) = (clock.Utc(new DateOnly(year, 1, 1), TimeOnly.MinValue), clock.Utc(new DateOnly(year + 1, 1, 1), TimeOnly.MinValue));
        var reported = db.Initiatives().Where(row => row.Published && (site == null || row.SiteId == site) && db.InitiativePhases().Any(phase => phase.InitiativeId == row.Id && phase.Phase == Phase.Report && phase.Closed >= from && phase.Closed < to));
        var all = await reported.Select(row => new { row.Id, row.Light }).ToListAsync(stop);
        // The database brings it down to a row for each community of each initiative; the states are 0, 1 or 2.
        var rows = await db.Involvements().Where(row => row.Status != InvolvementStatus.Refused && reported.Any(known => known.Id == row.InitiativeId))
            .Join(db.Organizations(), row => row.OrganizationId, organization => organization.Id, (row, organization) => new { row.InitiativeId, row.Phase, row.Status, Root = organization.MergedIntoId ?? organization.Id })
            .Where(row => db.Organizations().Any(root => root.Id == row.Root && (root.Kind == OrganizationKind.Community || root.Kind == OrganizationKind.Cooperative)))
            .GroupBy(row => new { row.InitiativeId, row.Root })
            .Select(group => new
            {
                group.Key.InitiativeId,
                Planned = group.Max(row => row.Phase == Phase.Idea || row.Phase == Phase.CoPlan ? row.Status == InvolvementStatus.Confirmed ? 2 : 1 : 0),
                Delivered = group.Max(row => row.Phase == Phase.Deliver ? row.Status == InvolvementStatus.Confirmed ? 2 : 1 : 0),
                Reported = group.Max(row => row.Phase == Phase.Report ? row.Status == InvolvementStatus.Confirmed ? 2 : 1 : 0)
            }).ToListAsync(stop);
        var of = new Dictionary<Guid, Continuity>(all.Count);
        foreach (var row in rows) of[row.InitiativeId] = of.GetValueOrDefault(row.InitiativeId) + Continuity.Of((PhaseState)row.Planned, (PhaseState)row.Delivered, (PhaseState)row.Reported);
        var counted = all.Where(row => of.GetValueOrDefault(row.Id).Planned >= 2).ToList();
        return new(counted.Aggregate(default(Continuity), (sum, row) => sum + of[row.Id]), all.Count, all.Count(row => row.Light), all.Count - counted.Count);
    }
}
