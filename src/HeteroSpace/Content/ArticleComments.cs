using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
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
    public static Task Tell(IServiceProvider provider, CommentShown shown, CancellationToken stop)
    {
        var now = shown.Act.Now;
        if (shown.SubjectKind == ArticleTables.Kind)
            shown.Act.Tell(ArticleNews.Kind, new ArticleNews(shown.SubjectId, "comment", now.Ticks, now));
        return Task.CompletedTask;
    }
}
