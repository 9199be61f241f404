using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>What came of an act on an episode.</summary>
public abstract record EpisodeAnswer
{
    public sealed record Done(Episode Episode) : EpisodeAnswer;

    /// <summary>Someone else changed it meanwhile, or it is no longer where this act begins.</summary>
    public sealed record Changed : EpisodeAnswer;

    /// <summary>What is missing before everyone may see it.</summary>
    public sealed record NotYet(IReadOnlyList<string> Sentences) : EpisodeAnswer;

    /// <summary>Whoever sent it to be reviewed does not publish it as well.</summary>
    public sealed record NeedsAnother : EpisodeAnswer;
}

/// <summary>
/// Makes episodes, from the idea to what everyone sees. Each act is one transaction with its audit row.
/// </summary>
public sealed class MakeEpisode(AppDb db, Search search, Involve involve, IOutputCacheStore pages, TimeProvider time)
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
    public Task<EpisodeAnswer> Save(Episode seen, EpisodePlan plan, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "episode.saved",
            null,
            async row =>
            {
                var owner = row.Owner;
                var (series, trail) = (row.SeriesId, row.InitiativeId);
                // Of another trail: what it showed of the one before it shows no more.
                if (row.Stage == EpisodeStage.Published && trail is not null && plan.InitiativeId != trail)
                    await TakeBack(row, stop);
                Set(row, plan);
                if (row.SeriesId != series)
                    row.Number = row.Stage == EpisodeStage.Published ? await NextNumber(row.SeriesId, stop) : null;
                await db.EpisodeOutlets().Where(known => known.EpisodeId == row.Id).ExecuteDeleteAsync(stop);
                db.EpisodeOutlets().AddRange(OutletsOf(row.Id, plan));
                if (row.Owner is { } now && now != owner && now != by)
                    db.Add(EpisodeNews.Of(row, "assigned", now, Now));
                if (row.Stage != EpisodeStage.Published)
                    return null;
                if (await Missing(row, [.. OutletsOf(row.Id, plan)], stop) is { Count: > 0 } missing)
                    return new EpisodeAnswer.NotYet(missing);
                row.Updated = Now;
                await Index(row, stop);
                await Offer(row, stop);
                // The evidence is called as the episode is now.
                await db.Involvements()
                    .Where(known => known.Evidence == EpisodeTables.Kind && known.SourceId == row.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(known => known.Title, EvidenceOf(row)), stop);
                return null;
            },
            stop
        );

    /// <summary>
    /// On to another stage of the making, forth or back; what is given up begins again with its idea.
    /// </summary>
    public Task<EpisodeAnswer> Move(Episode seen, EpisodeStage to, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "episode.moved",
            to.ToString(),
            async row =>
            {
                if (row.Stage == EpisodeStage.Published || !EpisodeWords.Pipeline.Contains(to) || row.Stage == to)
                    return new EpisodeAnswer.Changed();
                row.Stage = to;
                if (to != EpisodeStage.Review)
                    return null;
                (row.SentBy, row.Note) = (by, null);
                foreach (var person in await db.ReviewersAt(row.SiteId, by, stop))
                    db.Add(EpisodeNews.Of(row, "review", person.AccountId!.Value, Now));
                return null;
            },
            stop
        );

    /// <summary>Whoever reviewed it sends it back, and says what is to be done.</summary>
    public Task<EpisodeAnswer> Return(Episode seen, string note, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "episode.returned",
            note,
            row =>
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
            },
            stop
        );

    /// <summary>Everyone may see it; its organizations took part in its initiative.</summary>
    /// <param name="alone">The reader manages the site, and may publish what they sent themselves.</param>
    public Task<EpisodeAnswer> Publish(Episode seen, bool alone, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "episode.published",
            null,
            async row =>
            {
                if (row.Stage != EpisodeStage.Review)
                    return new EpisodeAnswer.Changed();
                if (row.SentBy == by && !alone)
                    return new EpisodeAnswer.NeedsAnother();
                if (
                    await Missing(
                        row,
                        await db.EpisodeOutlets()
                            .AsNoTracking()
                            .Where(known => known.EpisodeId == row.Id)
                            .ToListAsync(stop),
                        stop
                    ) is
                    { Count: > 0 } missing
                )
                    return new EpisodeAnswer.NotYet(missing);
                await Appear(row, stop);
                foreach (
                    var person in new[] { row.By, row.SentBy, row.Owner }
                        .OfType<Guid>()
                        .Where(person => person != by && person != Guid.Empty)
                        .Distinct()
                )
                    db.Add(EpisodeNews.Of(row, "published", person, Now));
                return null;
            },
            stop
        );

    /// <summary>Takes it away from viewers or gives it up, and says why; what was made stays.</summary>
    public Task<EpisodeAnswer> Drop(Episode seen, string why, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "episode.dropped",
            why,
            async row =>
            {
                if (row.Stage == EpisodeStage.Dropped)
                    return new EpisodeAnswer.Changed();
                (row.Stage, row.Note) = (EpisodeStage.Dropped, why);
                await search.Drop(EpisodeTables.Kind, row.Id, stop);
                await TakeBack(row, stop);
                return null;
            },
            stop
        );

    /// <summary>Published without a review, within the caller's save: it is to be seen elsewhere already.</summary>
    internal async Task Appear(Episode row, CancellationToken stop)
    {
        (row.Stage, row.Note, row.Updated) = (EpisodeStage.Published, null, Now);
        row.Published ??= Now;
        row.Number ??= await NextNumber(row.SeriesId, stop);
        await Index(row, stop);
        await Offer(row, stop);
    }

    private async Task<int?> NextNumber(Guid? series, CancellationToken stop) =>
        series is not { } of
            ? null
            : await db.Episodes().Where(row => row.SeriesId == of).MaxAsync(row => row.Number, stop) + 1 ?? 1;

    private async Task Index(Episode row, CancellationToken stop)
    {
        var credits = await db.EpisodeCredits()
            .Where(credit => credit.EpisodeId == row.Id)
            .Select(credit => credit.Name)
            .ToListAsync(stop);
        await search.Put(
            EpisodeTables.Kind,
            row.Id,
            row.SiteId,
            $"{row.Title} {row.TitleEn} {string.Join(' ', row.Tags)}",
            $"{row.Summary} {row.SummaryEn} {MarkdownText.Plain(row.Notes)} {string.Join(' ', credits)}",
            stop
        );
    }

    // What everyone can see shows that those credited took part:
    // in its report, or where there is none in what was done.
    private async Task Offer(Episode row, CancellationToken stop)
    {
        if (row.InitiativeId is not { } initiative)
            return;
        var phases = await db.InitiativePhases()
            .Where(phase =>
                phase.InitiativeId == initiative && (phase.Phase == Phase.Report || phase.Phase == Phase.Deliver)
            )
            .Select(phase => new { phase.Position, phase.Phase })
            .ToListAsync(stop);
        if (
            phases
                .OrderByDescending(phase => phase.Phase == Phase.Report)
                .ThenBy(phase => phase.Position)
                .FirstOrDefault()
            is not { } at
        )
            return;
        foreach (
            var credit in (
                await db.EpisodeCredits()
                    .Where(credit => credit.EpisodeId == row.Id && credit.OrganizationId != null)
                    .OrderBy(credit => credit.Position)
                    .ToListAsync(stop)
            ).DistinctBy(credit => credit.OrganizationId)
        )
            await involve.Offer(
                new(
                    initiative,
                    credit.OrganizationId!.Value,
                    at.Position,
                    InvolvementRole.Reporter,
                    EpisodeTables.Kind,
                    row.Id,
                    EvidenceOf(row),
                    row.Published ?? Now
                ),
                stop
            );
    }

    private static string EvidenceOf(Episode row) => Words.Cut($"Episode: {row.Title}", 200);

    private async Task TakeBack(Episode row, CancellationToken stop)
    {
        if (row.InitiativeId is not { } initiative)
            return;
        foreach (
            var organization in await db.EpisodeCredits()
                .Where(credit => credit.EpisodeId == row.Id && credit.OrganizationId != null)
                .Select(credit => credit.OrganizationId!.Value)
                .Distinct()
                .ToListAsync(stop)
        )
            await involve.TakeBack(initiative, organization, EpisodeTables.Kind, row.Id, true, stop);
    }

    private async Task<IReadOnlyList<string>> Missing(
        Episode row,
        IReadOnlyCollection<EpisodeOutlet> outlets,
        CancellationToken stop
    ) =>
        EpisodeRules.NotYet(
            row,
            outlets,
            row.Origin?.StartsWith("yt:", StringComparison.Ordinal) == true
                ? 1
                : await db.EpisodeCredits().CountAsync(credit => credit.EpisodeId == row.Id, stop),
            row.Stage == EpisodeStage.Published
                ? []
                : await db.EpisodeSteps()
                    .AsNoTracking()
                    .Where(step => step.EpisodeId == row.Id && step.Done == null)
                    .OrderBy(step => step.Id)
                    .ToListAsync(stop)
        );

    // --- its parts: saved at once, each with its audit row ---

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

    public Task AddCredit(Episode of, EpisodeCredit credit, Guid by, CancellationToken stop = default) =>
        ChangeCredits(
            of,
            async now =>
            {
                credit.Position =
                    await db.EpisodeCredits()
                        .Where(row => row.EpisodeId == of.Id)
                        .Select(row => (int?)row.Position)
                        .MaxAsync(stop) + 1
                    ?? 1;
                db.EpisodeCredits().Add(credit);
                db.Audit().Add(AuditRow.Of(Now, by, of.SiteId, "episode.credit", "episode:" + of.Slug, credit.Name));
                return true;
            },
            stop
        );

    /// <summary>False when it is the last one of what everyone sees: nobody's work stands without a name.</summary>
    public Task<bool> DropCredit(Episode of, Guid credit, Guid by, CancellationToken stop = default) =>
        ChangeCredits(
            of,
            async now =>
            {
                if (
                    await db.EpisodeCredits()
                        .AsNoTracking()
                        .SingleOrDefaultAsync(row => row.Id == credit && row.EpisodeId == of.Id, stop)
                    is not { } known
                )
                    return true;
                if (
                    now.Stage == EpisodeStage.Published
                    && await db.EpisodeCredits().CountAsync(row => row.EpisodeId == of.Id, stop) == 1
                )
                    return false;
                await db.EpisodeCredits().Where(row => row.Id == credit).ExecuteDeleteAsync(stop);
                if (
                    known.OrganizationId is { } organization
                    && now.InitiativeId is { } initiative
                    && !await db.EpisodeCredits()
                        .AnyAsync(row => row.EpisodeId == of.Id && row.OrganizationId == organization, stop)
                )
                    await involve.TakeBack(initiative, organization, EpisodeTables.Kind, of.Id, true, stop);
                db.Audit()
                    .Add(AuditRow.Of(Now, by, of.SiteId, "episode.credit-dropped", "episode:" + of.Slug, known.Name));
                return true;
            },
            stop
        );

    // Of what everyone sees by now, names are found and organizations asked at once.
    private async Task<bool> ChangeCredits(Episode of, Func<Episode, Task<bool>> act, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held, so that it is not published or taken away meanwhile.
        await db.Episodes()
            .Where(row => row.Id == of.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), stop);
        var now = await db.Episodes().AsNoTracking().SingleAsync(row => row.Id == of.Id, stop);
        if (!await act(now))
            return false;
        await db.SaveChangesAsync(stop);
        if (now.Stage == EpisodeStage.Published)
        {
            await Index(now, stop);
            await Offer(now, stop);
            await db.SaveChangesAsync(stop);
        }
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

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

    private async Task<EpisodeAnswer> Change(
        Episode seen,
        Guid by,
        string what,
        string? note,
        Func<Episode, Task<EpisodeAnswer?>> act,
        CancellationToken stop
    )
    {
        // What was read before this may be older than what is held now.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held by the version that the editor saw: of two, the second is told.
        if (
            await db.Episodes()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return new EpisodeAnswer.Changed();
        var episode = await db.Episodes().SingleAsync(row => row.Id == seen.Id, stop);
        try
        {
            if (await act(episode) is { } no)
                return no;
            db.Audit().Add(AuditRow.Of(Now, by, episode.SiteId, what, "episode:" + episode.Slug, note));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        // Two of a series were published in one moment, and drew the same number.
        catch (DbUpdateException error) when (error.IsTaken())
        {
            return new EpisodeAnswer.Changed();
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return new EpisodeAnswer.Done(episode);
    }

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
