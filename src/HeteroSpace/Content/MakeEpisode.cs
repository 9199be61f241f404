using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>Makes episodes, from the idea to what everyone sees.</summary>
public sealed class MakeEpisode(AppDb db, ShowEpisode show, Frame frame)
{
    private static readonly string[] NotAsAddress = ["seri", "gambar", "kalender", "umpan", "baru", "tugas"];

    /// <param name="origin">
    /// Where it came from by itself, as <see cref="Episode.Origin"/>; null when someone had the idea.
    /// </param>
    public Task<Episode> Begin(
        EpisodePlan plan,
        Site site,
        Guid by,
        string? origin = null,
        EpisodeStage stage = EpisodeStage.Idea
    ) => frame.Do((act, tries) => Begin(act, tries, plan, site, by, origin, stage));

    /// <inheritdoc cref="Begin(EpisodePlan, Site, Guid, string?, EpisodeStage)"/>
    /// <param name="tries">How often the act was tried before: the next address is taken.</param>
    internal async Task<Episode> Begin(
        Act act,
        int tries,
        EpisodePlan plan,
        Site site,
        Guid by,
        string? origin,
        EpisodeStage stage
    )
    {
        var episode = act.Add(
            new Episode
            {
                SiteId = site.Id,
                Slug = await Slug.Free(NameOf(plan), db.Episodes().Select(row => row.Slug), tries),
                By = by,
                Made = act.Now,
                Origin = origin,
                Stage = stage,
            }
        );
        Set(episode, plan);
        act.AddAll(OutletsOf(episode.Id, plan));
        if (origin is null)
            act.AddAll(FirstSteps(episode.Id));
        if (plan.Owner is { } owner && owner != by)
            act.Tell(EpisodeNews.Of(episode, "assigned", owner, act.Now));
        act.Note(episode, by, "episode.begun", plan.Title);
        return episode;
    }

    private static string NameOf(EpisodePlan plan)
    {
        var words = Slug.Of(plan.Title);
        var named = words.Length > 0 && !NotAsAddress.Contains(words) ? words : "episode-" + words;
        return named.TrimEnd('-');
    }

    private static IEnumerable<EpisodeStep> FirstSteps(Guid episode) =>
        EpisodeWords.FirstSteps.Select(step => new EpisodeStep
        {
            EpisodeId = episode,
            Stage = step.Stage,
            Text = step.Text,
        });

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
                act.AddAll(OutletsOf(row.Id, plan));
                if (row.Owner is { } assigned && assigned != owner && assigned != by)
                    act.Tell(EpisodeNews.Of(row, "assigned", assigned, act.Now));
                if (row.Stage != EpisodeStage.Published)
                    return null;
                if (await show.Missing(row, [.. OutletsOf(row.Id, plan)]) is { Count: > 0 } missing)
                    return new EpisodeAnswer.NotYet(missing);
                row.Updated = act.Now;
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
            async (act, row) =>
            {
                if (row.Stage == EpisodeStage.Published || !EpisodeWords.Pipeline.Contains(to) || row.Stage == to)
                    return new EpisodeAnswer.Changed();
                row.Stage = to;
                if (to != EpisodeStage.Review)
                    return null;
                (row.SentBy, row.Note) = (by, null);
                foreach (var person in await db.ReviewersAt(row.SiteId, by))
                    act.Tell(EpisodeNews.Of(row, "review", person.AccountId!.Value, act.Now));
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
            (act, row) =>
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
                    act.Tell(EpisodeNews.Of(row, "returned", person, act.Now));
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
                    act.Tell(EpisodeNews.Of(row, "published", person, act.Now));
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
                act.Note(episode, by, what, note);
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
