using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>The door of the module.</summary>
public static class ContentModule
{
    public static void AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ArticleIndex>();
        services
            .AddScoped<RelateArticles>()
            .AddScoped<EditArticle>()
            .AddScoped<FindArticles>()
            .AddScoped<KeepPictures>()
            .AddScoped<TellOfContent>()
            .AddScoped<ReadingWay>();
        services
            .AddSingleton<FetchOutside>()
            .AddScoped<MakeEpisode>()
            .AddScoped<ShowEpisode>()
            .AddScoped<EditEpisodeParts>()
            .AddScoped<FindEpisodes>()
            .AddScoped<FillChannel>()
            .AddScoped<TellOfEpisodes>();
        services.AddJob(
            ArticleNews.Kind,
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
            (provider, job, stop) => provider.GetRequiredService<TellOfEpisodes>().Of(job.Read<EpisodeNews>(), stop)
        );
        services.AddJob(
            "channel-feeds",
            (provider, _, stop) => provider.GetRequiredService<FillChannel>().Once(stop),
            TimeSpan.FromMinutes(10)
        );
        services.AddSingleton(new ReadingEndPart(typeof(StoriesAbout), StoriesAbout.Read));
        services.AddSingleton(ArticleComments.OfArticle).AddSingleton(EpisodeComments.OfEpisode);
        services.AddListener<EventRecorded>(
            (provider, recorded, stop) => provider.GetRequiredService<FillChannel>().OfEvent(recorded, stop)
        );
        services.AddListener<CommentShown>(
            async (provider, shown, stop) =>
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
        );
        services.AddSingleton(
            new ConsoleLink(22, "artikel", "journal-text", ArticleTables.Desk, () => Words.Say("Artikel", "Articles"))
        );
        services.AddSingleton(
            new ConsoleLink(23, "kanal", "camera-video", ArticleTables.Desk, () => Words.Say("Kanal", "Channel"))
        );
        services.AddSingleton(
            new DutyKind(
                "episode",
                () => Words.Say("Episode tayang", "An episode published"),
                async (db, of, _, stop) =>
                    await db.PublicEpisodes().CountAsync(row => row.InitiativeId == of.Id, stop) switch
                    {
                        0 => null,
                        1 => Words.Say("1 episode", "1 episode"),
                        var count => Words.Say($"{count} episode", $"{count} episodes"),
                    }
            )
        );
        services.AddSingleton<Foundation.Import.IImportTarget, ImportFigures.FigureImport>();
        services.AddSingleton(
            new FileOwner("episode", (db, stop) => db.EpisodeFiles().Select(row => row.File).ToListAsync(stop))
        );
        services.AddSingleton(
            new FileOwner(
                "picture",
                async (db, stop) =>
                    [
                        .. (await db.ContentPictures().Select(row => row.Name).ToListAsync(stop)).SelectMany(name =>
                            Pictures.Widths.Select(width => Pictures.FileName(name, width))
                        ),
                    ]
            )
        );
        services.AddSingleton(
            new SitemapPart(
                async (db, stop) =>
                    [
                        new("/kanal"),
                        .. (
                            await db.PublicEpisodes()
                                .OrderByDescending(row => row.Published)
                                .Take(SitemapPart.Most)
                                .Select(row => new { row.Slug, row.Updated })
                                .ToListAsync(stop)
                        ).Select(row => new SitemapEntry("/kanal/" + row.Slug, row.Updated)),
                    ]
            )
        );
        services.AddSingleton(
            new SitemapPart(
                async (db, stop) =>
                    [
                        new("/artikel"),
                        .. (
                            await db.PublicArticles()
                                .OrderByDescending(row => row.Published)
                                .Take(SitemapPart.Most)
                                .Select(row => new { row.Slug, row.Updated })
                                .ToListAsync(stop)
                        ).Select(row => new SitemapEntry("/artikel/" + row.Slug, row.Updated)),
                    ]
            )
        );
        foreach (var sample in TellOfContent.Samples().Concat(TellOfEpisodes.Samples()))
            services.AddSingleton(sample);
        services.AddPersonalData(PersonalDataOfContent.All);
    }

    public static void MapContent(this IEndpointRouteBuilder routes)
    {
        Feeds.ContentFeeds.Map(routes);
        Write.EditorApi.Map(routes);
        Produce.EpisodeDocuments.Map(routes);
    }
}
