using System.Runtime.CompilerServices;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.Manage;

/// <summary>
/// What staff take away from an event: the attendance as a table and as a list to sign, and the report.
/// </summary>
internal static class EventDocuments
{
    // Whoever runs an event has always had everyone's contacts here: they call those who did not come.
    private static readonly TakenTable Taken = new("attendance.exported", "hadir", EventTables.Desk)
    {
        Whole = "with names and contacts",
        Plain = "with names and contacts",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/konsol/{site}/acara/{slug}/hadir.csv", Table).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/konsol/{site}/acara/{slug}/hadir.pdf", List).RequireAuthorization().ExcludeFromDescription();
        routes
            .MapGet("/konsol/{site}/acara/{slug}/laporan.pdf", Report)
            .RequireAuthorization()
            .ExcludeFromDescription();
    }

    private sealed record Row(
        string Name,
        Attend Attend,
        string? Email,
        string? Phone,
        string? Organization,
        string? Need,
        DateTime? At,
        AttendedBy? By
    );

    private static async Task<(Event Of, CatalogueSite Site)?> At(
        string site,
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        CancellationToken stop
    ) =>
        await catalogue.Site(site, stop) is { } here
        && await permissions.May(http.User, EventTables.Desk, here.Site.Id)
        && await db.Events()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Slug == slug && row.SiteId == here.Site.Id, stop)
            is { } of
            ? (of, here)
            : null;

    private static async Task<IResult> Table(
        string site,
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        TakeTable take,
        CancellationToken stop
    ) =>
        await At(site, slug, http, db, catalogue, permissions, stop) is var (of, here)
            ? await take.Answer(
                Taken,
                http,
                here.Site.Slug,
                "csv",
                (_, _) => Task.FromResult(Rows(db, of, here, stop)),
                of.Subject()
            )
            : Results.NotFound();

    private static async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        AppDb db,
        Event of,
        CatalogueSite here,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        yield return
        [
            Words.Say("No", "No"),
            Words.Say("Nama", "Name"),
            Words.Say("Cara", "How"),
            "E-mail",
            Words.Say("Nomor", "Number"),
            Words.Say("Komunitas", "Community"),
            Words.Say("Kebutuhan akses", "Access needs"),
            Words.Say("Hadir", "Was there"),
            Words.Say("Pukul", "At"),
            Words.Say("Tercatat", "Noted"),
        ];
        var number = 0;
        foreach (var row in await Read(db, of, stop))
            yield return
            [
                $"{++number}",
                row.Name,
                row.Attend.Said(),
                row.Email ?? "",
                row.Phone ?? "",
                row.Organization ?? "",
                row.Need ?? "",
                row.At is null ? Words.Say("tidak", "no") : Words.Say("ya", "yes"),
                row.At is { } at ? Words.Clock(here.Site.Clock.Local(at)) : "",
                row.By?.Said() ?? "",
            ];
    }

    private static async Task<List<Row>> Read(AppDb db, Event of, CancellationToken stop)
    {
        var tickets = await db.Tickets()
            .AsNoTracking()
            .Where(row => row.EventId == of.Id && !row.Returned)
            .Join(
                db.Registrations().Where(row => row.Status == RegistrationStatus.Confirmed),
                row => row.RegistrationId,
                known => known.Id,
                (row, known) =>
                    new
                    {
                        row.Id,
                        row.RegistrationId,
                        Name = row.Name == "" ? known.Name : row.Name,
                        known.Attend,
                        known.Email,
                        known.Phone,
                        known.OrganizationId,
                    }
            )
            .ToListAsync(stop);
        var there = (await db.Attendances().AsNoTracking().Where(row => row.EventId == of.Id).ToListAsync(stop))
            .GroupBy(row => row.TicketId)
            .ToDictionary(group => group.Key, group => group.MinBy(row => row.At)!);
        var needs = await AccessNeeds.Of(db, db.Registrations().Where(row => row.EventId == of.Id), stop);
        var organizations = tickets.Select(row => row.OrganizationId).OfType<Guid>().Distinct().ToArray();
        var names = await HeteroSpace
            .Organizations.OrganizationTables.Organizations(db)
            .Where(row => organizations.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        return
        [
            .. tickets
                .OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(row => new Row(
                    row.Name,
                    row.Attend,
                    row.Email,
                    row.Phone,
                    row.OrganizationId is { } id ? names.GetValueOrDefault(id) : null,
                    needs.GetValueOrDefault(row.RegistrationId),
                    there.GetValueOrDefault(row.Id)?.At,
                    there.GetValueOrDefault(row.Id)?.By
                )),
        ];
    }

    private static Task NoteTaken(Frame frame, HttpContext http, Event of, CatalogueSite here) =>
        http.OnlyLooks()
            ? Task.CompletedTask
            : frame.Do(act =>
                act.Note(http.User.AccountId(), here.Site.Id, Taken.Action, of.Subject(), "on paper, with names")
            );

    // As it is signed on paper: a number, a name, and when they came or a line to sign on.
    private static async Task<IResult> List(
        string site,
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        PdfPaper paper,
        Drawings drawings,
        TimeProvider time,
        Frame frame,
        CancellationToken stop
    )
    {
        if (await At(site, slug, http, db, catalogue, permissions, stop) is not var (of, here))
            return Results.NotFound();
        await NoteTaken(frame, http, of, here);
        var rows = (await Read(db, of, stop))
            .Where(row => row.Attend == Attend.InPerson || row.At is not null)
            .ToList();
        byte[] Pdf() =>
            paper.Write(
                Words.Say("Daftar hadir", "Attendance") + " " + of.Title,
                $"{of.Title} · Hetero Space {here.Site.Name}",
                time.GetUtcNow().UtcDateTime,
                page =>
                {
                    page.Title(Words.Say("Daftar Hadir", "Attendance"));
                    page.Fact(Words.Say("Acara", "Event"), of.Title);
                    page.Fact(Words.Say("Waktu", "When"), Words.When(here.Site.Clock, of.Starts, of.Ends));
                    page.Fact(
                        Words.Say("Hadir", "Were there"),
                        $"{rows.Count(row => row.At is not null)} / {rows.Count}"
                    );
                    page.Heading(Words.Say("Nama", "Names"));
                    page.Table(
                        [
                            Words.Say("No", "No"),
                            Words.Say("Nama", "Name"),
                            Words.Say("Komunitas", "Community"),
                            Words.Say("Hadir / tanda tangan", "There / signature"),
                        ],
                        [.06f, .40f, .27f, .27f],
                        rows.Select(
                            (row, number) =>
                                (IReadOnlyList<string>)
                                    [
                                        $"{number + 1}",
                                        row.Name,
                                        row.Organization ?? "",
                                        row.At is { } at
                                            ? $"{Words.Clock(here.Site.Clock.Local(at))} {row.By!.Value.Said()}"
                                            : "",
                                    ]
                        )
                    );
                }
            );
        return await drawings.Document(http, $"hadir-{slug}.pdf", Pdf);
    }

    private static async Task<IResult> Report(
        string site,
        string slug,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        FindEvents find,
        PdfPaper paper,
        Drawings drawings,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (
            await At(site, slug, http, db, catalogue, permissions, stop) is not var (of, here)
            || (await find.Listed([of], stop)).FirstOrDefault() is not { } at
        )
            return Results.NotFound();
        var figures = await EventFigures.Of(db, of, time.GetUtcNow().UtcDateTime, stop);
        var speakers = await db.Speakers()
            .AsNoTracking()
            .Where(row => row.EventId == of.Id)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        byte[] Pdf() =>
            paper.Write(
                Words.Say("Laporan", "Report") + " " + of.Title,
                $"{of.Title} · Hetero Space {here.Site.Name}",
                time.GetUtcNow().UtcDateTime,
                page => EventReport.Write(page, at, speakers, figures)
            );
        return await drawings.Document(http, $"laporan-{slug}.pdf", Pdf);
    }
}
