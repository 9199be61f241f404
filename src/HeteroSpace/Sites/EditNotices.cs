using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>Publishes, changes and ends the notices of a site; each can be undone.</summary>
public sealed class EditNotices(EditSite edit)
{
    private const string Published = "notice.published",
        Changed = "notice.changed",
        Stopped = "notice.stopped",
        Undone = "notice.undone";

    // How it stood, as SecondThought.Before; null when there was none.
    private sealed record Kept(
        Guid? Space,
        DateTime Starts,
        DateTime Ends,
        DateTime? Stopped,
        string Id,
        string? En,
        Guid By,
        DateTime At
    );

    public static void AddUndo(IServiceCollection services)
    {
        foreach (var verb in (string[])[Published, Changed, Stopped])
            services.AddUndoable(
                verb,
                Role.FrontDesk,
                async (house, thought, _) =>
                    await house.GetRequiredService<EditNotices>().Back(thought)
                        ? null
                        : Words.Say(
                            "Pengumuman ini sudah diubah lagi sejak itu.",
                            "This notice was changed again since."
                        ),
                () => Words.Say("Ubah dari halaman pengumuman.", "Change it on the page of notices.")
            );
    }

    /// <param name="wanted">As it shall be; with the id of the one that is changed, else a new one.</param>
    /// <param name="seen">As it was opened; null when it is new.</param>
    public Task<bool> Save(SiteNotice wanted, SiteNotice? seen, Guid by) =>
        Change(
            wanted.SiteId,
            wanted.Id,
            by,
            seen is null ? Published : Changed,
            async act =>
            {
                var before = await Standing(act, wanted.Id);
                if (seen is null)
                    act.Add(wanted);
                else if (await act.Hold(seen) is { } held)
                    (held.SpaceId, held.Starts, held.Ends, held.Stopped, held.Text) = (
                        wanted.SpaceId,
                        wanted.Starts,
                        wanted.Ends,
                        null,
                        wanted.Text
                    );
                else
                    return (false, "");
                return (true, before);
            }
        );

    /// <summary>It is shown no more, and kept to be read.</summary>
    public Task<bool> Stop(SiteNotice seen, Guid by) =>
        Change(
            seen.SiteId,
            seen.Id,
            by,
            Stopped,
            async act =>
            {
                var before = await Standing(act, seen.Id);
                if (await act.Hold(seen) is not { } held || held.IsOver(act.Now))
                    return (false, "");
                held.Stopped = act.Now;
                return (true, before);
            }
        );

    private Task<bool> Back(SecondThought thought)
    {
        var (id, site) = (Guid.Parse(thought.SubjectId), thought.SiteId!.Value);
        var before = JsonSerializer.Deserialize<Kept>(thought.Before);
        return Change(
            site,
            id,
            thought.By,
            Undone,
            async act =>
            {
                if (await act.Hold<SiteNotice>(id) is not { } now)
                    return (false, "");
                if (before is null)
                    act.Remove(now);
                else
                    (now.SpaceId, now.Starts, now.Ends, now.Stopped, now.Text) = (
                        before.Space,
                        before.Starts,
                        before.Ends,
                        before.Stopped,
                        new(before.Id, before.En)
                    );
                return (true, null);
            }
        );
    }

    // What can be undone gives how it stood before.
    private Task<bool> Change(
        Guid site,
        Guid id,
        Guid? by,
        string action,
        Func<Act, Task<(bool IsDone, string? Before)>> change
    ) =>
        edit.Save(
            by,
            site,
            action,
            "notice:" + id,
            null,
            async act =>
            {
                var (done, before) = await change(act);
                if (done && before is not null)
                    await act.MayBeUndone(action, "notice:" + id, by, site, before);
                return done;
            }
        );

    private static async Task<string> Standing(Act act, Guid id) =>
        JsonSerializer.Serialize(
            await act.Db.SiteNotices().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } row
                ? new Kept(row.SpaceId, row.Starts, row.Ends, row.Stopped, row.Text.Id, row.Text.En, row.By, row.At)
                : null
        );
}
