using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.Board;

/// <summary>A time of a room that nobody has: pressed, it is booked.</summary>
/// <param name="Free">Of a desk area how many desks; null for a room.</param>
/// <param name="Taken">Of four parts how many are taken, as desks are coloured.</param>
public sealed record BoardCell(TimeRange Range, DateTime From, int? Free = null, int Taken = 0);

/// <summary>A room over the hours of a day.</summary>
/// <param name="Name">Of the room, or of one of its desks.</param>
/// <param name="Standing">How it stands in this minute; empty on another day.</param>
/// <param name="Behind">What is closed, behind all that is on it.</param>
public sealed record BoardLane(CatalogueSpace At, string Name, string Standing, IReadOnlyList<BoardBlock> Behind)
{
    /// <summary>On which line each stands, from 1: what overlaps goes on one of its own.</summary>
    public IReadOnlyList<(BoardBlock Block, int Line)> Blocks { get; init; } = [];
    public IReadOnlyList<BoardCell> Cells { get; init; } = [];
    public int Lines { get; init; } = 1;

    /// <summary>How many more there are than lines to draw them on.</summary>
    public int Left { get; init; }

    /// <summary>Nobody is in it now.</summary>
    public bool IsFree { get; init; }

    /// <summary>Not one of several desks.</summary>
    public bool IsRoom { get; init; } = true;

    /// <summary>Of a desk area: opens it desk by desk.</summary>
    public bool HasDesks { get; init; }
}

/// <summary>Puts the lanes of a day together from what is on the floor: arithmetic over what was read.</summary>
internal sealed class BoardLanes(BoardFloor floor, BoardAsked asked, BoardWords words, TimeRange window, DateTime now)
{
    /// <summary>So many lines of a lane are drawn.</summary>
    public const int MostLines = 8;
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(30);
    private readonly SiteClock _clock = floor.Here.Site.Clock;
    private readonly List<TimeRange> _opening = [.. floor.Here.Opening.Between(window)];

    public BoardLane Room(CatalogueSpace room)
    {
        var closings = floor.Closings.Where(closing => closing.Closes(room)).ToList();
        var held = Besides(closings, floor.HeldOf(room));
        var behind = Shut(closings);
        var wishes = floor.WaitingFor(room).ToList();
        var taken = held.Concat(wishes).Select(row => row.Range).Concat(closings.Select(closing => closing.Range));
        var (blocks, lines, left) = Lined(room, held, wishes, 1);
        return new(room, room.Space.Name.Here, Standing(room, held, closings), behind)
        {
            Blocks = blocks,
            Lines = lines,
            Left = left,
            Cells = [.. Cells(taken)],
            IsFree = !held.Exists(row => IsNow(row.Range)) && !closings.Exists(closing => IsNow(closing.Range)),
        };
    }

    /// <summary>One desk of an area: who sits there. A booking is of the area, so nothing of it can be pressed to
    /// book.</summary>
    public BoardLane Desk(CatalogueSpace area, Guid unit, string name)
    {
        var desk = area with { Units = [unit] };
        var closings = floor.Closings.Where(closing => closing.Closes(desk)).ToList();
        var held = Besides(closings, floor.HeldOf(desk));
        var (blocks, lines, left) = Lined(desk, held, [], 1);
        return new(desk, name, Standing(desk, held, closings), Shut(closings))
        {
            Blocks = blocks,
            Lines = lines,
            Left = left,
            IsRoom = false,
            IsFree = !held.Exists(row => IsNow(row.Range)),
        };
    }

    /// <summary>Many desks as one row: how many are free in each hour. What waits for one stands below.</summary>
    public BoardLane Desks(CatalogueSpace area)
    {
        var closings = floor.Closings.Where(closing => closing.Closes(area)).ToList();
        var held = floor.HeldOf(area);
        var (blocks, lines, left) = Lined(area, [], [.. floor.WaitingFor(area)], 2);
        var free = area.Units.Count - TakenIn(area, held, new(now, now.AddMinutes(1)));
        var standing = IsNow(window)
            ? Words.Say($"kosong {free} dari {area.Units.Count}", $"{free} of {area.Units.Count} free")
            : "";
        return new(area, area.Space.Name.Here, standing, Shut(closings))
        {
            Blocks = blocks,
            Lines = lines,
            Left = left,
            Cells = [.. Hours(area, held, closings)],
            IsFree = free > 0,
            HasDesks = true,
        };
    }

    // A closure that shuts the whole room is hatched behind it, and is no piece of its own.
    private static List<OnFloor> Besides(List<Closing> closings, List<OnFloor> held) =>
        held.FindAll(row => !closings.Exists(closing => closing.Closure.Id == row.Id));

    private List<BoardBlock> Shut(List<Closing> closings) =>
        asked.Without.Contains(BoardKind.Closed)
            ? []
            :
            [
                .. window.Without(_opening).Select(range => BoardBlock.Shut(range, "")),
                .. closings.Select(closing =>
                    BoardBlock.Shut(closing.Range, closing.Closure.Reason.Here) with
                    {
                        Line = Words.Say("Tutup ", "Closed ") + words.Hours(closing.Range),
                    }
                ),
            ];

    private (List<(BoardBlock, int)> Blocks, int Lines, int Left) Lined(
        CatalogueSpace room,
        List<OnFloor> held,
        List<OnFloor> wishes,
        int first
    )
    {
        var (blocks, ends, left) = (new List<(BoardBlock, int)>(), new List<DateTime>(), 0);
        foreach (var row in held.Concat(wishes).OrderBy(row => row.Range.Starts))
        {
            var block = row.Kind is null ? words.Wish(room, row) : words.Of(room, row);
            if (asked.Without.Contains(block.Kind))
                continue;
            var line = ends.FindIndex(end => end <= row.Range.Starts);
            if (line < 0)
            {
                line = ends.Count;
                ends.Add(row.Range.Ends);
            }
            ends[line] = row.Range.Ends;
            if (line + first > MostLines)
            {
                left++;
                continue;
            }
            blocks.Add((block, line + first));
            if (!asked.Without.Contains(BoardKind.Buffer))
                blocks.AddRange(words.Buffers(room, row).Select(buffer => (buffer, line + first)));
        }
        return (blocks, Math.Clamp(ends.Count + first - 1, 1, MostLines), left);
    }

    // What is open and nobody has or waits for, cut at the full hours; what is over is gone.
    private IEnumerable<BoardCell> Cells(IEnumerable<TimeRange> taken)
    {
        var all = taken.ToList();
        foreach (var free in _opening.SelectMany(open => open.Without(all)))
        foreach (var piece in ByHour(_clock)(free))
            if (piece.Length >= Least && piece.Ends > now)
                yield return new(piece, From(piece));
    }

    private DateTime From(TimeRange piece) => piece.Starts > now ? piece.Starts : FullMinute(now);

    private static DateTime FullMinute(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>Cuts a range at the full hours of the clock.</summary>
    public static Func<TimeRange, IEnumerable<TimeRange>> ByHour(SiteClock clock)
    {
        return Cut;

        IEnumerable<TimeRange> Cut(TimeRange range)
        {
            for (var from = range.Starts; from < range.Ends; )
            {
                var next = from.AddMinutes(60 - clock.Local(from).Minute);
                next = next < range.Ends ? next : range.Ends;
                yield return new(from, next);
                from = next;
            }
        }
    }

    private IEnumerable<BoardCell> Hours(CatalogueSpace area, List<OnFloor> held, List<Closing> closings)
    {
        var shut = closings.ConvertAll(closing => closing.Range);
        foreach (var hour in _opening.SelectMany(open => open.Without(shut)).SelectMany(ByHour(_clock)))
        {
            var taken = TakenIn(area, held, hour.Ends > now && hour.Starts < now ? hour with { Starts = now } : hour);
            yield return new(hour, From(hour), area.Units.Count - taken, Share(area, taken));
        }
    }

    /// <summary>Of four parts how many are taken; none only when nobody is there.</summary>
    public static int Share(CatalogueSpace area, int taken) =>
        area.Units.Count == 0 ? 0 : (taken * 4 + area.Units.Count - 1) / area.Units.Count;

    /// <summary>How many desks of an area are taken in a time.</summary>
    public static int TakenIn(CatalogueSpace area, List<OnFloor> held, TimeRange time) =>
        held.Where(row => row.Range.Overlaps(time)).SelectMany(row => row.Units).Intersect(area.Units).Count();

    private bool IsNow(TimeRange range) => range.Starts <= now && now < range.Ends;

    private string Standing(CatalogueSpace room, List<OnFloor> held, List<Closing> closings)
    {
        if (!IsNow(window))
            return "";
        if (closings.Find(closing => IsNow(closing.Range)) is { } shut)
            return Words.Say("tutup s.d. ", "closed until ") + Until(shut.Range.Ends);
        if (!_opening.Exists(IsNow))
            return Words.Say("tutup", "closed");
        var there = held.FindAll(row => IsNow(row.Range));
        if (there.Count == 0)
            return FreeUntil(held);
        if (there.Select(words.Late).OfType<int>().FirstOrDefault(late => late > 0) is var late and > 0)
            return Words.Say("ditunggu, ", "expected, ") + BoardWords.LateBy(late);
        return there.Exists(row => room.Units.All(row.Units.Contains))
            ? Words.Say("dipakai s.d. ", "in use until ") + Until(there.Max(row => row.Range.Ends))
            : Words.Say("sebagian dipakai", "partly in use");
    }

    private string FreeUntil(List<OnFloor> held)
    {
        var next = held.Where(row => row.Range.Starts > now).Select(row => (DateTime?)row.Range.Starts).Min();
        return next is { } then
            ? Words.Say("kosong s.d. ", "free until ") + Until(then)
            : Words.Say("kosong sampai tutup", "free until closing");
    }

    private string Until(DateTime utc) => Words.Clock(_clock.Local(utc));
}
