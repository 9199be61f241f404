using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// Lines that are counted by letters or Roman numbers: "a. Ani, b. Beni", "i. Ani, ii. Beni". One such line alone may
/// be somebody's initial ("A. Rahman"), so that the whole list has to count on.
/// </summary>
internal static partial class CountedLines
{
    private static readonly string[] Roman =
    [
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "vii",
        "viii",
        "ix",
        "x",
        "xi",
        "xii",
        "xiii",
        "xiv",
        "xv",
        "xvi",
        "xvii",
        "xviii",
        "xix",
        "xx",
    ];
    private static readonly string[] Alphabet = [.. Enumerable.Range('a', 26).Select(letter => $"{(char)letter}")];

    // "A. Rahman" and "B. Santoso" may well be two people; three in a row are a count.
    private const int FewestSmall = 2,
        FewestCapital = 3;

    /// <summary>The lines without their counts; as they are when they count nothing.</summary>
    /// <param name="isHeading">Which of them stand above the list.</param>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> lines, Func<string, bool> isHeading)
    {
        foreach (var counts in (string[][])[Alphabet, Roman])
            if (Uncounted(lines, counts, isHeading) is { } uncounted)
                return uncounted;
        return lines;
    }

    private static List<string>? Uncounted(IReadOnlyList<string> lines, string[] counts, Func<string, bool> isHeading)
    {
        var (uncounted, at, capitals) = (new List<string>(), 0, false);
        foreach (var line in lines)
        {
            if (Count().Match(line.Trim()) is { Success: true } count && at < counts.Length && IsNext(count))
            {
                capitals |= count.Groups[1].Value != counts[at++];
                uncounted.Add(line.Trim()[count.Length..]);
            }
            else if (isHeading(line))
                uncounted.Add(line);
            else
                return null;
        }
        var fewest = capitals ? FewestCapital : FewestSmall;
        return at >= fewest ? uncounted : null;

        bool IsNext(Match count) => counts[at].Equals(count.Groups[1].Value, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^\(?([A-Za-z]{1,5})[.)]\s*(?=\p{L})")]
    private static partial Regex Count();
}
