using System.Globalization;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Tables;

/// <summary>
/// A time of day as it stands in a table, and the one until which something lasts when the cell says that too: 09.00,
/// 9:00 WIB, 1:00 PM, 09.00-12.00, 09.00 - selesai. A word that may mean another half of the day ("7 malam") is not
/// guessed at.
/// </summary>
public static partial class SheetTime
{
    [GeneratedRegex(
        @"^(?:pukul|jam|pkl\.?)?\s*(?<hour>[0-9]{1,2})(?:[.:](?<minute>[0-9]{2})(?:[.:][0-9]{2})?)?\s*"
            + @"(?<half>[ap]\.?m\.?)?\s*(?<part>pagi|siang|sore|malam)?\s*(?:wib|wita|wit)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Written();

    [GeneratedRegex(
        @"\s*[-–—]\s*|\s+(?:s/d|s\.d\.?|sd|sampai|hingga|to|until)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Until();

    /// <summary>Null when it cannot be read for certain; <c>Ends</c> is null when the cell does not say it.</summary>
    public static (TimeOnly Starts, TimeOnly? Ends)? Read(string cell)
    {
        var ends = Until().Split(cell.Trim());
        if (ends.Length > 2 || One(ends[0]) is not { } starts)
            return null;
        if (ends.Length == 1 || ends[1].ToLowerInvariant() is "selesai" or "end" or "finish")
            return (starts.Time, null);
        // In "1:00 - 3:30 PM" the half of the day may be meant for both.
        return One(ends[1]) is { } until && (starts.Said || !until.Said) ? (starts.Time, until.Time) : null;
    }

    private static (TimeOnly Time, bool Said)? One(string text)
    {
        if (Written().Match(text) is not { Success: true } read)
            return null;
        var (hour, half, part) = (
            int.Parse(read.Groups["hour"].Value, CultureInfo.InvariantCulture),
            read.Groups["half"].Value.ToLowerInvariant(),
            read.Groups["part"].Value.ToLowerInvariant()
        );
        // A bare "9" may be anything; "9 AM" is nine.
        if (!read.Groups["minute"].Success && half == "")
            return null;
        if (half != "" && hour is 0 or > 12 && !(half[0] == 'p' && hour is > 12 and < 24))
            return null;
        if (half != "" && hour <= 12)
            hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
        if (part == "pagi" ? hour > 12 : part != "" && hour < 11)
            return null;
        var minute = read.Groups["minute"].Success
            ? int.Parse(read.Groups["minute"].Value, CultureInfo.InvariantCulture)
            : 0;
        return hour < 24 && minute < 60 ? (new TimeOnly(hour, minute), half != "") : null;
    }
}
