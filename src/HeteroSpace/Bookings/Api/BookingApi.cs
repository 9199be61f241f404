using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.Api;

/// <summary>Bookings for programs: <c>/api/v1/bookings</c>. Times are RFC 3339 with the site's offset.</summary>
internal static class BookingApi
{
    // What must be sent stands without a default, as the description tells it; what a client leaves out all the same is
    // null here, and answered in words.
    /// <param name="Space">Its id, or site/slug as in <c>semarang/ruang-rapat-1</c>.</param>
    /// <param name="From">RFC 3339 with an offset.</param>
    /// <param name="People">One when left out.</param>
    public sealed record Wish(
        string Space,
        string From,
        string To,
        int? People = null,
        string? Purpose = null,
        string? Layout = null,
        string? Organization = null
    );

    /// <param name="Organization">The slug of the organization it was made for; null for the person alone.</param>
    public sealed record Answer(
        string Code,
        string Status,
        string Site,
        string Space,
        DateTimeOffset From,
        DateTimeOffset To,
        int People,
        string Purpose,
        DateTimeOffset? HeldUntil,
        string? Organization
    );

    public sealed record Offer(string Space, string Name, DateTimeOffset From, DateTimeOffset To);

    /// <summary>Someone else has it, or it is closed; up to three free spaces or times near to what was
    /// wanted.</summary>
    public sealed record Conflict(
        string Code,
        string Title,
        int Status,
        string? Type = null,
        string? Detail = null,
        string? Instance = null,
        IReadOnlyList<Offer>? Alternatives = null
    ) : Problem(Code, Title, Status, Type, Detail, Instance);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder api)
    {
        var bookings = api.MapGroup("/bookings").WithTags("Bookings").RequireAuthorization("api");
        bookings
            .MapPost("", Make)
            .Named("book", "Book a space; 409 clash with alternatives, 422 with every broken rule")
            .TakesToken(needed: true)
            .TakesOnce<Wish>()
            .Gives<Answer>(201)
            .Refuses(403, 404)
            .Refuses<Conflict>(409)
            .Refuses<RulesProblem>(422);
        bookings
            .MapGet("/{code}", Read)
            .Named("readBooking", "One booking of yours")
            .TakesToken(needed: true)
            .Gives<Answer>()
            .Refuses(404);
        bookings
            .MapDelete("/{code}", Cancel)
            .Named("cancelBooking", "Cancel a booking of yours")
            .TakesToken(needed: true)
            .Produces(204)
            .Refuses(403, 404, 409);
    }

    private static async Task<IResult> Make(
        HttpContext http,
        Book book,
        Holds holds,
        KnownPeople people,
        Catalogue catalogue,
        AppDb db,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (http.User.HasClaim("scope", "read"))
            return Problems.Of(403, "scope", "This token may read only.", "Make one that may book under /saya/token.");
        var owner = http.User.AccountId()!.Value;
        var (post, atOnce) = await ApiPosts.Read<Wish>(
            http,
            db,
            _ => owner,
            "Send space, from, to, people and purpose; see /openapi/v1.json.",
            stop
        );
        if (post is null)
            return atOnce!;
        var wish = post.Wish;
        if (wish is null || await Find(catalogue, wish.Space, stop) is not { } at)
            return UnknownSpace();
        if (!Instant(wish.From, out var from) || !Instant(wish.To, out var to))
            return BadTime(wish);
        if (await people.Behind(http.User) is not { } person)
            return NoProfile();
        var wanted = new BookingRequest(at.Space.Id, from, to, wish.People ?? 1, wish.Purpose ?? "", person.Books())
        {
            Layout = wish.Layout,
            Organization = await LedOrganization(wish, person, db, stop),
            HoldFor = await holds.For(person, at, stop),
            Network = HoldsOfNetworks.Of(http),
        };
        RememberedAnswer Remember(Booking booking, CatalogueSpace space) =>
            post.Remember(201, Said(booking, space, wish.Organization), time.GetUtcNow().UtcDateTime);
        return await book.Now(wanted, post.Key == "" ? null : Remember, stop) switch
        {
            BookAnswer.Booked done => Results.Json(
                Said(done.Booking, done.At, wish.Organization),
                Json,
                statusCode: 201
            ),
            BookAnswer.Broken broken => Broken(broken.Rules),
            // The slot may be gone because this very request, sent twice, has it.
            BookAnswer.Clash when await post.Before(db, stop) is { } meanwhile => meanwhile,
            BookAnswer.Clash clash => Clashes(clash),
            BookAnswer.KeyUsed => await post.Before(db, stop)
                ?? Problems.Of(409, "idempotency_key_in_use", "A request with this key is being answered."),
            _ => Problems.NotFound("There is no such space."),
        };
    }

    private static IResult UnknownSpace() =>
        Problems.Of(
            422,
            "unknown_space",
            "There is no such space.",
            "Give its id, or site/slug as in semarang/ruang-rapat-1."
        );

    private static IResult BadTime(Wish wish) =>
        Broken([
            new(
                "bad_time",
                Instant(wish.From, out _) ? "to" : "from",
                "Times are RFC 3339 with an offset, such as 2026-12-01T09:00:00+07:00."
            ),
        ]);

    private static IResult NoProfile() =>
        Problems.Of(403, "no_person", "This account has no profile yet.", "Sign in once and fill in your name.");

    // One that the person does not lead is a broken rule like others, told with them.
    private static async Task<Guid?> LedOrganization(Wish wish, Person person, AppDb db, CancellationToken stop) =>
        wish.Organization is { Length: > 0 } slug
            ? await db.LedBy(person.Id)
                .Where(row => row.Slug == slug)
                .Select(row => (Guid?)row.Id)
                .SingleOrDefaultAsync(stop)
                ?? Guid.Empty
            : null;

    private static IResult Clashes(BookAnswer.Clash clash) =>
        Problems.Of(
            409,
            "clash",
            clash.Closed is null ? "Someone else has this space at that time." : "This space is closed at that time.",
            clash.Closed,
            ("alternatives", clash.Alternatives.Select(Offered).ToList())
        );

    private static async Task<IResult> Read(
        string code,
        ClaimsPrincipal user,
        KnownPeople people,
        AppDb db,
        Catalogue catalogue,
        CancellationToken stop
    ) =>
        await Own(code, user, people, db, stop) is { } booking && await catalogue.Space(booking.SpaceId, stop) is { } at
            ? Results.Json(
                Said(
                    booking,
                    at,
                    await db.Organizations()
                        .Where(row => row.Id == booking.OrganizationId)
                        .Select(row => row.Slug)
                        .SingleOrDefaultAsync(stop)
                ),
                Json
            )
            : Problems.NotFound("There is no booking of yours with that code.");

    private static async Task<IResult> Cancel(
        string code,
        ClaimsPrincipal user,
        KnownPeople people,
        AppDb db,
        ChangeBooking change,
        CancellationToken stop
    )
    {
        if (user.HasClaim("scope", "read"))
            return Problems.Of(403, "scope", "This token may read only.");
        if (await Own(code, user, people, db, stop) is not { } booking)
            return Problems.NotFound("There is no booking of yours with that code.");
        if (booking.Status == BookingStatus.Cancelled)
            return Results.NoContent();
        return await change.Cancel(booking.Code, new(user.AccountId(), false), null, stop) is ChangeAnswer.NotNow no
            ? Problems.Of(409, "not_now", no.Sentence)
            : Results.NoContent();
    }

    private static async Task<Booking?> Own(
        string code,
        ClaimsPrincipal user,
        KnownPeople people,
        AppDb db,
        CancellationToken stop
    )
    {
        var wanted = code.ToUpperInvariant();
        return await people.Behind(user) is { } person
            ? await db.Bookings()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Code == wanted && row.PersonId == person.Id, stop)
            : null;
    }

    private static async ValueTask<CatalogueSpace?> Find(Catalogue catalogue, string? space, CancellationToken stop) =>
        space?.Split('/') switch
        {
            [var id] when Guid.TryParse(id, out var known) => await catalogue.Space(known, stop),
            [var site, var slug] => await catalogue.Space(site, slug, stop),
            _ => null,
        };

    // A time without an offset would mean whatever clock the server has.
    internal static bool Instant(string? text, out DateTime utc)
    {
        utc = default;
        if (
            text is null
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        )
            return false;
        if (
            !text.EndsWith('Z')
            && !text.EndsWith('z')
            && !(text.Length > 6 && text[^6] is ('+' or '-') && text[^3] == ':')
        )
            return false;
        utc = time.UtcDateTime;
        return utc.Year is > 2000 and < 2200;
    }

    private static IResult Broken(IReadOnlyList<BrokenRule> rules) =>
        Problems.Of(
            422,
            "rules_broken",
            Words.Say("Pemesanan ini belum bisa.", "This booking is not possible as it is."),
            string.Join(" ", rules.Select(rule => rule.Sentence)),
            (
                "errors",
                rules
                    .Select(rule => new
                    {
                        code = rule.Code,
                        field = rule.Field,
                        message = rule.Sentence,
                    })
                    .ToList()
            )
        );

    private static Answer Said(Booking booking, CatalogueSpace at, string? organization) =>
        new(
            booking.Code,
            booking.Status.Key(),
            at.Site.Slug,
            $"{at.Site.Slug}/{at.Space.Slug}",
            at.Site.Clock.WithOffset(booking.Starts),
            at.Site.Clock.WithOffset(booking.Ends),
            booking.People,
            booking.Purpose,
            booking.HeldUntil is { } until ? at.Site.Clock.WithOffset(until) : null,
            organization is "" ? null : organization
        );

    private static Offer Offered(Alternative alternative) =>
        new(
            $"{alternative.At.Site.Slug}/{alternative.At.Space.Slug}",
            alternative.At.Space.Name.Here,
            alternative.At.Site.Clock.WithOffset(alternative.Range.Starts),
            alternative.At.Site.Clock.WithOffset(alternative.Range.Ends)
        );
}
