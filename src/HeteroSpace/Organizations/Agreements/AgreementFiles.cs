using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations.Agreements;

/// <summary>The files of an agreement: for staff of its site, never for the public.</summary>
internal static class AgreementFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/konsol/{site}/kerja-sama/{id:guid}/berkas/{file:guid}", Open)
            .RequireAuthorization()
            .ExcludeFromDescription();

    private static async Task<IResult> Open(
        string site,
        Guid id,
        Guid file,
        HttpContext http,
        AppDb db,
        IShellSites sites,
        Permissions permissions,
        FileStore files,
        CancellationToken stop
    )
    {
        if (
            (await sites.All(stop)).FirstOrDefault(known => known.Slug == site) is not { } here
            || !await permissions.May(http.User, Role.SiteManager, here.Id)
        )
            return Results.NotFound();
        if (
            await db.AgreementFiles()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    row =>
                        row.Id == file
                        && row.AgreementId == id
                        && db.Agreements().Any(agreement => agreement.Id == id && agreement.SiteId == here.Id),
                    stop
                )
                is not { } row
            || files.Open(row.File) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, FileStore.MediaType(row.File), row.FileName);
    }
}
