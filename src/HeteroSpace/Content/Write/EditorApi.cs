using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Mvc;

namespace HeteroSpace.Content.Write;

/// <summary>
/// What the editor's page asks while one types: how the text will look, and where a picture that was pasted or dropped
/// now stands. Without scripts the page's own form does the same.
/// </summary>
internal static class EditorApi
{
    private sealed record Uploaded(string Markdown, string Name, string Says);

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The antiforgery token is checked by the middleware, since both take a form.
        routes.MapPost("/konsol/{site}/pratinjau", Preview).RequireAuthorization().ExcludeFromDescription();
        routes
            .MapPost("/konsol/{site}/gambar", Upload)
            .RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(FileStore.MostFormBytes))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Preview(
        string site,
        [FromForm] string? teks,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        CancellationToken stop
    )
    {
        if (await Here(site, http, catalogue, permissions, stop) is null)
            return Results.NotFound();
        var text = teks ?? "";
        return text.Length > Article.MostLetters
            ? Results.StatusCode(413)
            : Results.Text(MarkdownText.Html(text, 2, await db.PicturesOf(text, stop)).Value, "text/html");
    }

    private static async Task<IResult> Upload(
        string site,
        IFormFile? gambar,
        [FromForm] string? tampak,
        HttpContext http,
        KeepPictures keep,
        Catalogue catalogue,
        Permissions permissions,
        CancellationToken stop
    )
    {
        if (await Here(site, http, catalogue, permissions, stop) is not { } here)
            return Results.NotFound();
        if (gambar is null)
            return Results.Problem(FileProblem.Empty.OfPicture(), statusCode: 422);
        var (picture, problem) = await keep.Keep(
            gambar,
            tampak ?? "",
            here.Site.Id,
            http.User.AccountId()!.Value,
            stop
        );
        return picture is null
            ? Results.Problem(problem, statusCode: 422)
            : Results.Json(new Uploaded(KeepPictures.Markdown(picture), picture.Name, picture.Says));
    }

    private static async Task<CatalogueSite?> Here(
        string slug,
        HttpContext http,
        Catalogue catalogue,
        Permissions permissions,
        CancellationToken stop
    ) =>
        (await catalogue.Sites(stop)).FirstOrDefault(known => known.Site.Slug == slug) is { } here
        && await permissions.May(http.User, ArticleTables.Desk, here.Site.Id)
            ? here
            : null;
}
