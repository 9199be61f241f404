using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Content;

internal static class ContentAudit
{
    /// <summary>What was done to an article, for the audit.</summary>
    public static void Note(this Act act, Article done, Guid? by, string action, string? detail) =>
        act.Note(by, done.SiteId, action, "article:" + done.Slug, detail);

    /// <summary>The same of an episode.</summary>
    public static void Note(this Act act, Episode done, Guid by, string action, string? detail) =>
        act.Note(by, done.SiteId, action, "episode:" + done.Slug, detail);
}
