using HeteroSpace.Foundation.Files;
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
            .AddSingleton<IShellSites, ShellSites>()
            .AddScoped<EditSite>()
            .AddScoped<WhoHolds>();
        services.AddSingleton(new FloorNames(HolderKind.Closure, WhoHolds.Closures));
        services.AddPersonalData(
            PersonalData.None<Site>("the office's own number and address"),
            PersonalData.None<Space>("the name of a room"),
            PersonalData.None<Unit>("the name of a piece of floor")
        );
        services
            .AddSingleton(new FileOwner("photo", SpacePhotos.Stored))
            .AddSingleton(new SitemapPart(SitemapOfSites.Pages))
            .AddSingleton(new PageBoundaries(PageBoundariesOfSites.Within))
            .AddSingleton(FindableSpaces.Kind)
            .AddSingleton(FindableSites.Kind);
        services.AddSingleton(new FootPart(10, typeof(ShowSite.SitesFoot)));
        foreach (var link in SitesMenu.Console)
            services.AddSingleton(link);
    }

    public static void MapSites(this IEndpointRouteBuilder routes)
    {
        SiteApi.Map(routes.MapGroup("/api/v1"));
        routes.MapGet("/foto/{name}", SpacePhotos.Show);
    }
}
