using HeteroSpace.Sites.Api;

namespace HeteroSpace.Sites;

/// <summary>The door of the module.</summary>
public static class SitesModule
{
    public static void AddSites(this IServiceCollection services) => services.AddSingleton<Catalogue>();

    public static void MapSites(this IEndpointRouteBuilder routes) => SiteApi.Map(routes.MapGroup("/api/v1"));
}
