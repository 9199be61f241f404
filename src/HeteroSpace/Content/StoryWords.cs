using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Markdown;

namespace HeteroSpace.Content;

/// <summary>
/// What a story itself says that is worth being set large: a sentence it sets apart, words that someone says in it, a
/// figure it found; else how its summary begins.
/// </summary>
/// <param name="Text">One sentence, as it stands in the story, without markup.</param>
/// <param name="Figure">The figure of it; null where there is none.</param>
/// <param name="FromText">Whether it is out of the story, and not of its summary.</param>
public sealed partial record StoryWords(string Text, string? Figure, bool FromText)
{
    // As much as is read at a glance; and less says nothing.
    private const int Most = 120,
        Least = 20;

    /// <summary>How much of a story is looked at: what it is about stands in its beginning.</summary>
    public const int Looked = 4000;

    /// <summary>Whether someone says it, and not the story.</summary>
    public bool IsSaid => Text.StartsWith('“');

    public static StoryWords Of(string text, string summary) =>
        SetApart(text) ?? Spoken(text) ?? Counted(text) ?? new(Begins(summary), null, false);

    // "> Words", which the writer took out of the text.
    private static StoryWords? SetApart(string text) =>
        Quotes().Matches(text).Select(quote => MarkdownText.Plain(quote.Groups[1].Value)).FirstOrDefault(Fits)
            is { } said
            ? new($"“{said}”", null, true)
            : null;

    // The first whole sentences of what someone says.
    private static StoryWords? Spoken(string text)
    {
        foreach (Match speech in Speeches().Matches(text))
        {
            var said = MarkdownText.Plain(speech.Groups[1].Value);
            if (said.Length > Most && Sentences().Match(said) is { Success: true } first)
                said = first.Value.Trim();
            // What does not begin goes on from before ("…," she said, "and …"), what does not end is a phrase.
            if (Fits(said) && !char.IsLower(said[0]) && said[^1] is ('.' or '!' or '?'))
                return new($"“{said}”", null, true);
        }
        return null;
    }

    private static StoryWords? Counted(string text)
    {
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && !"#>-*|".Contains(line[0])))
        foreach (Match match in Sentences().Matches(MarkdownText.Plain(line)))
            if (match.Value.Trim() is var sentence && Fits(sentence) && LargestOf(sentence) is { } figure)
                return new(sentence, figure, true);
        return null;
    }

    // Years, days and hours count nothing.
    private static string? LargestOf(string sentence) =>
        Figures()
            .Matches(sentence)
            .Select(figure => figure.Value)
            .Where(figure => figure.Length != 4 || !figure.StartsWith("20", StringComparison.Ordinal))
            .MaxBy(figure => figure.Count(char.IsDigit));

    /// <summary>The first sentence, as much of it as can be read at a glance.</summary>
    public static string Begins(string text)
    {
        var end = text.AsSpan().IndexOfAny(".!?");
        var sentence = end > 0 ? text[..(end + 1)] : text;
        return sentence.Length <= Most ? sentence : Foundation.Ui.Words.Cut(sentence, Most);
    }

    private static bool Fits(string said) => said.Length is >= Least and <= Most;

    [GeneratedRegex(@"^> ?(.+)$", RegexOptions.Multiline)]
    private static partial Regex Quotes();

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Speeches();

    [GeneratedRegex(@"[^.!?]+(?:[.,]\d[^.!?]*)*[.!?]")]
    private static partial Regex Sentences();

    private const string Months = "Jan|Feb|Mar|Apr|Mei|May|Jun|Jul|Agu|Aug|Sep|Okt|Oct|Nov|Des|Dec";

    [GeneratedRegex(@"(?<![\d.,:])(?:\d{1,3}(?:[.,]\d{3})+|\d{3,})(?![\d]|[.,:]\d| (?:" + Months + "))")]
    private static partial Regex Figures();
}
