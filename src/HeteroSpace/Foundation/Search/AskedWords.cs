using System.Collections;

namespace HeteroSpace.Foundation.Search;

/// <summary>A word of a question.</summary>
/// <param name="Written">Folded, as it was typed.</param>
/// <param name="Keys">Any of which a thing may hold: its stem.</param>
/// <param name="Also">Keys of what people also call it (<see cref="SameWords"/>).</param>
public sealed record AskedWord(string Written, IReadOnlyList<string> Keys, IReadOnlyList<string> Also);

/// <summary>
/// What was asked, word by word: common words left out where there are others, eight at most. Written for both engines
/// from letters and digits alone, so nothing typed can be read as part of their own languages.
/// </summary>
public sealed class AskedWords : IReadOnlyList<AskedWord>
{
    private const int Most = 8;

    /// <summary>Of fewer letters a beginning is one of too many words.</summary>
    private const int FewestOfBeginning = 3;

    private readonly List<AskedWord> _words;

    private AskedWords(IEnumerable<AskedWord> words) => _words = [.. words];

    public static AskedWords Of(string asked)
    {
        var words = SearchWords.Of(asked).DistinctBy(word => word.Written).ToList();
        if (words.Exists(word => !SearchWords.IsCommon(word.Written)))
            words.RemoveAll(word => SearchWords.IsCommon(word.Written));
        return new(words.Take(Most).Select(word => Of(word.Written, [.. SearchWords.Keys(word.Written, word.Stem)])));
    }

    private static AskedWord Of(string written, string[] keys) => new(written, keys, SameWords.Of(written, keys));

    public int Count => _words.Count;
    public AskedWord this[int index] => _words[index];

    public IEnumerator<AskedWord> GetEnumerator() => _words.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', _words.Select(word => word.Written));

    /// <summary>Each question with one word fewer, the last left out first; none of a single word.</summary>
    public IEnumerable<AskedWords> WithoutOne()
    {
        for (var at = Count - 1; at >= 0 && Count > 1; at--)
            yield return new(_words.Where((_, other) => other != at));
    }

    /// <summary>Whether a word, folded, begins as the last one does.</summary>
    public bool BeginWith(string word) => MayBegin && word.StartsWith(_words[^1].Written, StringComparison.Ordinal);

    /// <summary>Whether the last word is long enough to be looked for as a beginning.</summary>
    public bool MayBegin => Count > 0 && _words[^1].Written.Length >= FewestOfBeginning;

    /// <summary>Whether people call one of them by other words too.</summary>
    public bool HaveOthers => _words.Exists(word => word.Also.Count > 0);

    /// <summary>The words as an engine reads them, the last as a beginning or without.</summary>
    /// <param name="also">And what people also call each.</param>
    /// <param name="write">A word's keys, and its beginning where it is looked for.</param>
    internal IEnumerable<string> Written(bool begun, bool also, Func<IEnumerable<string>, string?, string> write) =>
        _words.Select(
            (word, at) =>
                write(
                    also ? word.Keys.Concat(word.Also) : word.Keys,
                    begun && at == Count - 1
                        ? word.Written[..Math.Min(word.Written.Length, SearchTables.MostOfBeginning)]
                        : null
                )
        );
}
