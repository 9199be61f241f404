using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Content;

internal static class ContentAudit
{
    /// <summary>What was done to an article, for the audit.</summary>
    public static void Note(this Act act, Article done, Guid? by, string action, string? detail) =>
        act.Note(by, done.SiteId, action, done.Subject(), detail);

    /// <summary>What was done to an article was done to this.</summary>
    public static string Subject(this Article article) => "article:" + article.Slug;

    /// <summary>The same of an episode.</summary>
    public static void Note(this Act act, Episode done, Guid by, string action, string? detail) =>
        act.Note(by, done.SiteId, action, done.Subject(), detail);

    /// <inheritdoc cref="Subject(Article)"/>
    public static string Subject(this Episode episode) => "episode:" + episode.Slug;
}
