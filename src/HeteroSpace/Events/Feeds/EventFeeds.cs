using System.Text;
using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.Feeds;

/// <summary>
/// Events for calendars, readers and other sites: iCalendar (RFC 5545), Atom (RFC 4287); and the
/// calendar entry and QR picture of a ticket.
/// </summary>
internal static class EventFeeds
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/acara.ics", Calendar)
            .CacheOutput(PublicPages.Name)
            .RequireCors("public")
            .ExcludeFromDescription();
        routes
            .MapGet("/situs/{situs}/kalender.ics", Calendar)
            .CacheOutput(PublicPages.Name)
            .RequireCors("public")
            .ExcludeFromDescription();
        routes.MapGet("/acara.atom", Atom).CacheOutput(PublicPages.Name).RequireCors("public").ExcludeFromDescription();
        routes
            .MapGet("/acara/{slug}.ics", One)
            .CacheOutput(PublicPages.Name)
            .RequireCors("public")
            .ExcludeFromDescription();
        routes.MapGet("/poster/{name}", Poster).ExcludeFromDescription();
        routes.MapGet("/tiket/{secret}/kalender.ics", TicketCalendar).ExcludeFromDescription();
        routes.MapGet("/tiket/{secret}/tiket.png", TicketPicture).ExcludeFromDescription();
    }

    // Of all sites, or of one. A month back, so that what has just been stays in calendars that are read anew.
    private static async Task<IResult> Calendar(
        AppDb db,
        FindEvents find,
        FindNeeds needs,
        Catalogue catalogue,
        PublicUrl address,
        TimeProvider time,
        ILogger<FindEvents> log,
        string? situs,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (since, site) = (now.AddMonths(-1), situs is null ? null : await catalogue.Site(situs, stop));
        if (situs is not null && site is null)
            return Results.NotFound();
        var rows = await find.Listed(
            await db.PublicEvents()
                .AsNoTracking()
                .Where(row => row.Ends > since && (site == null || row.SiteId == site.Site.Id))
                .OrderBy(row => row.Starts)
                .Take(Most)
                .ToListAsync(stop),
            stop
        );
        var removed = await RemovedEntry.Of(db, rows.Select(row => row.Event), stop);
        var settings = rows.Select(row => row.Setting with { Removed = [.. removed[row.Event.Slug]] });
        var name = site is null
            ? Words.Say("Acara Hetero Space", "Hetero Space events")
            : $"Hetero Space {site.Site.Name}";
        // Hands are sought at one site: who takes the calendar of all wants its events.
        var calls = site is null ? [] : await needs.Calls(site.Site.Id, null, stop);
        var others = NeedCalendar.Entries(calls, address, now);
        return Ics(EventCalendar.Of(name, settings, others, address, now, log), "acara.ics");
    }

    private static async Task<IResult> One(
        string slug,
        AppDb db,
        FindEvents find,
        PublicUrl address,
        TimeProvider time,
        CancellationToken stop
    ) =>
        await db.PublicEvents().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop) is { } of
        && (await find.Listed([of], stop)).FirstOrDefault() is { } at
            ? Ics(
                EventCalendar.Of(await Remembering(at, db, stop), address, time.GetUtcNow().UtcDateTime),
                slug + ".ics"
            )
            : Results.NotFound();

    private static async Task<EventSetting> Remembering(ListedEvent at, AppDb db, CancellationToken stop) =>
        at.Setting with
        {
            Removed = await RemovedEntry.Of(db, at.Event, stop),
        };

    private static async Task<IResult> Atom(
        AppDb db,
        FindEvents find,
        PublicUrl address,
        TimeProvider time,
        ILogger<FindEvents> log,
        CancellationToken stop
    )
    {
        var rows = await find.Listed(
            await db.PublicEvents().AsNoTracking().OrderByDescending(row => row.Published).Take(50).ToListAsync(stop),
            stop
        );
        return AtomFeed.Of(
            "/acara.atom",
            "/acara",
            Words.Say("Acara Hetero Space", "Hetero Space events"),
            Fence.Each(rows, Entry, log, row => row.Event.Slug),
            address,
            time.GetUtcNow().UtcDateTime
        );
    }

    private static AtomEntry Entry(ListedEvent row) =>
        new(
            "/acara/" + row.Event.Slug,
            (row.Event.Status == EventStatus.Cancelled ? Words.Say("Dibatalkan: ", "Cancelled: ") : "")
                + row.Event.Title,
            row.Event.Published ?? row.Event.Made,
            [row.By is { Length: > 0 } by ? by : "Hetero Space " + row.Site.Site.Name],
            $"{Words.When(row.Site.Site.Clock, row.Event.Starts, row.Event.Ends)}, "
                + $"{row.Setting.Where()}. {row.Event.Summary}"
        );

    // Only posters are public here; other files share the folder and are not. A new one has a
    // new name, so it may be kept for ever.
    private static async Task<IResult> Poster(
        string name,
        HttpContext http,
        AppDb db,
        FileStore files,
        CancellationToken stop
    )
    {
        if (
            name.Length < 33
            || !await db.Events().AnyAsync(row => row.Picture == name.Substring(0, 32), stop)
            || files.Open(name) is not { } content
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(content, FileStore.MediaType(name));
    }

    private static async Task<IResult> TicketCalendar(
        string secret,
        AppDb db,
        FindEvents find,
        SecretLinks links,
        PublicUrl address,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (
            await Behind(secret, db, links, stop) is not { } row
            || await db.Events().AsNoTracking().SingleOrDefaultAsync(of => of.Id == row.EventId, stop) is not { } of
            || (await find.Listed([of], stop)).FirstOrDefault() is not { } at
        )
            return Results.NotFound();
        var owner = new CalendarOwner(row, Proof.Of("/status/" + secret));
        return Ics(
            EventCalendar.Of(await Remembering(at, db, stop), address, time.GetUtcNow().UtcDateTime, owner),
            of.Slug + ".ics"
        );
    }

    private static async Task<IResult> TicketPicture(
        string secret,
        AppDb db,
        SecretLinks links,
        SealedCodes codes,
        CancellationToken stop
    ) =>
        await Behind(secret, db, links, stop) is { Status: RegistrationStatus.Confirmed } row
        && await db.Tickets()
            .AsNoTracking()
            .Where(ticket => ticket.RegistrationId == row.Id && !ticket.Returned)
            .OrderBy(ticket => ticket.Number)
            .FirstOrDefaultAsync(stop)
            is { } ticket
        && codes.Open(ticket.SealedCode)?.Reveal() is { } code
            ? Results.File(QrCode.Png(code), "image/png", code + ".png")
            : Results.NotFound();

    private static async Task<Registration?> Behind(
        string secret,
        AppDb db,
        SecretLinks links,
        CancellationToken stop
    ) =>
        await links.Read(secret) is (TellOfEvents.TicketLink, var id)
            ? await db.Registrations().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop)
            : null;

    private static IResult Ics(string calendar, string name) =>
        Results.File(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", name);
}
