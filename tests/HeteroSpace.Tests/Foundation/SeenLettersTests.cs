using System.Globalization;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation;

/// <summary>The style sheets as they are written, held to what people with low vision need.</summary>
public sealed partial class SeenLettersTests
{
    private static readonly string[] Grounds =
    [
        "paper",
        "card",
        "sand",
        "teal-wash",
        "gold-wash",
        "red-wash",
        "blue-wash",
        "grey-wash",
    ];

    /// <summary>WCAG 2.2, 1.4.11: what shows where the keyboard stands has 3:1 against what lies beside it.</summary>
    [Theory]
    [InlineData(false), InlineData(true)]
    public void The_ring_is_seen_on_every_ground_by_day_and_by_night(bool dark)
    {
        var colours = Colours(dark);
        foreach (var ground in Grounds)
            Assert.True(
                Contrast(colours["focus"], colours[ground]) >= 3,
                $"{ground}: {Contrast(colours["focus"], colours[ground]):0.00}"
            );
        Assert.Contains("outline: 3px solid var(--focus)", Read("_ground.scss"));
    }

    [Fact]
    public void No_letters_are_smaller_than_twelve_pixels()
    {
        var small = Directory
            .GetFiles(Path.Combine(Repository.Root, "src/HeteroSpace/Frontend/src"), "*.scss")
            .SelectMany(file =>
                Sizes()
                    .Matches(File.ReadAllText(file))
                    .Where(size => Pixels(size) < 12)
                    .Select(size => $"{Path.GetFileName(file)}: {size.Value}")
            )
            .ToList();
        Assert.Empty(small);
    }

    private static Dictionary<string, string> Colours(bool dark)
    {
        var parts = Read("_tokens.scss").Split("prefers-color-scheme: dark", 2);
        var colours = Tokens().Matches(parts[0]).ToDictionary(one => one.Groups[1].Value, one => one.Groups[2].Value);
        if (dark)
            foreach (Match one in Tokens().Matches(parts[1]))
                colours[one.Groups[1].Value] = one.Groups[2].Value;
        return colours;
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Light(one), Light(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    // Relative luminance (WCAG 2.2, glossary).
    private static double Light(string hex)
    {
        double Part(int at)
        {
            var part = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4);
        }
        return .2126 * Part(0) + .7152 * Part(2) + .0722 * Part(4);
    }

    private static double Pixels(Match size) =>
        double.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) * (size.Groups[2].Value == "rem" ? 16 : 1);

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "src/HeteroSpace/Frontend/src", file));

    [GeneratedRegex(@"--([a-z-]+):\s*#([0-9a-f]{6});")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"font-size:\s*(?:clamp\()?([0-9.]+)(rem|px)")]
    private static partial Regex Sizes();
}
