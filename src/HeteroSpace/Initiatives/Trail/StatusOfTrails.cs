using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives.Trail;

/// <summary>
/// A trail as a picture for a status: its name set large, and how many make it (<see cref="StatusPictures"/>). Of what
/// is not published there is none.
/// </summary>
internal static class StatusOfTrails
{
    private const int MostTold = 110;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
            routes
                .MapGet(
                    "/jejak/{slug}/" + file,
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
            await db.Initiatives().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug && row.Published, stop)
                is not { } of
            || await catalogue.Site(of.SiteId, stop) is not { Site: var site }
        )
            return Results.NotFound();
        var makers = await db.Partners()
            .CountAsync(row => row.InitiativeId == of.Id && row.Status == PartnerStatus.Joined, stop);
        var said = new StatusWords(
            "Hetero Space " + site.Name,
            of.IsOpen ? Words.Say("Dibuat bersama", "Made together") : Words.Say("Selesai bersama", "Done together"),
            Words.Cut(MarkdownText.Plain(of.Summary), MostTold),
            With(makers),
            PublicUrl.Typed(address.Of("/jejak/" + slug))
        );
        var look = PosterLook.Of(slug, PlaceMotifs.OfTopic(of.Title) ?? PlaceMotifs.Of(site.RegionCode, slug));
        return await pictures.Show(
            http,
            tall,
            ["trail", of.Title, $"{look}", .. said.All],
            () => Poster.QuoteStatus(of.Title, said, look, tall)
        );
    }

    private static string With(int makers) =>
        makers > 1
            ? Words.Say($"{makers} komunitas dan mitra ikut membuat", $"{makers} communities and partners make it")
            : Words.Say("Siapa saja boleh mengikuti", "Anyone may follow");
}
