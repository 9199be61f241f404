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
}
