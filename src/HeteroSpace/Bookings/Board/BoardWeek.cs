using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.Board;

/// <summary>A day of a room, small: its pieces by their classes, and what they come to in words.</summary>
public sealed record BoardWeekCell(IReadOnlyList<string> Pieces, string Said);

/// <summary>A day at the head of the week.</summary>
/// <param name="Said">Why it is closed, or how much there is.</param>
public sealed record BoardWeekDay(DateOnly Date, string Said);

/// <summary>A week of a site: rooms by days.</summary>
/// <param name="FirstHour">At which each day begins.</param>
/// <param name="Quarters">Of an hour, in each day.</param>
/// <param name="Counts">How many there are of each kind, also of those that are left out.</param>
public sealed record BoardWeek(
    int FirstHour,
    int Quarters,
    IReadOnlyList<BoardWeekDay> Days,
    IReadOnlyList<(CatalogueSpace At, IReadOnlyList<BoardWeekCell> Cells)> Rows,
    IReadOnlyDictionary<BoardKind, int> Counts
)
{
    public static async Task<BoardWeek> Read(
        AppDb db,
        WhoHolds who,
        CatalogueSite here,
        BoardAsked asked,
        ClaimsPrincipal reader,
        CancellationToken stop
    )
    {
        var clock = here.Site.Clock;
        var week = new TimeRange(clock.Day(asked.Monday).Starts, clock.Day(asked.Monday.AddDays(6)).Ends);
        var rooms = asked.RoomsOf(here).Shown;
        // Whose a booking is stands in its day; an event is called by its name here too.
        var floor = await BoardFloor.Read(
            db,
            who,
            here,
            rooms,
            week,
            reader,
            row => row.Kind == HolderKind.Event,
            stop
        );
        return new BoardWeekOf(floor, asked).Put();
    }
}

/// <summary>Puts a week together from what is on the floor.</summary>
internal sealed class BoardWeekOf
{
    private const int MostOfAName = 28;
    private readonly BoardFloor _floor;
    private readonly BoardAsked _asked;
    private readonly SiteClock _clock;
    private readonly List<(CatalogueSpace Room, List<OnFloor> Rows)> _rooms;
    private readonly List<DateOnly> _dates;
    private readonly Dictionary<DateOnly, List<TimeRange>> _opening;
    private int _firstHour = 24,
        _hours;

    public BoardWeekOf(BoardFloor floor, BoardAsked asked)
    {
        (_floor, _asked, _clock) = (floor, asked, floor.Here.Site.Clock);
        _rooms =
        [
            .. floor.Rooms.Select(room => (room, (List<OnFloor>)[.. floor.HeldOf(room), .. floor.WaitingFor(room)])),
        ];
        _dates = [.. Enumerable.Range(0, 7).Select(asked.Monday.AddDays)];
        _opening = _dates.ToDictionary(date => date, floor.Here.Opening.Touching);
        FindHours();
    }

    public BoardWeek Put() =>
        new(
            _firstHour,
            _hours * 4,
            [.. _dates.Select(date => new BoardWeekDay(date, Head(date)))],
            [
                .. _rooms.Select(room =>
                    (room.Room, (IReadOnlyList<BoardWeekCell>)[.. _dates.Select(date => Cell(room, date))])
                ),
            ],
            BoardCounts.Of(_floor, _rooms.SelectMany(room => room.Rows.Select(row => (room.Room, row))))
        );

    // The same hours for all days, so that one stands below the other.
    private void FindHours()
    {
        var busy = _rooms.SelectMany(room => room.Rows).Where(row => row.Kind != HolderKind.Closure);
        var ranges = busy.Select(row => row.Range).Distinct().ToList();
        var last = 0;
        foreach (var date in _dates)
        {
            var day = _clock.Day(date);
            var touching = ranges.FindAll(day.Overlaps);
            if (touching.Count == 0 && _opening[date].Count == 0)
                continue;
            var window = DayView.WindowOf(_clock, date, _opening[date], touching);
            _firstHour = Math.Min(_firstHour, (int)(window.Starts - day.Starts).TotalHours);
            last = Math.Max(last, (int)Math.Ceiling((window.Ends - day.Starts).TotalHours));
        }
        if (last == 0)
            (_firstHour, last) = (8, 20);
        _hours = Math.Clamp(last - _firstHour, 1, 24);
    }

    private TimeRange Window(DateOnly date)
    {
        var from = _clock.Day(date).Starts.AddHours(_firstHour);
        return new(from, from.AddHours(_hours));
    }

    private string Head(DateOnly date)
    {
        if (_floor.Here.Opening.HolidayOn(date) is { } holiday)
            return holiday.Name.Here;
        if (_opening[date].Count == 0)
            return Words.Say("Tutup", "Closed");
        var day = _clock.Day(date);
        var there = _rooms.SelectMany(room => room.Rows).Where(row => row.Range.Overlaps(day)).ToList();
        var events = there.Where(row => row.Kind == HolderKind.Event).DistinctBy(row => row.Id).Count();
        var bookings = there.Where(row => row.Kind == HolderKind.Booking).DistinctBy(row => row.Id).Count();
        return string.Join(" · ", new[] { Bookings(bookings), Events(events) }.OfType<string>());
    }

    private BoardWeekCell Cell((CatalogueSpace Room, List<OnFloor> Rows) room, DateOnly date)
    {
        var scale = new BoardScale(Window(date));
        var closings = _floor.Closings.Where(closing => closing.Closes(room.Room)).ToList();
        closings = closings.FindAll(closing => closing.Range.Overlaps(scale.Window));
        List<TimeRange> open =
        [
            .. _opening[date].SelectMany(range => range.Without(closings.Select(closing => closing.Range))),
        ];
        var pieces = new List<(BoardKind Kind, TimeRange Range, string Look)>();
        pieces.AddRange(scale.Window.Without(open).Select(shut => (BoardKind.Closed, shut, "closed")));
        var rows = room.Rows.FindAll(row => row.Range.Overlaps(scale.Window) && row.Kind != HolderKind.Closure);
        if (room.Room.Space.Covers == Covers.AnyUnit)
            pieces.AddRange(Heat(room.Room, rows, open));
        else
            pieces.AddRange(rows.Select(row => Piece(room.Room, row)));
        var drawn = pieces.Where(piece => !_asked.Without.Contains(piece.Kind));
        return new(
            [
                .. drawn
                    .Select(piece => (piece.Look, Place: scale.Place(piece.Range)))
                    .Where(piece => piece.Place is not null)
                    .Select(piece => $"{piece.Look} {piece.Place}"),
            ],
            open.Count == 0 && rows.Count == 0 ? WhyClosed(closings) : Said(room.Room, rows, closings, open)
        );
    }

    private static string WhyClosed(List<Closing> closings) =>
        closings.Count == 0 ? Words.Say("Tutup", "Closed") : Words.Cut(closings[0].Closure.Reason.Here, MostOfAName);

    // What a space needs before and after is left off: there is no place for it here.
    private (BoardKind, TimeRange, string) Piece(CatalogueSpace room, OnFloor row)
    {
        var by = _floor.By(room, row);
        var kind = BoardWords.KindOf(row, by);
        var own = new TimeRange(
            row.Range.Starts.AddMinutes(room.Space.BufferBefore),
            row.Range.Ends.AddMinutes(-room.Space.BufferAfter)
        );
        var isOwn = by is null && row.Kind is HolderKind.Booking or HolderKind.Event && !own.IsEmpty;
        return (kind, row.Own ?? (isOwn ? own : row.Range), kind.Look());
    }

    private IEnumerable<(BoardKind, TimeRange, string)> Heat(
        CatalogueSpace area,
        List<OnFloor> rows,
        List<TimeRange> open
    )
    {
        foreach (var hour in open.SelectMany(BoardLanes.ByHour(_clock)))
            if (BoardLanes.Share(area, BoardLanes.TakenIn(area, rows, hour)) is var share and > 0)
                yield return (BoardKind.Booking, hour, $"heat-{share}");
    }

    private string Said(CatalogueSpace room, List<OnFloor> rows, List<Closing> closings, List<TimeRange> open)
    {
        if (room.Space.Covers == Covers.AnyUnit)
        {
            var most = open.SelectMany(BoardLanes.ByHour(_clock))
                .Select(hour => BoardLanes.TakenIn(room, rows, hour))
                .DefaultIfEmpty()
                .Max();
            return Words.Say($"puncak {most} dari {room.Units.Count}", $"at most {most} of {room.Units.Count}");
        }
        var kinds = rows.Select(row => (Kind: BoardWords.KindOf(row, _floor.By(room, row)), Row: row))
            .DistinctBy(pair => (pair.Kind, pair.Row.Id))
            .ToLookup(pair => pair.Kind, pair => pair.Row);
        var parts = new[]
        {
            kinds[BoardKind.Event].ToList() is [var only]
                ? Words.Cut(only.Said.Name, MostOfAName)
                : Events(kinds[BoardKind.Event].Count()),
            Bookings(kinds[BoardKind.Booking].Count()),
            Waiting(kinds[BoardKind.Request].Count()),
            kinds[BoardKind.Shared].Any() ? Words.Say("lewat ruang lain", "by another room") : null,
            kinds[BoardKind.Imported].Any() ? Words.Say("kalender luar", "outside calendar") : null,
            closings.Count > 0 ? Words.Say("tutup sebagian", "closed in part") : null,
        };
        var said = string.Join(" · ", parts.OfType<string>());
        return said == "" ? Words.Say("kosong", "free") : said;
    }

    private static string? Events(int many) => Many(many, "acara", "event", "events");

    private static string? Bookings(int many) => Many(many, "pesanan", "booking", "bookings");

    private static string? Waiting(int many) => Many(many, "menunggu", "waiting", "waiting");

    private static string? Many(int many, string said, string one, string more)
    {
        if (many == 0)
            return null;
        return Words.Say($"{many} {said}", $"{many} {(many == 1 ? one : more)}");
    }
}
