using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Today;

/// <summary>A room now, as <c>kosong s.d. 15.00</c>.</summary>
public sealed record RoomNow(string Name, string Said, bool IsFree);

/// <summary>Desks of one space now.</summary>
/// <param name="Taken">Of each desk whether someone has it.</param>
public sealed record DesksNow(string Name, IReadOnlyList<bool> Taken)
{
    public int Free => Taken.Count(taken => !taken);
}

/// <summary>The house now.</summary>
/// <param name="Closed">Why nothing of it is told; null while it is open.</param>
/// <param name="Inside">People who came and have not left.</param>
public sealed record House(
    string? Closed,
    int Inside,
    IReadOnlyList<DesksNow> Desks,
    IReadOnlyList<RoomNow> Rooms,
    IReadOnlyList<ListedEvent> Events,
    IReadOnlyList<(Closing Closing, string? Space)> Closings
);

/// <summary>Reads what is so in the house: who has which floor is asked of the floor.</summary>
internal sealed class ReadHouse(AppDb db, WhoHolds who, FindEvents find, TimeProvider time)
{
    // A closure is told so long before.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);
    private const int MostEvents = 8,
        MostClosings = 5;

    public async Task<House> Of(CatalogueSite site, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var clock = site.Site.Clock;
        var inside = await db.Bookings()
            .Where(row => row.SiteId == site.Site.Id && row.Status == BookingStatus.CheckedIn)
            .SumAsync(row => row.People, stop);
        var open = site.Opening.NowOrNext(now);
        var spaces = site.Published.ToList();
        // Of rooms is told how long, of desks which: a full house has hundreds who come to one later.
        var rooms = await Held(site, spaces.Where(at => !IsDesks(at)), new(now, clock.Day(clock.Date(now)).Ends), stop);
        var desks = await Held(site, spaces.Where(IsDesks), new(now, now.AddTicks(1)), stop);
        return new(
            open is { } next && next.Starts > now ? Shut(clock, next, now) : null,
            inside,
            [.. spaces.Where(IsDesks).Select(at => Desks(at, desks))],
            [.. spaces.Where(at => !IsDesks(at)).Select(at => Room(at, rooms, open, now))],
            await Today(site, now, stop),
            await Closings(site, now, stop)
        );
    }

    private static string Shut(SiteClock clock, TimeRange next, DateTime now) =>
        Words.Say("Tutup, buka ", "Closed, opens ") + TimeLeft.When(clock, next, now);

    private static bool IsDesks(CatalogueSpace at) => at.Space.Covers == Covers.AnyUnit;

    private Task<List<OnFloor>> Held(
        CatalogueSite site,
        IEnumerable<CatalogueSpace> spaces,
        TimeRange range,
        CancellationToken stop
    ) => who.Holding(site, [.. spaces.Select(at => new FloorPart(at.Units, range))], stop);

    private static DesksNow Desks(CatalogueSpace at, List<OnFloor> held)
    {
        var taken = held.SelectMany(row => row.Units).ToHashSet();
        return new(at.Space.Name.Here, [.. at.Units.Select(taken.Contains)]);
    }

    private static RoomNow Room(CatalogueSpace at, List<OnFloor> held, TimeRange? open, DateTime now)
    {
        var mine = held.FindAll(row => row.Touches(at.Units));
        var taken = TimeRange.Joined(mine.Select(row => row.Range));
        string Until(DateTime end) => Words.Clock(at.Site.Clock.Local(end));
        if (taken.FindIndex(range => range.Starts <= now && range.Ends > now) is var current and >= 0)
        {
            var until = Until(taken[current].Ends);
            var isClosed = mine.Exists(row => row.Range.Starts <= now && row.Kind == HolderKind.Closure);
            return new(
                at.Space.Name.Here,
                isClosed
                    ? Words.Say($"tutup s.d. {until}", $"closed until {until}")
                    : Words.Say($"dipakai s.d. {until}", $"taken until {until}"),
                false
            );
        }
        DateTime? next = taken.Count > 0 ? taken[0].Starts : null;
        var shuts = open?.Ends;
        var end = next < shuts || shuts is null ? next : shuts;
        return new(
            at.Space.Name.Here,
            end is { } to
                ? Words.Say($"kosong s.d. {Until(to)}", $"free until {Until(to)}")
                : Words.Say("kosong", "free"),
            true
        );
    }

    private async Task<IReadOnlyList<ListedEvent>> Today(CatalogueSite site, DateTime now, CancellationToken stop)
    {
        var day = site.Site.Clock.Day(site.Site.Clock.Date(now));
        var (from, to) = (day.Starts, day.Ends);
        var today = await db.Events()
            .AsNoTracking()
            .Where(row => row.SiteId == site.Site.Id && row.Status == EventStatus.Published)
            .Where(row => row.Starts < to && row.Ends > from)
            .OrderBy(row => row.Starts)
            .Take(MostEvents)
            .ToListAsync(stop);
        return today.Count == 0 ? [] : await find.Listed(today, stop);
    }

    private async Task<IReadOnlyList<(Closing, string?)>> Closings(
        CatalogueSite site,
        DateTime now,
        CancellationToken stop
    ) =>
        [
            .. (await Closing.Touching(db, [site.Site.Id], new(now, now + Ahead), stop))
                .Take(MostClosings)
                .Select(one =>
                    (one, site.Spaces.FirstOrDefault(at => at.Space.Id == one.Closure.SpaceId)?.Space.Name.Here)
                ),
        ];
}
