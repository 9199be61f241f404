using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives.Work;

/// <summary>
/// What a meeting and the work can be downloaded as: the invitation (.ics), the record to be signed (PDF), the signed
/// one, and files.
/// </summary>
internal static class MeetingDocuments
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jejak/{slug}/rapat/{id:guid}/kalender.ics", Invitation).ExcludeFromDescription();
        routes
            .MapGet("/jejak/{slug}/rapat/{id:guid}/berita-acara.pdf", Record)
            .RequireAuthorization()
            .ExcludeFromDescription();
        routes
            .MapGet("/jejak/{slug}/rapat/{id:guid}/berita-acara/{record:guid}", Signed)
            .RequireAuthorization()
            .ExcludeFromDescription();
        routes.MapGet("/jejak/{slug}/berkas/{file:guid}", Open).ExcludeFromDescription();
    }

    private sealed record Opened(Initiative Initiative, Meeting? Meeting, Reader Reader);

    // What one may not see is not there.
    private static async Task<Opened?> Find(
        string slug,
        Guid? meeting,
        HttpContext http,
        AppDb db,
        Readers readers,
        CancellationToken stop
    )
    {
        if (
            await db.Initiatives().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop)
            is not { } initiative
        )
            return null;
        var reader = await readers.Of(http.User, initiative, stop);
        if (!reader.MaySee(initiative))
            return null;
        if (meeting is null)
            return new(initiative, null, reader);
        return
            await db.Meetings()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == meeting && row.InitiativeId == initiative.Id, stop)
                is { } found
            ? new(initiative, found, reader)
            : null;
    }

    private static async Task<IResult> Invitation(
        string slug,
        Guid id,
        HttpContext http,
        AppDb db,
        Readers readers,
        PublicUrl address,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (await Find(slug, id, http, db, readers, stop) is not { Meeting: { } meeting } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(
            Encoding.UTF8.GetBytes(
                MeetingCalendar.Of(
                    meeting,
                    found.Initiative,
                    address,
                    time.GetUtcNow().UtcDateTime,
                    found.Reader.MayWork
                )
            ),
            "text/calendar; charset=utf-8",
            "rapat.ics"
        );
    }

    private static async Task<IResult> Open(
        string slug,
        Guid file,
        HttpContext http,
        AppDb db,
        Readers readers,
        FileStore files,
        CancellationToken stop
    )
    {
        if (
            await Find(slug, null, http, db, readers, stop) is not { } found
            || await db.WorkFiles()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == file && row.InitiativeId == found.Initiative.Id, stop)
                is not { } row
            || !row.Public && !found.Reader.MayWork
            || files.Open(row.File) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, FileStore.MediaType(row.File), row.FileName);
    }

    private static async Task<IResult> Signed(
        string slug,
        Guid id,
        Guid record,
        HttpContext http,
        AppDb db,
        Readers readers,
        FileStore files,
        CancellationToken stop
    )
    {
        if (
            await Find(slug, id, http, db, readers, stop) is not { Reader.MayWork: true }
            || await db.SignedRecords()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == record && row.MeetingId == id, stop)
                is not { } row
            || files.Open(row.File) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, FileStore.MediaType(row.File), row.FileName);
    }

    /// <summary>
    /// Berita acara: what was agreed when and where, by whom, with a place for each organization to sign; as formal as
    /// letters here are.
    /// </summary>
    private static async Task<IResult> Record(
        string slug,
        Guid id,
        HttpContext http,
        AppDb db,
        Readers readers,
        Catalogue catalogue,
        PdfPaper paper,
        Drawings drawings,
        PublicUrl address,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (
            await Find(slug, id, http, db, readers, stop)
                is not { Meeting: { Status: MeetingStatus.Held } meeting, Reader.MayWork: true } found
            || await catalogue.Site(found.Initiative.SiteId, stop) is not { } site
        )
            return Results.NotFound();
        var record = await RecordOfMeeting.Read(db, site.Site, found.Initiative, meeting, stop);
        byte[] Pdf() =>
            paper.Write(
                Words.Say("Berita acara: ", "Record: ") + meeting.Title,
                $"Hetero Space {site.Site.Name} · {address.Of($"/jejak/{slug}")}",
                time.GetUtcNow().UtcDateTime,
                record.Write
            );
        return await drawings.Document(
            http,
            $"berita-acara-{slug}-{site.Site.Clock.Date(meeting.Starts):yyyyMMdd}.pdf",
            Pdf
        );
    }
}
