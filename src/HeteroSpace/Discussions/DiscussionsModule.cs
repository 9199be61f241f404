using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;

namespace HeteroSpace.Discussions;

/// <summary>The door of the module.</summary>
public static class DiscussionsModule
{
    public static void AddDiscussions(this IServiceCollection services)
    {
        services.AddScoped<WriteComment>().AddScoped<TellOfComments>();
        AddConversations(services);
        services.AddJob(
            CommentNews.Kind,
            () => Words.Say("Kabar komentar", "News of a comment"),
            (provider, job, stop) => provider.GetRequiredService<TellOfComments>().Of(job.Read<CommentNews>(), stop)
        );
        services
            .AddSingleton(new StatusView(WriteComment.ConfirmLink, typeof(ByLink.ConfirmCommentView)))
            .AddSingleton(new StatusView(WriteComment.StatusLink, typeof(ByLink.CommentStatusView)));
        foreach (var sample in TellOfComments.Samples())
            services.AddSingleton(sample);
        services.AddSingleton(provider => CommentDesk.Link(provider.GetServices<CommentSubject>()));
        services.AddAuditSubjects(new AuditSubject("comment", () => Words.Say("Komentar", "Comment")));
        services.AddPersonalData(PersonalDataOfDiscussions.All);
    }

    private static void AddConversations(IServiceCollection services)
    {
        services
            .AddScoped<Converse>()
            .AddScoped<ConversationSubjects>()
            .AddScoped<ReadInbox>()
            .AddScoped<TellOfConversations>();
        services.AddJob(
            ConversationNews.Job,
            () => Words.Say("Kabar pesan", "News of a message"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfConversations>().Of(job.Read<ConversationNews>(), stop)
        );
        foreach (var sample in SamplesOfConversations.All)
            services.AddSingleton(sample);
        services.AddSingleton(provider => ConversationDesk.Link(provider.GetServices<ConversationSubject>()));
    }
}
