using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>
/// The parts of an episode: steps, credits, files, shoots and cover. Each is saved at once, with its audit row.
/// </summary>
public sealed class EditEpisodeParts(
    AppDb db,
    ShowEpisode show,
    Involve involve,
    Frame frame,
    IOutputCacheStore pages,
    TimeProvider time
)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task AddStep(Episode of, EpisodeStep step, Guid by, CancellationToken stop = default)
    {
        db.EpisodeSteps().Add(step);
        if (step.Owner is { } owner && owner != by)
            db.Add(EpisodeNews.Of(of, "step", owner, Now, step.Text));
        await SavePart(of, by, "episode.step", step.Text, stop);
    }

    public async Task Tick(Episode of, Guid step, bool done, Guid by, CancellationToken stop = default)
    {
        var now = Now;
        DateTime? at = done ? now : null;
        Guid? who = done ? by : null;
        if (
            await db.EpisodeSteps()
                .Where(row => row.Id == step && row.EpisodeId == of.Id && row.Done == null == done)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Done, at).SetProperty(row => row.DoneBy, who),
                    stop
                ) > 0
        )
            await SavePart(
                of,
                by,
                done ? "episode.step-done" : "episode.step-open",
                await db.EpisodeSteps().Where(row => row.Id == step).Select(row => row.Text).SingleOrDefaultAsync(stop),
                stop
            );
    }

    public async Task DropStep(Episode of, Guid step, Guid by, CancellationToken stop = default)
    {
        var text = await db.EpisodeSteps()
            .Where(row => row.Id == step && row.EpisodeId == of.Id)
            .Select(row => row.Text)
            .SingleOrDefaultAsync(stop);
        if (text is null)
            return;
        await db.EpisodeSteps().Where(row => row.Id == step).ExecuteDeleteAsync(stop);
        await SavePart(of, by, "episode.step-dropped", text, stop);
    }

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
                act.Note(by, of.SiteId, "episode.credit", "episode:" + of.Slug, credit.Name);
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
                act.Note(by, of.SiteId, "episode.credit-dropped", "episode:" + of.Slug, known.Name);
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

    public async Task AddFile(Episode of, EpisodeFile file, Guid by, CancellationToken stop = default)
    {
        db.EpisodeFiles().Add(file);
        await SavePart(of, by, "episode.file", file.Name, stop);
    }

    public async Task DropFile(Episode of, Guid file, Guid by, CancellationToken stop = default)
    {
        var name = await db.EpisodeFiles()
            .Where(row => row.Id == file && row.EpisodeId == of.Id)
            .Select(row => row.Name)
            .SingleOrDefaultAsync(stop);
        if (name is null)
            return;
        await db.EpisodeFiles().Where(row => row.Id == file).ExecuteDeleteAsync(stop);
        await SavePart(of, by, "episode.file-dropped", name, stop);
    }

    public async Task AddShoot(Episode of, Guid booking, string code, Guid by, CancellationToken stop = default)
    {
        db.EpisodeShoots().Add(new() { EpisodeId = of.Id, BookingId = booking });
        await SavePart(of, by, "episode.shoot", code, stop);
    }

    public async Task SetCover(Episode of, Guid picture, Guid by, CancellationToken stop = default)
    {
        await db.Episodes()
            .Where(row => row.Id == of.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.CoverId, picture)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                stop
            );
        await SavePart(of, by, "episode.cover", null, stop);
    }

    private async Task SavePart(Episode of, Guid by, string what, string? note, CancellationToken stop)
    {
        db.Audit().Add(AuditRow.Of(Now, by, of.SiteId, what, "episode:" + of.Slug, note));
        await db.SaveChangesAsync(stop);
        if (of.Stage == EpisodeStage.Published)
            await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }
}
