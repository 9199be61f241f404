using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>Where else at its site a booking could be.</summary>
/// <param name="Rooms">Other rooms at its own time, the likest first.</param>
/// <param name="Times">Its own room at other times, the nearest first.</param>
public sealed record Elsewhere(IReadOnlyList<Alternative> Rooms, IReadOnlyList<Alternative> Times)
{
    /// <summary>Another room at the same time asks least of people.</summary>
    public IEnumerable<Alternative> All => Rooms.Concat(Times);

    /// <summary>What a request is offered: the same room on the same day, then another, then another day.</summary>
    public Alternative? Nearest(Booking of) =>
        Times.FirstOrDefault(other => other.At.Site.Clock.Date(other.Range.Starts) == of.LocalDate)
        ?? All.FirstOrDefault();
}

/// <summary>
/// Finds where else a booking could be, as staff may offer it: free, large enough, within the hours, and at no quiet
/// time that it has not chosen itself.
/// </summary>
public sealed class OtherPlaces(AppDb db, TimeProvider time)
{
    private const int MostRooms = 3,
        MostTimes = 2,
        DaysAhead = 7;

    // What begins sooner cannot be told, read and answered any more.
    private static readonly TimeSpan ToAnswer = TimeSpan.FromHours(1);

    /// <param name="closing">Floor that is about to be closed: it is not free.</param>
    /// <param name="promised">Floor that was offered to others in the same breath.</param>
    public async Task<Elsewhere> Of(
        CatalogueSite site,
        Booking booking,
        FloorPart? closing = null,
        IEnumerable<FloorPart>? promised = null,
        CancellationToken stop = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (Sought(site, booking, now) is not { } sought)
            return new([], []);
        var taken = (promised ?? []).Append(closing).OfType<FloorPart>();
        var free = (
            await Availability.ReadOf(db, [sought.At, .. sought.Similar], sought.Around, booking.Id, stop)
        ).Without(taken.SelectMany(part => part.Units.Select(unit => (unit, part.Range))));
        return Found(sought, free, now);
    }

    /// <summary>The same for requests, which hold no floor themselves, by what was read once for all of them.</summary>
    public async Task<Dictionary<Guid, Elsewhere>> OfRequests(
        CatalogueSite site,
        IEnumerable<Booking> requests,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var all = requests.Select(row => Sought(site, row, now)).OfType<Place>().ToList();
        if (all.Count == 0)
            return [];
        var around = new TimeRange(all.Min(one => one.Around.Starts), all.Max(one => one.Around.Ends));
        var spaces = all.SelectMany(one => one.Similar.Append(one.At));
        var free = await Availability.ReadOf(db, spaces, around, null, stop);
        return all.ToDictionary(one => one.Of.Id, one => Found(one, free, now));
    }

    // Where something is, and among what and when another place for it is looked for.
    private sealed record Place(Booking Of, CatalogueSpace At, CatalogueSpace[] Similar, TimeRange Around);

    private static Place? Sought(CatalogueSite site, Booking booking, DateTime now)
    {
        if (site.Spaces.FirstOrDefault(space => space.Space.Id == booking.SpaceId) is not { } at)
            return null;
        var from = booking.Starts.AddDays(-1) > now ? booking.Starts.AddDays(-1) : now;
        var around = new TimeRange(from, (booking.Ends > now ? booking.Ends : now).AddDays(DaysAhead));
        return new(booking, at, [.. Alternatives.Similar(site, at, booking.People)], around);
    }

    private static Elsewhere Found(Place place, Availability free, DateTime now) =>
        new([.. Rooms(place.Similar, place.Of, free, now)], Times(place.At, place.Of, free, place.Around, now));

    private static IEnumerable<Alternative> Rooms(
        CatalogueSpace[] similar,
        Booking booking,
        Availability free,
        DateTime now
    ) =>
        similar
            .Where(space => free.UnitsFor(space, booking.Range) is not null)
            .Where(space => Keeps(space, booking, booking.Range, now))
            .Take(MostRooms)
            .Select(space => new Alternative(space, booking.Range));

    // The nearest one, and the nearest on another day; of those further off nobody asks whether they keep the rules.
    private static List<Alternative> Times(
        CatalogueSpace at,
        Booking booking,
        Availability free,
        TimeRange around,
        DateTime now
    ) =>
        [
            .. free.Starts(at, at.Opening.Between(around), booking.Range.Length, now + ToAnswer)
                .OrderBy(range => Math.Abs((range.Starts - booking.Starts).TotalMinutes))
                .ThenBy(range => range.Starts)
                .Where(range => range != booking.Range && at.Opening.QuietIn(range).Count == 0)
                .Where(range => Keeps(at, booking, range, now))
                .DistinctBy(range => at.Site.Clock.Date(range.Starts))
                .Take(MostTimes)
                .Select(range => new Alternative(at, range)),
        ];

    private static bool Keeps(CatalogueSpace space, Booking booking, TimeRange range, DateTime now) =>
        Broken(space, booking, new(space.Space.Id, range.Starts, range.Ends, booking.People), Guid.Empty, now).Count
        == 0;

    /// <summary>The rules that a booking would break there, offered by staff.</summary>
    internal static IReadOnlyList<BrokenRule> Broken(
        CatalogueSpace at,
        Booking booking,
        BookingPlace to,
        Guid staff,
        DateTime now
    )
    {
        // What its booker wrote stands as it is; it is not asked anew.
        var purpose = booking.Purpose == "" ? "-" : booking.Purpose;
        var booker = new Booker(
            booking.PersonId,
            booking.Name,
            PersonKind.Public,
            booking.Email,
            booking.Phone,
            booking.Language
        );
        var wanted = new BookingRequest(to.SpaceId, to.Starts, to.Ends, to.People, purpose, booker)
        {
            Staff = new(staff, null),
        };
        return BookingRules.Broken(at, wanted, now);
    }

    /// <summary>What a button of one sent, at that site; null when it is none.</summary>
    public static Alternative? Read(CatalogueSite site, string sent)
    {
        var (clock, space) = (site.Site.Clock, Alternative.Of(sent, "ruang"));
        if (
            site.Spaces.FirstOrDefault(known => known.Space.Slug == space) is not { } at
            || AskedTime.Day(Alternative.Of(sent, "tanggal")) is not { } day
            || AskedTime.Clock(Alternative.Of(sent, "dari")) is not { } from
            || AskedTime.Clock(Alternative.Of(sent, "sampai")) is not { } to
        )
            return null;
        var until = AskedTime.Day(Alternative.Of(sent, "sampai-tanggal")) ?? day;
        var range = new TimeRange(clock.Utc(day, from), clock.Utc(until, to));
        return range.IsEmpty ? null : new(at, range);
    }

    /// <summary>As short as a button says it, beside what the booking has: <c>Ruang Rapat 2, jam sama</c>,
    /// <c>Jum 4 Des 10.00</c>.</summary>
    public static string Said(Alternative other, Booking of)
    {
        var (clock, name) = (other.At.Site.Clock, other.At.Space.Name.Here);
        if (other.Range == of.Range)
            return name + Words.Say(", jam sama", ", same time");
        var (day, hour) = (clock.Date(other.Range.Starts), Words.Clock(clock.Local(other.Range.Starts)));
        var when = day == of.LocalDate ? hour : $"{Words.ShortDate(day)} {hour}";
        return other.At.Space.Id == of.SpaceId ? when : $"{name} {when}";
    }
}
