using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.People;

/// <summary>What the module does in the background.</summary>
internal static class PeopleJobs
{
    public static void AddPeopleJobs(this IServiceCollection services)
    {
        services.AddJob(
            ConfirmContact.MailJob,
            () => Words.Say("Surat konfirmasi kontak", "Mail that confirms a contact"),
            (provider, job, stop) => provider.GetRequiredService<ConfirmContact>().SendMail(job, stop)
        );
        services.AddJob(
            NewPassword.MailJob,
            () => Words.Say("Surat sandi baru", "Mail for a new password"),
            (provider, job, stop) => provider.GetRequiredService<NewPassword>().SendMail(job, stop)
        );
        services.AddJob(
            ForgottenNumber.Job,
            () => Words.Say("Kode sandi baru lewat nomor", "Code for a new password by number"),
            (provider, job, _) =>
                provider.GetRequiredService<ForgottenNumber>().Keep(job.Read<ForgottenNumber.KeepPayload>())
        );
        services.AddJob(
            AskGuardian.MailJob,
            () => Words.Say("Surat kepada wali", "Mail to a guardian"),
            (provider, job, stop) => provider.GetRequiredService<AskGuardian>().SendMail(job, stop)
        );
        services.AddJob(
            ForgetUnconfirmed.Kind,
            (provider, _, stop) => Forget(provider, stop),
            TimeSpan.FromDays(1),
            Lane.Slow
        );
    }

    private static async Task Forget(IServiceProvider provider, CancellationToken stop)
    {
        await provider.GetRequiredService<ForgetUnconfirmed>().Once(stop);
        await provider.GetRequiredService<ForgottenNumber>().Forget();
    }
}
