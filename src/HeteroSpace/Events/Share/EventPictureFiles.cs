using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Events.Share;

/// <summary>
/// An event to be passed on: pictures for a status (<see cref="StatusPictures"/>), of which <c>gambar.png</c>, which
/// chats show beside a link, is the square one, and <c>poster.pdf</c> (A4, with a QR); 404 for what is not published.
/// </summary>
internal static class EventPictureFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "gambar.png", false);
        Map(routes, StatusPictures.Square, false);
        Map(routes, StatusPictures.Tall, true);
        routes.MapGet("/acara/{slug}/poster.pdf", Paper).ExcludeFromDescription();
    }

    private static void Map(IEndpointRouteBuilder routes, string file, bool tall) =>
        routes
            .MapGet(
                "/acara/{slug}/" + file,
                (
                    string slug,
                    HttpContext http,
                    AppDb db,
                    FindEvents find,
                    PublicUrl address,
                    StatusPictures pictures,
                    CancellationToken stop
                ) => Status(http, SharedEvent.Read(slug, db, find, address, stop), pictures, tall)
            )
            .ExcludeFromDescription();

    private static async Task<IResult> Status(
        HttpContext http,
        Task<SharedEvent?> read,
        StatusPictures pictures,
        bool tall
    )
    {
        if (await read is not { } shared)
            return Results.NotFound();
        var (poster, said, look) = (shared.Poster, shared.Status, shared.Look);
        return await pictures.Show(
            http,
            tall,
            ["event", $"{look} {poster}", .. said.All],
            () => Poster.Status(poster, said, look, tall)
        );
    }

    private static async Task<IResult> Paper(
        string slug,
        HttpContext http,
        AppDb db,
        FindEvents find,
        PublicUrl address,
        Drawings drawings,
        ShapePainter painter,
        CancellationToken stop
    )
    {
        if (await SharedEvent.Read(slug, db, find, address, stop) is not { } shared)
            return Results.NotFound();
        var (said, look) = (shared.Paper, shared.Look);
        return await drawings.Paper(
            http,
            ["poster", $"{look}", .. said.All],
            () =>
                painter.Pdf(
                    said.Poster.Title,
                    PosterPaper.Width,
                    PosterPaper.Height,
                    PosterPaper.Of(said, look),
                    shared.Of.Event.Published ?? shared.Of.Event.Made
                )
        );
    }
}
