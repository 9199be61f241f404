using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings.Board;

/// <summary>Where a piece stands among the quarters of an hour of a window: places are classes, since the content
/// policy allows no inline style.</summary>
internal sealed record BoardScale(TimeRange Window)
{
    public int Quarters { get; } = Math.Clamp((int)Math.Ceiling(Window.Length.TotalHours) * 4, 4, 96);

    /// <summary>Null for what lies outside.</summary>
    public string? Place(TimeRange range)
    {
        var inside = range.Within(Window);
        if (inside.IsEmpty)
            return null;
        var at = Math.Min(Quarter(inside.Starts), Quarters - 1);
        var end = (int)Math.Ceiling((inside.Ends - Window.Starts).TotalMinutes / 15);
        return $"at-{at} len-{Math.Clamp(end - at, 1, Quarters - at)}";
    }

    public int Quarter(DateTime time) => (int)Math.Floor((time - Window.Starts).TotalMinutes / 15);
}

/// <summary>
/// The lanes as one text: a day of fifty rooms is a thousand small pieces, and a tree of them costs three times as
/// much.
/// </summary>
internal sealed class BoardHtml(BoardDay day, BoardAsked asked, SiteClock clock, BoardPick? pick)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly BoardScale _scale = new(day.Window);
    private bool _hasPicked;
    private readonly StringBuilder _html = new(day.Lanes.Count * 2000);
    private readonly string _letGo = Safe((asked with { Picked = null }).Query);
    private readonly string _press = Safe((asked with { Picked = null }).Query + "&pilih=");
    private readonly ILookup<Guid, Alternative> _targets = (pick?.Targets ?? []).ToLookup(to => to.At.Space.Id);
    private readonly string _day = asked.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Written()
    {
        foreach (var lane in day.Lanes)
            Write(lane);
        return _html.ToString();
    }

    private void Write(BoardLane lane)
    {
        var name = Safe(lane.Name);
        var id = lane.IsRoom ? $" id=\"r-{Safe(lane.At.Space.Slug)}\"" : "";
        _html.Append($"<div class=\"bd-row lines-{lane.Lines}\"{id} role=\"group\" aria-label=\"{name}\">");
        _html.Append("<div class=\"bd-name\">");
        var title = $"<b title=\"{name}\">{name}</b>";
        if (lane.HasDesks)
            _html.Append($"<a href=\"{Safe(ByDesk(lane))}\">{title}</a>");
        else
            _html.Append(title);
        if (lane.Standing != "")
            _html.Append($"<small{(lane.IsFree ? " class=\"free\"" : "")}>{Safe(lane.Standing)}</small>");
        if (lane.IsRoom && day.Troubles.TryGetValue(lane.At.Space.Id, out var trouble))
            _html.Append($"<small class=\"bd-trouble\">{Safe(trouble)}</small>");
        if (lane.Left > 0)
            _html.Append($"<small>{Safe(Words.Say($"dan {lane.Left} lagi", $"and {lane.Left} more"))}</small>");
        _html.Append("</div><div class=\"bd-track\">");
        foreach (var shut in lane.Behind)
            Write(shut, 0);
        // As they follow each other in time, so they follow each other for who goes from one to the next.
        var cells = pick is { MayMove: true } ? [] : lane.Cells;
        var targets = lane.IsRoom ? _targets[lane.At.Space.Id] : [];
        var pieces = cells
            .Select(cell => (cell.Range.Starts, Write: (Action)(() => Write(lane, cell))))
            .Concat(targets.Select(to => (to.Range.Starts, Write: (Action)(() => Write(lane, to)))))
            .Concat(lane.Blocks.Select(at => (at.Block.Range.Starts, Write: (Action)(() => Write(at.Block, at.Line)))));
        foreach (var piece in pieces.OrderBy(piece => piece.Starts))
            piece.Write();
        _html.Append("</div></div>\n");
    }

    // Desk by desk, and back to all rooms.
    private string ByDesk(BoardLane lane) =>
        (asked with { Room = asked.Room is null ? lane.At.Space.Slug : null, Page = 1 }).Query;

    private void Write(BoardBlock block, int line)
    {
        if (_scale.Place(block.Range) is not { } place)
            return;
        var tag = block.Link is null ? "span" : "a";
        var isPicked = block.Look.EndsWith("picked", StringComparison.Ordinal);
        _html.Append($"<{tag} class=\"bd-block {block.Kind.Look()} {place}");
        if (line > 1)
            _html.Append($" line-{line}");
        if (block.Look != "")
            _html.Append(' ').Append(block.Look);
        _html.Append('"');
        if (isPicked && !_hasPicked)
            _html.Append(" id=\"dipilih\"");
        _hasPicked |= isPicked;
        // A booking is picked up, and let go by a second press; what is no booking opens where it is.
        if (block.Code is { } code)
            _html.Append($" href=\"{(isPicked ? _letGo : _press + code + "#dipilih")}\"");
        else if (block.Link is { } link)
            _html.Append($" href=\"{Safe(link)}\"");
        var whole = string.Join(": ", new[] { block.Name, block.More }.Where(text => text != ""));
        _html.Append($" title=\"{Safe(whole)}\">");
        if (block.Name != "")
            _html.Append($"<b>{Safe(block.Name)}</b>");
        if (block.Line != "")
            _html.Append($"<i>{Safe(block.Line)}</i>");
        if (block.More != "")
            _html.Append($"<span class=\"visually-hidden\"> {Safe(block.More)}</span>");
        _html.Append($"</{tag}>");
    }

    private void Write(BoardLane lane, BoardCell cell)
    {
        if (_scale.Place(cell.Range) is not { } place)
            return;
        var heat = cell.Free is null ? "" : $" heat-{cell.Taken}";
        var free = cell.Free is { } many ? many.ToString(CultureInfo.InvariantCulture) : "";
        if (cell.Free == 0 || cell.Range.Ends <= cell.From)
        {
            _html.Append($"<span class=\"bd-cell{heat} {place}\">{free}</span>");
            return;
        }
        var from = clock.Local(cell.From);
        var said = Words.Say("Pesan ", "Book ") + Words.Clock(from);
        if (cell.Free is not null)
            said += Words.Say($", {free} kosong", $", {free} free");
        _html.Append($"<a class=\"bd-cell{heat} {place}\" aria-label=\"{Safe(said)}\" href=\"");
        _html.Append($"pesan?ruang={Safe(lane.At.Space.Slug)}&amp;tanggal={_day}&amp;dari={Words.FieldTime(from)}");
        _html.Append($"\">{free}</a>");
    }

    // Where the booking fits, drawn as the hour in which it would begin.
    private void Write(BoardLane lane, Alternative to)
    {
        var length = to.Range.Length < TimeSpan.FromHours(1) ? to.Range.Length : TimeSpan.FromHours(1);
        var hour = new TimeRange(to.Range.Starts, to.Range.Starts + length);
        if (_scale.Place(hour) is not { } place)
            return;
        var look = to.Range.Starts == pick!.Of.Starts ? " same" : "";
        // Who waits there stays to be read.
        if (lane.Blocks.Any(at => at.Block.Kind == BoardKind.Request && at.Block.Range.Overlaps(hour)))
            look += " low";
        var (from, until) = (Words.Clock(clock.Local(to.Range.Starts)), Words.Clock(clock.Local(to.Range.Ends)));
        var said = Words.Say("Pindah ke ", "Move to ") + $"{to.At.Space.Name.Here}, {from}–{until}";
        _html.Append($"<button class=\"bd-target{look} {place}\" type=\"submit\" form=\"{PickedPart.FormName}\"");
        _html.Append($" name=\"{Alternative.Button}\" value=\"{Safe(to.Sent)}\" aria-label=\"{Safe(said)}\"");
        _html.Append($" title=\"{Safe(said)}\">{Safe(BoardWords.Short(clock, to.Range.Starts))}</button>");
    }

    // Names and purposes are what people typed.
    private static string Safe(string text) => Encoder.Encode(text);
}
