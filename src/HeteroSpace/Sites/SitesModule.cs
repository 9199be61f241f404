using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites.Api;

namespace HeteroSpace.Sites;

/// <summary>The door of the module.</summary>
public static class SitesModule
{
    public static void AddSites(this IServiceCollection services)
    {
        services
            .AddSingleton<Catalogue>()
            .AddSingleton(Catalogue.InMemory)
            .AddSingleton<IShellSites, ShellSites>()
            .AddScoped<EditSite>()
            .AddScoped<OpenSite>()
            .AddScoped<EditHours>()
            .AddScoped<EditNotices>()
            .AddScoped<OutsideHours>()
            .AddScoped<WhoHolds>();
        services.AddSingleton(new FloorNames(HolderKind.Closure, WhoHolds.Closures));
        services.AddPersonalData(PersonalDataOfSites.All);
        services.AddAuditSubjects(
            new("site", () => Words.Say("Lokasi", "Site")),
            new("space", () => Words.Say("Ruang", "Space")),
            new("notice", () => Words.Say("Pengumuman", "Notice"))
        );
        services.AddAudited(AuditedOfSites.All);
        EditHours.AddUndo(services);
        EditNotices.AddUndo(services);
        foreach (var owner in PhotosOfSites.Files)
            services.AddSingleton(owner);
        services
            .AddSingleton(PhotosOfSites.Shown)
            .AddSingleton(new SitemapPart(SitemapOfSites.Pages))
            .AddSingleton(new PageBoundaries(PageBoundariesOfSites.Within))
            .AddSingleton(FindableSpaces.Kind)
            .AddSingleton(FindableSites.Kind);
        services.AddSingleton(new FootPart(10, typeof(ShowSite.SitesFoot)));
        foreach (var link in SitesMenu.Console)
            services.AddSingleton(link);
        foreach (var step in SitesMenu.Steps)
            services.AddSingleton(step);
    }

    public static void MapSites(this IEndpointRouteBuilder routes)
    {
        SiteApi.Map(routes.MapGroup("/api/v1"));
        StatusOfSpaces.Map(routes);
        StatusOfSites.Map(routes);
    }
}
