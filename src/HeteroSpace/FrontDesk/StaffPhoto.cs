using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.FrontDesk;

/// <summary>A photo that only staff of a site read: drawn anew as it comes, so that nothing of what the camera wrote is
/// kept, and never kept by a browser.</summary>
internal sealed class StaffPhoto(
    AppDb db,
    IShellSites sites,
    Permissions permissions,
    FileStore files,
    Pictures pictures,
    UploadAllowance allowance
)
{
    /// <summary>Null without one, or with the sentence at the field. Read last, when all else is sound.</summary>
    /// <param name="newcomer">They came without an account: counted with their network.</param>
    public async Task<string?> Keep(
        HttpContext http,
        string field,
        bool newcomer,
        Dictionary<string, string> errors,
        CancellationToken stop
    )
    {
        if (http.Request.Form.Files[field] is not { FileName.Length: > 0 } file)
            return null;
        if (!allowance.Takes(http, file.Length, newcomer))
        {
            errors[field] = FileUpload.TooMany;
            return null;
        }
        var (stored, problem) = await pictures.KeepPaper(file, stop);
        if (stored is null)
            errors[field] = (problem ?? FileProblem.WrongKind).OfPicture();
        return stored;
    }

    /// <param name="find">Its stored name, of a row of this site.</param>
    public async Task<IResult> Open(string site, HttpContext http, Func<AppDb, Guid, Task<string?>> find)
    {
        if (
            (await sites.All()).FirstOrDefault(known => known.Slug == site) is not { } here
            || !await permissions.May(http.User, Role.FrontDesk, here.Id)
            || await find(db, here.Id) is not { } photo
            || files.Open(photo) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, FileStore.MediaType(photo));
    }
}
