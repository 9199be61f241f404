using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content.Feeds;

/// <summary>
/// Articles for readers (Atom, RFC 4287) and where their links are shown (Open Graph), and the pictures in them.
/// </summary>
internal static class ContentFeeds
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/artikel.atom", Articles)
            .CacheOutput(PublicPages.Name)
            .RequireCors("public")
            .ExcludeFromDescription();
        routes.MapGet("/artikel/{slug}/gambar.png", ArticlePicture).ExcludeFromDescription();
        StatusOfArticles.Map(routes);
        routes
            .MapGet("/kanal.atom", Episodes)
            .CacheOutput(PublicPages.Name)
            .RequireCors("public")
            .ExcludeFromDescription();
        routes.MapGet("/kanal/{slug}/gambar.png", EpisodePicture).ExcludeFromDescription();
        StatusOfEpisodes.Map(routes);
        routes.MapGet("/gambar/{name}", Picture).ExcludeFromDescription();
    }

    private static async Task<IResult> Articles(
        AppDb db,
        FindArticles find,
        PublicUrl address,
        TimeProvider time,
        ILogger<FindArticles> log,
        CancellationToken stop
    )
    {
        var newest = await db.PublicArticles()
            .OrderByDescending(row => row.Published)
            .Take(50)
            .Select(row => new { row.Id, row.Updated })
            .ToListAsync(stop);
        var updated = newest.ToDictionary(row => row.Id, row => row.Updated);
        var rows = await find.Listed([.. newest.Select(row => row.Id)], stop);
        return AtomFeed.Of(
            "/artikel.atom",
            "/artikel",
            Words.Say("Artikel Hetero Space", "Hetero Space articles"),
            Fence.Each(
                rows,
                row => new AtomEntry(
                    "/artikel/" + row.Slug,
                    row.Title,
                    updated[row.Id] ?? row.Published,
                    row.By.Split(", "),
                    row.Summary
                ),
                log,
                row => row.Slug
            ),
            address,
            time.GetUtcNow().UtcDateTime
        );
    }

    private static async Task<IResult> ArticlePicture(
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        FindArticles find,
        SharePicture draw,
        Drawings drawings,
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
            || await catalogue.Site(known.SiteId, stop) is not { } site
        )
            return Results.NotFound();
        var (head, foot) = (
            "Rumah Inspirasi · Hetero Space " + site.Site.Name,
            Words.LongDate(site.Site.Clock.Date(row.Published))
        );
        return await drawings.Picture(
            http,
            ["article", head, row.Title, row.By, foot],
            () => draw.Png(1200, 630, head, row.Title, [row.By], foot)
        );
    }

    private static async Task<IResult> Episodes(
        AppDb db,
        FindEpisodes find,
        PublicUrl address,
        TimeProvider time,
        ILogger<FindEpisodes> log,
        CancellationToken stop
    )
    {
        var newest = await db.PublicEpisodes()
            .OrderByDescending(row => row.Published)
            .Take(50)
            .Select(row => new { row.Id, row.Updated })
            .ToListAsync(stop);
        var updated = newest.ToDictionary(row => row.Id, row => row.Updated);
        var rows = await find.Listed([.. newest.Select(row => row.Id)], stop);
        return AtomFeed.Of(
            "/kanal.atom",
            "/kanal",
            Words.Say("Kanal Rumah Inspirasi", "Rumah Inspirasi channel"),
            Fence.Each(
                rows,
                row => new AtomEntry(
                    "/kanal/" + row.Slug,
                    row.Title,
                    updated[row.Id] ?? row.Published,
                    ["Rumah Inspirasi"],
                    row.Summary
                ),
                log,
                row => row.Slug
            ),
            address,
            time.GetUtcNow().UtcDateTime
        );
    }

    private static async Task<IResult> EpisodePicture(
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        FindEpisodes find,
        SharePicture draw,
        Drawings drawings,
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
            || await catalogue.Site(known.SiteId, stop) is not { } site
        )
            return Results.NotFound();
        string[] lines = row.Series is { } series ? [series] : [];
        var foot = Words.LongDate(site.Site.Clock.Date(row.Published));
        return await drawings.Picture(
            http,
            ["episode", row.Title, .. lines, foot],
            () => draw.Png(1200, 630, "Kanal Rumah Inspirasi", row.Title, lines, foot)
        );
    }

    // Only these pictures are public here; other files share the folder
    // and are not. A new one has a new name, so it may be kept for ever.
    private static async Task<IResult> Picture(
        string name,
        HttpContext http,
        AppDb db,
        FileStore files,
        CancellationToken stop
    )
    {
        // A text names the picture alone; whoever copies that address gets the middle one.
        var file = name.Length == 32 ? Pictures.FileName(name, 960) : name;
        if (
            name.Length < 32
            || !await db.ContentPictures().AnyAsync(row => row.Name == name.Substring(0, 32), stop)
            || files.Open(file) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(content, FileStore.MediaType(file));
    }
}
