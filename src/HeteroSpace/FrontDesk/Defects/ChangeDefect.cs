using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Defects;

/// <summary>What becomes of a report: taken on, joined to another, mended, opened again; by whom is noted.</summary>
internal sealed class ChangeDefect(Frame frame)
{
    private const string MendedVerb = "defect.mended";

    /// <summary>Two of the same within so long may be one.</summary>
    public static readonly TimeSpan SameWithin = TimeSpan.FromDays(1);

    public static void AddUndo(IServiceCollection services) =>
        services.AddUndoable(
            MendedVerb,
            Role.FrontDesk,
            async (house, thought, _) =>
                await house.GetRequiredService<ChangeDefect>().Back(thought)
                    ? null
                    : Words.Say("Laporan ini sudah diubah lagi sejak itu.", "This report was changed again since."),
            () => Words.Say("Buka lagi dari halaman kerusakan.", "Open it again on the page of what is broken.")
        );

    /// <summary>False when so many wait at the site that one more helps nobody.</summary>
    public Task<bool> Report(Defect defect) =>
        frame.Do(async act =>
        {
            // One after the other, so that each sees those before.
            await act.Lock<Site>(defect.SiteId);
            if (await act.Db.OpenDefects(defect.SiteId).CountAsync() >= HouseLimits.DefectsOpen.Most)
                return act.Refuse(false);
            act.Add(defect);
            return true;
        });

    /// <summary>Someone sees to it.</summary>
    public Task<bool> TakeOn(Guid site, Guid id, int seen, Guid by, Guid owner) =>
        Change(
            site,
            id,
            seen,
            by,
            "defect.taken-on",
            (_, row) =>
            {
                (row.Status, row.Owner) = (DefectStatus.Working, owner);
                return Task.CompletedTask;
            }
        );

    /// <summary>It works again: whoever reported it, or the same, hears it once.</summary>
    public Task<bool> Mend(Guid site, Guid id, int seen, Guid by) =>
        Change(
            site,
            id,
            seen,
            by,
            MendedVerb,
            async (act, row) =>
            {
                var before = row.Status;
                foreach (var one in await WithJoined(act, row))
                {
                    (one.Status, one.Mended, one.MendedBy) = (DefectStatus.Mended, act.Now, by);
                    if (one.Email is not null || one.Phone is not null)
                        act.Tell(TellMended.Job, new DefectNews(one.Id));
                }
                await act.MayBeUndone(MendedVerb, Subject(id), by, site, before.ToString());
            }
        );

    /// <summary>The same as an earlier one: that one waits for both.</summary>
    public Task<bool> Join(Guid site, Guid id, int seen, Guid by) =>
        Change(
            site,
            id,
            seen,
            by,
            "defect.merged",
            async (act, row) =>
            {
                if (await Earlier(act, row) is not { } first)
                    return;
                foreach (var one in await WithJoined(act, row))
                    one.JoinedTo = first.Id;
            }
        );

    /// <summary>It does not work after all.</summary>
    public Task<bool> Reopen(Guid site, Guid id, int seen, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Defect>(id, seen) is not { Status: DefectStatus.Mended } row || row.SiteId != site)
                return act.Refuse(false);
            await Open(act, row, DefectStatus.Open);
            act.Note(by, site, "defect.reopened", Subject(id));
            await act.Follows(Subject(id));
            return true;
        });

    /// <summary>Of those that wait the first report of the same thing in the same room, within a day before.</summary>
    public static Defect? Earlier(IEnumerable<Defect> open, Defect row) =>
        open.Where(other => other.SpaceId == row.SpaceId && other.Thing == row.Thing && other.Id != row.Id)
            .Where(other => other.At >= row.At - SameWithin && other.At <= row.At)
            .OrderBy(other => other.At)
            .ThenBy(other => other.Id)
            .FirstOrDefault();

    private static async Task<Defect?> Earlier(Act act, Defect row)
    {
        var (space, thing) = (row.SpaceId, row.Thing);
        var alike = act.Db.OpenDefects(row.SiteId).Where(other => other.SpaceId == space && other.Thing == thing);
        return Earlier(await alike.ToListAsync(), row);
    }

    private Task<bool> Back(SecondThought thought) =>
        frame.Do(async act =>
        {
            var (id, site) = (Guid.Parse(thought.SubjectId), thought.SiteId!.Value);
            if (await act.Hold<Defect>(id) is not { Status: DefectStatus.Mended } row)
                return act.Refuse(false);
            await Open(act, row, Enum.Parse<DefectStatus>(thought.Before));
            act.Note(thought.By, site, "defect.undone", Subject(id));
            return true;
        });

    private static async Task Open(Act act, Defect row, DefectStatus status)
    {
        foreach (var one in await WithJoined(act, row))
            (one.Status, one.Mended, one.MendedBy) = (status, null, null);
    }

    private Task<bool> Change(Guid site, Guid id, int seen, Guid by, string action, Func<Act, Defect, Task> change) =>
        frame.Do(async act =>
        {
            if (
                await act.Hold<Defect>(id, seen) is not { Status: not DefectStatus.Mended, JoinedTo: null } row
                || row.SiteId != site
            )
                return act.Refuse(false);
            await change(act, row);
            act.Note(by, site, action, Subject(id));
            return true;
        });

    // Held one by one, since each counts its changes.
    private static async Task<List<Defect>> WithJoined(Act act, Defect row)
    {
        var ids = await act.Db.Defects().Where(one => one.JoinedTo == row.Id).Select(one => one.Id).ToListAsync();
        var all = new List<Defect> { row };
        foreach (var id in ids)
            if (await act.Hold<Defect>(id) is { } joined)
                all.Add(joined);
        return all;
    }

    private static string Subject(Guid id) => "defect:" + id;
}
