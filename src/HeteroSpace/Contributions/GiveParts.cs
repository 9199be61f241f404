using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;

namespace HeteroSpace.Contributions;

/// <summary>What the module brings for those who give: their pages, what they are told, what is kept of them.</summary>
internal static class GiveParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ChangePledge>().AddScoped<ForgetGiver>().AddScoped<TellOfPledges>().AddScoped<KeepPledges>();
        AddJobs(services);
        services.AddListener<ContactConfirmed>(
            (provider, confirmed, stop) => PendingPledges.Confirm(provider, confirmed.PersonId, stop)
        );
        services.AddListener<ContactOwned>((provider, owned, _) => PendingPledges.HandOver(provider, owned));
        services.AddListener<PersonLeaves>(
            (provider, leaves, stop) => PersonalDataOfContributions.EndWhatIsOpen(provider, leaves.PersonId, stop)
        );
        services
            .AddSingleton(new WaitingPart(30, PendingPledges.Read))
            .AddSingleton(
                new WaitingNumbers(
                    PendingPledges.ByCode,
                    (provider, id, by, site, _) => PendingPledges.Seen(provider, id, by, site),
                    PendingPledges.CameIn
                )
            )
            .AddSingleton(new MineLink(14, TellOfPledges.Mine, () => Words.Say("Gotong royong", "Giving")));
        foreach (var sample in SamplesOfContributions.All())
            services.AddSingleton(sample);
        services.AddPersonalData(PersonalDataOfContributions.All);
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddJob(
            PledgeMade.Job,
            () => Words.Say("Tautan tawaran gotong royong", "The link to a pledge"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfPledges>().OfMade(job.Read<PledgeMade>(), job, stop)
        );
        services.AddJob(
            PledgeNews.Job,
            () => Words.Say("Kabar tawaran gotong royong", "News of a pledge"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfPledges>().OfNews(job.Read<PledgeNews>(), job, stop)
        );
        services.AddJob(
            PledgeOffered.Job,
            () => Words.Say("Tawaran gotong royong untuk pengelola", "A pledge, for managers"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfPledges>().OfOffer(job.Read<PledgeOffered>(), job, stop)
        );
        services.AddJob(
            PledgeMoved.Job,
            () => Words.Say("Tawaran yang berubah, untuk petugas", "A pledge that changed, for staff"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfPledges>().OfMoved(job.Read<PledgeMoved>(), job, stop)
        );
        services.AddJob(
            NeedTold.Job,
            () => Words.Say("Kabar terbaru sebuah kebutuhan", "News of a need"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfPledges>().OfNeed(job.Read<NeedTold>(), job, stop)
        );
        services.AddJob(
            KeepPledges.Kind,
            (provider, _, stop) => provider.GetRequiredService<KeepPledges>().Once(stop),
            TimeSpan.FromMinutes(30)
        );
    }
}
