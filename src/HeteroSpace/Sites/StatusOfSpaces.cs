using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Sites;

/// <summary>A space as a picture for a status: the room drawn from its facts (<see cref="StatusPictures"/>).</summary>
internal static class StatusOfSpaces
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
            routes
                .MapGet(
                    "/ruang/{site}/{slug}/" + file,
                    (
                        string site,
                        string slug,
                        HttpContext http,
                        Catalogue catalogue,
                        PublicUrl address,
                        StatusPictures pictures,
                        CancellationToken stop
                    ) => Show(site, slug, http, catalogue, address, pictures, tall, stop)
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string of,
        string slug,
        HttpContext http,
        Catalogue catalogue,
        PublicUrl address,
        StatusPictures pictures,
        bool tall,
        CancellationToken stop
    )
    {
        if (
            await catalogue.Site(of, stop) is not { Site.Published: true } site
            || site.Published.FirstOrDefault(one => one.Space.Slug == slug) is not { } at
        )
            return Results.NotFound();
        var said = new StatusWords(
            "Hetero Space " + site.Site.Name,
            at.Space.Name.Here,
            site.Site.Address,
            $"{PlaceText.Holds(at)} · {PlaceText.Offer(at.Space)}",
            PublicUrl.Typed(address.Of($"/ruang/{site.Site.Slug}/{slug}"))
        );
        var look = PosterLook.Of(slug, PlaceMotifs.Of(site.Site.RegionCode, slug));
        var (facts, room) = (SpaceArt.Facts(at), SpaceArt.Look(at));
        return await pictures.Show(
            http,
            tall,
            ["space", $"{look} {facts} {room.Walls} {room.Floor}", .. said.All],
            () => Poster.RoomStatus(RoomShapes.Of(facts, room, Poster.Width), said, look, tall)
        );
    }
}
