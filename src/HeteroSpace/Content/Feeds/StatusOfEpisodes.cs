using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content.Feeds;

/// <summary>
/// An episode as a picture for a status: its first sentence set large (<see cref="StatusPictures"/>).
/// </summary>
internal static class StatusOfEpisodes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
            routes
                .MapGet(
                    "/kanal/{slug}/" + file,
                    (
                        string slug,
                        HttpContext http,
                        AppDb db,
                        Catalogue catalogue,
                        FindEpisodes find,
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
        FindEpisodes find,
        PublicUrl address,
        StatusPictures pictures,
        bool tall,
        CancellationToken stop
    )
    {
        if (
            await db.PublicEpisodes()
                .Where(row => row.Slug == slug)
                .Select(row => new { row.Id, row.SiteId })
                .SingleOrDefaultAsync(stop)
                is not { } known
            || await find.Listed([known.Id], stop) is not [var row, ..]
            || await catalogue.Site(known.SiteId, stop) is not { Site: var site }
        )
            return Results.NotFound();
        var (sentence, day) = (StoryWords.Begins(row.Summary), site.Clock.Date(row.Published));
        var said = new StatusWords(
            "Rumah Inspirasi · Hetero Space " + site.Name,
            Words.Say("Gratis ditonton", "Free to watch"),
            row.Title,
            $"{(row.Series is { } series ? series + " · " : "")}{Words.ShortDate(day)} {day.Year}",
            PublicUrl.Typed(address.Of("/kanal/" + slug))
        );
        var look = PosterLook.Of(slug, PlaceMotifs.OfTopic(row.Title) ?? PlaceMotifs.Of(site.RegionCode, slug));
        return await pictures.Show(
            http,
            tall,
            ["episode", sentence, $"{look}", .. said.All],
            () => Poster.QuoteStatus(sentence, said, look, tall)
        );
    }
}
