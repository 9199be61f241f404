using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging.Choose;
using HeteroSpace.Messaging.Gateway;
using HeteroSpace.People;

namespace HeteroSpace.Messaging;

/// <summary>The door of the module.</summary>
public static class MessagingModule
{
    public static void AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<SecretLinks>().AddScoped<Tell>().AddScoped<SendByHand>();
        services.AddPersonalData(PersonalDataOfMessaging.All);
        services.AddListener<ConsentChanged>(NewsByConsent.Follow);
        services.AddScoped<PeopleNews>();
        services.AddJob(
            PeopleNews.DueJob,
            (provider, _, stop) =>
                provider
                    .GetRequiredService<PeopleNews>()
                    .RemindManagers(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, stop),
            TimeSpan.FromHours(1)
        );
        services.AddJob(
            VerificationDecided.Job,
            () => Words.Say("Kabar keputusan verifikasi", "News of a verification"),
            (provider, job, stop) =>
                provider.GetRequiredService<PeopleNews>().Decided(job.Read<VerificationDecided>(), job.Id, stop)
        );
        services.AddJob(
            StaffInvitationTaken.Job,
            () => Words.Say("Kabar undangan petugas diterima", "News that an invitation of staff was accepted"),
            (provider, job, stop) =>
                provider.GetRequiredService<PeopleNews>().Taken(job.Read<StaffInvitationTaken>(), job.Id, stop)
        );
        services.AddJob(
            DataRequestNews.AskedJob,
            () => Words.Say("Kabar permintaan data kepada pengelola", "Word to managers of a data request"),
            (provider, job, stop) => provider.GetRequiredService<PeopleNews>().Asked(job.Read<DataRequestNews>(), stop)
        );
        services.AddJob(
            DataRequestNews.AnsweredJob,
            () => Words.Say("Kabar jawaban permintaan data", "News of an answered data request"),
            (provider, job, stop) =>
                provider.GetRequiredService<PeopleNews>().Answered(job.Read<DataRequestNews>(), job.Id, stop)
        );
        services.AddSingleton(UnseenNotices.Tab).AddSingleton(MessageDesk.Step);
        services.AddSingleton(
            new ConsoleLink(
                ConsoleTask.Today,
                40,
                "kabar",
                "whatsapp",
                Role.FrontDesk,
                () => Words.Say("Kabar keluar", "Messages")
            )
            {
                Waiting = [WaitsOfMessages.ByHand, WaitsOfMessages.Dead],
            }
        );
        foreach (var sample in SamplesOfMessaging.All)
            services.AddSingleton(sample);
    }

    public static void MapMessaging(this IEndpointRouteBuilder routes)
    {
        StopMessages.Map(routes);
        CallBack.Map(routes);
        Console.TemplateHtml.Map(routes);
    }
}
