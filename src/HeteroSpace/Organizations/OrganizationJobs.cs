using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Organizations;

/// <summary>
/// What the module does in the background; reminders of agreements are its slice's and stand in the door.
/// </summary>
internal static class OrganizationJobs
{
    public static void AddOrganizationJobs(this IServiceCollection services)
    {
        services.AddJob(
            OrganizationDecided.Job,
            () => Words.Say("Kabar keputusan komunitas atau mitra", "News of a decision on an organization"),
            (provider, job, stop) =>
                provider.GetRequiredService<OrganizationNews>().Decided(job.Read<OrganizationDecided>(), job.Id, stop)
        );
        services.AddJob(
            ClaimSettled.Job,
            () => Words.Say("Kabar klaim pengurus", "News of a claim to lead"),
            (provider, job, stop) =>
                provider.GetRequiredService<OrganizationNews>().Settled(job.Read<ClaimSettled>(), job.Id, stop)
        );
    }
}
