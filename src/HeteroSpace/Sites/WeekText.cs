using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>Opening hours as people say them: days that are alike in one breath, in the site's time.</summary>
public static class WeekText
{
    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    /// <summary>Sen–Sab 09.00–21.00; days on which it is shut are left out, so it is empty when all are.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<OpeningHours> hours)
    {
        var lines = new List<string>();
        for (var at = 0; at < Week.Length; )
        {
            var (said, from) = (On(hours, Week[at]), at);
            while (at < Week.Length && On(hours, Week[at]) == said)
                at++;
            if (said != "")
                lines.Add($"{Days(from, at - 1)} {said}");
        }
        return lines;
    }

    private static string On(IReadOnlyList<OpeningHours> hours, DayOfWeek day) =>
        string.Join(
            ", ",
            hours
                .Where(row => row.Day == day)
                .OrderBy(row => row.Opens)
                .Select(row => $"{Words.Clock(row.Opens)}–{Words.Clock(row.Closes)}")
        );

    private static string Days(int from, int to) => from == to ? Short(from) : $"{Short(from)}–{Short(to)}";

    private static string Short(int day) => Words.Culture.DateTimeFormat.GetAbbreviatedDayName(Week[day]);
}
