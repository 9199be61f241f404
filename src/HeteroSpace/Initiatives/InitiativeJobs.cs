using HeteroSpace.Foundation.Jobs;

namespace HeteroSpace.Initiatives;

/// <summary>What the module does in the background.</summary>
internal static class InitiativeJobs
{
    public static void AddInitiativeJobs(this IServiceCollection services)
    {
        services.AddJob(
            IdeaNews.Job,
            (provider, job, stop) => provider.GetRequiredService<InitiativeNews>().OfIdea(job.Read<IdeaNews>(), stop)
        );
        services.AddJob(
            InitiativeNewsJob.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfInitiative(job.Read<InitiativeNewsJob>(), stop)
        );
        services.AddJob(
            MeetingNews.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfMeeting(job.Read<MeetingNews>(), stop)
        );
        services.AddJob(
            PartnerInvited.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfPartner(job.Read<PartnerInvited>(), stop)
        );
        services.AddJob(
            ThanksNews.Job,
            (provider, job, stop) => provider.GetRequiredService<InitiativeNews>().Thank(job.Read<ThanksNews>(), stop)
        );
        services.AddJob(
            InvolvementOffered.Job,
            (provider, job, stop) =>
                provider
                    .GetRequiredService<InitiativeNews>()
                    .OfInvolvement(job.Read<InvolvementOffered>(), job.Due, stop)
        );
        services.AddJob(
            FillSeries.Kind,
            (provider, _, stop) => provider.GetRequiredService<FillSeries>().Once(stop),
            TimeSpan.FromHours(1)
        );
    }
}
