using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// The recurring job of pledges: forgets those whose contact nobody showed, asks once whether one still comes that did
/// not come in its time, and lets go of what has long been over.
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

    /// <summary>So many days after it nobody waits any more.</summary>
    public const int DaysUntilOver = 60;
    private const int AtOnce = 500;

    public async Task Once(CancellationToken stop)
    {
        await frame.Do(Forget);
        var each = new OneByOne(db, log, Kind);
        foreach (var id in await Late(stop))
            await each.Do(id, () => Ask(id), stop);
        foreach (var id in await Over(stop))
            await each.Do(id, () => LetGo(id), stop);
        each.End();
    }

    // They promised nothing and nobody knows whose they are.
    private static Task<int> Forget(Act act)
    {
        var old = act.Now - PendingPledges.Kept;
        return act.Erase(act.Db.Pledges().Where(row => row.Status == PledgeStatus.Pending && row.Made < old));
    }

    private Task<List<Guid>> Late(CancellationToken stop) =>
        Due(DaysOfGrace, rows => rows.Where(row => row.Asked == null && row.Held > 0), stop);

    // Whoever is waited for was asked before.
    private Task<List<Guid>> Over(CancellationToken stop) =>
        Due(DaysUntilOver, rows => rows.Where(row => row.Asked != null || row.Held == 0), stop);

    private async Task<List<Guid>> Due(
        int days,
        Func<IQueryable<Pledge>, IQueryable<Pledge>> which,
        CancellationToken stop
    )
    {
        var (now, due) = (time.GetUtcNow().UtcDateTime, new List<Guid>());
        foreach (var site in await catalogue.Sites(stop))
        {
            var rows = db.DueBefore(site.Site, site.Site.Clock.Date(now).AddDays(-days));
            due.AddRange(await which(rows).OrderBy(row => row.Id).Select(row => row.Id).Take(AtOnce).ToListAsync(stop));
        }
        return due;
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

    private Task<bool> LetGo(Guid id) =>
        frame.Do(async act =>
        {
            if (await MakePledge.Held(act, id) is not { Pledge.Stands: true } held)
                return act.Refuse(false);
            var (line, pledge) = held;
            pledge.LetGo(act.Now);
            await act.Count(line);
            act.Tell(PledgeNews.Job, new PledgeNews(id, PledgeNews.Over));
            act.IsSeen();
            return true;
        });
}
