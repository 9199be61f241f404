using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation;

/// <summary>The jobs of the ground floor: sweeping, forgetting, importing.</summary>
internal static class FoundationJobs
{
    public static void AddFoundationJobs(this IServiceCollection services)
    {
        services.AddJob(
            SweepFiles.Kind,
            (provider, _, stop) => provider.GetRequiredService<SweepFiles>().Once(stop),
            TimeSpan.FromMinutes(30),
            Lane.Slow
        );
        services.AddJob(
            Search.SettleSearch.Job,
            (provider, _, stop) =>
                provider.GetRequiredService<Search.SettleSearch>().All(provider.GetRequiredService<AppDb>(), stop),
            TimeSpan.FromSeconds(30),
            Lane.Slow
        );
        services.AddJob(
            NightlyBackup.Kind,
            (provider, _, stop) => provider.GetRequiredService<NightlyBackup>().Once(stop),
            TimeSpan.FromHours(1),
            Lane.Slow
        );
        services.AddForgetting("changes-forget", ChangeTables.ForgetOld, TimeSpan.FromHours(1));
        services.AddForgetting("second-thoughts-forget", SecondThoughtTables.ForgetOld, TimeSpan.FromHours(1));
        services.AddForgetting("answers-forget", RememberedAnswer.ForgetOld, TimeSpan.FromHours(1));
        services.AddForgetting("kept-forms-forget", KeptForms.ForgetOld, TimeSpan.FromMinutes(10));
        services.AddJob(
            ImportStep.Check,
            () => Words.Say("Pemeriksaan baris impor", "Checking the rows of an import"),
            (provider, job, stop) =>
                provider.GetRequiredService<ImportJobs>().Check(job.Read<ImportStep>().ImportId, stop),
            Lane.Slow
        );
        services.AddJob(
            ImportStep.Write,
            () => Words.Say("Penulisan baris impor", "Writing the rows of an import"),
            (provider, job, stop) =>
                provider.GetRequiredService<ImportJobs>().Write(job.Read<ImportStep>().ImportId, stop),
            Lane.Slow
        );
        services.AddJob(
            PrivacyRegister.RetainJob,
            (provider, _, stop) =>
                PrivacyRegister.Retain(
                    provider.GetRequiredService<AppDb>(),
                    provider.GetRequiredService<Frame>(),
                    provider.GetServices<PersonalData>(),
                    stop,
                    provider.GetRequiredService<ILogger<PersonalData>>()
                ),
            TimeSpan.FromDays(1),
            Lane.Slow
        );
    }

    // What is past its time goes, in an act of its own.
    private static void AddForgetting(
        this IServiceCollection services,
        string name,
        Func<Act, Task> old,
        TimeSpan every
    ) => services.AddJob(name, (provider, _, _) => provider.GetRequiredService<Frame>().Do(old), every, Lane.Slow);
}
