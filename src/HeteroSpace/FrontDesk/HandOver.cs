using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk;

/// <summary>What one shift leaves to the next: notes, things that were found, lists that were done; by whom is
/// kept.</summary>
internal sealed class HandOver(Frame frame)
{
    private const string NoteDone = "shift-note.done",
        GivenBack = "found-thing.given-back";

    public static void AddUndo(IServiceCollection services)
    {
        static string Gone() => Words.Say("Ini sudah diubah lagi sejak itu.", "This was changed again since.");
        static string Instead() => Words.Say("Buka halaman serah terima.", "Open the page of the hand-over.");
        services
            .AddUndoable(
                NoteDone,
                Role.FrontDesk,
                async (house, thought, _) =>
                    await house.GetRequiredService<HandOver>().NotDone(thought) ? null : Gone(),
                Instead
            )
            .AddUndoable(
                GivenBack,
                Role.FrontDesk,
                async (house, thought, _) =>
                    await house.GetRequiredService<HandOver>().NotGiven(thought) ? null : Gone(),
                Instead
            );
    }

    public Task<bool> Write(ShiftNote note) =>
        frame.Do(act =>
        {
            act.Add(note);
            act.Note(note.By, note.SiteId, "shift-note.added", "shift-note:" + note.Id);
            return Task.FromResult(true);
        });

    /// <summary>False when a colleague was first.</summary>
    public Task<bool> Done(Guid site, Guid id, Guid by) =>
        frame.Do(async act =>
        {
            var (now, note) = (act.Now, act.Db.ShiftNotes().Where(row => row.Id == id && row.SiteId == site));
            if (
                await act.Update(
                    note.Where(row => row.Done == null),
                    set => set.SetProperty(row => row.Done, now).SetProperty(row => row.DoneBy, by)
                ) == 0
            )
                return act.Refuse(false);
            act.Note(by, site, NoteDone, "shift-note:" + id);
            await act.MayBeUndone(NoteDone, "shift-note:" + id, by, site);
            return true;
        });

    public Task<bool> Find(FoundThing thing) =>
        frame.Do(act =>
        {
            act.Add(thing);
            act.Note(thing.By, thing.SiteId, "found-thing.added", "found-thing:" + thing.Id);
            return Task.FromResult(true);
        });

    /// <param name="to">To whom, as they showed that it is theirs.</param>
    public Task<bool> Give(Guid site, Guid id, int seen, string to, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<FoundThing>(id, seen) is not { Given: null } thing || thing.SiteId != site)
                return act.Refuse(false);
            (thing.GivenTo, thing.GivenBy, thing.Given) = (to, by, act.Now);
            act.Note(by, site, GivenBack, "found-thing:" + id);
            await act.MayBeUndone(GivenBack, "found-thing:" + id, by, site);
            return true;
        });

    /// <summary>A line is done on a day; false when it was already.</summary>
    public Task<bool> Tick(Guid site, IReadOnlyCollection<Guid> lines, DateOnly day, Guid by) =>
        frame.Do(
            async act =>
            {
                var mine = await act
                    .Db.CheckLines()
                    .Where(line => line.SiteId == site && lines.Contains(line.Id))
                    .Where(line => !act.Db.CheckTicks().Any(tick => tick.LineId == line.Id && tick.Day == day))
                    .Select(line => line.Id)
                    .ToListAsync();
                if (mine.Count == 0)
                    return act.Refuse(false);
                var at = act.Now;
                act.AddAll(
                    mine.Select(line => new CheckTick
                    {
                        LineId = line,
                        Day = day,
                        By = by,
                        At = at,
                    })
                );
                return true;
            },
            Refusal.Taken(false)
        );

    public Task<bool> Untick(Guid site, Guid line, DateOnly day) =>
        frame.Do(async act =>
            await act.Erase(
                act.Db.CheckTicks()
                    .Where(tick => tick.LineId == line && tick.Day == day)
                    .Where(tick => act.Db.CheckLines().Any(row => row.Id == tick.LineId && row.SiteId == site))
            ) > 0
        );

    public Task<bool> AddLines(Guid site, IReadOnlyList<CheckLine> lines, Guid by) =>
        frame.Do(act =>
        {
            foreach (var line in lines)
            {
                act.Add(line);
                act.Note(by, site, "check-line.added", "check-line:" + line.Id);
            }
            return Task.FromResult(true);
        });

    /// <summary>It is asked no more; the days on which it was done stay.</summary>
    public Task<bool> RemoveLine(Guid site, Guid id, Guid by) =>
        frame.Do(async act =>
        {
            var now = act.Now;
            if (
                await act.Update(
                    act.Db.CheckLines().Where(row => row.Id == id && row.SiteId == site && row.Gone == null),
                    set => set.SetProperty(row => row.Gone, now)
                ) == 0
            )
                return act.Refuse(false);
            act.Note(by, site, "check-line.removed", "check-line:" + id);
            return true;
        });

    private Task<bool> NotDone(SecondThought thought) =>
        frame.Do(async act =>
        {
            var id = Guid.Parse(thought.SubjectId);
            if (
                await act.Update(
                    act.Db.ShiftNotes().Where(row => row.Id == id && row.Done != null),
                    set => set.SetProperty(row => row.Done, (DateTime?)null).SetProperty(row => row.DoneBy, (Guid?)null)
                ) == 0
            )
                return act.Refuse(false);
            act.Note(thought.By, thought.SiteId, "shift-note.undone", "shift-note:" + id);
            return true;
        });

    private Task<bool> NotGiven(SecondThought thought) =>
        frame.Do(async act =>
        {
            var id = Guid.Parse(thought.SubjectId);
            if (await act.Hold<FoundThing>(id) is not { Given: not null } thing)
                return act.Refuse(false);
            (thing.GivenTo, thing.GivenBy, thing.Given) = (null, null, null);
            act.Note(thought.By, thought.SiteId, "found-thing.undone", "found-thing:" + id);
            return true;
        });
}
