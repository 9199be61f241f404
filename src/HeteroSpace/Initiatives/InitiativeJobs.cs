using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>What the module does in the background.</summary>
internal static class InitiativeJobs
{
    public static void AddInitiativeJobs(this IServiceCollection services)
    {
        services.AddJob(
            IdeaNews.Job,
            () => Words.Say("Kabar gagasan", "News of an idea"),
            (provider, job, stop) => provider.GetRequiredService<InitiativeNews>().OfIdea(job.Read<IdeaNews>(), stop)
        );
        services.AddJob(
            InitiativeNewsJob.Job,
            () => Words.Say("Kabar inisiatif", "News of an initiative"),
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfInitiative(job.Read<InitiativeNewsJob>(), stop)
        );
        services.AddJob(
            MeetingNews.Job,
            () => Words.Say("Kabar rapat", "News of a meeting"),
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfMeeting(job.Read<MeetingNews>(), stop)
        );
        services.AddJob(
            PartnerInvited.Job,
            () => Words.Say("Undangan kepada mitra", "Invitation to a partner"),
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfPartner(job.Read<PartnerInvited>(), stop)
        );
        services.AddJob(
            ThanksNews.Job,
            () => Words.Say("Ucapan terima kasih", "Thanks"),
            (provider, job, stop) => provider.GetRequiredService<InitiativeNews>().Thank(job.Read<ThanksNews>(), stop)
        );
        services.AddJob(
            InvolvementOffered.Job,
            () => Words.Say("Kabar keterlibatan komunitas", "News of a community's part"),
            (provider, job, stop) =>
                provider
                    .GetRequiredService<InitiativeNews>()
                    .OfInvolvement(job.Read<InvolvementOffered>(), job.Due, stop)
        );
        services.AddJob(
            FillSeries.Kind,
            (provider, _, stop) => provider.GetRequiredService<FillSeries>().Once(stop),
            TimeSpan.FromHours(1),
            Lane.Slow
        );
    }
}
