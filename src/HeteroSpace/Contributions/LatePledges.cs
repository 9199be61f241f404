using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// By when a pledge is waited for: the day its giver named, else the end of its slot, else the last day of the need.
/// What is only in reserve is not waited for, nor what is in the house already.
/// </summary>
internal static class LatePledges
{
    /// <summary>Those that stand and were to come before that day, in the site's own time.</summary>
    public static IQueryable<Pledge> DueBefore(this AppDb db, Site site, DateOnly day)
    {
        var (here, over) = (site.Id, site.Clock.Utc(day, TimeOnly.MinValue));
        var (slots, arrived) = (db.NeedLines().Where(line => line.Ends != null), db.WaitingForSecond());
        return db.Pledges()
            .Where(row => row.SiteId == here)
            .Where(row => row.Status == PledgeStatus.Offered || row.Status == PledgeStatus.Accepted)
            .Where(row =>
                row.ComesOn < day
                || row.ComesOn == null
                    && (
                        slots.Any(line => line.Id == row.LineId && line.Ends < over)
                        || !slots.Any(line => line.Id == row.LineId)
                            && db.Needs().Any(need => need.Id == row.NeedId && need.By < day)
                    )
            )
            .Where(row => !arrived.Any(part => part.PledgeId == row.Id));
    }

    /// <summary>The same of one of which something is held: its giver was asked, and has not answered.</summary>
    public static bool IsAskedFor(this PledgeSetting at, DateOnly today) =>
        at.Pledge is { Asked: not null, Held: > 0 } && at.LastDay() < today;

    private static DateOnly LastDay(this PledgeSetting at) =>
        at.Pledge.ComesOn ?? (at.Line.Ends is { } ends ? at.Site.Site.Clock.Date(ends) : at.Need.By);
}
