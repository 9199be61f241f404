using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Sites;

/// <summary>
/// A site as a picture for a status: the first of its spaces drawn from its facts, or, where it has none yet, what it
/// is set large (<see cref="StatusPictures"/>).
/// </summary>
internal static class StatusOfSites
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
            routes
                .MapGet(
                    "/situs/{slug}/" + file,
                    (
                        string slug,
                        HttpContext http,
                        Catalogue catalogue,
                        PublicUrl address,
                        StatusPictures pictures,
                        CancellationToken stop
                    ) => Show(slug, http, catalogue, address, pictures, tall, stop)
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string slug,
        HttpContext http,
        Catalogue catalogue,
        PublicUrl address,
        StatusPictures pictures,
        bool tall,
        CancellationToken stop
    )
    {
        if (await catalogue.Site(slug, stop) is not { Site.Published: true } site)
            return Results.NotFound();
        var said = new StatusWords(
            Words.Say("Ruang kerja bersama milik publik", "A co-working space that belongs to everyone"),
            "Hetero Space " + site.Site.Name,
            site.Site.Address,
            Words.Say("Gratis, untuk siapa saja", "Free, for anyone"),
            PublicUrl.Typed(address.Of("/situs/" + slug))
        );
        var look = PosterLook.Of(slug, PlaceMotifs.Of(site.Site.RegionCode, slug));
        if (site.Published.FirstOrDefault() is not { } at)
            return await pictures.Show(
                http,
                tall,
                ["site", $"{look}", .. said.All],
                () => Poster.QuoteStatus(said.House + ".", said, look, tall)
            );
        var (facts, room) = (SpaceArt.Facts(at), SpaceArt.Look(at));
        return await pictures.Show(
            http,
            tall,
            ["site", $"{look} {facts} {room.Walls} {room.Floor}", .. said.All],
            () => Poster.RoomStatus(RoomShapes.Of(facts, room, Poster.Width), said, look, tall)
        );
    }
}
