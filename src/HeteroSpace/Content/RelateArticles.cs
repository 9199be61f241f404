using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>
/// Finds what an article is related to when it is saved, so that nothing
/// is searched when it is read; and puts it beside those it is related to.
/// </summary>
public sealed class RelateArticles(AppDb db, ArticleIndex index, TimeProvider time)
{
    /// <summary>So many are shown; a few more are kept, so that one that goes leaves no gap.</summary>
    public const int Shown = 4,
        Kept = 6;

    /// <summary>Within the caller's transaction.</summary>
    public async Task Place(Article article, CancellationToken stop = default)
    {
        article.Terms = ArticleIndex.TermsOf(article);
        var like = await StillPublic(await index.Like(article, db, time.GetUtcNow().UtcDateTime, 2 * Kept, stop), stop);
        await Forget(article.Id, stop);
        db.RelatedArticles()
            .AddRange(
                like.Take(Kept)
                    .Select(row => new RelatedArticle
                    {
                        ArticleId = article.Id,
                        RelatedId = row.Id,
                        Likeness = row.Likeness,
                        Tags = [.. row.Tags],
                        Words = [.. row.Words],
                    })
            );
        await PutBeside(article.Id, like, stop);
    }

    public Task Forget(Guid article, CancellationToken stop = default) =>
        db.RelatedArticles()
            .Where(row => row.ArticleId == article || row.RelatedId == article)
            .ExecuteDeleteAsync(stop);

    private async Task<List<LikeArticle>> StillPublic(IReadOnlyList<LikeArticle> like, CancellationToken stop)
    {
        var ids = like.Select(row => row.Id).ToArray();
        var there =
            ids.Length == 0
                ? []
                : await db.PublicArticles()
                    .Where(row => ids.Contains(row.Id))
                    .Select(row => row.Id)
                    .ToHashSetAsync(stop);
        return [.. like.Where(row => there.Contains(row.Id))];
    }

    // Where it is more like another than the least of those kept there, it takes that one's place.
    private async Task PutBeside(Guid article, List<LikeArticle> like, CancellationToken stop)
    {
        var ids = like.Select(row => row.Id).ToArray();
        if (ids.Length == 0)
            return;
        // Read and changed together: what gives way and what comes goes to the database in one breath.
        var beside = (await db.RelatedArticles().Where(row => ids.Contains(row.ArticleId)).ToListAsync(stop)).ToLookup(
            row => row.ArticleId
        );
        foreach (var row in like)
        {
            var there = beside[row.Id].ToList();
            if (there.Count >= Kept)
            {
                var least = there.MinBy(known => known.Likeness)!;
                if (least.Likeness >= row.Likeness)
                    continue;
                db.RelatedArticles().Remove(least);
            }
            db.RelatedArticles()
                .Add(
                    new()
                    {
                        ArticleId = row.Id,
                        RelatedId = article,
                        Likeness = row.Likeness,
                        Tags = [.. row.Tags],
                        Words = [.. row.Words],
                    }
                );
        }
    }
}
