using System.Globalization;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>The hours of a day as people write them: <c>09.00-12.00, 13.00-21.00</c>, <c>9-21</c>, <c>09:00–12:00; 13
/// s/d 17 WIB</c>.</summary>
public static class HoursText
{
    /// <summary>Longer than any week's worst day.</summary>
    public const int MostLetters = 200;
    private const int MostStretches = 8;
    private static readonly string[] Closed = ["tutup", "libur", "closed"];

    /// <summary>The stretches, none for a closed day; or the sentence that says what cannot be read.</summary>
    public static (List<(TimeOnly Opens, TimeOnly Closes)> Hours, string? Problem) Read(string typed)
    {
        var hours = new List<(TimeOnly, TimeOnly)>();
        if (typed.Length > MostLetters)
            return (hours, TooLong);
        if (AllDay.IsMatch(typed))
            return ([(TimeOnly.MinValue, TimeOnly.MinValue)], null);
        if (Closed.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase))
            return (hours, null);
        foreach (var part in Between.Split(typed).Where(part => part.Trim() != ""))
        {
            if (Stretch(part) is not { } stretch)
                return ([], Unread(part.Trim()));
            if (!hours.Contains(stretch))
                hours.Add(stretch);
        }
        return hours.Count > MostStretches ? ([], TooLong) : (hours, null);
    }

    private static (TimeOnly Opens, TimeOnly Closes)? Stretch(string text)
    {
        if (Written.Match(text) is not { Success: true } found)
            return null;
        if (Time(found, "h1", "m1", false) is not { } opens || Time(found, "h2", "m2", true) is not { } closes)
            return null;
        // From nine to nine is a slip, or half a day meant; only from midnight to midnight is a whole one.
        return opens == closes && opens != TimeOnly.MinValue ? null : (opens, closes);
    }

    private static TimeOnly? Time(Match found, string hours, string minutes, bool mayBe24)
    {
        var hour = int.Parse(found.Groups[hours].Value, CultureInfo.InvariantCulture);
        var minute = found.Groups[minutes] is { Success: true } read
            ? int.Parse(read.Value, CultureInfo.InvariantCulture)
            : 0;
        if (mayBe24 && (hour, minute) == (24, 0))
            return TimeOnly.MinValue;
        return hour < 24 && minute < 60 ? new(hour, minute) : null;
    }

    private static string TooLong =>
        Words.Say(
            "Terlalu panjang. Tulis seperti 09.00-12.00, 13.00-21.00.",
            "Too long. Write it as 09:00-12:00, 13:00-21:00."
        );

    private static string Unread(string part) =>
        Words.Say(
            $"\"{Words.Cut(part, 40)}\" belum terbaca. Tulis buka dan tutupnya, seperti 09.00-21.00.",
            $"\"{Words.Cut(part, 40)}\" cannot be read. Write when it opens and closes, as 09:00-21:00."
        );

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly Regex AllDay = new(@"^\s*(?:buka\s+|open\s+)?24\s*(?:jam|hours)\s*$", Plain);
    private static readonly Regex Between = new(@"[,;&\n]|\b(?:dan|and)\b", Plain);

    // Seconds, when they were copied from somewhere, are nought.
    private const string Zone = @"(?:[.:]00)?(?:\s*(?:WIB|WITA|WIT))?";
    private static readonly Regex Written = new(
        @"^\s*(?:pukul|pkl?\.?|jam)?\s*(?<h1>[0-9]{1,2})(?:[.:]?(?<m1>[0-9]{2}))?"
            + Zone
            + @"\s*(?:[-‐‑‒–—―−~]|s[/.]?d\.?|sampai|hingga|to|until)\s*"
            + @"(?<h2>[0-9]{1,2})(?:[.:]?(?<m2>[0-9]{2}))?"
            + Zone
            + @"\s*$",
        Plain
    );
}
