using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;

namespace HeteroSpace.Content;

/// <summary>The door of the module.</summary>
public static class ContentModule
{
    public static void AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ArticleIndex>().AddSingleton(ArticleIndex.InMemory);
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
        services.AddContentJobs();
        UndoPublishing.Add(services);
        services.AddSingleton(new ReadingEndPart(typeof(StoriesAbout), StoriesAbout.Read));
        services.AddSingleton(ArticleComments.OfArticle).AddSingleton(EpisodeComments.OfEpisode);
        services.AddListener<EventRecorded>(
            (provider, recorded, _) => provider.GetRequiredService<FillChannel>().OfEvent(recorded)
        );
        services.AddListener<CommentShown>(ArticleComments.Tell);
        services.AddPublic(ContentMenu.Public);
        foreach (var link in ContentMenu.Console)
            services.AddSingleton(link);
        services.AddSingleton(EpisodeDuty.Published);
        services.AddSingleton<IImportTarget, ImportFigures.FigureImport>();
        services.AddSingleton(FilesOfContent.Shown);
        foreach (var owner in FilesOfContent.All)
            services.AddSingleton(owner);
        foreach (var part in SitemapOfContent.All)
            services.AddSingleton(part);
        foreach (var sample in TellOfContent.Samples().Concat(TellOfEpisodes.Samples()))
            services.AddSingleton(sample);
        services.AddSingleton(FindableArticles.Kind).AddSingleton(FindableEpisodes.Kind);
        services.AddPersonalData(PersonalDataOfContent.All);
        services.AddAuditSubjects(
            new("article", () => Words.Say("Artikel", "Article"), "artikel/"),
            new("episode", () => Words.Say("Episode", "Episode"), "kanal/"),
            new("feed", () => Words.Say("Umpan kanal", "Channel feed")),
            new("picture", () => Words.Say("Gambar", "Picture"))
        );
        services.AddAudited(AuditedOfContent.All);
    }

    public static void MapContent(this IEndpointRouteBuilder routes)
    {
        Feeds.ContentFeeds.Map(routes);
        Write.EditorApi.Map(routes);
        Produce.EpisodeDocuments.Map(routes);
    }
}
