using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People.Verify;

/// <summary>
/// The file behind a request for verification: for staff of the site it went to, and noted in the member's log.
/// </summary>
internal static class EvidenceFile
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/konsol/{site}/verifikasi/{id:guid}/bukti", Open).RequireAuthorization();

    private static async Task<IResult> Open(
        string site,
        Guid id,
        HttpContext http,
        AppDb db,
        IShellSites sites,
        Permissions permissions,
        FileStore files,
        Frame frame
    )
    {
        if (
            (await sites.All()).FirstOrDefault(known => known.Slug == site) is not { } here
            || !await permissions.May(http.User, Role.FrontDesk, here.Id)
        )
            return Results.NotFound();
        if (
            await db.VerificationRows()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id && row.SiteId == here.Id)
                is not { File: { } file } row
            || files.Open(file) is not { } content
        )
            return Results.NotFound();
        if (!http.OnlyLooks())
            await frame.Do(act =>
                act.NoteAccess(row.PersonId, http.User.AccountId()!.Value, here.Id, "evidence:" + id.ToString("n"))
            );
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, FileStore.MediaType(file), row.FileName);
    }
}
