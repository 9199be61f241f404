using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Manage;

/// <summary>Photos of needs that are drafts, and evidence of what came: for staff of its site alone.</summary>
internal static class GiftFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/konsol/{site}/gotong-royong/berkas/{name}", Open)
            .RequireAuthorization()
            .ExcludeFromDescription();

    public static string Address(string site, string stored) => $"/konsol/{site}/gotong-royong/berkas/{stored}";

    /// <summary>Of a picture as <see cref="Pictures"/> keeps it, in its smallest width.</summary>
    public static string Picture(string site, string picture) =>
        Address(site, Pictures.FileName(picture, Pictures.Widths[0]));

    private static async Task<IResult> Open(
        string site,
        string name,
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
            || !await permissions.MayAny(http.User, [GiftDesk.Decides, GiftDesk.Counts], here.Id)
            || await Known(db, here.Id, name, stop) is not { } called
            || files.Open(name) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, FileStore.MediaType(name), called == "" ? null : called);
    }

    // How it was called, empty for a photo; null when it is none of this site.
    private static async Task<string?> Known(AppDb db, Guid site, string name, CancellationToken stop)
    {
        if (Pictures.NameOf(name) is not { } picture)
            return await db.GiftReceipts()
                .Where(row => row.SiteId == site && row.Document == name)
                .Select(row => row.DocumentName)
                .FirstOrDefaultAsync(stop);
        return
            await db.Needs().AnyAsync(row => row.SiteId == site && row.Photo == picture, stop)
            || await db.GiftReceipts().AnyAsync(row => row.SiteId == site && row.Photo == picture, stop)
            ? ""
            : null;
    }
}
