using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.Api;

/// <summary>
/// Events and registrations for programs: <c>/api/v1/events</c>. Times are RFC 3339 with the site's offset.
/// </summary>
internal static class EventApi
{
    /// <param name="Mode"><c>in-person</c> or <c>online</c>; may be left out where the event has one.</param>
    /// <param name="Email">Or a phone number; not read when a token says who it is.</param>
    /// <param name="Answers">By the id of a question, as <c>GET /events/{slug}/questions</c> tells them.</param>
    /// <param name="Wait">Onto the waiting list when there is no seat.</param>
    public sealed record Wish(
        string? Mode = null,
        int? People = null,
        string? Name = null,
        string? Email = null,
        string? Phone = null,
        bool? Wait = null,
        string? Invitation = null,
        List<string>? Names = null,
        Dictionary<Guid, string>? Answers = null
    );

    /// <param name="SeatsLeft">Null where any number may come.</param>
    public sealed record ModeItem(string Mode, int? SeatsLeft);

    /// <param name="SeatsLeft">Of all modes together; null where one has no limit.</param>
    public sealed record EventItem(
        string Slug,
        string Title,
        string Summary,
        string Site,
        DateTimeOffset Starts,
        DateTimeOffset Ends,
        IReadOnlyList<string> Modes,
        int? SeatsLeft,
        IReadOnlyList<ModeItem> SeatsByMode,
        string Sector,
        string Status,
        string Place,
        string Url,
        DateTimeOffset? RegistrationOpens
    );

    /// <param name="Choices">Empty for an answer in words.</param>
    public sealed record QuestionItem(Guid Id, string Text, bool Required, IReadOnlyList<string> Choices);

    public sealed record Page(IReadOnlyList<EventItem> Items, string? Next);

    /// <param name="Status"><c>pending</c> until the contact is confirmed (no seat is taken
    /// yet), <c>entered</c>, <c>waiting</c>, <c>confirmed</c>.</param>
    /// <param name="Place">On the waiting list.</param>
    public sealed record Answer(
        Guid Id,
        string Event,
        string Mode,
        int People,
        string Status,
        int? Place,
        IReadOnlyList<string> Tickets
    );

    /// <param name="Place">That the waiting list would give; null when there is none, or it is another
    /// conflict.</param>
    /// <param name="Id">Of the registration there is already, to its owner.</param>
    public sealed record Conflict(
        string Code,
        string Title,
        int Status,
        string? Type = null,
        string? Detail = null,
        string? Instance = null,
        int? Place = null,
        int? SeatsLeft = null,
        Guid? Id = null
    ) : Problem(Code, Title, Status, Type, Detail, Instance);

    public static void Map(IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events");
        events
            .MapGet("", List)
            .Named("listEvents", "Published events to come, the nearest first")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it")
            .Asks("mode", "in-person or online")
            .Asks("from", "Only what ends after it; RFC 3339 with an offset")
            .Asks("to", "Only what begins before it; RFC 3339 with an offset")
            .Asks("cursor", "The next of an earlier answer")
            .Gives<Page>()
            .Refuses(404, 422);
        events
            .MapGet("/{slug}", Read)
            .Named("readEvent", "One event")
            .RequireCors("public")
            .Gives<EventItem>()
            .Refuses(404);
        events
            .MapGet("/{slug}/questions", Questions)
            .Named("listQuestions", "What an event asks at registration")
            .RequireCors("public")
            .Gives<IReadOnlyList<QuestionItem>>()
            .Refuses(404);
        events
            .MapPost("/{slug}/registrations", MakeRegistration.Now)
            .Named(
                "register",
                "Register, with a token or with name and contact; 409 full with the place on the waiting list, "
                    + "422 with every broken rule"
            )
            .RequireCors("public")
            .TakesToken(needed: false)
            .TakesOnce<Wish>()
            .Gives<Answer>(201)
            .Refuses(403, 404, 429)
            .Refuses<Conflict>(409)
            .Refuses<RulesProblem>(422);
    }

    private static async Task<IResult> List(
        FindEvents find,
        Catalogue catalogue,
        AppDb db,
        PublicUrl address,
        TimeProvider time,
        string? site,
        string? mode,
        string? from,
        string? to,
        string? cursor,
        CancellationToken stop
    )
    {
        const int aPage = 50;
        Guid? at = null;
        if (site is not null && (at = (await catalogue.Site(site, stop))?.Site.Id) is null)
            return Problems.NotFound($"There is no site \"{site}\".");
        var way = WayOf(mode);
        if (mode is not null && way is null)
            return Problems.Of(422, "unknown_mode", "A mode is in-person or online.");
        if (!Bound(from, out var begins) || !Bound(to, out var ends))
            return Problems.Of(
                422,
                "bad_time",
                "Times are RFC 3339 with an offset, such as 2026-12-01T09:00:00+07:00."
            );
        var now = time.GetUtcNow().UtcDateTime;
        var rows = Standing(db.PublicEvents().AsNoTracking(), at, begins ?? now, ends);
        if (way is { } wanted)
            rows = rows.Where(row => db.SeatPools().Any(pool => pool.EventId == row.Id && pool.Attend == wanted));
        if (cursor is not null)
        {
            if (ReadCursor(cursor) is not var (since, after))
                return Problems.Of(422, "bad_cursor", "A cursor is what an earlier answer gave as next.");
            rows = rows.Where(row => row.Starts > since || row.Starts == since && row.Id > after);
        }
        var found = await rows.OrderBy(row => row.Starts).ThenBy(row => row.Id).Take(aPage + 1).ToListAsync(stop);
        var listed = await find.Listed(found.Count > aPage ? found[..aPage] : found, stop);
        return Results.Json(
            new Page(
                [.. listed.Select(row => Said(row, address))],
                found.Count > aPage ? $"{found[aPage - 1].Starts.Ticks}_{found[aPage - 1].Id:n}" : null
            )
        );
    }

    internal static Attend? WayOf(string? mode) =>
        mode switch
        {
            "in-person" => Attend.InPerson,
            "online" => Attend.Online,
            _ => null,
        };

    private static bool Bound(string? text, out DateTime? utc)
    {
        utc = null;
        if (text is null)
            return true;
        if (
            !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || time.Year is < 2000 or > 2200
        )
            return false;
        utc = time.UtcDateTime;
        return true;
    }

    private static (DateTime Since, Guid After)? ReadCursor(string cursor)
    {
        if (
            cursor.Split('_') is not [var ticks, var last]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            || read > DateTime.MaxValue.Ticks
            || !Guid.TryParse(last, out var after)
        )
            return null;
        return (new DateTime(read, DateTimeKind.Utc), after);
    }

    // What was cancelled is public as well, but not listed.
    private static IQueryable<Event> Standing(IQueryable<Event> events, Guid? site, DateTime from, DateTime? to) =>
        events.Where(row =>
            row.Status == EventStatus.Published
            && (site == null || row.SiteId == site)
            && row.Ends > from
            && (to == null || row.Starts < to)
        );

    private static async Task<IResult> Read(
        string slug,
        FindEvents find,
        AppDb db,
        PublicUrl address,
        CancellationToken stop
    ) =>
        await db.PublicEvents().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop) is { } of
        && (await find.Listed([of], stop)).FirstOrDefault() is { } listed
            ? Results.Json(Said(listed, address))
            : Problems.NotFound("There is no such event.");

    private static async Task<IResult> Questions(string slug, RegistrationDesk desk, CancellationToken stop) =>
        await desk.Of(slug, stop) is { } of
            ? Results.Json(
                of.Questions.Select(question => new QuestionItem(
                        question.Id,
                        question.Said(),
                        question.Required,
                        question.Choices
                    ))
                    .ToList()
            )
            : Problems.NotFound("There is no such event.");

    private static EventItem Said(ListedEvent of, PublicUrl address) =>
        new(
            of.Event.Slug,
            of.Event.Title,
            of.Event.Summary,
            of.Site.Site.Slug,
            of.Site.Site.Clock.WithOffset(of.Event.Starts),
            of.Site.Site.Clock.WithOffset(of.Event.Ends),
            [.. of.Ways.Select(way => way.Key())],
            of.Open.Any(pool => pool.Quota is null) ? null : of.Open.Sum(pool => pool.Free),
            [.. of.Open.Select(pool => new ModeItem(pool.Attend.Key(), pool.Quota is null ? null : pool.Free))],
            of.Event.Sector.ToString(),
            of.Event.Status.ToString().ToLowerInvariant(),
            of.Setting.Where(),
            address.Of("/acara/" + of.Event.Slug),
            of.Event.Opens is { } opens ? of.Site.Site.Clock.WithOffset(opens) : null
        );
}
