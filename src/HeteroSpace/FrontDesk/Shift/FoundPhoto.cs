using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Shift;

/// <summary>The photo of a thing that was found, for staff of its site.</summary>
internal static class FoundPhoto
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/konsol/{site}/temuan/{id:guid}/foto", Open).RequireAuthorization().ExcludeFromDescription();

    public static Task<List<string>> Stored(AppDb db, CancellationToken stop) =>
        db.FoundThings().Where(row => row.Photo != null).Select(row => row.Photo!).ToListAsync(stop);

    private static Task<IResult> Open(string site, Guid id, HttpContext http, StaffPhoto photo) =>
        photo.Open(
            site,
            http,
            (db, here) =>
                db.FoundThings()
                    .Where(row => row.Id == id && row.SiteId == here)
                    .Select(row => row.Photo)
                    .SingleOrDefaultAsync()
        );
}
