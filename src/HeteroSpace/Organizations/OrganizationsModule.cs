using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Organizations;

/// <summary>The door of the module.</summary>
public static class OrganizationsModule
{
    public static void AddOrganizations(this IServiceCollection services)
    {
        services
            .AddScoped<RegisterOrganization>()
            .AddScoped<EditOrganization>()
            .AddScoped<DecideOrganization>()
            .AddScoped<OrganizationNews>()
            .AddScoped<ManageMembers>()
            .AddScoped<MergeOrganizations>()
            .AddScoped<ClaimOrganization>()
            .AddScoped<Agreements.EditAgreement>()
            .AddScoped<Agreements.RemindOfAgreements>();
        services
            .AddSingleton<FindOrganizations>()
            .AddSingleton(FindOrganizations.InMemory)
            .AddScoped<OrganizationCards>();
        // A table may have brought communities.
        services.AddListener<ImportDone>(
            (provider, _, _) => provider.GetRequiredService<Frame>().Do(act => act.Forget(FindOrganizations.InMemory))
        );
        services.AddOrganizationJobs();
        MergeOrganizations.AddSecondThought(services);
        services.AddJob(
            Agreements.RemindOfAgreements.Job,
            (provider, _, stop) => provider.GetRequiredService<Agreements.RemindOfAgreements>().Once(stop),
            TimeSpan.FromHours(6),
            Lane.Slow
        );
        services.AddSingleton<IImportTarget, ImportCommunities.CommunityImport>();
        foreach (var owner in FilesOfOrganizations.All)
            services.AddSingleton(owner);
        services.AddSingleton(OrganizationPhotoTable.Shown);
        foreach (var link in OrganizationMenu.Console)
            services.AddSingleton(link);
        services.AddPublic(OrganizationMenu.Public).AddHelp(OrganizationsHelp.All);
        services.AddFindable(OrganizationMenu.Findable);
        services.AddSingleton(OrganizationMenu.Mine);
        services.AddSingleton(new SitemapPart(SitemapOfOrganizations.Pages));
        services.AddSingleton(FindableOrganizations.Kind);
        services.AddSingleton(
            new Counter(
                10,
                () => Words.Say("komunitas bersama kami", "communities work with us"),
                site => "/komunitas" + (site is null ? "" : "?situs=" + site),
                (provider, site, stop) => provider.GetRequiredService<FindOrganizations>().Communities(site?.Id, stop)
            )
        );
        foreach (var sample in SamplesOfOrganizations.All)
            services.AddSingleton(sample);
        services.AddSingleton(Agreements.RemindOfAgreements.Ending);
        services.AddPersonalData(PersonalDataOfOrganizations.All);
        services.AddAuditSubjects(
            new("organization", () => Words.Say("Organisasi", "Organization"), "organisasi/"),
            new("agreement", () => Words.Say("Kerja sama", "Agreement"), "kerja-sama/")
        );
        services.AddAudited(AuditedOfOrganizations.All);
    }

    public static void MapOrganizations(this IEndpointRouteBuilder routes)
    {
        Show.OrganizationCalendar.Map(routes);
        Show.StatusOfOrganization.Map(routes);
        Show.Logo.Map(routes);
        Review.ExportRegister.Map(routes);
        Agreements.AgreementFiles.Map(routes);
    }
}
