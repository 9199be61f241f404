using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>Episodes are commented on as articles are.</summary>
internal static class EpisodeComments
{
    public static readonly CommentSubject OfEpisode = new(
        EpisodeTables.Kind,
        async (services, id, stop) =>
            await services
                .GetRequiredService<AppDb>()
                .PublicEpisodes()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id, stop)
                is { } episode
                ? new(episode.SiteId, episode.TitleHere, "/kanal/" + episode.Slug, episode.CommentsOpen)
                : null
    )
    {
        Desk = ArticleTables.Desk,
    };
}
