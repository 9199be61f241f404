using System.Globalization;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
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
/// Writes articles, from the first line to what everyone reads. Every text that was saved is kept as a version.
/// </summary>
public sealed class EditArticle(
    AppDb db,
    RelateArticles relate,
    Frame frame,
    TimeProvider time,
    ILogger<EditArticle> log
)
{
    public const string DueJob = "articles-due";

    public Task<Article> Begin(ArticlePlan plan, Site site, Guid by) =>
        frame.Do(
            async (act, tries) =>
            {
                var named = Slug.Of(plan.Title) is { Length: > 0 } words and not "baru" ? words : "artikel";
                var article = act.Add(
                    new Article
                    {
                        SiteId = site.Id,
                        Slug = await Slug.Free(named, db.Articles().Select(row => row.Slug), tries),
                        By = by,
                        Made = act.Now,
                    }
                );
                Set(article, plan);
                act.Add(VersionOf(article, 1, by, act.Now));
                act.AddAll(AuthorsOf(article.Id, plan));
                act.Note(article, by, "article.begun", plan.Title);
                return article;
            }
        );

    /// <summary>Keeps what was typed; of a published article everyone reads it from now.</summary>
    /// <param name="seen">With the version that the editor's page was opened with.</param>
    public Task<ArticleAnswer> Save(Article seen, ArticlePlan plan, Guid by) =>
        Change(
            seen,
            by,
            "article.saved",
            null,
            async (act, row) =>
            {
                var before = Texts(row);
                Set(row, plan);
                if (
                    row.Status == ArticleStatus.Published
                    && await Missing(row, plan.Authors.Count) is { Count: > 0 } missing
                )
                    return new ArticleAnswer.NotYet(missing);
                var rewritten = before != Texts(row);
                if (rewritten)
                    act.Add(VersionOf(row, await LastVersion(row) + 1, by, act.Now));
                await act.Erase(db.ArticleAuthors().Where(known => known.ArticleId == row.Id));
                act.AddAll(AuthorsOf(row.Id, plan));
                if (row.Status == ArticleStatus.Published)
                {
                    row.Updated = act.Now;
                    await relate.Place(act, row);
                }
                // What was changed after it was read is read again before its hour.
                if (rewritten && row.Status == ArticleStatus.Scheduled)
                {
                    (row.Status, row.PublishAt, row.SentBy) = (ArticleStatus.Review, null, by);
                    act.Tell(ArticleNews.Of(row, "review", act.Now));
                }
                return null;
            }
        );

    /// <summary>Another editor is to read it.</summary>
    public Task<ArticleAnswer> Send(Article seen, Guid by) =>
        Change(
            seen,
            by,
            "article.sent",
            null,
            async (act, row) =>
            {
                if (row.Status is not (ArticleStatus.Draft or ArticleStatus.Withdrawn))
                    return new ArticleAnswer.Changed();
                if (await Missing(row) is { Count: > 0 } missing)
                    return new ArticleAnswer.NotYet(missing);
                (row.Status, row.SentBy, row.Note) = (ArticleStatus.Review, by, null);
                act.Tell(ArticleNews.Of(row, "review", act.Now));
                return null;
            }
        );

    /// <summary>Whoever read it sends it back, and says what is to be done.</summary>
    public Task<ArticleAnswer> Return(Article seen, string note, Guid by) =>
        Change(
            seen,
            by,
            "article.returned",
            note,
            (act, row) =>
            {
                if (row.Status is not (ArticleStatus.Review or ArticleStatus.Scheduled))
                    return Task.FromResult<ArticleAnswer?>(new ArticleAnswer.Changed());
                (row.Status, row.PublishAt, row.Note) = (ArticleStatus.Draft, null, note);
                act.Tell(ArticleNews.Of(row, "returned", act.Now));
                return Task.FromResult<ArticleAnswer?>(null);
            }
        );

    /// <summary>Everyone may read it, from now or from an hour to come.</summary>
    /// <param name="at">UTC; null for now.</param>
    /// <param name="alone">
    /// The reader manages the site, and may publish what they sent themselves: some sites have one editor.
    /// </param>
    public Task<ArticleAnswer> Publish(Article seen, DateTime? at, bool alone, Guid by) =>
        Change(
            seen,
            by,
            WhatOf(at),
            at?.ToString("O", CultureInfo.InvariantCulture),
            async (act, row) =>
            {
                if (row.Status is not (ArticleStatus.Review or ArticleStatus.Scheduled))
                    return new ArticleAnswer.Changed();
                if (row.SentBy == by && !alone)
                    return new ArticleAnswer.NeedsAnother();
                if (await Missing(row) is { Count: > 0 } missing)
                    return new ArticleAnswer.NotYet(missing);
                var was = ArticleBefore.Of(row);
                await act.MayBeUndone(WhatOf(at), row.Subject(), by, row.SiteId, was.Written());
                if (at > act.Now)
                    (row.Status, row.PublishAt) = (ArticleStatus.Scheduled, at);
                else
                    await Appear(act, row);
                return null;
            }
        );

    private static string WhatOf(DateTime? at) => at is null ? "article.published" : "article.scheduled";

    /// <summary>That it was published is undone: it is read again before it appears, as before.</summary>
    internal Task<ArticleAnswer> BackTo(Guid id, ArticleBefore was, Guid by) =>
        frame.Do<ArticleAnswer>(async act =>
        {
            if (
                await act.Hold<Article>(id)
                is not { Status: ArticleStatus.Published or ArticleStatus.Scheduled } article
            )
                return act.Refuse(new ArticleAnswer.Changed());
            was.Restore(article);
            await relate.Forget(act, id);
            act.Note(article, by, "article.publishing-undone", null);
            act.IsSeen();
            return new ArticleAnswer.Done(article);
        });

    /// <summary>
    /// Takes it away from readers, or lays a draft aside, and says why; its
    /// comments and versions stay, and it can be sent to be read again.
    /// </summary>
    public Task<ArticleAnswer> Withdraw(Article seen, string note, Guid by) =>
        Change(
            seen,
            by,
            "article.withdrawn",
            note,
            async (act, row) =>
            {
                if (row.Status == ArticleStatus.Withdrawn)
                    return new ArticleAnswer.Changed();
                (row.Status, row.PublishAt, row.Note) = (ArticleStatus.Withdrawn, null, note);
                await relate.Forget(act, row.Id);
                return null;
            }
        );

    /// <summary>What was scheduled and whose hour has come.</summary>
    public async Task PublishDue(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = db.Articles()
            .Where(row => row.Status == ArticleStatus.Scheduled && row.PublishAt <= now)
            .OrderBy(row => row.PublishAt)
            .Select(row => row.Id)
            .Take(50);
        // The next run takes up again what failed; the others do not wait for it.
        var each = new OneByOne(db, log, DueJob);
        foreach (var id in await due.ToListAsync(stop))
            await each.Do(id, () => PublishDue(id), stop);
        each.End();
    }

    private Task<bool> PublishDue(Guid id) =>
        frame.Do(async act =>
        {
            if (
                await act.Hold<Article>(id) is not { Status: ArticleStatus.Scheduled } article
                || article.PublishAt > act.Now
            )
                return act.Refuse(false);
            await act.Follows(article.Subject());
            // A picture may have gone since it was read, or the rules have grown: rather late than half.
            if (await Missing(article) is { Count: > 0 } missing)
            {
                (article.Status, article.PublishAt) = (ArticleStatus.Draft, null);
                article.Note = Words.Cut(missing[0], 500);
                act.Tell(ArticleNews.Of(article, "returned", act.Now));
            }
            else
                await Appear(act, article);
            var what = article.Status == ArticleStatus.Published ? "article.appeared" : "article.returned";
            act.Note(article, null, what, article.Note);
            act.IsSeen();
            return true;
        });

    private async Task Appear(Act act, Article row)
    {
        (row.Status, row.PublishAt, row.Note, row.Updated) = (ArticleStatus.Published, null, null, act.Now);
        row.Published ??= act.Now;
        await relate.Place(act, row);
        act.Tell(ArticleNews.Of(row, "published", act.Now));
        if (row.Published == row.Updated)
            act.Tell(ArticleNews.Of(row, "followers", act.Now));
    }

    private async Task<IReadOnlyList<string>> Missing(Article row, int? authors = null)
    {
        var known = (await db.PicturesOf(row.Text + "\n\n" + row.TextEn)).Keys;
        return ArticleRules.NotYet(
            row,
            known,
            authors ?? await db.ArticleAuthors().CountAsync(author => author.ArticleId == row.Id)
        );
    }

    private Task<int> LastVersion(Article row) =>
        db.ArticleVersions().Where(known => known.ArticleId == row.Id).MaxAsync(known => known.Number);

    private Task<ArticleAnswer> Change(
        Article seen,
        Guid by,
        string what,
        string? note,
        Func<Act, Article, Task<ArticleAnswer?>> change
    ) =>
        frame.Do<ArticleAnswer>(
            async act =>
            {
                // Held by the version that the editor saw: of two, the second is told.
                if (await act.Hold(seen) is not { } article)
                    return act.Refuse(new ArticleAnswer.Changed());
                await act.Follows(article.Subject());
                if (await change(act, article) is { } no)
                    return act.Refuse(no);
                act.Note(article, by, what, note);
                act.IsSeen();
                return new ArticleAnswer.Done(article);
            },
            // Two that stand beside each other were saved in one moment, and each put the other there.
            new Refusal<ArticleAnswer>(
                error => Refusals.IsTaken(error) || error is DbUpdateConcurrencyException,
                new ArticleAnswer.Changed()
            )
        );

    private static (string, string, string, string, string, string) Texts(Article row) =>
        (row.Title, row.Summary, row.Text, row.TitleEn, row.SummaryEn, row.TextEn);

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

    private static ArticleVersion VersionOf(Article row, int number, Guid by, DateTime now) =>
        new()
        {
            ArticleId = row.Id,
            Number = number,
            At = now,
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
