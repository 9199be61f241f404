using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.OpenApi;

namespace HeteroSpace.Bookings.Api;

/// <summary><c>/api/v1/availability</c>: when the spaces of a site are free, as stretches in the site's own
/// time.</summary>
internal static class AvailabilityApi
{
    /// <summary>The space, as short as it can be told.</summary>
    /// <param name="Site">Slug of its site.</param>
    /// <param name="Capacity">People at once.</param>
    public sealed record SpaceItem(Guid Id, string Slug, string Site, string Name, string Kind, int Capacity);

    /// <summary>A time in which it can be booked, half-open, with the site's offset.</summary>
    public sealed record Stretch(DateTimeOffset From, DateTimeOffset To);

    public sealed record Item(SpaceItem Space, IReadOnlyList<Stretch> Free);

    /// <param name="Next">Cursor of the next page; always null, all spaces fit one.</param>
    public sealed record Page(IReadOnlyList<Item> Items, string? Next);

    private static readonly TimeSpan Most = TimeSpan.FromDays(31);

    private static readonly ProblemKind UnknownSite = new(
        422,
        "unknown_site",
        "Sebutkan lokasinya.",
        "Say which site."
    );
    private static readonly ProblemKind BadRange = new(
        422,
        "bad_range",
        "Rentang waktunya tidak bisa dipakai.",
        "That stretch of time cannot be asked for."
    );
    private static readonly ProblemKind BadNumber = new(
        422,
        "bad_number",
        "Angkanya tidak bisa dibaca.",
        "The number cannot be read."
    );

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/availability", Read)
            .Named("listAvailability")
            .WithTags("Bookings")
            .RequireCors("public")
            .Asks("site", "Slug of a site, as GET /sites tells it", needed: true)
            .Asks(
                "from",
                "A date in the site's own time (2026-12-01), or an RFC 3339 time with an offset; today when left out"
            )
            .Asks("to", "As from, after it and at most 31 days later; a day after it when left out")
            .Asks("minutes", "At least so long; 30 when left out", JsonSchemaType.Integer, "int32")
            .Asks("people", "For at least so many; 1 when left out", JsonSchemaType.Integer, "int32")
            .Asks("amenity", "Only spaces with it; may be said several times", many: true)
            .Gives(
                new Page(
                    [
                        new(
                            new(
                                new("0199f3a2-7c1e-7b53-9a64-2f8d1c3e5a70"),
                                "ruang-rapat-1",
                                "semarang",
                                "Ruang Rapat 1",
                                "meeting-room",
                                8
                            ),
                            [new(At("2026-12-01T08:00:00+07:00"), At("2026-12-01T12:00:00+07:00"))]
                        ),
                    ],
                    null
                )
            )
            .Refuses(UnknownSite, ProblemKinds.BadTime, BadRange, BadNumber);

    private static DateTimeOffset At(string time) =>
        DateTimeOffset.ParseExact(time, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Free stretches of a site's spaces.</summary>
    /// <remarks>Of the spaces for so many people, with these amenities, that may be booked for so long: when each can
    /// be booked. At most 31 days.</remarks>
    /// <response code="200">Every space that fits, also one without a free stretch.</response>
    internal static async Task<IResult> Read(
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var query = http.Request.Query;
        if (await catalogue.Site(query["site"].ToString(), stop) is not { Site.Published: true } site)
            return Problems.Of(
                UnknownSite,
                Words.Say("Kirim misalnya site=semarang.", "Send for example site=semarang.")
            );
        var today = site.Site.Clock.Date(time.GetUtcNow().UtcDateTime);
        var (starts, ends) = (query["from"].ToString(), query["to"].ToString());
        if (!Bound(starts, site, site.Site.Clock.Utc(today, TimeOnly.MinValue), out var from, out var why))
            return BadTime("from", why);
        if (!Bound(ends, site, from.AddDays(1), out var to, out why))
            return BadTime("to", why);
        if (to <= from || to - from > Most)
            return Problems.Of(
                BadRange,
                Words.Say(
                    "to harus setelah from, paling lama 31 hari.",
                    "to must be after from, and at most 31 days later."
                )
            );
        if (!Count(query["minutes"], 30, out var minutes) || !Count(query["people"], 1, out var people))
            return Problems.Of(
                BadNumber,
                Words.Say(
                    "minutes dan people adalah bilangan bulat mulai dari 1.",
                    "minutes and people are whole numbers from 1 on."
                )
            );
        var amenities = query["amenity"].ToArray();

        var range = new TimeRange(from, to);
        var opening = site.Opening.Between(range).ToList();
        var availability = await Availability.Read(db, site.Site.Id, range, stop);
        return Results.Json(
            new Page(
                [
                    .. site
                        .Published.Where(at =>
                            at.Space.Capacity >= people
                            && at.Space.MaxMinutes >= minutes
                            && amenities.All(amenity => at.Space.Amenities.Contains(amenity!))
                        )
                        .Select(at => Said(at, availability, opening, TimeSpan.FromMinutes(minutes))),
                ],
                null
            )
        );
    }

    private static Item Said(CatalogueSpace at, Availability availability, List<TimeRange> opening, TimeSpan length) =>
        new(
            new(
                at.Space.Id,
                at.Space.Slug,
                at.Site.Slug,
                at.Space.Name.Here,
                at.Space.Kind.Drawing(),
                at.Space.Capacity
            ),
            [
                .. availability
                    .Free(at, opening)
                    .Where(free => free.Length >= length)
                    .Select(free => new Stretch(
                        at.Site.Clock.WithOffset(free.Starts),
                        at.Site.Clock.WithOffset(free.Ends)
                    )),
            ]
        );

    private static IResult BadTime(string key, NoTimeBecause why) =>
        Problems.Of(
            ProblemKinds.BadTime,
            $"{key}: {Rfc3339.Sentence(why)} "
                + Words.Say(
                    "Atau tanggal saja, menurut jam lokasinya: 2026-12-01.",
                    "Or a date alone, by the site's own clock: 2026-12-01."
                )
        );

    private static bool Bound(
        string text,
        CatalogueSite site,
        DateTime otherwise,
        out DateTime utc,
        out NoTimeBecause why
    )
    {
        (utc, why) = (otherwise, NoTimeBecause.FarAway);
        if (text == "")
            return true;
        if (
            !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
            return Rfc3339.TryRead(text, out utc, out why);
        if (date.Year is <= 2000 or >= 2200)
            return false;
        utc = site.Site.Clock.Utc(date, TimeOnly.MinValue);
        return true;
    }

    private static bool Count(string? text, int otherwise, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number is > 0 and < 100_000;
    }
}
