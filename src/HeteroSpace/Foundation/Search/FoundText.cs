using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Search;

/// <summary>Marks in a text the words that were looked for, and cuts a long one to what is around the first.</summary>
public sealed class FoundText(AskedWords words)
{
    private const int Around = 130;
    private const int Before = 40;
    private static readonly HtmlEncoder Safe = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text with <c>mark</c> around each word that was found.</summary>
    public MarkupString Marked(string text)
    {
        var html = new StringBuilder(text.Length + 40);
        var from = 0;
        foreach (var (start, end) in Runs(text))
        {
            if (!Fits(text[start..end]))
                continue;
            html.Append(Safe.Encode(text[from..start])).Append("<mark>");
            html.Append(Safe.Encode(text[start..end])).Append("</mark>");
            from = end;
        }
        return new(html.Append(Safe.Encode(text[from..])).ToString());
    }

    /// <summary>A line or two of a text, from a little before the first word that was found.</summary>
    public MarkupString Excerpt(string text)
    {
        var first = Runs(text).FirstOrDefault(run => Fits(text[run.Start..run.End]));
        var from = first.End == 0 || first.Start < Around - Before ? 0 : WordFrom(text, first.Start - Before);
        return Marked((from > 0 ? "…" : "") + CutAtWord(text[from..].TrimStart()));
    }

    private static string CutAtWord(string text)
    {
        if (text.Length <= Around)
            return text;
        var end = text.LastIndexOf(' ', Around - 1);
        return end < Around / 2 ? Ui.Words.Cut(text, Around) : text[..end].TrimEnd(' ', ',', ';', ':') + "…";
    }

    private static int WordFrom(string text, int at)
    {
        var blank = text.IndexOf(' ', at);
        return blank < 0 ? at : blank + 1;
    }

    private static IEnumerable<(int Start, int End)> Runs(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]));
            if (inside && start < 0)
                start = at;
            else if (!inside && start >= 0)
            {
                yield return (start, at);
                start = -1;
            }
        }
    }

    private bool Fits(string written)
    {
        if (SearchWords.Of(written).ToList() is not [var word])
            return false;
        var keys = SearchWords.Keys(word.Written, word.Stem).Append(word.Written).ToList();
        return words.Any(asked => asked.Keys.Concat(asked.Also).Any(keys.Contains)) || words.BeginWith(word.Written);
    }
}
