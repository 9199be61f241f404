using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>Articles are commented on, for as long as their editors leave it open.</summary>
internal static class ArticleComments
{
    public static readonly CommentSubject OfArticle = new(
        ArticleTables.Kind,
        async (services, id, stop) =>
            await services
                .GetRequiredService<AppDb>()
                .PublicArticles()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id, stop)
                is { } article
                ? new(article.SiteId, article.TitleHere, "/artikel/" + article.Slug, article.CommentsOpen)
                : null
    )
    {
        Desk = ArticleTables.Desk,
    };

    /// <summary>Who began an article hears of its comments.</summary>
    public static async Task Tell(IServiceProvider provider, CommentShown shown, CancellationToken stop)
    {
        if (shown.SubjectKind != ArticleTables.Kind)
            return;
        var (db, now) = (
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
        );
        db.Add(Job.Of(ArticleNews.Kind, new ArticleNews(shown.SubjectId, "comment", now.Ticks, now), now));
        await db.SaveChangesAsync(stop);
    }
}
