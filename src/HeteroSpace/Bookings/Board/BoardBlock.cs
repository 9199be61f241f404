using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.Board;

/// <summary>A piece of a room's lane: what it is, from when to when, and what is said in it.</summary>
/// <param name="Name">In the piece, as whom or what it is.</param>
/// <param name="Line">Below it: when, and how it stands.</param>
/// <param name="More">What is heard besides, and read by whoever points at it.</param>
public sealed record BoardBlock(BoardKind Kind, TimeRange Range, string Name, string Line, string More)
{
    public string? Link { get; init; }

    /// <summary>Of a booking that can be pressed.</summary>
    public string? Code { get; init; }

    /// <summary>More classes: what it clashes, that it is the one which was pressed.</summary>
    public string Look { get; init; } = "";

    public static BoardBlock Shut(TimeRange range, string reason) =>
        new(BoardKind.Closed, range, reason, "", reason == "" ? Words.Say("Tutup", "Closed") : "");
}

/// <summary>Says what is on the floor of a room in the few letters that a piece of the board has.</summary>
internal sealed class BoardWords(BoardFloor floor, SiteClock clock, DateTime now, string? picked)
{
    public BoardBlock Of(CatalogueSpace room, OnFloor row)
    {
        var by = floor.By(room, row);
        var kind = KindOf(row, by);
        var time = by is null ? row.Own ?? row.Range : row.Range;
        return new(kind, time, NameOf(row), Line(row, kind, time, by), $"{row.Said.About}, {row.When(clock)}")
        {
            Link = row.Said.Link,
            Code = row.Said.Code,
            Look = row.Said.Code is { } code && code == picked ? "picked" : "",
        };
    }

    /// <summary>A request, which holds nothing yet; marked where someone has its floor.</summary>
    public BoardBlock Wish(CatalogueSpace room, OnFloor wish)
    {
        var met = wish.AnyOf ? null : floor.HeldOf(room).Find(wish.IsMetBy);
        var block = Of(room, wish);
        return met is null
            ? block
            : block with
            {
                Line = Words.Say("bentrok ", "clashes ") + Short(clock, met.Range.Starts),
                Look = "clash " + block.Look,
            };
    }

    /// <summary>What the space needs before and after.</summary>
    public IEnumerable<BoardBlock> Buffers(CatalogueSpace room, OnFloor row)
    {
        if (row.Own is not { } own || row.Kind is null or HolderKind.Closure || floor.By(room, row) is not null)
            yield break;
        foreach (var range in row.Range.Without([own]))
            yield return new(BoardKind.Buffer, range, "", "", Words.Say("Jeda", "Break"));
    }

    public static BoardKind KindOf(OnFloor row, CatalogueSpace? by) =>
        row.Kind switch
        {
            null => BoardKind.Request,
            HolderKind.Closure => BoardKind.Closed,
            _ when by is not null => BoardKind.Shared,
            HolderKind.Event => BoardKind.Event,
            HolderKind.Imported => BoardKind.Imported,
            _ => row.Said.Look == Inside ? BoardKind.Inside : BoardKind.Booking,
        };

    private static readonly string Inside = "status-" + BookingStatus.CheckedIn.Key();
    private static readonly string Waits = "status-" + BookingStatus.Confirmed.Key();

    /// <summary>How many minutes ago its guest was to come; null where none is late.</summary>
    public int? Late(OnFloor row)
    {
        var time = row.Own ?? row.Range;
        return row.Said.Look == Waits && time.Starts < now && now < time.Ends && row.Kind == HolderKind.Booking
            ? (int)(now - time.Starts).TotalMinutes
            : null;
    }

    private static string NameOf(OnFloor row) => row.Said.Name;

    private string Line(OnFloor row, BoardKind kind, TimeRange time, CatalogueSpace? by)
    {
        if (kind == BoardKind.Shared)
            return Words.Say("lewat ", "by ") + by!.Space.Name.Here;
        if (Late(row) is { } minutes and > 0)
            return LateBy(minutes);
        return kind is BoardKind.Booking or BoardKind.Imported ? Hours(time) : $"{kind.Said()} · {Hours(time)}";
    }

    public static string LateBy(int minutes) => Words.Say($"telat {minutes} m", $"{minutes} min late");

    /// <summary>13–14, and 17–19.30 where it is not the full hour.</summary>
    public static string Hours(SiteClock clock, TimeRange time) =>
        $"{Short(clock, time.Starts)}–{Short(clock, time.Ends)}";

    public string Hours(TimeRange time) => Hours(clock, time);

    public static string Short(SiteClock clock, DateTime utc)
    {
        var local = clock.Local(utc);
        return local.Minute == 0 ? $"{local.Hour:00}" : Words.Clock(local);
    }
}
