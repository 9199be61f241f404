using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Sites.Api;

internal static class SiteApi
{
    public sealed record SiteItem(Guid Id, string Slug, string Name, string Address, string Region, string TimeZone);

    public sealed record SpaceItem(
        Guid Id,
        string Slug,
        string Site,
        string Name,
        string Kind,
        int Capacity,
        int Units,
        string Approval,
        int MinMinutes,
        int MaxMinutes,
        int StepMinutes,
        IReadOnlyList<string> Amenities,
        IReadOnlyList<string> Layouts,
        decimal TariffPerHour
    );

    public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sites", Sites)
            .Named("listSites", "All published sites")
            .WithTags("Sites")
            .RequireCors("public")
            .Gives<Page<SiteItem>>();
        api.MapGet("/spaces", Spaces)
            .Named("listSpaces", "The spaces of a site, or of all")
            .WithTags("Sites")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it; all sites when left out")
            .Gives<Page<SpaceItem>>()
            .Refuses(404);
    }

    private static async Task<IResult> Sites(Catalogue catalogue, CancellationToken stop) =>
        Results.Json(
            new Page<SiteItem>(
                [
                    .. (await catalogue.Sites(stop))
                        .Where(site => site.Site.Published)
                        .Select(site => new SiteItem(
                            site.Site.Id,
                            site.Site.Slug,
                            site.Site.Name,
                            site.Site.Address,
                            site.Site.RegionCode,
                            site.Site.Zone
                        )),
                ],
                null
            )
        );

    private static async Task<IResult> Spaces(Catalogue catalogue, string? site, CancellationToken stop)
    {
        var sites = (await catalogue.Sites(stop))
            .Where(known => known.Site.Published && (site is null || known.Site.Slug == site))
            .ToList();
        if (site is not null && sites.Count == 0)
            return Problems.NotFound($"There is no site \"{site}\".");
        return Results.Json(new Page<SpaceItem>([.. sites.SelectMany(known => known.Published).Select(Item)], null));
    }

    private static SpaceItem Item(CatalogueSpace at) =>
        new(
            at.Space.Id,
            at.Space.Slug,
            at.Site.Slug,
            at.Space.Name.Here,
            at.Space.Kind.Drawing(),
            at.Space.Capacity,
            at.Units.Count,
            at.Space.Approval switch
            {
                Approval.AtOnce => "at-once",
                Approval.ByStaff => "by-staff",
                Approval.ByLetter => "by-letter",
            },
            at.Space.MinMinutes,
            at.Space.MaxMinutes,
            at.Space.StepMinutes,
            at.Space.Amenities,
            at.Space.Layouts,
            at.Space.TariffPerHour
        );
}
