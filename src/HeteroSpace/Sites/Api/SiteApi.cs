using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Sites.Api;

/// <summary>Sites and spaces for programs: <c>/api/v1/sites</c> and <c>/api/v1/spaces</c>.</summary>
internal static class SiteApi
{
    /// <summary>A place with an address, a clock and opening hours.</summary>
    /// <param name="Region">Code of its regency or city, as 33.74.</param>
    /// <param name="TimeZone">IANA name.</param>
    /// <param name="Photos">The first first; none where nobody has put one up.</param>
    public sealed record SiteItem(
        Guid Id,
        string Slug,
        string Name,
        string Address,
        string Region,
        string TimeZone,
        IReadOnlyList<PhotoItem> Photos
    );

    /// <summary>A photo of a site or space.</summary>
    /// <param name="Url">Its address, whole, as WebP; another photo has another one, so it may be kept.</param>
    /// <param name="Width">In pixels, of the whole.</param>
    /// <param name="Height">In pixels, of the whole.</param>
    /// <param name="Cut">Address of the same, 720 × 400, cut around what matters most.</param>
    /// <param name="Alt">What it shows, in the language of the answer where there is a translation.</param>
    public sealed record PhotoItem(string Url, int Width, int Height, string Cut, string Alt);

    /// <summary>What people book.</summary>
    /// <param name="Site">Slug of its site.</param>
    /// <param name="Name">In the language of the answer.</param>
    /// <param name="Capacity">People at once.</param>
    /// <param name="Units">Pieces of floor it covers.</param>
    /// <param name="Approval"><c>at-once</c>, <c>by-staff</c> or <c>by-letter</c>.</param>
    /// <param name="StepMinutes">Bookings start every so many minutes.</param>
    /// <param name="Layouts">What <c>layout</c> of a booking may be.</param>
    /// <param name="TariffPerHour">Rupiah; 0 where nothing is asked.</param>
    /// <param name="Photos">The first first; a space without one is drawn on its page.</param>
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
        decimal TariffPerHour,
        IReadOnlyList<PhotoItem> Photos
    );

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sites", Sites)
            .Named("listSites")
            .WithTags("Sites")
            .RequireCors("public")
            .Gives(
                new Page<SiteItem>(
                    [
                        new(
                            Sample,
                            "semarang",
                            "Hetero Space Semarang",
                            "Jalan Imam Bonjol 1, Semarang",
                            "33.74",
                            "Asia/Jakarta",
                            [SamplePhoto]
                        ),
                    ],
                    null
                )
            );
        api.MapGet("/spaces", Spaces)
            .Named("listSpaces")
            .WithTags("Sites")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it; all sites when left out")
            .Gives(new Page<SpaceItem>([SampleSpace], null))
            .Refuses(ProblemKinds.NotFound);
    }

    private static readonly Guid Sample = new("0199f3a2-7c1e-7b53-9a64-2f8d1c3e5a70");

    private static readonly PhotoItem SamplePhoto = new(
        "https://example.org/foto/4f0c1d2e3a5b69788796a5b4c3d2e1f0-1600.webp",
        1600,
        1200,
        "https://example.org/foto/4f0c1d2e3a5b69788796a5b4c3d2e1f0-50-50-720.webp",
        "Meja panjang di dekat jendela."
    );

    private static readonly SpaceItem SampleSpace = new(
        Sample,
        "ruang-rapat-1",
        "semarang",
        "Ruang Rapat 1",
        "meeting-room",
        8,
        1,
        "at-once",
        30,
        480,
        30,
        ["wifi"],
        ["theatre"],
        0,
        [SamplePhoto]
    );

    /// <summary>All published sites.</summary>
    /// <remarks>Each with its slug, by which the other operations name it, and its clock.</remarks>
    /// <response code="200">Every published site, on one page.</response>
    internal static async Task<IResult> Sites(Catalogue catalogue, PublicUrl address, CancellationToken stop) =>
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
                            site.Site.Zone,
                            Items(site.Photos, address)
                        )),
                ],
                null
            )
        );

    /// <summary>The spaces of a site, or of all.</summary>
    /// <remarks>Only what is published. When they are free is told by <c>GET /availability</c>.</remarks>
    /// <response code="200">Every published space, on one page.</response>
    internal static async Task<IResult> Spaces(
        Catalogue catalogue,
        PublicUrl address,
        string? site,
        CancellationToken stop
    )
    {
        var sites = (await catalogue.Sites(stop))
            .Where(known => known.Site.Published && (site is null || known.Site.Slug == site))
            .ToList();
        if (site is not null && sites.Count == 0)
            return Problems.NotFound($"Tidak ada lokasi \"{site}\".", $"There is no site \"{site}\".");
        return Results.Json(
            new Page<SpaceItem>([.. sites.SelectMany(known => known.Published).Select(at => Item(at, address))], null)
        );
    }

    private static SpaceItem Item(CatalogueSpace at, PublicUrl address) =>
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
            at.Space.TariffPerHour,
            Items(at.Photos, address)
        );

    private static IReadOnlyList<PhotoItem> Items(IReadOnlyList<Photo> photos, PublicUrl address) =>
        [
            .. photos.Select(photo => new PhotoItem(
                address.Of(photo.Whole),
                photo.Width,
                photo.Height,
                address.Of(photo.Cut(720)),
                photo.Says.Here
            )),
        ];
}
