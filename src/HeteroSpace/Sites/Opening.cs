using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Sites;

/// <summary>Dated hours with their week.</summary>
public sealed record DatedWeek(DatedHours Of, IReadOnlyList<OpeningHours> Week)
{
    public bool Holds(DateOnly date) => Of.FirstDay <= date && date <= Of.LastDay;

    /// <summary>They hold on a day that the others hold too.</summary>
    public bool Meets(DatedWeek other) => Of.FirstDay <= other.Of.LastDay && other.Of.FirstDay <= Of.LastDay;
}

/// <summary>When a site is open, worked out from its weekly hours, those of certain days, and the holidays; in the
/// site's own time.</summary>
public sealed class Opening(
    SiteClock clock,
    IReadOnlyCollection<OpeningHours> week,
    IReadOnlyDictionary<DateOnly, Holiday> holidays,
    bool closedOnHolidays
)
{
    /// <summary>In order; no two hold on one day.</summary>
    public IReadOnlyList<DatedWeek> Dated { get; init; } = [];

    /// <summary>In order of the week, those of every day first.</summary>
    public IReadOnlyList<QuietTime> Quiet { get; init; } = [];

    /// <summary>The same with other dated hours.</summary>
    public Opening With(IEnumerable<DatedWeek> dated) =>
        new(clock, week, holidays, closedOnHolidays)
        {
            Dated = [.. dated.OrderBy(one => one.Of.FirstDay)],
            Quiet = Quiet,
        };

    /// <summary>
    /// Hours that begin on the local date, in order; empty on a closed day. An interval whose end is at or before its
    /// start ends the next day, so it may reach past midnight, also into days that have hours of their own.
    /// </summary>
    public IReadOnlyList<TimeRange> On(DateOnly date)
    {
        if (HolidayOn(date) is not null)
            return [];
        return TimeRange.Joined(
            (DatedOn(date)?.Week ?? week)
                .Where(hours => hours.Day == date.DayOfWeek)
                .Select(hours => new TimeRange(
                    clock.Utc(date, hours.Opens),
                    clock.Utc(hours.Closes > hours.Opens ? date : date.AddDays(1), hours.Closes)
                ))
        );
    }

    /// <summary>All opening that touches the local date, also what began the evening before; clipped to the
    /// day.</summary>
    public List<TimeRange> Touching(DateOnly date) => [.. Between(clock.Day(date))];

    /// <summary>Opening within the range; stretches that meet at midnight are one.</summary>
    public IEnumerable<TimeRange> Between(TimeRange range)
    {
        var days = new List<TimeRange>();
        var last = clock.Date(range.Ends);
        for (var date = clock.Date(range.Starts).AddDays(-1); date <= last; date = date.AddDays(1))
            days.AddRange(On(date));
        return TimeRange.Joined(days).Select(open => open.Within(range)).Where(open => !open.IsEmpty);
    }

    /// <summary>Whether the whole range is open.</summary>
    public bool Covers(TimeRange range) =>
        Between(range.Widened(TimeSpan.Zero, TimeSpan.Zero)).Any(open => open.Contains(range));

    /// <summary>The stretch that is open now, or the next one within two weeks; null when there is none.</summary>
    public TimeRange? NowOrNext(DateTime now) =>
        Between(new(now - TimeSpan.FromDays(1), now + TimeSpan.FromDays(15)))
            .Where(open => open.Ends > now)
            .Select(open => (TimeRange?)open)
            .FirstOrDefault();

    /// <summary>The holiday for which the site is closed on that day; null when it is none, or the site opens all the
    /// same.</summary>
    public Holiday? HolidayOn(DateOnly date) =>
        closedOnHolidays && DatedOn(date) is not { Of.OnHolidays: true } ? holidays.GetValueOrDefault(date) : null;

    /// <summary>The dated hours of that day; null when its hours are the usual ones.</summary>
    public DatedWeek? DatedOn(DateOnly date) => Dated.FirstOrDefault(one => one.Holds(date));

    /// <summary>The dated hours of that day and of so many days after it.</summary>
    public IEnumerable<DatedWeek> DatedWithin(DateOnly date, int days) =>
        Dated.Where(one => one.Of.LastDay >= date && one.Of.FirstDay <= date.AddDays(days));

    /// <summary>The quiet times that the range touches, each once.</summary>
    public List<QuietTime> QuietIn(TimeRange range)
    {
        var (first, last) = (clock.Date(range.Starts), clock.Date(range.Ends));
        // In a week every quiet time comes.
        var days = Enumerable.Range(0, Math.Clamp(last.DayNumber - first.DayNumber + 1, 0, 8)).Select(first.AddDays);
        return [.. Quiet.Where(quiet => days.Any(day => On(quiet, day) is { } time && time.Overlaps(range)))];
    }

    private TimeRange? On(QuietTime quiet, DateOnly day) =>
        quiet.Day is { } only && only != day.DayOfWeek
            ? null
            : new(clock.Utc(day, quiet.Starts), clock.Utc(day, quiet.Ends));
}
