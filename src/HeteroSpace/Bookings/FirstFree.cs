using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>A time of a space that is free and may be booked.</summary>
public sealed record FreeTime(CatalogueSpace At, TimeRange Range)
{
    public DateOnly Date => At.Site.Clock.Date(Range.Starts);
}

/// <summary>Looks for the first time that can truly be booked: open, free, on the step, after the notice and before the
/// horizon.</summary>
internal static class FirstFree
{
    private readonly record struct Asker(DateTime Now, bool IsStaff);

    // Nearly always the first week has one, and a week is one query.
    private const int DaysAtATime = 7;

    /// <summary>The first of several spaces of one site; null when there is none up to the horizon, or within so many
    /// days.</summary>
    /// <param name="from">On the site's clock; a day that has passed means today.</param>
    /// <param name="byStaff">Staff need not give notice.</param>
    public static async Task<FreeTime?> Of(
        AppDb db,
        IReadOnlyList<CatalogueSpace> spaces,
        int minutes,
        DateOnly from,
        DateTime now,
        int days = int.MaxValue,
        bool byStaff = false,
        CancellationToken stop = default
    )
    {
        if (spaces.Count == 0)
            return null;
        var clock = spaces[0].Site.Clock;
        var (day, last) = (from > clock.Date(now) ? from : clock.Date(now), spaces.Max(at => LastDay(at, now)));
        if (days < last.DayNumber - day.DayNumber)
            last = day.AddDays(days);
        for (; day <= last; day = day.AddDays(DaysAtATime))
        {
            var week = Enumerable.Range(0, DaysAtATime).Select(day.AddDays).Where(date => date <= last).ToList();
            if (await InWeek(db, spaces, minutes, week, new(now, byStaff), stop) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>The last day on which a booking may begin.</summary>
    public static DateOnly LastDay(CatalogueSpace at, DateTime now) =>
        at.Site.Clock.Date(now.AddDays(at.Space.HorizonDays));

    private static async Task<FreeTime?> InWeek(
        AppDb db,
        IReadOnlyList<CatalogueSpace> spaces,
        int minutes,
        List<DateOnly> days,
        Asker asker,
        CancellationToken stop
    )
    {
        var (site, open) = (spaces[0].Site, days.ConvertAll(spaces[0].Opening.Touching));
        if (open.TrueForAll(hours => hours.Count == 0))
            return null;
        var range = new TimeRange(site.Clock.Day(days[0]).Starts, site.Clock.Day(days[^1]).Ends);
        var free =
            spaces.Count == 1
                ? await Availability.ReadFor(db, spaces[0], range, stop: stop)
                : await Availability.Read(db, site.Id, range, stop);
        return open.SelectMany(hours =>
                spaces
                    .SelectMany(at => First(at, free, hours, minutes, asker))
                    .OrderBy(found => found.Range.Starts)
                    .Take(1)
            )
            .FirstOrDefault();
    }

    private static IEnumerable<FreeTime> First(
        CatalogueSpace at,
        Availability free,
        List<TimeRange> hours,
        int minutes,
        Asker asker
    )
    {
        var length = TimeSpan.FromMinutes(Math.Clamp(minutes, at.Space.MinMinutes, at.Space.MaxMinutes));
        var (earliest, latest) = (
            asker.Now.AddMinutes(asker.IsStaff ? 0 : at.Space.NoticeMinutes),
            asker.Now.AddDays(at.Space.HorizonDays)
        );
        return free.Starts(at, hours, length, earliest)
            .TakeWhile(range => range.Starts <= latest)
            .Take(1)
            .Select(range => new FreeTime(at, range));
    }
}
