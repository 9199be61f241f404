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
            .MapPost("/{slug}/registrations", Make)
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
        Attend? way = mode switch
        {
            "in-person" => Attend.InPerson,
            "online" => Attend.Online,
            _ => null,
        };
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
            if (
                cursor.Split('_') is not [var ticks, var last]
                || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                || read > DateTime.MaxValue.Ticks
                || !Guid.TryParse(last, out var after)
            )
                return Problems.Of(422, "bad_cursor", "A cursor is what an earlier answer gave as next.");
            var since = new DateTime(read, DateTimeKind.Utc);
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

    private static async Task<IResult> Make(
        string slug,
        HttpContext http,
        Register register,
        RegistrationDesk desk,
        KnownPeople people,
        AppDb db,
        Limits limits,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (http.User.HasClaim("scope", "read"))
            return Problems.Of(403, "scope", "This token may read only.", "Make one that may book under /saya/token.");
        if (http.Request.Headers.Authorization.Count > 0 && http.User.AccountId() is null)
            return Problems.Of(401, "unauthorized", "This token is not valid.");
        if (!limits.Registration(http))
            return Problems.Of(
                429,
                "too_many_requests",
                "Too many registrations from this network.",
                "Wait a little and send it again."
            );
        var account = http.User.AccountId();
        var (post, atOnce) = await ApiPosts.Read<Wish>(
            http,
            db,
            wish => account ?? ApiPosts.OwnerOf($"{wish?.Email} {wish?.Phone}"),
            "Send mode, people, name and email; see /openapi/v1.json.",
            stop
        );
        if (post is null)
            return atOnce!;
        if (post.Wish is not { } wish || await desk.Of(slug, stop) is not { Event: var of })
            return Problems.NotFound("There is no such event.");
        Attend? way = wish.Mode switch
        {
            "in-person" => Attend.InPerson,
            "online" => Attend.Online,
            _ => null,
        };
        if (wish.Mode is not null && way is null)
            return Problems.Of(422, "unknown_mode", "A mode is in-person or online.");
        var person = await people.Behind(http.User);
        if (account is not null && person is null)
            return Problems.Of(
                403,
                "no_person",
                "This account has no profile yet.",
                "Sign in once and fill in your name."
            );
        var wanted = new RegistrationWish(
            of,
            way,
            wish.People ?? 1,
            person,
            wish.Name ?? "",
            wish.Email ?? wish.Phone ?? ""
        )
        {
            MayWait = wish.Wait == true,
            Invitation = wish.Invitation?.Trim() ?? "",
            Names = [.. (wish.Names ?? []).Select(name => name ?? "")],
            Answers = (wish.Answers ?? []).ToDictionary(answer => answer.Key, answer => answer.Value ?? ""),
        };
        return await register.Now(
            wanted,
            post.Key == ""
                ? null
                : done => post.Remember(201, Said(of, done, person is not null), time.GetUtcNow().UtcDateTime),
            stop
        ) switch
        {
            RegisterAnswer.Registered done => Results.Json(Said(of, done, person is not null), statusCode: 201),
            RegisterAnswer.Full when await post.Before(db, stop) is { } before => before,
            RegisterAnswer.Full full => Problems.Of(
                409,
                "full",
                "There are not as many seats.",
                full.Place == 0 ? null : "Send wait: true to stand on the waiting list.",
                ("place", full.Place == 0 ? null : full.Place),
                ("seatsLeft", full.Free)
            ),
            RegisterAnswer.Already when await post.Before(db, stop) is { } before => before,
            // To whoever only gives a contact nothing is told of who is registered.
            RegisterAnswer.Already already => Problems.Of(
                409,
                "already_registered",
                "This person is registered already.",
                null,
                ("id", person is null ? null : already.Registration?.Id)
            ),
            RegisterAnswer.Broken broken => Problems.Of(
                422,
                "rules_broken",
                "This registration is not possible as it is.",
                string.Join(" ", broken.Errors.Values),
                (
                    "errors",
                    broken.Errors.Select(error => new { field = Field(error.Key), message = error.Value }).ToList()
                )
            ),
            RegisterAnswer.TooManyPending => Problems.Of(
                429,
                "confirm_first",
                "Several registrations with this contact wait to be confirmed."
            ),
            RegisterAnswer.KeyUsed => await post.Before(db, stop)
                ?? Problems.Of(409, "idempotency_key_in_use", "A request with this key is being answered."),
            _ => Problems.Of(
                409,
                "closed",
                RegistrationRules.WhyNot(of, time.GetUtcNow().UtcDateTime) ?? "Registration has just been closed."
            ),
        };
    }

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

    private static string Field(string field) =>
        field switch
        {
            "cara" => "mode",
            "orang" => "people",
            "nama" => "name",
            "kontak" => "email",
            "nama-lain" => "names",
            "undangan" => "invitation",
            _ => field,
        };

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

    // The codes that let people in are for whoever has shown who they are.
    private static Answer Said(Event of, RegisterAnswer.Registered done, bool known) =>
        new(
            done.Registration.Id,
            of.Slug,
            done.Registration.Attend.Key(),
            done.Registration.People,
            done.Registration.Status.Key(),
            done.Place,
            known && done.Registration.Status == RegistrationStatus.Confirmed
                ? [.. done.Tickets.Select(ticket => ticket.Code)]
                : []
        );
}
