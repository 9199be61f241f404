using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites.Api;

namespace HeteroSpace.Sites;

/// <summary>The door of the module.</summary>
public static class SitesModule
{
    public static void AddSites(this IServiceCollection services) => AddAll(services);

    private static void AddAll(IServiceCollection services)
    {
        services.AddSingleton<Catalogue>().AddSingleton<IShellSites, ShellSites>().AddScoped<EditSite>();
        services.AddSingleton(new ConsoleLink(60, "ruang", "door-open", Role.SiteManager, () => Words.Say("Ruang", "Spaces")));
        services.AddSingleton(new ConsoleLink(70, "penutupan", "calendar-x", Role.SiteManager, () => Words.Say("Penutupan", "Closures")));
        services.AddSingleton(new ConsoleLink(80, "situs", "building", Role.SiteManager, () => Words.Say("Lokasi dan jam", "Site and hours")));
        services.AddSingleton(new ConsoleLink(90, "libur", "calendar-heart", Role.ProvincialAdministrator, () => Words.Say("Hari libur", "Holidays")));
    }

    public static void MapSites(this IEndpointRouteBuilder routes) => Map(routes);

    private static void Map(IEndpointRouteBuilder routes)
    {
        SiteApi.Map(routes.MapGroup("/api/v1"));
        // Only photos of spaces are public; letters share the folder and are not.
        routes.MapGet("/foto/{name}", async (string name, Catalogue catalogue, FileStore files) =>
            (await catalogue.Sites()).Any(site => site.Spaces.Any(space => space.Space.Photo == name)) && files.Open(name) is { } content
                ? Results.File(content, FileStore.MediaType(name)) : Results.NotFound());
    }
}
