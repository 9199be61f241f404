namespace HeteroSpace.Foundation.Art;

/// <summary>Lines of one size that fit a box.</summary>
/// <param name="Size">Of the letters, in the unit of the box.</param>
public sealed record FittedText(double Size, IReadOnlyList<string> Lines)
{
    public const double LineHeight = 1.08;

    public double Height => Lines.Count * Size * LineHeight;
}

/// <summary>
/// Sets words as large as a box allows, without asking a font: what the house's type (Plus Jakarta Sans, extra bold)
/// takes is told by classes of letters, a little generously, so that no browser breaks a line that we did not.
/// </summary>
public static class FitText
{
    private static readonly double[] Sizes = [46, 42, 38, 34, 31, 28, 26, 24, 22, 20, 18];

    /// <summary>The largest of the sizes whose lines fit; at the smallest it is cut at a word.</summary>
    public static FittedText Into(string text, double width, double height)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var size in Sizes)
            if (Lines(words, width / size) is { } lines && lines.Count * size * FittedText.LineHeight <= height)
                return new(size, lines);
        return new(Sizes[^1], Cut(words, width / Sizes[^1], (int)(height / (Sizes[^1] * FittedText.LineHeight))));
    }

    /// <summary>On at most so many lines; cut at a word, with "…", where they do not take it.</summary>
    public static IReadOnlyList<string> OnLines(string text, double width, double size, int most) =>
        Cut(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), width / size, most);

    /// <summary>In ems.</summary>
    public static double Width(string text) => text.Sum(Width);

    private static double Width(char letter) =>
        letter switch
        {
            ' ' => .25,
            'i' or 'j' or 'l' or 't' or 'f' or 'r' or 'I' or '.' or ',' or ':' or ';' or '\'' or '!' or '|' => .33,
            'm' or 'w' or 'M' or 'W' => .88,
            >= '0' and <= '9' => .60,
            _ when char.IsUpper(letter) => .69,
            _ => .585,
        };

    // Null when a single word is wider than the box.
    private static List<string>? Lines(IEnumerable<string> words, double ems)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (Width(word) > ems)
                return null;
            if (lines.Count > 0 && Width(lines[^1]) + .25 + Width(word) <= ems)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }

    private static List<string> Cut(string[] words, double ems, int most)
    {
        var lines = Lines(words.Select(word => Shortened(word, ems)), ems)!;
        if (lines.Count <= most)
            return lines;
        var last = lines[most - 1].Split(' ');
        for (var count = last.Length; count > 0; count--)
            if (Width(string.Join(' ', last[..count]) + "…") <= ems)
                return [.. lines[..(most - 1)], string.Join(' ', last[..count]) + "…"];
        return [.. lines[..(most - 1)], Shortened(last[0] + "……", ems)];
    }

    private static string Shortened(string word, double ems)
    {
        if (Width(word) <= ems)
            return word;
        var end = word.Length - 1;
        while (end > 1 && Width(word[..end] + "…") > ems)
            end--;
        return word[..end] + "…";
    }
}
