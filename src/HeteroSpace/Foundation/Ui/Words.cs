using System.Globalization;
using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// Every sentence of the interface stands in both languages side by side, where it is used: none can be forgotten,
/// since <see cref="Say"/> asks for both (docs/decisions/0004).
/// </summary>
public static class Words
{
    public static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
    public static CultureInfo Culture => InEnglish ? English : Indonesian;
    public static string Spoken => InEnglish ? "en" : "id";

    /// <summary>
    /// The language of what people wrote (a title, a story, a name), where it is not that of the page; null where it
    /// is, so that no attribute is written (WCAG 2.2, 3.1.2).
    /// </summary>
    public static string? Theirs => InEnglish ? "id" : null;

    public static string Say(string indonesian, string english) => InEnglish ? english : indonesian;

    /// <summary>Speaks another language for a while: a mail is written in its reader's, not in the sender's.</summary>
    public static T In<T>(string language, Func<T> spoken)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language == "en" ? English : Indonesian;
            return spoken();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Sabtu, 31 Januari 2026</summary>
    public static string LongDate(DateOnly date) => date.ToString("dddd, d MMMM yyyy", Culture);

    /// <summary>Januari 2026</summary>
    public static string MonthOf(DateOnly date) => date.ToString("MMMM yyyy", Culture);

    public static string MonthName(int month) => Culture.DateTimeFormat.GetMonthName(month);

    /// <summary>Sab, 31 Jan</summary>
    public static string ShortDate(DateOnly date) => date.ToString("ddd, d MMM", Culture);

    /// <summary>09.00 as clocks are written here; 09:00 in English, where that would be read as a number.</summary>
    public static string Clock(TimeOnly time) =>
        time.ToString(InEnglish ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);

    /// <summary>09:00, as a time field wants it whatever the language.</summary>
    public static string FieldTime(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Clock(DateTime local) => Clock(TimeOnly.FromDateTime(local));

    /// <summary>Sabtu, 31 Januari 2026, 09.00–11.00 WIB; the second date only when it is another day.</summary>
    public static string When(SiteClock clock, DateTime starts, DateTime ends)
    {
        var (from, to) = (clock.Local(starts), clock.Local(ends));
        var until =
            from.Date == to.Date || (to.TimeOfDay == TimeSpan.Zero && to.Date == from.Date.AddDays(1))
                ? Clock(to)
                : $"{ShortDate(clock.Date(ends))}, {Clock(to)}";
        return $"{LongDate(clock.Date(starts))}, {Clock(from)}–{until} {clock.Abbreviation}";
    }

    /// <summary>Sabtu, 31 Januari 2026, 09.00 WIB</summary>
    public static string Instant(SiteClock clock, DateTime utc)
    {
        var local = clock.Local(utc);
        return $"{LongDate(clock.Date(utc))}, {Clock(local)} {clock.Abbreviation}";
    }

    public static string Length(TimeSpan length) =>
        length switch
        {
            { TotalDays: >= 1 } when length.TotalHours % 24 == 0 =>
                $"{length.TotalDays:0} {Say("hari", length.TotalDays == 1 ? "day" : "days")}",
            { TotalHours: >= 1 } when length.Minutes == 0 =>
                $"{length.TotalHours:0} {Say("jam", length.TotalHours == 1 ? "hour" : "hours")}",
            { TotalHours: >= 1 } => $"{Math.Floor(length.TotalHours):0} "
                + $"{Say("jam", Math.Floor(length.TotalHours) == 1 ? "hour" : "hours")} "
                + $"{length.Minutes} {Say("menit", "minutes")}",
            _ => $"{length.TotalMinutes:0} {Say("menit", "minutes")}",
        };

    public static string Rupiah(decimal amount) => "Rp" + amount.ToString("#,0", Indonesian);

    public static string Number(long number) => number.ToString("#,0", Culture);

    /// <summary>
    /// At most so many letters, the last of them a mark that there is more; never half of a pair, and no half of a word
    /// where one ends not long before.
    /// </summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        if (text.LastIndexOfAny([' ', '\n'], end) is var space && space > most / 2)
            end = space;
        return text[..end].TrimEnd() + "…";
    }

    public static string DayName(DayOfWeek day) => Culture.DateTimeFormat.GetDayName(day);
}
