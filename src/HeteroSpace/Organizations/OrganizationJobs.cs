using HeteroSpace.Foundation.Jobs;

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
            (provider, job, stop) =>
                provider.GetRequiredService<OrganizationNews>().Decided(job.Read<OrganizationDecided>(), job.Id, stop)
        );
        services.AddJob(
            ClaimSettled.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<OrganizationNews>().Settled(job.Read<ClaimSettled>(), job.Id, stop)
        );
    }
}
