using System.Globalization;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>A space, a day and two times, as the fields of a form hold them or one pressed alternative does.</summary>
public sealed record ChosenPlace(string Space, string Day, string From, string To)
{
    /// <summary>The alternative as the value of a button.</summary>
    public static string Of(Alternative other)
    {
        var clock = other.At.Site.Clock;
        var (from, to) = (clock.Local(other.Range.Starts), clock.Local(other.Range.Ends));
        var day = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{other.At.Space.Slug} {day} {Words.FieldTime(from)} {Words.FieldTime(to)}";
    }

    /// <summary>What was pressed; null when no alternative was.</summary>
    public static ChosenPlace? Pressed(string value) =>
        value.Split(' ') is [var space, var day, var from, var to] ? new(space, day, from, to) : null;

    /// <summary>As a booking stands.</summary>
    public static ChosenPlace Of(CatalogueSpace at, TimeRange range) => Pressed(Of(new Alternative(at, range)))!;

    /// <summary>In UTC; an end at or before the start is on the next day. Null when it cannot be read.</summary>
    public TimeRange? Range(SiteClock clock)
    {
        if (
            AskedTime.Day(Day) is not { } date
            || AskedTime.Clock(From) is not { } from
            || AskedTime.Clock(To) is not { } to
        )
            return null;
        return new(clock.Utc(date, from), clock.Utc(to > from ? date : date.AddDays(1), to));
    }
}
