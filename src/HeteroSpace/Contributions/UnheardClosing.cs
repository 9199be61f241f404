using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// A need is open again before those in reserve heard that it was closed: they are in reserve as before, and hear
/// nothing.
/// </summary>
internal static class UnheardClosing
{
    /// <summary>True when there was anyone; the lines of the need are held, and counted by the caller.</summary>
    public static async Task<bool> TakeBack(Act act, Guid need)
    {
        var waiting = await act
            .Db.Jobs()
            .AsNoTracking()
            .Where(job => job.Kind == PledgeNews.Job && job.HeldBy != null && job.ClaimedUntil == null)
            .ToListAsync();
        var unheard = waiting
            .Select(job => (job.Id, News: job.Read<PledgeNews>()))
            .Where(job => job.News.What == PledgeNews.Closed)
            .ToLookup(job => job.News.PledgeId, job => job.Id);
        var ids = unheard.Select(pledge => pledge.Key).ToList();
        var pledges = await act.Db.Pledges().Where(row => row.NeedId == need && ids.Contains(row.Id)).ToListAsync();
        var jobs = pledges.SelectMany(pledge => unheard[pledge.Id]).ToList();
        await act.Erase(act.Db.Jobs().Where(job => jobs.Contains(job.Id)));
        foreach (var pledge in pledges.Where(IsLetGo))
            StandsAgain(pledge);
        return pledges.Count > 0;
    }

    // Its giver has neither taken it back nor been forgotten meanwhile.
    private static bool IsLetGo(Pledge pledge) =>
        pledge is { Status: PledgeStatus.Released, Name: not "" }
        || pledge is { CameSomething: true, Stands: false, Ended: null } && pledge.Received < pledge.Quantity;

    public static void StandsAgain(Pledge pledge) =>
        (pledge.Status, pledge.Ended) = (pledge.Accepted is null ? PledgeStatus.Offered : PledgeStatus.Accepted, null);
}
