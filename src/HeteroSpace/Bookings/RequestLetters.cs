using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>The letters of request that came with bookings.</summary>
internal static class RequestLetters
{
    public static Task<List<string>> Stored(AppDb db, CancellationToken stop) =>
        db.Bookings()
            .Where(booking => booking.LetterFile != null)
            .Select(booking => booking.LetterFile!)
            .ToListAsync(stop);

    /// <summary>Letters are for the staff of the site only.</summary>
    public static async Task<IResult> Open(
        string site,
        string code,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        FileStore files
    ) =>
        await catalogue.Site(site) is { } here
        && await permissions.May(http.User, Role.FrontDesk, here.Site.Id)
        && await db.Bookings()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Code == code && row.SiteId == here.Site.Id)
            is { LetterFile: { } file } booking
        && files.Open(file) is { } content
            ? Results.File(content, FileStore.MediaType(file), booking.LetterName)
            : Results.NotFound();
}
