using System.Globalization;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>Another day as people say it: besok, Senin, 3/12, 3 des.</summary>
internal static partial class AskedDay
{
    private static readonly Dictionary<string, int> FromToday = new()
    {
        ["hari ini"] = 0,
        ["today"] = 0,
        ["besok"] = 1,
        ["esok"] = 1,
        ["tomorrow"] = 1,
        ["lusa"] = 2,
        ["kemarin"] = -1,
        ["kemaren"] = -1,
        ["yesterday"] = -1,
    };

    /// <summary>Null when what was typed is no day.</summary>
    public static DateOnly? Read(string typed, DateOnly today)
    {
        var text = Folded.Of(typed);
        if (FromToday.TryGetValue(text, out var days))
            return today.AddDays(days);
        if (AskedTime.Day(text) is { } written)
            return written;
        if (DayOfWeekOf(text) is { } weekday)
            // The next of that name; today's own is today.
            return today.AddDays(((int)weekday - (int)today.DayOfWeek + 7) % 7);
        if (Written().Match(text) is not { Success: true } parts)
            return null;
        var day = int.Parse(parts.Groups["day"].Value, CultureInfo.InvariantCulture);
        var year = parts.Groups["year"] is { Success: true, Value: var said }
            ? int.Parse(said, CultureInfo.InvariantCulture)
            : (int?)null;
        return MonthOf(parts.Groups["month"].Value) is { } month ? Near(today, day, month, year) : null;
    }

    // Without a year the nearest: in December "3/1" is to come.
    private static DateOnly? Near(DateOnly today, int day, int month, int? year)
    {
        if (year is < 100)
            year += 2000;
        if (year is { } given)
            return Of(given, month, day);
        DateOnly?[] years =
        [
            Of(today.Year, month, day),
            Of(today.Year + 1, month, day),
            Of(today.Year - 1, month, day),
        ];
        return years
            .OfType<DateOnly>()
            .Select(date => (DateOnly?)date)
            .MinBy(date => Math.Abs(date!.Value.DayNumber - today.DayNumber));
    }

    private static DateOnly? Of(int year, int month, int day) =>
        year is > 2000 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;

    private static int? MonthOf(string text)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return number;
        if (text.Length < 3)
            return null;
        for (var month = 1; month <= 12; month++)
            if (
                Begins(Words.Indonesian.DateTimeFormat.GetMonthName(month), text)
                || Begins(Words.English.DateTimeFormat.GetMonthName(month), text)
            )
                return month;
        return null;
    }

    private static DayOfWeek? DayOfWeekOf(string text)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (
                text == Folded.Of(Words.Indonesian.DateTimeFormat.GetDayName(day))
                || text == Folded.Of(Words.English.DateTimeFormat.GetDayName(day))
                || day == DayOfWeek.Friday && text == "jum'at"
            )
                return day;
        return null;
    }

    private static bool Begins(string name, string text) => Folded.Of(name).StartsWith(text, StringComparison.Ordinal);

    [GeneratedRegex(
        @"^(?<day>\d{1,2})(?:\s*[/.-]\s*|\s+)(?<month>\d{1,2}|[a-z]{3,9})"
            + @"(?:(?:\s*[/.-]\s*|\s+)(?<year>\d{4}|\d{2}))?$"
    )]
    private static partial Regex Written();
}
