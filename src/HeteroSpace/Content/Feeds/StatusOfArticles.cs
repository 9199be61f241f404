using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content.Feeds;

/// <summary>
/// An article as a picture for a status: its first sentence set large (<see cref="StatusPictures"/>).
/// </summary>
internal static class StatusOfArticles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
            routes
                .MapGet(
                    "/artikel/{slug}/" + file,
                    (
                        string slug,
                        HttpContext http,
                        AppDb db,
                        Catalogue catalogue,
                        FindArticles find,
                        PublicUrl address,
                        StatusPictures pictures,
                        CancellationToken stop
                    ) => Show(slug, http, db, catalogue, find, address, pictures, tall, stop)
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        FindArticles find,
        PublicUrl address,
        StatusPictures pictures,
        bool tall,
        CancellationToken stop
    )
    {
        if (
            await db.PublicArticles()
                .Where(row => row.Slug == slug)
                .Select(row => new { row.Id, row.SiteId })
                .SingleOrDefaultAsync(stop)
                is not { } known
            || await find.Listed([known.Id], stop) is not [var row, ..]
            || await catalogue.Site(known.SiteId, stop) is not { Site: var site }
        )
            return Results.NotFound();
        var sentence = StoryWords.Begins(row.Summary);
        var said = new StatusWords(
            "Rumah Inspirasi · Hetero Space " + site.Name,
            Words.Say("Baca gratis", "Free to read"),
            row.Title,
            $"{row.By} · {Words.ShortDate(site.Clock.Date(row.Published))} {site.Clock.Date(row.Published).Year}",
            PublicUrl.Typed(address.Of("/artikel/" + slug))
        );
        var look = PosterLook.Of(slug, PlaceMotifs.OfTopic(row.Title) ?? PlaceMotifs.Of(site.RegionCode, slug));
        look = look with { Sign = row.Sector.Sign() ?? look.Motif };
        return await pictures.Show(
            http,
            tall,
            ["article", sentence, $"{look}", .. said.All],
            () => Poster.QuoteStatus(sentence, said, look, tall)
        );
    }
}
