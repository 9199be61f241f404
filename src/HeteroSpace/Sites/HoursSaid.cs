using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>Dated hours and quiet times as people say them.</summary>
public static class HoursSaid
{
    /// <summary>8 Feb–9 Mar, and the year where it is not this one.</summary>
    public static string Days(DatedHours of, DateOnly today)
    {
        var (first, last) = (of.FirstDay, of.LastDay);
        var year = last.Year == today.Year ? "" : " " + last.Year;
        if (first == last)
            return Day(first, "d MMM") + year;
        var from = (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => Day(first, "%d"),
            (true, false) => Day(first, "d MMM"),
            _ => Day(first, "d MMM yyyy"),
        };
        // Two years are both said.
        return $"{from}–{Day(last, "d MMM")}" + (first.Year == last.Year ? year : " " + last.Year);
    }

    /// <summary>Sen–Kam 08.00–16.00; Jum 08.00–11.30.</summary>
    public static string Week(DatedWeek of) =>
        WeekText.Of(of.Week) is { Count: > 0 } lines ? string.Join("; ", lines) : Words.Say("tutup", "closed");

    /// <summary>Jam Ramadan 8 Feb–9 Mar.</summary>
    public static string Name(DatedWeek of, DateOnly today) => $"{of.Of.Name.Here} {Days(of.Of, today)}";

    /// <summary>What stands behind the hours of a day that are not the usual ones: <c> (Jam Ramadan)</c>.</summary>
    public static string Why(Opening opening, DateOnly date) =>
        opening.DatedOn(date) is { } dated ? $" ({dated.Of.Name.Here})" : "";

    /// <summary>Jumat 11.30–13.00: waktu salat Jumat; ruang tetap bisa dipakai.</summary>
    public static string Of(QuietTime quiet) =>
        $"{When(quiet)}: {quiet.Name.Here}; "
        + Words.Say("ruang tetap bisa dipakai.", "the room can be used all the same.");

    /// <summary>Jumat 11.30–13.00.</summary>
    public static string When(QuietTime quiet)
    {
        var day = quiet.Day is { } one ? Words.DayName(one) : Words.Say("Setiap hari", "Every day");
        return $"{day} {Words.Clock(quiet.Starts)}–{Words.Clock(quiet.Ends)}";
    }

    private static string Day(DateOnly day, string format) => day.ToString(format, Words.Culture);
}
