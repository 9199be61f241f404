using HeteroSpace.Foundation.Jobs;

namespace HeteroSpace.People;

/// <summary>What the module does in the background.</summary>
internal static class PeopleJobs
{
    public static void AddPeopleJobs(this IServiceCollection services)
    {
        services.AddJob(
            ConfirmContact.MailJob,
            (provider, job, stop) => provider.GetRequiredService<ConfirmContact>().SendMail(job, stop)
        );
        services.AddJob(
            NewPassword.MailJob,
            (provider, job, stop) => provider.GetRequiredService<NewPassword>().SendMail(job, stop)
        );
        services.AddJob(
            ForgottenNumber.Job,
            (provider, job, _) =>
                provider.GetRequiredService<ForgottenNumber>().Keep(job.Read<ForgottenNumber.KeepPayload>())
        );
        services.AddJob(
            AskGuardian.MailJob,
            (provider, job, stop) => provider.GetRequiredService<AskGuardian>().SendMail(job, stop)
        );
        services.AddJob(ForgetUnconfirmed.Kind, (provider, _, stop) => Forget(provider, stop), TimeSpan.FromDays(1));
    }

    private static async Task Forget(IServiceProvider provider, CancellationToken stop)
    {
        await provider.GetRequiredService<ForgetUnconfirmed>().Once(stop);
        await provider.GetRequiredService<ForgottenNumber>().Forget();
    }
}
