using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>Days on which a house is open: nothing of the demo stands where its own page says that it is
/// closed.</summary>
internal static class DemoDays
{
    /// <summary>The day itself or the nearest one after it (or, with a step of −1, before it) with these hours
    /// open.</summary>
    public static TimeRange Open(CatalogueSite site, DateOnly day, int hour, int hours, int step = 1)
    {
        for (var tries = 0; tries < 60; tries++, day = day.AddDays(step))
        {
            var starts = site.Site.Clock.Utc(day, new(hour, 0));
            var range = new TimeRange(starts, starts.AddHours(hours));
            if (!IsHoliday(day) && site.Opening.Covers(range))
                return range;
        }
        throw new InvalidOperationException(
            $"The demo finds no day on which {site.Site.Name} is open from {hour} for {hours} hours."
        );
    }

    /// <summary>One of every year, also of those whose decree is not known yet.</summary>
    public static bool IsHoliday(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (5, 1) or (6, 1) or (8, 17) or (12, 25);

    public static IReadOnlyList<TimeRange> Hours(CatalogueSite site, DateOnly day) =>
        IsHoliday(day) ? [] : site.Opening.On(day);

    /// <summary>So many days from now, or the next open day.</summary>
    public static TimeRange In(CatalogueSite site, DateTime now, int days, int hour, int hours, int step = 1) =>
        Open(site, site.Site.Clock.Date(now).AddDays(days), hour, hours, step);
}
