using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// Words as they are searched: folded, and without Indonesian affixes, so that "kemasan", "mengemas" and "dikemas" are
/// one (F. Z. Tala, A Study of Stemming Effects on Information Retrieval in Bahasa Indonesia, 2003). Both engines keep
/// these words, so both find the same; neither of them need know the language (docs/decisions/0022).
/// </summary>
public static partial class SearchWords
{
    // Words that every other sentence has: kept in the index, since a title may be made of them, and left out of a
    // question that has others.
    private static readonly FrozenSet<string> Common = (
        "yang dan untuk dari dengan pada agar supaya bisa ada ini itu kami kita saya juga atau akan para di "
        + "ke oleh sebagai dalam tidak anda lebih sudah karena adalah the and for with that of to in is on we "
        + "you are it apa apakah dimana mana kapan gimana bagaimana berapa siapa mau ingin cari mencari yg dgn "
        + "utk nih dong at by from my me an or our your any near where what when how there do does can"
    )
        .Split(' ')
        .ToFrozenSet();

    /// <summary>The words of a text, each as it was written (folded) and without affixes, in their order.</summary>
    public static IEnumerable<(string Written, string Stem)> Of(string text)
    {
        foreach (var word in Slug.Letters(text, ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.Length > 1)
                yield return (word, Stem(word));
    }

    /// <summary>
    /// Under which a word stands in the index, and is looked for: its stem, and where the prefix ke- may be the word's
    /// own beginning (kemasan, not kegiatan), also that with only its ending off.
    /// </summary>
    public static IEnumerable<string> Keys(string written, string stem)
    {
        yield return stem;
        if (
            written.Length > 6
            && written.StartsWith("ke", StringComparison.Ordinal)
            && written.EndsWith("an", StringComparison.Ordinal)
            && Begun(written[..^2]) is var other
            && other != stem
        )
            yield return other;
    }

    /// <summary>
    /// The keys of a text's words, with blanks between, and each word also as it is written, so that its beginning
    /// finds it: what the index holds.
    /// </summary>
    public static string Text(string text)
    {
        var words = new StringBuilder();
        foreach (var (written, stem) in Of(text).Concat(Joined(text)))
        foreach (var key in Keys(written, stem).Append(written).Distinct())
        {
            if (words.Length > 0)
                words.Append(' ');
            words.Append(key);
        }
        return words.ToString();
    }

    // Wi-Fi is typed wifi, a start-up startup; what is said twice (anak-anak) is not one word.
    private static IEnumerable<(string Written, string Stem)> Joined(string text) =>
        Hyphenated()
            .Matches(text)
            .Where(pair =>
                !string.Equals(pair.Groups[1].Value, pair.Groups[2].Value, StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(pair => Of(pair.Groups[1].Value + pair.Groups[2].Value));

    [GeneratedRegex(@"\b(\p{L}{1,12})-(\p{L}{2,12})\b")]
    private static partial Regex Hyphenated();

    public static bool IsCommon(string word) => Common.Contains(word);

    private static string Stem(string word) =>
        word.Length < 4 || char.IsAsciiDigit(word[0]) ? word : Begun(IndonesianWord.RootOf(word));

    // meN- swallows the k, p and t a root begins with (kemas, mengemas; tulis, menulis): without a dictionary nobody
    // knows which it was, so that roots stand without it.
    private static string Begun(string root) =>
        root.Length > 3 && root[0] is ('k' or 'p' or 't') && root[1] is ('a' or 'e' or 'i' or 'o' or 'u')
            ? root[1..]
            : root;
}
