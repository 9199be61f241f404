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
    private const string Address = "/api/v1/bookings/";

    private static readonly ProblemKind UnknownSpace = new(
        422,
        "unknown_space",
        "Ruang itu tidak ada.",
        "There is no such space."
    );
    private static readonly ProblemKind Clash = new(
        409,
        "clash",
        "Ruang ini tidak kosong pada jam itu.",
        "This space is not free at that time."
    );
    internal static readonly ProblemKind NotNow = new(
        409,
        "not_now",
        "Pemesanan ini tidak bisa diubah lagi.",
        "This booking cannot be changed any more."
    );

    // What must be sent stands without a default, as the description tells it; what a client leaves out all the same is
    // null here, and answered in words.
    /// <summary>A wish for a space.</summary>
    /// <param name="Space">Its id, or site/slug as in <c>semarang/ruang-rapat-1</c>.</param>
    /// <param name="From">RFC 3339 with an offset.</param>
    /// <param name="To">RFC 3339 with an offset; after <c>from</c>.</param>
    /// <param name="People">One when left out.</param>
    /// <param name="Purpose">What the space is for; at most 1,000 letters.</param>
    /// <param name="Layout">One of the space's layouts.</param>
    /// <param name="Organization">Slug of an organization that the booker leads.</param>
    /// <param name="For">Id of someone of the booker's household, whose name it bears.</param>
    public sealed record Wish(
        string Space,
        [property: Format("date-time")] string From,
        [property: Format("date-time")] string To,
        int? People = null,
        string? Purpose = null,
        string? Layout = null,
        string? Organization = null,
        Guid? For = null
    );

    /// <summary>A booking of the token's person.</summary>
    /// <param name="Code">As people say it, <c>HS-7KQ4-2M</c>.</param>
    /// <param name="Status"><c>confirmed</c>, <c>requested</c> until staff answer, <c>held</c> until <c>heldUntil</c>,
    /// and what becomes of them later.</param>
    /// <param name="From">With the site's offset.</param>
    /// <param name="To">With the site's offset.</param>
    /// <param name="HeldUntil">Until when the booker has to confirm who they are.</param>
    /// <param name="Organization">The slug of the organization it was made for; null for the person alone.</param>
    /// <param name="For">Id of whom of the household it is for; null for the person themselves.</param>
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
        string? Organization,
        Guid? For
    );

    /// <summary>A free space or time near to what was wanted; can be sent as the next wish.</summary>
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
            .Named("book")
            .TakesToken(needed: true, "book")
            .TakesOnce(SampleWish)
            .Gives(SampleAnswer, 201)
            .Refuses(ProblemKinds.NoPerson)
            .Refuses<Conflict>(Clash)
            .Refuses<RulesProblem>(ProblemKinds.RulesBroken, UnknownSpace);
        bookings
            .MapGet("/{code}", Read)
            .Named("readBooking")
            .TakesToken(needed: true, "read")
            .Gives(SampleAnswer)
            .Refuses(ProblemKinds.NotFound);
        bookings
            .MapPatch("/{code}", MoveApi.Now)
            .Named("moveBooking")
            .TakesToken(needed: true, "book")
            .Takes(MoveApi.Sample)
            .Gives(SampleAnswer)
            .Refuses(ProblemKinds.NotFound)
            .Refuses<Conflict>(Clash, NotNow)
            .Refuses<RulesProblem>(ProblemKinds.RulesBroken, UnknownSpace);
        bookings
            .MapDelete("/{code}", Cancel)
            .Named("cancelBooking")
            .TakesToken(needed: true, "book")
            .Produces(204)
            .Refuses(ProblemKinds.NotFound, NotNow);
    }

    private static readonly Wish SampleWish = new(
        "semarang/ruang-rapat-1",
        "2026-12-01T09:00:00+07:00",
        "2026-12-01T11:00:00+07:00",
        4,
        "Rapat koperasi"
    );

    private static readonly Answer SampleAnswer = new(
        "HS-7KQ4-2M",
        "confirmed",
        "semarang",
        "semarang/ruang-rapat-1",
        new(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(7)),
        new(2026, 12, 1, 11, 0, 0, TimeSpan.FromHours(7)),
        4,
        "Rapat koperasi",
        null,
        null,
        null
    );

    /// <summary>Book a space.</summary>
    /// <remarks>At once where the space is offered so, else as a request to its staff. A clash comes with up to three
    /// free spaces or times near by, a wish that breaks rules with every one of them.</remarks>
    /// <response code="201">Booked, or asked for.</response>
    internal static async Task<IResult> Make(
        HttpContext http,
        Book book,
        Holds holds,
        KnownPeople people,
        Household household,
        Catalogue catalogue,
        AppDb db,
        CancellationToken stop
    )
    {
        if (http.User.HasClaim("scope", "read"))
            return Problems.Scope(http);
        var owner = http.User.AccountId()!.Value;
        var (post, atOnce) = await ApiPosts.Read<Wish>(
            http,
            db,
            _ => owner,
            new(Address, "code"),
            Words.Say(
                "Kirim space, from, to, people, dan purpose; lihat /openapi/v1.json.",
                "Send space, from, to, people and purpose; see /openapi/v1.json."
            ),
            stop
        );
        if (post is null)
            return atOnce!;
        var wish = post.Wish;
        if (await Find(catalogue, wish.Space, stop) is not { } at)
            return NoSpace();
        if (!ReadTimes(wish.From, wish.To, null, out var range, out var unread))
            return Broken(unread);
        if (await people.Behind(http.User) is not { } person)
            return Problems.NoPerson();
        if (await household.Find(person, wish.For, stop) is not { } whom)
            return Broken([BookingRules.NotOfTheHousehold]);
        var booker = person.BooksFor(whom.Member);
        var wanted = new BookingRequest(
            at.Space.Id,
            range.Starts,
            range.Ends,
            wish.People ?? 1,
            wish.Purpose ?? "",
            booker
        )
        {
            Layout = wish.Layout,
            Organization = await LedOrganization(wish, person, db, stop),
            HoldFor = await holds.For(person, at, stop),
            Network = Network.Of(http),
        };
        RememberedAnswer Remember(Booking booking, CatalogueSpace space) =>
            post.Remember(201, Said(booking, space, wish.Organization), booking.Made);
        return await Told(await book.Now(wanted, post.Key == "" ? null : Remember, stop), post, db, stop);
    }

    private static async Task<IResult> Told(BookAnswer answer, ApiPost<Wish> post, AppDb db, CancellationToken stop) =>
        answer switch
        {
            BookAnswer.Booked done => post.Made(Said(done.Booking, done.At, post.Wish.Organization)),
            BookAnswer.Broken broken => Broken(broken.Rules),
            // The slot may be gone because this very request, sent twice, has it.
            BookAnswer.Clash when await post.Before(db, stop) is { } meanwhile => meanwhile,
            BookAnswer.Clash clash => Clashes(clash.Closed, clash.Alternatives),
            BookAnswer.KeyUsed => await post.Before(db, stop) ?? Problems.Of(ProblemKinds.KeyInUse),
            _ => NoSpace(),
        };

    internal static IResult NoSpace() =>
        Problems.Of(
            UnknownSpace,
            Words.Say(
                "Kirim id-nya, atau lokasi/ruang seperti semarang/ruang-rapat-1.",
                "Give its id, or site/slug as in semarang/ruang-rapat-1."
            )
        );

    /// <param name="had">Stands for what was left out; null where nothing may be.</param>
    internal static bool ReadTimes(
        string? from,
        string? to,
        TimeRange? had,
        out TimeRange range,
        out List<BrokenRule> unread
    )
    {
        unread = [];
        var (starts, ends) = (had?.Starts ?? default, had?.Ends ?? default);
        if ((from is not null || had is null) && !Rfc3339.TryRead(from, out starts, out var because))
            unread.Add(new("bad_time", "from", Rfc3339.Sentence(because)));
        if ((to is not null || had is null) && !Rfc3339.TryRead(to, out ends, out because))
            unread.Add(new("bad_time", "to", Rfc3339.Sentence(because)));
        range = new(starts, ends);
        return unread.Count == 0;
    }

    // One that the person does not lead is a broken rule like others, told with them.
    private static async Task<Guid?> LedOrganization(Wish wish, Person person, AppDb db, CancellationToken stop) =>
        wish.Organization is { Length: > 0 } slug
            ? await db.LedBy(person.Id)
                .Where(row => row.Slug == slug)
                .Select(row => (Guid?)row.Id)
                .SingleOrDefaultAsync(stop)
                ?? Guid.Empty
            : null;

    internal static IResult Clashes(string? closed, IReadOnlyList<Alternative> near) =>
        Problems.Of(
            Clash,
            closed ?? Words.Say("Orang lain sudah memesannya.", "Someone else has it."),
            ("alternatives", near.Select(Offered).ToList())
        );

    /// <summary>One booking of yours.</summary>
    /// <remarks>To others there is none by that code.</remarks>
    /// <param name="code">As the answer to booking gave it; capital or small letters.</param>
    /// <response code="200">As it is now.</response>
    internal static async Task<IResult> Read(
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
            : NotYours();

    internal static IResult NotYours() =>
        Problems.NotFound("Tidak ada pemesanan Anda dengan kode itu.", "There is no booking of yours with that code.");

    /// <summary>Cancel a booking of yours.</summary>
    /// <remarks>Its floor is free at once. Cancelling what is cancelled changes nothing.</remarks>
    /// <param name="code">As the answer to booking gave it; capital or small letters.</param>
    /// <response code="204">It is cancelled.</response>
    internal static async Task<IResult> Cancel(
        string code,
        HttpContext http,
        KnownPeople people,
        AppDb db,
        ChangeBooking change,
        CancellationToken stop
    )
    {
        var user = http.User;
        if (user.HasClaim("scope", "read"))
            return Problems.Scope(http);
        if (await Own(code, user, people, db, stop) is not { } booking)
            return NotYours();
        if (booking.Status == BookingStatus.Cancelled)
            return Results.NoContent();
        return await change.Cancel(booking.Code, new(user.AccountId(), false), null) is ChangeAnswer.NotNow no
            ? Problems.Of(NotNow, no.Sentence)
            : Results.NoContent();
    }

    internal static async Task<Booking?> Own(
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

    internal static async ValueTask<CatalogueSpace?> Find(Catalogue catalogue, string? space, CancellationToken stop) =>
        space?.Split('/') switch
        {
            [var id] when Guid.TryParse(id, out var known) => await catalogue.Space(known, stop),
            [var site, var slug] => await catalogue.Space(site, slug, stop),
            _ => null,
        };

    internal static IResult Broken(IReadOnlyList<BrokenRule> rules) =>
        Problems.Of(
            ProblemKinds.RulesBroken,
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
            organization is "" ? null : organization,
            booking.ForId
        );

    private static Offer Offered(Alternative alternative) =>
        new(
            $"{alternative.At.Site.Slug}/{alternative.At.Space.Slug}",
            alternative.At.Space.Name.Here,
            alternative.At.Site.Clock.WithOffset(alternative.Range.Starts),
            alternative.At.Site.Clock.WithOffset(alternative.Range.Ends)
        );
}
