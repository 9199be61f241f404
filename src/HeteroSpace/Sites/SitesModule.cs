using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites.Api;
using Microsoft.EntityFrameworkCore;

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
        services.AddSingleton(
            new FileOwner(
                "photo",
                async (db, stop) =>
                    [
                        .. (
                            await db.Spaces()
                                .Where(space => space.Photo != null)
                                .Select(space => space.Photo!)
                                .ToListAsync(stop)
                        ).SelectMany(photo => Pictures.Widths.Select(width => Pictures.FileName(photo, width))),
                    ]
            )
        );
        services.AddSingleton(
            new ConsoleLink(60, "ruang", "door-open", Role.SiteManager, () => Words.Say("Ruang", "Spaces"))
        );
        services.AddSingleton(
            new ConsoleLink(70, "penutupan", "calendar-x", Role.SiteManager, () => Words.Say("Penutupan", "Closures"))
        );
        services.AddSingleton(
            new ConsoleLink(
                80,
                "situs",
                "building",
                Role.SiteManager,
                () => Words.Say("Lokasi dan jam", "Site and hours")
            )
        );
        services.AddSingleton(
            new ConsoleLink(
                90,
                "libur",
                "calendar-heart",
                Role.ProvincialAdministrator,
                () => Words.Say("Hari libur", "Holidays")
            )
        );
        services.AddSingleton(
            new SitemapPart(
                async (db, stop) =>
                    [
                        new("/"),
                        new("/ruang"),
                        .. await db.Sites()
                            .Where(row => row.Published)
                            .OrderBy(row => row.Slug)
                            .Select(row => new SitemapEntry("/situs/" + row.Slug, null))
                            .ToListAsync(stop),
                        .. await db.Spaces()
                            .Join(
                                db.Sites().Where(row => row.Published),
                                row => row.SiteId,
                                site => site.Id,
                                (row, site) => new { row.Slug, Site = site.Slug }
                            )
                            .OrderBy(row => row.Site)
                            .ThenBy(row => row.Slug)
                            .Take(SitemapPart.Most)
                            .Select(row => new SitemapEntry("/ruang/" + row.Site + "/" + row.Slug, null))
                            .ToListAsync(stop),
                    ]
            )
        );
    }

    public static void MapSites(this IEndpointRouteBuilder routes)
    {
        SiteApi.Map(routes.MapGroup("/api/v1"));
        routes.MapGet("/foto/{name}", Photo);
    }

    // Only photos of spaces are public; letters share the folder and are not. A new photo has a new name, so one may be kept for ever.
    private static async Task<IResult> Photo(string name, HttpContext http, Catalogue catalogue, FileStore files)
    {
        if (
            !(await catalogue.Sites()).Any(site =>
                site.Spaces.Any(space =>
                    space.Space.Photo is { } photo && name.StartsWith(photo, StringComparison.Ordinal)
                )
            ) || files.Open(name) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(content, FileStore.MediaType(name));
    }
}
