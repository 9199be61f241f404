using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content.Produce;

/// <summary>Files of episodes, for those who make them.</summary>
internal static class EpisodeDocuments
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/konsol/{site}/kanal/{slug}/berkas/{id:guid}", Show)
            .RequireAuthorization()
            .ExcludeFromDescription();

    private static async Task<IResult> Show(
        string site,
        string slug,
        Guid id,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        FileStore files,
        CancellationToken stop
    )
    {
        if (
            (await catalogue.Sites(stop)).FirstOrDefault(known => known.Site.Slug == site) is not { } here
            || !await permissions.May(http.User, ArticleTables.Desk, here.Site.Id)
            || await db.EpisodeFiles()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    row =>
                        row.Id == id
                        && db.Episodes()
                            .Any(of => of.Id == row.EpisodeId && of.Slug == slug && of.SiteId == here.Site.Id),
                    stop
                )
                is not { } file
            || files.Open(file.File) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, FileStore.MediaType(file.File), file.Name);
    }
}
