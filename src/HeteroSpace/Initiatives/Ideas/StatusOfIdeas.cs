using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives.Ideas;

/// <summary>
/// An idea as a picture for a status: what it wants set large, and how far it came (<see cref="StatusPictures"/>).
/// Whose it is stays on its page.
/// </summary>
internal static class StatusOfIdeas
{
    private const int MostTold = 110;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
            routes
                .MapGet(
                    "/gagasan/{slug}/" + file,
                    (
                        string slug,
                        HttpContext http,
                        AppDb db,
                        Catalogue catalogue,
                        PublicUrl address,
                        StatusPictures pictures,
                        CancellationToken stop
                    ) => Show(slug, http, db, catalogue, address, pictures, tall, stop)
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        PublicUrl address,
        StatusPictures pictures,
        bool tall,
        CancellationToken stop
    )
    {
        if (
            await db.PublicIdeas().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop) is not { } of
            || await catalogue.Site(of.SiteId, stop) is not { Site: var site }
        )
            return Results.NotFound();
        var said = new StatusWords(
            "Hetero Space " + site.Name,
            Words.Say("Gagasan · ", "Idea · ") + of.Status.Said(),
            Words.Cut(of.Text, MostTold),
            Backed(of),
            PublicUrl.Typed(address.Of("/gagasan/" + slug))
        );
        var look = PosterLook.Of(slug, PlaceMotifs.OfTopic(of.Title) ?? PlaceMotifs.Of(site.RegionCode, slug));
        return await pictures.Show(
            http,
            tall,
            ["idea", of.Title, $"{look}", .. said.All],
            () => Poster.QuoteStatus(of.Title, said, look, tall)
        );
    }

    // Nobody is told a zero.
    private static string Backed(Idea of) =>
        of.Supports switch
        {
            0 => Words.Say("Setuju? Dukung di halamannya", "Do you agree? Support it on its page"),
            1 => Words.Say("1 orang mendukung", "1 person supports it"),
            var many => Words.Say($"{Words.Number(many)} orang mendukung", $"{Words.Number(many)} people support it"),
        };
}
