using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;

namespace HeteroSpace.Initiatives;

/// <summary>The door of the module.</summary>
public static class InitiativesModule
{
    public static void AddInitiatives(this IServiceCollection services)
    {
        services
            .AddScoped<FindTrails>()
            .AddScoped<PostIdea>()
            .AddScoped<AnswerIdea>()
            .AddScoped<StartInitiative>()
            .AddScoped<ClosePhase>()
            .AddScoped<MoveAlong>()
            .AddScoped<FulfilDuties>()
            .AddScoped<DraftSummary>()
            .AddScoped<TakePart>()
            .AddScoped<Involve>()
            .AddScoped<HoldMeeting>()
            .AddScoped<KeepMinutes>()
            .AddScoped<DoWork>()
            .AddScoped<VotePriorities>()
            .AddScoped<FollowOutcomes>()
            .AddScoped<Readers>()
            .AddScoped<InitiativeNews>()
            .AddScoped<FillSeries>()
            .AddScoped<EditTemplate>();
        services.AddSingleton<FindIdeas>().AddSingleton(FindIdeas.InMemory);
        foreach (var kind in DutyKind.OfInitiatives)
            services.AddSingleton(kind);
        services.AddSingleton(IdeaComments.OfIdea).AddSingleton(IdeaComments.OfInitiative);
        services.AddListener<CommentShown>((_, shown, _) => FindIdeas.Forget(shown));
        services.AddListener<ContactConfirmed>(
            (provider, confirmed, _) => provider.GetRequiredService<PostIdea>().Count(confirmed.PersonId)
        );
        services.AddInitiativeJobs();
        foreach (var owner in FilesOfInitiatives.All)
            services.AddSingleton(owner);
        foreach (var link in InitiativeMenu.Console)
            services.AddSingleton(link);
        services.AddFindable(InitiativeMenu.Findable);
        services.AddPublic(InitiativeMenu.Public).AddHelp(InitiativesHelp.All).AddSingleton(InitiativeMenu.Mine);
        services.AddSingleton(SitemapOfInitiatives.Part);
        services.AddSingleton(FindableTrails.Kind).AddSingleton(FindableIdeas.Kind);
        services.AddSingleton(new StatusView(InitiativeNews.IdeaLink, typeof(Ideas.IdeaStatusView)));
        services.AddSingleton(
            new OrganizationPart(10, typeof(Confirm.OrganizationTrail), Confirm.OrganizationTrail.Read)
        );
        services.AddSingleton(IdeaAnswers.Clock).AddSingleton(new AskedPart(10, AskedOfLeads.Read));
        foreach (var counter in InitiativeCounters.All)
            services.AddSingleton(counter);
        foreach (var sample in SamplesOfInitiatives.All)
            services.AddSingleton(sample);
        services.AddPersonalData(PersonalDataOfInitiatives.All);
        services.AddAuditSubjects(
            new("initiative", () => Words.Say("Inisiatif", "Initiative"), "inisiatif/"),
            new("idea", () => Words.Say("Gagasan", "Idea"), "gagasan/"),
            new("template", () => Words.Say("Pola", "Template"), "pola/")
        );
        services.AddAudited(AuditedOfInitiatives.All);
    }

    public static void MapInitiatives(this IEndpointRouteBuilder routes)
    {
        Ideas.SimilarIdeas.Map(routes);
        Ideas.StatusOfIdeas.Map(routes);
        Trail.StatusOfTrails.Map(routes);
        Work.MeetingDocuments.Map(routes);
    }
}
