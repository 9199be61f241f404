using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

/// <summary>What the module does in the background.</summary>
internal static class ContentJobs
{
    public static void AddContentJobs(this IServiceCollection services)
    {
        services.AddJob(
            ArticleNews.Kind,
            () => Words.Say("Kabar artikel", "News of an article"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfContent>().OfArticle(job.Read<ArticleNews>(), stop)
        );
        services.AddJob(
            EditArticle.DueJob,
            (provider, _, stop) => provider.GetRequiredService<EditArticle>().PublishDue(stop),
            TimeSpan.FromSeconds(30)
        );
        services.AddJob(
            EpisodeNews.Kind,
            () => Words.Say("Kabar episode kanal", "News of an episode"),
            (provider, job, stop) => provider.GetRequiredService<TellOfEpisodes>().Of(job.Read<EpisodeNews>(), stop)
        );
        services.AddJob(
            FillChannel.Job,
            (provider, _, stop) => provider.GetRequiredService<FillChannel>().Once(stop),
            TimeSpan.FromMinutes(10),
            Lane.Slow
        );
    }
}
