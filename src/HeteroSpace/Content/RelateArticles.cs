using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>
/// Finds what an article is related to when it is saved, so that nothing
/// is searched when it is read; and puts it beside those it is related to.
/// </summary>
public sealed class RelateArticles(AppDb db, ArticleIndex index)
{
    /// <summary>So many are shown; a few more are kept, so that one that goes leaves no gap.</summary>
    public const int Shown = 4,
        Kept = 6;

    public async Task Place(Act act, Article article)
    {
        article.Terms = ArticleIndex.TermsOf(article);
        var like = await StillPublic(await index.Like(article, db, act.Now, 2 * Kept));
        await Part(act, article.Id);
        act.AddAll(like.Take(Kept).Select(row => Beside(article.Id, row.Id, row)));
        await PutBeside(act, article.Id, like);
    }

    /// <summary>
    /// It is no longer public: it stands beside no other, and its words make none of theirs less rare.
    /// </summary>
    public Task Forget(Act act, Guid article)
    {
        act.Forget(ArticleIndex.InMemory, article);
        return Part(act, article);
    }

    private Task<int> Part(Act act, Guid article) =>
        act.Erase(db.RelatedArticles().Where(row => row.ArticleId == article || row.RelatedId == article));

    private static RelatedArticle Beside(Guid article, Guid related, LikeArticle why) =>
        new()
        {
            ArticleId = article,
            RelatedId = related,
            Likeness = why.Likeness,
            Tags = [.. why.Tags],
            Words = [.. why.Words],
        };

    private async Task<List<LikeArticle>> StillPublic(IReadOnlyList<LikeArticle> like)
    {
        var ids = like.Select(row => row.Id).ToArray();
        var there =
            ids.Length == 0
                ? []
                : await db.PublicArticles().Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync();
        return [.. like.Where(row => there.Contains(row.Id))];
    }

    // Where it is more like another than the least of those kept there, it takes that one's place.
    private async Task PutBeside(Act act, Guid article, List<LikeArticle> like)
    {
        var ids = like.Select(row => row.Id).ToArray();
        if (ids.Length == 0)
            return;
        // Read and changed together: what gives way and what comes goes to the database in one breath.
        var beside = (await db.RelatedArticles().Where(row => ids.Contains(row.ArticleId)).ToListAsync()).ToLookup(
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
                act.Remove(least);
            }
            act.Add(Beside(row.Id, article, row));
        }
    }
}
