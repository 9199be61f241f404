using System.Globalization;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>A question about rooms as it is asked at a desk: <c>rapat 2 15</c>, <c>ruang rapat 2 kosong jam 3?</c>,
/// <c>kelas besok pukul 10.30</c>.</summary>
/// <param name="Day">On the clock of the site.</param>
/// <param name="At">Null where now is meant.</param>
/// <param name="IsToday">It is the day on which it is asked.</param>
internal sealed partial record AskedRoom(IReadOnlyList<CatalogueSpace> Spaces, DateOnly Day, bool IsToday, TimeOnly? At)
{
    // Of a sentence that asks, what names no room.
    private static readonly HashSet<string> Around =
    [
        "apa",
        "apakah",
        "ada",
        "masih",
        "kosong",
        "bebas",
        "hari",
        "ini",
        "is",
        "free",
        "today",
    ];
    private static readonly HashSet<string> BeforeAnHour = ["jam", "pukul", "pkl", "at"];
    private static readonly HashSet<string> Morning = ["pagi", "am"],
        Later = ["siang", "sore", "malam", "pm"];

    /// <summary>Null when no room is named.</summary>
    public static AskedRoom? Read(CatalogueSite here, string typed, DateTime now)
    {
        var words = Split(typed);
        var today = here.Site.Clock.Date(now);
        var said = Take(words, word => char.IsAsciiLetter(word[0]) ? AskedDay.Read(word, today) : null);
        var morning = Take(words, word => Morning.Contains(word) ? true : (bool?)null);
        var later = Take(words, word => Later.Contains(word) ? true : (bool?)null);
        words.RemoveAll(Around.Contains);
        var hour = AfterIts(words);
        // A word of few letters fits half of the house.
        if (!words.Exists(word => word.Length >= 3 && char.IsAsciiLetter(word[0])))
            return null;
        var spaces = Fitting(here, words);
        // A number that ends no name of a room is an hour.
        if (spaces.Count == 0 && hour is null && words.Count > 1)
        {
            hour = words[^1];
            spaces = Clock(hour) is null ? [] : Fitting(here, words.SkipLast(1));
        }
        if (spaces.Count is 0 or > 12)
            return null;
        if (hour is null)
            return new(spaces, said ?? today, (said ?? today) == today, null);
        var at = Meant(here, said ?? today, hour, morning ?? !later, now);
        // What is over is asked of nobody: the hour of tomorrow is meant.
        var day = said ?? (here.Site.Clock.Utc(today, at) < now.AddMinutes(-15) ? today.AddDays(1) : today);
        return new(spaces, day, day == today, at);
    }

    // A letter and a figure that were typed in one are two words.
    private static List<string> Split(string typed) =>
        [
            .. Together()
                .Replace(Folded.Of(typed), " ")
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim('?', '!'))
                .Where(word => word != ""),
        ];

    private static T? Take<T>(List<string> words, Func<string, T?> read)
        where T : struct
    {
        for (var at = 0; at < words.Count; at++)
            if (read(words[at]) is { } found)
            {
                words.RemoveAt(at);
                return found;
            }
        return null;
    }

    private static string? AfterIts(List<string> words)
    {
        var at = words.FindIndex(BeforeAnHour.Contains);
        if (at < 0 || at + 1 >= words.Count || Clock(words[at + 1]) is null)
            return null;
        var hour = words[at + 1];
        words.RemoveRange(at, 2);
        return hour;
    }

    private static List<CatalogueSpace> Fitting(CatalogueSite here, IEnumerable<string> words) =>
        [
            .. here.Spaces.Where(space =>
            {
                var name = " " + Folded.Of(space.Space.Name.Here);
                return words.All(word => name.Contains(" " + word, StringComparison.Ordinal));
            }),
        ];

    private static TimeOnly? Clock(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and < 24
            ? new TimeOnly(hour, 0)
            : AskedTime.Clock(word);

    // Nobody asks for three at night: of two hours of one name the one at which the house is open and that is to come.
    private static TimeOnly Meant(CatalogueSite here, DateOnly day, string typed, bool? isMorning, DateTime now)
    {
        var hour = Clock(typed)!.Value;
        if (hour.Hour is 0 or >= 12 || typed.StartsWith('0') || isMorning == true)
            return hour;
        var other = hour.AddHours(12);
        if (isMorning == false)
            return hour.Hour < 10 ? other : hour;
        var clock = here.Site.Clock;
        TimeOnly[] open = [.. new[] { hour, other }.Where(at => IsOpen(here, clock.Utc(day, at)))];
        return open.Append(hour).FirstOrDefault(at => clock.Utc(day, at) > now, open.FirstOrDefault(hour));
    }

    /// <summary>Whether the house is open at that instant.</summary>
    public static bool IsOpen(CatalogueSite here, DateTime at) =>
        here.Opening.Covers(new TimeRange(at, at.AddMinutes(15)));

    [GeneratedRegex(@"(?<=[a-z])(?=\d)")]
    private static partial Regex Together();
}
