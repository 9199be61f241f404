using HeteroSpace.Sites.Api;

namespace HeteroSpace.Sites;

/// <summary>The door of the module.</summary>
public static class SitesModule
{
    public static void AddSites(this IServiceCollection services) => services.AddSingleton<Catalogue>().AddSingleton<Foundation.Ui.IShellSites, ShellSites>();

    public static void MapSites(this IEndpointRouteBuilder routes) => SiteApi.Map(routes.MapGroup("/api/v1"));
}
