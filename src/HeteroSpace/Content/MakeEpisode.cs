using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>
/// Makes episodes, from the idea to what everyone sees. Each act is one transaction with its audit row.
/// </summary>
public sealed class MakeEpisode(AppDb db, ShowEpisode show, Frame frame, TimeProvider time)
{
    private static readonly string[] NotAsAddress = ["seri", "gambar", "kalender", "umpan", "baru", "tugas"];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <param name="origin">
    /// Where it came from by itself, as <see cref="Episode.Origin"/>; null when someone had the idea.
    /// </param>
    public async Task<Episode> Begin(
        EpisodePlan plan,
        Site site,
        Guid by,
        string? origin = null,
        EpisodeStage stage = EpisodeStage.Idea,
        CancellationToken stop = default
    )
    {
        for (var tries = 0; ; tries++)
        {
            var named =
                Slug.Of(plan.Title) is { Length: > 0 } words && !NotAsAddress.Contains(words)
                    ? words
                    : "episode-" + Slug.Of(plan.Title);
            var episode = new Episode
            {
                SiteId = site.Id,
                Slug = await Slug.Free(named.TrimEnd('-'), db.Episodes().Select(row => row.Slug), tries, stop),
                By = by,
                Made = Now,
                Origin = origin,
                Stage = stage,
            };
            Set(episode, plan);
            db.Episodes().Add(episode);
            db.EpisodeOutlets().AddRange(OutletsOf(episode.Id, plan));
            if (origin is null)
                db.EpisodeSteps()
                    .AddRange(
                        EpisodeWords.FirstSteps.Select(step => new EpisodeStep
                        {
                            EpisodeId = episode.Id,
                            Stage = step.Stage,
                            Text = step.Text,
                        })
                    );
            if (plan.Owner is { } owner && owner != by)
                db.Add(EpisodeNews.Of(episode, "assigned", owner, Now));
            db.Audit().Add(AuditRow.Of(Now, by, site.Id, "episode.begun", "episode:" + episode.Slug, plan.Title));
            try
            {
                await db.SaveChangesAsync(stop);
                return episode;
            }
            catch (DbUpdateException error) when (tries < 5 && error.IsTaken() && origin is null)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Keeps what was typed; of a published episode everyone sees it from now.</summary>
    public Task<EpisodeAnswer> Save(Episode seen, EpisodePlan plan, Guid by) =>
        Change(
            seen,
            by,
            "episode.saved",
            null,
            async (act, row) =>
            {
                var owner = row.Owner;
                var (series, trail) = (row.SeriesId, row.InitiativeId);
                // Of another trail: what it showed of the one before it shows no more.
                if (row.Stage == EpisodeStage.Published && trail is not null && plan.InitiativeId != trail)
                    await show.TakeBack(act, row);
                Set(row, plan);
                if (row.SeriesId != series)
                    row.Number = row.Stage == EpisodeStage.Published ? await show.NextNumber(row.SeriesId) : null;
                await act.Erase(db.EpisodeOutlets().Where(known => known.EpisodeId == row.Id));
                db.EpisodeOutlets().AddRange(OutletsOf(row.Id, plan));
                if (row.Owner is { } now && now != owner && now != by)
                    db.Add(EpisodeNews.Of(row, "assigned", now, Now));
                if (row.Stage != EpisodeStage.Published)
                    return null;
                if (await show.Missing(row, [.. OutletsOf(row.Id, plan)]) is { Count: > 0 } missing)
                    return new EpisodeAnswer.NotYet(missing);
                row.Updated = Now;
                await show.Offer(act, row);
                // The evidence is called as the episode is now.
                await act.Update(
                    db.Involvements().Where(known => known.Evidence == EpisodeTables.Kind && known.SourceId == row.Id),
                    set => set.SetProperty(known => known.Title, ShowEpisode.EvidenceOf(row))
                );
                return null;
            }
        );

    /// <summary>
    /// On to another stage of the making, forth or back; what is given up begins again with its idea.
    /// </summary>
    public Task<EpisodeAnswer> Move(Episode seen, EpisodeStage to, Guid by) =>
        Change(
            seen,
            by,
            "episode.moved",
            to.ToString(),
            async (_, row) =>
            {
                if (row.Stage == EpisodeStage.Published || !EpisodeWords.Pipeline.Contains(to) || row.Stage == to)
                    return new EpisodeAnswer.Changed();
                row.Stage = to;
                if (to != EpisodeStage.Review)
                    return null;
                (row.SentBy, row.Note) = (by, null);
                foreach (var person in await db.ReviewersAt(row.SiteId, by, CancellationToken.None))
                    db.Add(EpisodeNews.Of(row, "review", person.AccountId!.Value, Now));
                return null;
            }
        );

    /// <summary>Whoever reviewed it sends it back, and says what is to be done.</summary>
    public Task<EpisodeAnswer> Return(Episode seen, string note, Guid by) =>
        Change(
            seen,
            by,
            "episode.returned",
            note,
            (_, row) =>
            {
                if (row.Stage != EpisodeStage.Review)
                    return Task.FromResult<EpisodeAnswer?>(new EpisodeAnswer.Changed());
                (row.Stage, row.Note) = (EpisodeStage.Edit, note);
                foreach (
                    var person in new[] { row.SentBy, row.Owner }
                        .OfType<Guid>()
                        .Where(person => person != by)
                        .Distinct()
                )
                    db.Add(EpisodeNews.Of(row, "returned", person, Now));
                return Task.FromResult<EpisodeAnswer?>(null);
            }
        );

    /// <summary>Everyone may see it; its organizations took part in its initiative.</summary>
    /// <param name="alone">The reader manages the site, and may publish what they sent themselves.</param>
    public Task<EpisodeAnswer> Publish(Episode seen, bool alone, Guid by) =>
        Change(
            seen,
            by,
            "episode.published",
            null,
            async (act, row) =>
            {
                if (row.Stage != EpisodeStage.Review)
                    return new EpisodeAnswer.Changed();
                if (row.SentBy == by && !alone)
                    return new EpisodeAnswer.NeedsAnother();
                if (
                    await show.Missing(
                        row,
                        await db.EpisodeOutlets().AsNoTracking().Where(known => known.EpisodeId == row.Id).ToListAsync()
                    ) is
                    { Count: > 0 } missing
                )
                    return new EpisodeAnswer.NotYet(missing);
                await show.Appear(act, row);
                foreach (
                    var person in new[] { row.By, row.SentBy, row.Owner }
                        .OfType<Guid>()
                        .Where(person => person != by && person != Guid.Empty)
                        .Distinct()
                )
                    db.Add(EpisodeNews.Of(row, "published", person, Now));
                return null;
            }
        );

    /// <summary>Takes it away from viewers or gives it up, and says why; what was made stays.</summary>
    public Task<EpisodeAnswer> Drop(Episode seen, string why, Guid by) =>
        Change(
            seen,
            by,
            "episode.dropped",
            why,
            async (act, row) =>
            {
                if (row.Stage == EpisodeStage.Dropped)
                    return new EpisodeAnswer.Changed();
                (row.Stage, row.Note) = (EpisodeStage.Dropped, why);
                await show.TakeBack(act, row);
                return null;
            }
        );

    private Task<EpisodeAnswer> Change(
        Episode seen,
        Guid by,
        string what,
        string? note,
        Func<Act, Episode, Task<EpisodeAnswer?>> change
    ) =>
        frame.Do<EpisodeAnswer>(
            async act =>
            {
                if (await act.Hold(seen) is not { } episode)
                    return act.Refuse(new EpisodeAnswer.Changed());
                if (await change(act, episode) is { } no)
                    return act.Refuse(no);
                act.Note(by, episode.SiteId, what, "episode:" + episode.Slug, note);
                act.IsSeen();
                return new EpisodeAnswer.Done(episode);
            },
            // Two of a series were published in one moment, and drew the same number.
            Refusal.Taken<EpisodeAnswer>(new EpisodeAnswer.Changed())
        );

    private static void Set(Episode row, EpisodePlan plan)
    {
        (row.Title, row.TitleEn, row.Summary, row.SummaryEn) = (
            plan.Title.Trim(),
            plan.TitleEn.Trim(),
            plan.Summary.Trim(),
            plan.SummaryEn.Trim()
        );
        (row.Notes, row.Script, row.Sector, row.Seconds, row.CommentsOpen) = (
            plan.Notes.ReplaceLineEndings("\n").TrimEnd(),
            plan.Script.ReplaceLineEndings("\n").TrimEnd(),
            plan.Sector,
            plan.Seconds,
            plan.CommentsOpen
        );
        (row.SeriesId, row.CoverId, row.Owner, row.Due, row.EventId, row.InitiativeId, row.ArticleId) = (
            plan.SeriesId,
            plan.CoverId,
            plan.Owner,
            plan.Due,
            plan.EventId,
            plan.InitiativeId,
            plan.ArticleId
        );
        if (!row.Tags.SequenceEqual(plan.Tags))
            row.Tags = plan.Tags;
    }

    private static IEnumerable<EpisodeOutlet> OutletsOf(Guid episode, EpisodePlan plan) =>
        plan.Outlets.Select(pair => new EpisodeOutlet
        {
            EpisodeId = episode,
            Outlet = pair.Key,
            Address = pair.Value is { Length: > 0 } typed ? EpisodeRules.Link(pair.Key, typed) : null,
        });
}
