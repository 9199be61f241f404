using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
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
    internal static readonly ProblemKind UnknownMode = new(
        422,
        "unknown_mode",
        "Cara hadir itu tidak ada.",
        "There is no such mode."
    );

    /// <summary>A wish to come.</summary>
    /// <param name="Mode"><c>in-person</c> or <c>online</c>; may be left out where the event has one.</param>
    /// <param name="People">Of the group, the sender among them; one when left out.</param>
    /// <param name="Name">Of who registers; not read when a token says who it is.</param>
    /// <param name="Email">Or a phone number; not read when a token says who it is.</param>
    /// <param name="Phone">Instead of an e-mail address.</param>
    /// <param name="Invitation">Code of places that are kept for who has it.</param>
    /// <param name="Names">Of those who come along.</param>
    /// <param name="Answers">By the id of a question, as <c>GET /events/{slug}/questions</c> tells them.</param>
    /// <param name="Wait">Onto the waiting list when there is no seat.</param>
    /// <param name="For">Id of someone of the household of the token's person, whose name the ticket bears.</param>
    /// <param name="AccessNeed">What they need to come at ease, at most 200 letters. Only those who hold the event read
    /// it, it is never given out again, and it is erased a week after the event.</param>
    public sealed record Wish(
        string? Mode = null,
        int? People = null,
        string? Name = null,
        string? Email = null,
        string? Phone = null,
        bool? Wait = null,
        string? Invitation = null,
        List<string>? Names = null,
        Dictionary<Guid, string>? Answers = null,
        Guid? For = null,
        string? AccessNeed = null
    );

    /// <summary>A way to attend.</summary>
    /// <param name="Mode"><c>in-person</c> or <c>online</c>.</param>
    /// <param name="SeatsLeft">Null where any number may come.</param>
    public sealed record ModeItem(string Mode, int? SeatsLeft);

    /// <summary>Something people come to.</summary>
    /// <param name="Summary">Plain words.</param>
    /// <param name="Site">Slug of the site whose it is.</param>
    /// <param name="Starts">With the site's offset.</param>
    /// <param name="Ends">With the site's offset.</param>
    /// <param name="Modes"><c>in-person</c>, <c>online</c>, or both.</param>
    /// <param name="Status"><c>published</c> or <c>cancelled</c>.</param>
    /// <param name="Place">Where, in words.</param>
    /// <param name="Url">Of its page for people.</param>
    /// <param name="RegistrationOpens">Null where it is open as soon as it is published.</param>
    /// <param name="Accessibility"><c>sign-language</c> (an interpreter is there), <c>captions</c> (written along
    /// live), <c>step-free</c> (one comes in without a stair).</param>
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
        DateTimeOffset? RegistrationOpens,
        IReadOnlyList<string> Accessibility
    );

    /// <summary>Something the event asks at registration.</summary>
    /// <param name="Required">Whether a registration without its answer is refused.</param>
    /// <param name="Choices">Empty for an answer in words.</param>
    public sealed record QuestionItem(Guid Id, string Text, bool Required, IReadOnlyList<string> Choices);

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    public sealed record Page(IReadOnlyList<EventItem> Items, string? Next);

    /// <param name="Next">Always null, all questions fit one page.</param>
    public sealed record QuestionPage(IReadOnlyList<QuestionItem> Items, string? Next);

    /// <summary>A registration.</summary>
    /// <param name="Event">Slug of the event.</param>
    /// <param name="Mode"><c>in-person</c> or <c>online</c>.</param>
    /// <param name="Status"><c>pending</c> until the contact is confirmed (no seat is taken yet), <c>entered</c> in a
    /// draw, <c>waiting</c>, <c>offered</c> a seat, <c>confirmed</c>, and what becomes of them later.</param>
    /// <param name="Place">On the waiting list; 1 is next.</param>
    /// <param name="Tickets">Their codes, once it is confirmed; given to whoever has shown who they are.</param>
    /// <param name="For">Id of whom of the household it is for; null for the person themselves.</param>
    public sealed record Answer(
        Guid Id,
        string Event,
        string Mode,
        int People,
        string Status,
        int? Place,
        IReadOnlyList<string> Tickets,
        Guid? For
    );

    /// <summary>It is full, over, or was done before.</summary>
    /// <param name="SeatsLeft">Fewer than were wished for.</param>
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
            .Named("listEvents")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it")
            .Asks("mode", "Only what can be attended so", oneOf: ["in-person", "online"])
            .Asks("from", "Only what ends after it; RFC 3339 with an offset", format: "date-time")
            .Asks("to", "Only what begins before it; RFC 3339 with an offset", format: "date-time")
            .Asks("cursor", "The next of an earlier answer")
            .Gives(new Page([SampleEvent], null))
            .Refuses(ProblemKinds.NotFound, UnknownMode, ProblemKinds.BadTime, ProblemKinds.BadCursor);
        events
            .MapGet("/{slug}", Read)
            .Named("readEvent")
            .RequireCors("public")
            .Gives(SampleEvent)
            .Refuses(ProblemKinds.NotFound);
        events
            .MapGet("/{slug}/questions", Questions)
            .Named("listQuestions")
            .RequireCors("public")
            .Gives(
                new QuestionPage([new(Sample, "Dari mana Anda tahu acara ini?", true, ["Teman", "Instagram"])], null)
            )
            .Refuses(ProblemKinds.NotFound);
        events
            .MapPost("/{slug}/registrations", MakeRegistration.Now)
            .Named("register")
            .RequireCors("public")
            .TakesToken(needed: false, "book")
            .TakesOnce(new Wish("in-person", 2, "Siti Aminah", "siti@example.org", Names: ["Budi Santoso"]))
            .Gives(SampleAnswer, 201)
            .Refuses(ProblemKinds.NoPerson, ProblemKinds.NotFound)
            .Refuses(ProblemKinds.TooManyRequests, MakeRegistration.ConfirmFirst)
            .Refuses<Conflict>(MakeRegistration.Full, MakeRegistration.Already, MakeRegistration.Closed)
            .Refuses<RulesProblem>(ProblemKinds.RulesBroken, UnknownMode);
        api.MapGet("/registrations/{id}", ReadRegistration.Now)
            .WithTags("Events")
            .RequireAuthorization("api")
            .Named("readRegistration")
            .Asks("id", "As the answer to registering gave it", format: "uuid", needed: true)
            .TakesToken(needed: true, "read")
            .Gives(SampleAnswer)
            .Refuses(ProblemKinds.NotFound);
    }

    private static readonly Guid Sample = new("0199f3a2-7c1e-7b53-9a64-2f8d1c3e5a70");

    private static readonly EventItem SampleEvent = new(
        "kelas-foto-produk",
        "Kelas Foto Produk",
        "Memotret dagangan dengan telepon.",
        "semarang",
        new(2026, 12, 5, 9, 0, 0, TimeSpan.FromHours(7)),
        new(2026, 12, 5, 12, 0, 0, TimeSpan.FromHours(7)),
        ["in-person"],
        12,
        [new("in-person", 12)],
        "Photography",
        "published",
        "Ruang Kelas, Hetero Space Semarang",
        "https://example.org/acara/kelas-foto-produk",
        null,
        ["sign-language", "step-free"]
    );

    private static readonly Answer SampleAnswer = new(
        Sample,
        "kelas-foto-produk",
        "in-person",
        2,
        "confirmed",
        null,
        ["HT-XYD3-CJEF", "HT-7KQ4-2MNP"],
        null
    );

    /// <summary>Published events to come, the nearest first.</summary>
    /// <remarks>Fifty a page; what was cancelled is not among them, but can be read by its slug.</remarks>
    /// <response code="200">A page of them.</response>
    internal static async Task<IResult> List(
        FindEvents find,
        Catalogue catalogue,
        AppDb db,
        PublicUrl address,
        TimeProvider time,
        ILogger<FindEvents> log,
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
            return Problems.NotFound($"Tidak ada lokasi \"{site}\".", $"There is no site \"{site}\".");
        var way = WayOf(mode);
        if (mode is not null && way is null)
            return NoMode();
        if (!Bound(from, out var begins, out var why))
            return BadTime("from", why);
        if (!Bound(to, out var ends, out why))
            return BadTime("to", why);
        var now = time.GetUtcNow().UtcDateTime;
        var rows = Standing(db.PublicEvents().AsNoTracking(), at, begins ?? now, ends);
        if (way is { } wanted)
            rows = rows.Where(row => db.SeatPools().Any(pool => pool.EventId == row.Id && pool.Attend == wanted));
        if (cursor is not null)
        {
            if (ReadCursor(cursor) is not var (since, after))
                return Problems.BadCursor();
            rows = rows.Where(row => row.Starts > since || row.Starts == since && row.Id > after);
        }
        var found = await rows.OrderBy(row => row.Starts).ThenBy(row => row.Id).Take(aPage + 1).ToListAsync(stop);
        var listed = await find.Listed(found.Count > aPage ? found[..aPage] : found, stop);
        return Results.Json(
            new Page(
                Fence.Each(listed, row => Said(row, address), log, row => row.Event.Slug),
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

    internal static IResult NoMode() =>
        Problems.Of(UnknownMode, Words.Say("Pilih in-person atau online.", "A mode is in-person or online."));

    private static IResult BadTime(string key, NoTimeBecause why) =>
        Problems.Of(ProblemKinds.BadTime, $"{key}: {Rfc3339.Sentence(why)}");

    private static bool Bound(string? text, out DateTime? utc, out NoTimeBecause why)
    {
        (utc, why) = (null, default);
        if (string.IsNullOrEmpty(text))
            return true;
        if (!Rfc3339.TryRead(text, out var read, out why))
            return false;
        utc = read;
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

    /// <summary>One event.</summary>
    /// <remarks>With its times by the clock of its site, and the seats that are left.</remarks>
    /// <param name="slug">As <c>GET /events</c> tells it.</param>
    /// <response code="200">As it is now, also when it was cancelled.</response>
    internal static async Task<IResult> Read(
        string slug,
        FindEvents find,
        AppDb db,
        PublicUrl address,
        CancellationToken stop
    ) =>
        await db.PublicEvents().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop) is { } of
        && (await find.Listed([of], stop)).FirstOrDefault() is { } listed
            ? Results.Json(Said(listed, address))
            : NoEvent();

    internal static IResult NoEvent() => Problems.NotFound("Acara itu tidak ada.", "There is no such event.");

    /// <summary>What an event asks at registration.</summary>
    /// <remarks>Answers are sent by the id of their question.</remarks>
    /// <param name="slug">Of the event.</param>
    /// <response code="200">Its questions; none where it asks nothing.</response>
    internal static async Task<IResult> Questions(string slug, RegistrationDesk desk, CancellationToken stop) =>
        await desk.Of(slug, stop) is { } of
            ? Results.Json(
                new QuestionPage(
                    [
                        .. of.Questions.Select(question => new QuestionItem(
                            question.Id,
                            question.Said(),
                            question.Required,
                            question.Choices
                        )),
                    ],
                    null
                )
            )
            : NoEvent();

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
            of.Event.Opens is { } opens ? of.Site.Site.Clock.WithOffset(opens) : null,
            [.. of.Marks.Select(mark => mark.Key())]
        );
}
