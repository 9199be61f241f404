using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Articles with comments, and a channel with episodes.</summary>
internal static class DemoContent
{
    public static async Task Add(
        AppDb db,
        EditArticle edit,
        MakeEpisode make,
        Site site,
        DateTime now,
        CancellationToken stop
    )
    {
        var editor = await Account("redaksi@example.org");
        var manager = await Account("pengelola@example.org");
        await new DemoArticles(db, edit, site, editor, manager, now).Add(stop);
        await new DemoChannel(db, make, site, editor, manager, now).Add(stop);
        // Nobody is told of a world that is made up.
        await db.Jobs()
            .Where(job =>
                job.Kind == ArticleNews.Kind || job.Kind == EpisodeNews.Kind || job.Kind == InvolvementOffered.Job
            )
            .ExecuteDeleteAsync(stop);

        Task<Guid> Account(string email) =>
            db.People()
                .Where(person => person.Email == email)
                .Select(person => person.AccountId!.Value)
                .SingleAsync(stop);
    }
}
