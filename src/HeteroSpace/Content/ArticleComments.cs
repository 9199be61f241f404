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
}
