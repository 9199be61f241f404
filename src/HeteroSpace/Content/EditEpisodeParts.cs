using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>The parts of an episode: steps, credits, files, shoots and cover. Each is saved at once.</summary>
public sealed class EditEpisodeParts(AppDb db, ShowEpisode show, Involve involve, Frame frame)
{
    public Task AddStep(Episode of, EpisodeStep step, Guid by) =>
        frame.Do(act =>
        {
            act.Add(step);
            if (step.Owner is { } owner && owner != by)
                act.Tell(EpisodeNews.Of(of, "step", owner, act.Now, step.Text));
            Note(act, of, by, "episode.step", step.Text);
        });

    public Task Tick(Episode of, Guid step, bool done, Guid by) =>
        frame.Do(async act =>
        {
            DateTime? at = done ? act.Now : null;
            Guid? who = done ? by : null;
            var ticked = db.EpisodeSteps().Where(row => row.Id == step && row.EpisodeId == of.Id);
            if (
                await act.Update(
                    ticked.Where(row => row.Done == null == done),
                    set => set.SetProperty(row => row.Done, at).SetProperty(row => row.DoneBy, who)
                ) == 0
            )
                return;
            var text = await ticked.Select(row => row.Text).SingleAsync();
            Note(act, of, by, done ? "episode.step-done" : "episode.step-open", text);
        });

    public Task DropStep(Episode of, Guid step, Guid by) =>
        frame.Do(async act =>
        {
            var dropped = db.EpisodeSteps().Where(row => row.Id == step && row.EpisodeId == of.Id);
            var text = await dropped.Select(row => row.Text).SingleOrDefaultAsync();
            if (await act.Erase(dropped) > 0)
                Note(act, of, by, "episode.step-dropped", text);
        });

    public Task AddCredit(Episode of, EpisodeCredit credit, Guid by) =>
        ChangeCredits(
            of,
            async (act, _) =>
            {
                credit.Position =
                    await db.EpisodeCredits()
                        .Where(row => row.EpisodeId == of.Id)
                        .Select(row => (int?)row.Position)
                        .MaxAsync() + 1
                    ?? 1;
                act.Add(credit);
                act.Note(of, by, "episode.credit", credit.Name);
                return true;
            }
        );

    /// <summary>False when it is the last one of what everyone sees: nobody's work stands without a name.</summary>
    public Task<bool> DropCredit(Episode of, Guid credit, Guid by) =>
        ChangeCredits(
            of,
            async (act, now) =>
            {
                if (
                    await db.EpisodeCredits()
                        .AsNoTracking()
                        .SingleOrDefaultAsync(row => row.Id == credit && row.EpisodeId == of.Id)
                    is not { } known
                )
                    return true;
                if (
                    now.Stage == EpisodeStage.Published
                    && await db.EpisodeCredits().CountAsync(row => row.EpisodeId == of.Id) == 1
                )
                    return false;
                await act.Erase(db.EpisodeCredits().Where(row => row.Id == credit));
                if (
                    known.OrganizationId is { } organization
                    && now.InitiativeId is { } initiative
                    && !await db.EpisodeCredits()
                        .AnyAsync(row => row.EpisodeId == of.Id && row.OrganizationId == organization)
                )
                    await involve.TakeBack(
                        act,
                        initiative,
                        organization,
                        EpisodeTables.Kind,
                        of.Id,
                        recordIsGone: true
                    );
                act.Note(of, by, "episode.credit-dropped", known.Name);
                return true;
            }
        );

    // Of what everyone sees by now, names are found and organizations asked at once.
    private Task<bool> ChangeCredits(Episode of, Func<Act, Episode, Task<bool>> change) =>
        frame.Do(async act =>
        {
            // Held, so that it is not published or taken away meanwhile.
            await act.Lock<Episode>(of.Id);
            var now = await db.Episodes().AsNoTracking().SingleAsync(row => row.Id == of.Id);
            if (!await change(act, now))
                return act.Refuse(false);
            await act.Save();
            if (now.Stage == EpisodeStage.Published)
                await show.Offer(act, now);
            act.IsSeen();
            return true;
        });

    /// <param name="file">As the store has it, and as whoever chose it calls it.</param>
    public Task AddFile(Episode of, (string Stored, string Name) file, Guid by) =>
        frame.Do(act =>
        {
            act.Add(
                new EpisodeFile
                {
                    EpisodeId = of.Id,
                    File = file.Stored,
                    Name = file.Name,
                    By = by,
                    At = act.Now,
                }
            );
            Note(act, of, by, "episode.file", file.Name);
        });

    public Task DropFile(Episode of, Guid file, Guid by) =>
        frame.Do(async act =>
        {
            var dropped = db.EpisodeFiles().Where(row => row.Id == file && row.EpisodeId == of.Id);
            var name = await dropped.Select(row => row.Name).SingleOrDefaultAsync();
            if (await act.Erase(dropped) > 0)
                Note(act, of, by, "episode.file-dropped", name);
        });

    /// <summary>What is committed with the booking of a studio, so that none is booked for nothing.</summary>
    public static IEnumerable<object> Shoot(Episode of, Booking booking, Guid by) =>
        [
            new EpisodeShoot { EpisodeId = of.Id, BookingId = booking.Id },
            AuditRow.Of(booking.Made, by, of.SiteId, "episode.shoot", of.Subject(), booking.Code),
        ];

    public Task SetCover(Episode of, Guid picture, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Episode>(of.Id) is not { } episode)
                return;
            episode.CoverId = picture;
            Note(act, episode, by, "episode.cover", null);
        });

    // Of what is not published yet no visitor has a page.
    private static void Note(Act act, Episode of, Guid by, string what, string? note)
    {
        act.Note(of, by, what, note);
        if (of.Stage == EpisodeStage.Published)
            act.IsSeen();
    }
}
