using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Sites;

/// <summary>When a site is open, worked out from its weekly hours and the holidays; in the site's own time.</summary>
public sealed class Opening(
    SiteClock clock,
    IReadOnlyCollection<OpeningHours> week,
    IReadOnlyDictionary<DateOnly, Holiday> holidays,
    bool closedOnHolidays
)
{
    /// <summary>
    /// Hours that begin on the local date, in order; empty on a closed day. An interval whose end is at or before its
    /// start ends the next day, so it may reach past midnight.
    /// </summary>
    public IReadOnlyList<TimeRange> On(DateOnly date)
    {
        if (closedOnHolidays && holidays.ContainsKey(date))
            return [];
        return TimeRange.Joined(
            week.Where(hours => hours.Day == date.DayOfWeek)
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

    public Holiday? HolidayOn(DateOnly date) => holidays.GetValueOrDefault(date);
}
