using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>The times for which staff closed sites or spaces: they hold floor as bookings do, but are told as closed,
/// with their reason, never as taken.</summary>
internal sealed class ClosedTimes
{
    // As far as a buffer reaches.
    private static readonly TimeSpan Around = TimeSpan.FromHours(6);
    private readonly List<Closing> _all;

    private ClosedTimes(List<Closing> all) => _all = all;

    public static Task<ClosedTimes> OnDay(AppDb db, Site site, DateOnly date, CancellationToken stop) =>
        Read(db, [site.Id], site.Clock.Day(date), stop);

    public static async Task<ClosedTimes> Read(
        AppDb db,
        IReadOnlyList<Guid> sites,
        TimeRange range,
        CancellationToken stop
    ) => new(await Closing.Touching(db, sites, range.Widened(Around, Around), stop));

    /// <summary>Those for which the space cannot be had at that time.</summary>
    public List<Closure> Over(CatalogueSpace at, TimeRange range)
    {
        var needed = Availability.Needed(at.Space, range);
        return [.. Of(at).Where(row => needed.Overlaps(new(row.Starts, row.Ends)))];
    }

    /// <summary>The stretches within the opening in which the space is closed, each once, with the reason.</summary>
    public List<(TimeRange Range, string Reason)> Within(CatalogueSpace at, IReadOnlyList<TimeRange> opening)
    {
        var (before, after) = (TimeSpan.FromMinutes(at.Space.BufferBefore), TimeSpan.FromMinutes(at.Space.BufferAfter));
        var found = new List<(TimeRange Range, string Reason)>();
        foreach (var row in Of(at))
        foreach (var open in opening)
            found.AddRange(
                new TimeRange(row.Starts, row.Ends)
                    .Widened(after, before)
                    .Within(open)
                    .Without([.. found.Select(known => known.Range)])
                    .Select(range => (range, row.Reason.Here))
            );
        return found;
    }

    private IEnumerable<Closure> Of(CatalogueSpace at) =>
        _all.Where(closing => closing.Closes(at)).Select(closing => closing.Closure);

    public static string Said(CatalogueSpace at, DateOnly date, IEnumerable<Closure> closures, string? site = null) =>
        string.Join(' ', closures.Distinct().Select(row => Said(at, date, row, site ?? at.Site.Name)));

    private static string Said(CatalogueSpace at, DateOnly date, Closure closure, string site)
    {
        var what = closure.SpaceId is null ? site : at.Space.Name.Here;
        var why = closure.Reason.Here.TrimEnd('.', ' ') is { Length: > 0 } reason ? ": " + reason : "";
        var (day, hours) = (Words.LongDate(date), HoursOf(at, date, new(closure.Starts, closure.Ends)));
        return hours == ""
            ? Words.Say($"{what} ditutup pada {day}{why}.", $"{what} is closed on {day}{why}.")
            : Words.Say($"{what} ditutup pada {day} pukul {hours}{why}.", $"{what} is closed on {day}, {hours}{why}.");
    }

    // Nothing when it is closed for as long as the site would be open.
    private static string HoursOf(CatalogueSpace at, DateOnly date, TimeRange closed)
    {
        var (clock, opening) = (at.Site.Clock, at.Opening.Touching(date));
        var open = opening.Count == 0 ? clock.Day(date) : new TimeRange(opening[0].Starts, opening[^1].Ends);
        var part = closed.Within(open) is { IsEmpty: false } inside ? inside : closed;
        return part == open ? "" : $"{Words.Clock(clock.Local(part.Starts))}–{Words.Clock(clock.Local(part.Ends))}";
    }
}
