using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// The recurring job of pledges: forgets those whose contact nobody showed, and asks once whether one still comes that
/// did not come in its time.
/// </summary>
internal sealed class KeepPledges(
    AppDb db,
    Frame frame,
    Catalogue catalogue,
    TimeProvider time,
    ILogger<KeepPledges> log
)
{
    public const string Kind = "pledges-keep";

    /// <summary>So many days after the day it is asked whether it still comes.</summary>
    public const int DaysOfGrace = 2;
    private const int AtOnce = 500;

    public async Task Once(CancellationToken stop)
    {
        await frame.Do(Forget);
        var each = new OneByOne(db, log, Kind);
        foreach (var id in await Late(stop))
            await each.Do(id, () => Ask(id), stop);
        each.End();
    }

    // They promised nothing and nobody knows whose they are.
    private static Task<int> Forget(Act act)
    {
        var old = act.Now - PendingPledges.Kept;
        return act.Erase(act.Db.Pledges().Where(row => row.Status == PledgeStatus.Pending && row.Made < old));
    }

    // What is only in reserve is not waited for.
    private async Task<List<Guid>> Late(CancellationToken stop)
    {
        var (now, late) = (time.GetUtcNow().UtcDateTime, new List<Guid>());
        foreach (var site in await catalogue.Sites(stop))
        {
            var (here, before) = (site.Site.Id, site.Site.Clock.Date(now).AddDays(-DaysOfGrace));
            var over = site.Site.Clock.Utc(before, TimeOnly.MinValue);
            var slots = db.NeedLines().Where(line => line.Ends != null);
            late.AddRange(
                await db.Pledges()
                    .Where(row => row.SiteId == here && row.Asked == null && row.Held > 0)
                    .Where(row => row.Status == PledgeStatus.Offered || row.Status == PledgeStatus.Accepted)
                    .Where(row =>
                        row.ComesOn < before
                        || row.ComesOn == null
                            && (
                                slots.Any(line => line.Id == row.LineId && line.Ends < over)
                                || !slots.Any(line => line.Id == row.LineId)
                                    && db.Needs().Any(need => need.Id == row.NeedId && need.By < before)
                            )
                    )
                    .OrderBy(row => row.Id)
                    .Select(row => row.Id)
                    .Take(AtOnce)
                    .ToListAsync(stop)
            );
        }
        return late;
    }

    private Task<bool> Ask(Guid id) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Pledge>(id) is not { Stands: true, Asked: null } pledge)
                return act.Refuse(false);
            pledge.Asked = act.Now;
            act.Tell(PledgeNews.Job, new PledgeNews(id, PledgeNews.Late));
            return true;
        });
}
