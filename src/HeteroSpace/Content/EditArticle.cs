using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>What came of an act on an article.</summary>
public abstract record ArticleAnswer
{
    public sealed record Done(Article Article) : ArticleAnswer;

    /// <summary>Someone else changed it meanwhile, or it is no longer where this act begins.</summary>
    public sealed record Changed : ArticleAnswer;

    /// <summary>What is missing before everyone may read it.</summary>
    public sealed record NotYet(IReadOnlyList<string> Sentences) : ArticleAnswer;

    /// <summary>Whoever sent it to be read does not publish it as well.</summary>
    public sealed record NeedsAnother : ArticleAnswer;
}

/// <summary>
/// Writes articles, from the first line to what everyone reads. Each act is one
/// transaction with its audit row; every text that was saved is kept as a version.
/// </summary>
public sealed class EditArticle(
    AppDb db,
    RelateArticles relate,
    IOutputCacheStore pages,
    TimeProvider time,
    ILogger<EditArticle> log
)
{
    public const string DueJob = "articles-due";
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<Article> Begin(ArticlePlan plan, Site site, Guid by, CancellationToken stop = default)
    {
        for (var tries = 0; ; tries++)
        {
            var slug = await Slug.Free(
                Slug.Of(plan.Title) is { Length: > 0 } named and not "baru" ? named : "artikel",
                db.Articles().Select(row => row.Slug),
                tries,
                stop
            );
            var article = new Article
            {
                SiteId = site.Id,
                Slug = slug,
                By = by,
                Made = Now,
            };
            Set(article, plan);
            db.Articles().Add(article);
            db.ArticleVersions().Add(VersionOf(article, 1, by));
            db.ArticleAuthors().AddRange(AuthorsOf(article.Id, plan));
            db.Audit().Add(AuditRow.Of(Now, by, site.Id, "article.begun", "article:" + slug, plan.Title));
            try
            {
                await db.SaveChangesAsync(stop);
                return article;
            }
            catch (DbUpdateException error) when (tries < 5 && error.IsTaken())
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Keeps what was typed; of a published article everyone reads it from now.</summary>
    /// <param name="seen">With the version that the editor's page was opened with.</param>
    public Task<ArticleAnswer> Save(Article seen, ArticlePlan plan, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "article.saved",
            null,
            async row =>
            {
                var texts = (row.Title, row.Summary, row.Text, row.TitleEn, row.SummaryEn, row.TextEn);
                Set(row, plan);
                if (
                    row.Status == ArticleStatus.Published
                    && await Missing(row, plan.Authors.Count, stop) is { Count: > 0 } missing
                )
                    return new ArticleAnswer.NotYet(missing);
                if (texts != (row.Title, row.Summary, row.Text, row.TitleEn, row.SummaryEn, row.TextEn))
                    db.ArticleVersions()
                        .Add(
                            VersionOf(
                                row,
                                await db.ArticleVersions()
                                    .Where(known => known.ArticleId == row.Id)
                                    .MaxAsync(known => known.Number, stop) + 1,
                                by
                            )
                        );
                await db.ArticleAuthors().Where(known => known.ArticleId == row.Id).ExecuteDeleteAsync(stop);
                db.ArticleAuthors().AddRange(AuthorsOf(row.Id, plan));
                if (row.Status == ArticleStatus.Published)
                {
                    row.Updated = Now;
                    await relate.Place(row, stop);
                }
                // What was changed after it was read is read again before its hour.
                if (
                    row.Status == ArticleStatus.Scheduled
                    && texts != (row.Title, row.Summary, row.Text, row.TitleEn, row.SummaryEn, row.TextEn)
                )
                {
                    (row.Status, row.PublishAt, row.SentBy) = (ArticleStatus.Review, null, by);
                    db.Add(ArticleNews.Of(row, "review", Now));
                }
                return null;
            },
            stop
        );

    /// <summary>Another editor is to read it.</summary>
    public Task<ArticleAnswer> Send(Article seen, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "article.sent",
            null,
            async row =>
            {
                if (row.Status is not (ArticleStatus.Draft or ArticleStatus.Withdrawn))
                    return new ArticleAnswer.Changed();
                if (await Missing(row, null, stop) is { Count: > 0 } missing)
                    return new ArticleAnswer.NotYet(missing);
                (row.Status, row.SentBy, row.Note) = (ArticleStatus.Review, by, null);
                db.Add(ArticleNews.Of(row, "review", Now));
                return null;
            },
            stop
        );

    /// <summary>Whoever read it sends it back, and says what is to be done.</summary>
    public Task<ArticleAnswer> Return(Article seen, string note, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "article.returned",
            note,
            row =>
            {
                if (row.Status is not (ArticleStatus.Review or ArticleStatus.Scheduled))
                    return Task.FromResult<ArticleAnswer?>(new ArticleAnswer.Changed());
                (row.Status, row.PublishAt, row.Note) = (ArticleStatus.Draft, null, note);
                db.Add(ArticleNews.Of(row, "returned", Now));
                return Task.FromResult<ArticleAnswer?>(null);
            },
            stop
        );

    /// <summary>Everyone may read it, from now or from an hour to come.</summary>
    /// <param name="at">UTC; null for now.</param>
    /// <param name="alone">
    /// The reader manages the site, and may publish what they sent themselves: some sites have one editor.
    /// </param>
    public Task<ArticleAnswer> Publish(
        Article seen,
        DateTime? at,
        bool alone,
        Guid by,
        CancellationToken stop = default
    ) =>
        Change(
            seen,
            by,
            at is null ? "article.published" : "article.scheduled",
            at?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            async row =>
            {
                if (row.Status is not (ArticleStatus.Review or ArticleStatus.Scheduled))
                    return new ArticleAnswer.Changed();
                if (row.SentBy == by && !alone)
                    return new ArticleAnswer.NeedsAnother();
                if (await Missing(row, null, stop) is { Count: > 0 } missing)
                    return new ArticleAnswer.NotYet(missing);
                if (at > Now)
                    (row.Status, row.PublishAt) = (ArticleStatus.Scheduled, at);
                else
                    await Appear(row, stop);
                return null;
            },
            stop
        );

    /// <summary>
    /// Takes it away from readers, or lays a draft aside, and says why; its
    /// comments and versions stay, and it can be sent to be read again.
    /// </summary>
    public Task<ArticleAnswer> Withdraw(Article seen, string note, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "article.withdrawn",
            note,
            async row =>
            {
                if (row.Status == ArticleStatus.Withdrawn)
                    return new ArticleAnswer.Changed();
                (row.Status, row.PublishAt, row.Note) = (ArticleStatus.Withdrawn, null, note);
                await relate.Forget(row.Id, stop);
                return null;
            },
            stop
        );

    /// <summary>What was scheduled and whose hour has come.</summary>
    public async Task PublishDue(CancellationToken stop = default)
    {
        var now = Now;
        var due = db.Articles()
            .Where(row => row.Status == ArticleStatus.Scheduled && row.PublishAt <= now)
            .OrderBy(row => row.PublishAt)
            .Select(row => row.Id)
            .Take(50);
        // The next run takes up again what failed; the others do not wait for it.
        var each = new OneByOne(db, log, DueJob);
        foreach (var id in await due.ToListAsync(stop))
            await each.Do(id, () => PublishDue(id, now, stop), stop);
        each.End();
    }

    private async Task PublishDue(Guid id, DateTime now, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Articles()
                .Where(row => row.Id == id && row.Status == ArticleStatus.Scheduled && row.PublishAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return;
        var article = await db.Articles().SingleAsync(row => row.Id == id, stop);
        // A picture may have gone since it was read, or the rules have grown: rather late than half.
        if (await Missing(article, null, stop) is { Count: > 0 } missing)
        {
            (article.Status, article.PublishAt, article.Note) = (ArticleStatus.Draft, null, Words.Cut(missing[0], 500));
            db.Add(ArticleNews.Of(article, "returned", now));
        }
        else
            await Appear(article, stop);
        db.Audit()
            .Add(
                AuditRow.Of(
                    now,
                    article.SentBy,
                    article.SiteId,
                    article.Status == ArticleStatus.Published ? "article.appeared" : "article.returned",
                    "article:" + article.Slug,
                    article.Note
                )
            );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }

    private async Task Appear(Article row, CancellationToken stop)
    {
        var now = Now;
        (row.Status, row.PublishAt, row.Note, row.Updated) = (ArticleStatus.Published, null, null, now);
        row.Published ??= now;
        await relate.Place(row, stop);
        db.Add(ArticleNews.Of(row, "published", Now));
        if (row.Published == row.Updated)
            db.Add(ArticleNews.Of(row, "followers", Now));
    }

    private async Task<IReadOnlyList<string>> Missing(Article row, int? authors, CancellationToken stop)
    {
        var known = (await db.PicturesOf(row.Text + "\n\n" + row.TextEn, stop)).Keys;
        return ArticleRules.NotYet(
            row,
            known,
            authors ?? await db.ArticleAuthors().CountAsync(author => author.ArticleId == row.Id, stop)
        );
    }

    private async Task<ArticleAnswer> Change(
        Article seen,
        Guid by,
        string what,
        string? note,
        Func<Article, Task<ArticleAnswer?>> act,
        CancellationToken stop
    )
    {
        // What was read before this may be older than what is held now.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held by the version that the editor saw: of two, the second is told.
        if (
            await db.Articles()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return new ArticleAnswer.Changed();
        var article = await db.Articles().SingleAsync(row => row.Id == seen.Id, stop);
        try
        {
            if (await act(article) is { } no)
                return no;
            db.Audit().Add(AuditRow.Of(Now, by, article.SiteId, what, "article:" + article.Slug, note));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        // Two that stand beside each other were saved in one moment, and each put the other there.
        catch (DbUpdateException error) when (error.IsTaken() || error is DbUpdateConcurrencyException)
        {
            return new ArticleAnswer.Changed();
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return new ArticleAnswer.Done(article);
    }

    private static void Set(Article row, ArticlePlan plan)
    {
        (row.Title, row.Summary, row.Text) = (
            plan.Title.Trim(),
            plan.Summary.Trim(),
            plan.Text.ReplaceLineEndings("\n").TrimEnd()
        );
        (row.TitleEn, row.SummaryEn, row.TextEn) = (
            plan.TitleEn.Trim(),
            plan.SummaryEn.Trim(),
            plan.TextEn.ReplaceLineEndings("\n").TrimEnd()
        );
        (row.Sector, row.CoverId, row.EventId, row.CommentsOpen) = (
            plan.Sector,
            plan.CoverId,
            plan.EventId,
            plan.CommentsOpen
        );
        if (!row.Tags.SequenceEqual(plan.Tags))
            row.Tags = plan.Tags;
    }

    private ArticleVersion VersionOf(Article row, int number, Guid by) =>
        new()
        {
            ArticleId = row.Id,
            Number = number,
            At = Now,
            By = by,
            Title = row.Title,
            Summary = row.Summary,
            Text = row.Text,
            TitleEn = row.TitleEn,
            SummaryEn = row.SummaryEn,
            TextEn = row.TextEn,
        };

    private static IEnumerable<ArticleAuthor> AuthorsOf(Guid article, ArticlePlan plan) =>
        plan.Authors.Select(
            (name, at) =>
                new ArticleAuthor
                {
                    ArticleId = article,
                    Position = at + 1,
                    Name = PersonName.Read(name)!,
                    OrganizationId = at == 0 ? plan.OrganizationId : null,
                }
        );
}
