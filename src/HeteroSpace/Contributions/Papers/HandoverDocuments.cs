using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Contributions.Papers;

/// <summary>The record of handing over to be signed (PDF), and as it came back: for staff of its site alone.</summary>
internal static class HandoverDocuments
{
    /// <summary>Those who stand where things arrive, and those who thank.</summary>
    public static readonly Role[] Desk = [Role.FrontDesk, Role.ProgramOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        const string of = "/konsol/{site}/gotong-royong/serah-terima/{id:guid}";
        routes.MapGet(of + "/berita-acara.pdf", Paper).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet(of + "/bertanda-tangan", Signed).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<HandoverPaper?> Find(
        string site,
        Guid id,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        CancellationToken stop
    ) =>
        await catalogue.Site(site, stop) is { } here && await permissions.MayAny(http.User, Desk, here.Site.Id)
            ? await HandoverPaper.Read(db, here.Site, id, stop)
            : null;

    // Its file is called by its number, and its title says no name.
    private static async Task<IResult> Paper(
        string site,
        Guid id,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        PdfPaper paper,
        HouseType type,
        Drawings drawings,
        CancellationToken stop
    )
    {
        if (await Find(site, id, http, db, catalogue, permissions, stop) is not { } record)
            return Results.NotFound();
        var title = Words.Say("Berita acara serah terima ", "Record of handing over ") + record.Number;
        byte[] Pdf() =>
            paper.Write(
                title,
                $"Hetero Space {record.Site.Name} · {record.Number}",
                record.Site.Clock.Day(record.Handover.Day).Starts,
                page => record.Write(page, type)
            );
        return await drawings.Document(http, record.Number.Replace('/', '-') + ".pdf", Pdf);
    }

    private static async Task<IResult> Signed(
        string site,
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
            await Find(site, id, http, db, catalogue, permissions, stop) is not { Handover.Signed: { } stored } record
            || files.Open(stored) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, FileStore.MediaType(stored), record.Handover.SignedName);
    }
}
