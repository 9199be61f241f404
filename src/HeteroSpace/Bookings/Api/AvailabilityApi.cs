using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.OpenApi;

namespace HeteroSpace.Bookings.Api;

/// <summary><c>/api/v1/availability</c>: when the spaces of a site are free, as stretches in the site's own
/// time.</summary>
internal static class AvailabilityApi
{
    public sealed record SpaceItem(Guid Id, string Slug, string Site, string Name, string Kind, int Capacity);

    public sealed record Stretch(DateTimeOffset From, DateTimeOffset To);

    public sealed record Item(SpaceItem Space, IReadOnlyList<Stretch> Free);

    public sealed record Page(IReadOnlyList<Item> Items, string? Next);

    private static readonly TimeSpan Most = TimeSpan.FromDays(31);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/availability", Read)
            .Named("listAvailability", "Free stretches of a site's spaces")
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
            .Gives<Page>()
            .Refuses(422);

    private static async Task<IResult> Read(
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var query = http.Request.Query;
        if (await catalogue.Site(query["site"].ToString(), stop) is not { Site.Published: true } site)
            return Problems.Of(422, "unknown_site", "Say which site, as in site=semarang.");
        var today = site.Site.Clock.Date(time.GetUtcNow().UtcDateTime);
        if (
            !Bound(query["from"], site, site.Site.Clock.Utc(today, TimeOnly.MinValue), out var from)
            || !Bound(query["to"], site, from.AddDays(1), out var to)
        )
            return Problems.Of(422, "bad_time", "from and to are dates (2026-12-01) or RFC 3339 times with an offset.");
        if (to <= from || to - from > Most)
            return Problems.Of(422, "bad_range", "to must be after from, and at most 31 days later.");
        if (!Count(query["minutes"], 30, out var minutes) || !Count(query["people"], 1, out var people))
            return Problems.Of(422, "bad_number", "minutes and people are whole numbers from 1 on.");
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

    private static bool Bound(string? text, CatalogueSite site, DateTime otherwise, out DateTime utc)
    {
        utc = otherwise;
        if (string.IsNullOrEmpty(text))
            return true;
        if (
            !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
            return BookingApi.Instant(text, out utc);
        utc = site.Site.Clock.Utc(date, TimeOnly.MinValue);
        return date.Year is > 2000 and < 2200;
    }

    private static bool Count(string? text, int otherwise, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number is > 0 and < 100_000;
    }
}
