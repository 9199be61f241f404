using System.Buffers;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Finds titles that say nearly the same. A title is compared by its trigrams, each worth more the rarer it is (inverse
/// document frequency, Spärck Jones 1972; cosine of the two), so that a typing mistake or an affix ("kemas", "kemasan")
/// does not hide a twin; what the words of the question have in common with the text below a title adds a little. Built
/// once over all, read by many at a time.
/// </summary>
public sealed class SimilarTexts
{
    /// <summary>Below this two have no more in common than any two of one field.</summary>
    public const float Least = 0.42f;
    private const float TextWeight = 0.35f;
    private readonly Dictionary<int, Posting> _pieces = [],
        _words = [];
    private readonly float[] _length;

    private sealed record Posting(float Weight, int[] At);

    public SimilarTexts(IReadOnlyList<(string Title, string Text)> rows)
    {
        _length = new float[rows.Count];
        var (pieces, words) = (new Dictionary<int, List<int>>(), new Dictionary<int, List<int>>());
        for (var at = 0; at < rows.Count; at++)
        {
            Put(pieces, PiecesOf(rows[at].Title), at);
            Put(words, WordsOf(rows[at].Title + " " + rows[at].Text), at);
        }
        Weigh(pieces, _pieces, rows.Count);
        Weigh(words, _words, rows.Count);
        foreach (var posting in _pieces.Values)
        foreach (var at in posting.At)
            _length[at] += posting.Weight * posting.Weight;
        for (var at = 0; at < _length.Length; at++)
            _length[at] = MathF.Sqrt(_length[at]);
    }

    /// <summary>The places of the most similar, the most similar first.</summary>
    public IReadOnlyList<(int At, float Likeness)> Of(string title, int most)
    {
        if (_length.Length == 0)
            return [];
        var (pieces, words) = (PiecesOf(title), WordsOf(title));
        if (pieces.Count == 0)
            return [];
        var shared = ArrayPool<float>.Shared.Rent(_length.Length);
        try
        {
            Array.Clear(shared, 0, _length.Length);
            var own = 0f;
            // A piece that none of the rows has is as rare as can be.
            var rarest = Weight(1, _length.Length);
            foreach (var piece in pieces)
            {
                if (!_pieces.TryGetValue(piece, out var posting))
                {
                    own += rarest * rarest;
                    continue;
                }
                own += posting.Weight * posting.Weight;
                foreach (var at in posting.At)
                    shared[at] += posting.Weight * posting.Weight;
            }
            own = MathF.Sqrt(own);
            for (var at = 0; at < _length.Length; at++)
                if (shared[at] > 0)
                    shared[at] /= own * _length[at];
            AddWords(words, shared, rarest);
            return Best(shared.AsSpan(0, _length.Length), most);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(shared);
        }
    }

    private void AddWords(HashSet<int> words, float[] shared, float rarest)
    {
        var all = words.Sum(word => _words.TryGetValue(word, out var posting) ? posting.Weight : rarest);
        if (all == 0)
            return;
        foreach (var word in words)
            if (_words.TryGetValue(word, out var posting))
                foreach (var at in posting.At)
                    shared[at] += TextWeight * posting.Weight / all;
    }

    private static List<(int, float)> Best(ReadOnlySpan<float> likeness, int most)
    {
        var best = new List<(int At, float Likeness)>(most + 1);
        for (var at = 0; at < likeness.Length; at++)
        {
            if (likeness[at] < Least || best.Count == most && likeness[at] <= best[^1].Likeness)
                continue;
            var own = likeness[at];
            var place = best.FindIndex(row => row.Likeness < own);
            best.Insert(place < 0 ? best.Count : place, (at, own));
            if (best.Count > most)
                best.RemoveAt(most);
        }
        return best;
    }

    private static void Put(Dictionary<int, List<int>> into, HashSet<int> pieces, int at)
    {
        foreach (var piece in pieces)
            if (into.TryGetValue(piece, out var rows))
                rows.Add(at);
            else
                into[piece] = [at];
    }

    private static void Weigh(Dictionary<int, List<int>> from, Dictionary<int, Posting> into, int rows)
    {
        foreach (var (piece, at) in from)
            into[piece] = new(Weight(at.Count, rows), [.. at]);
    }

    private static float Weight(int having, int rows) => MathF.Log(1 + (float)rows / having);

    private static HashSet<int> PiecesOf(string title)
    {
        var (text, pieces) = ($" {Foundation.Web.Slug.Letters(title, ' ')} ", new HashSet<int>());
        for (var at = 0; at + 3 <= text.Length; at++)
            if (text[at + 1] != ' ')
                pieces.Add(text[at] << 16 | text[at + 1] << 8 | text[at + 2]);
        return pieces;
    }

    // Short words and those that every other sentence has say nothing.
    private static HashSet<int> WordsOf(string text) =>
        [
            .. Foundation
                .Web.Slug.Letters(text.Length > 600 ? text[..600] : text, ' ')
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length > 2 && !Empty.Contains(word))
                .Select(Stable),
        ];

    private static readonly HashSet<string> Empty =
    [
        "yang",
        "dan",
        "untuk",
        "dari",
        "dengan",
        "pada",
        "agar",
        "supaya",
        "bisa",
        "ada",
        "ini",
        "itu",
        "kami",
        "kita",
        "saya",
        "juga",
        "atau",
        "akan",
        "para",
        "the",
        "and",
        "for",
        "with",
        "that",
    ];

    // FNV-1a: the same in each run, unlike string.GetHashCode, so that results are too.
    private static int Stable(string word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
            hash = (hash ^ letter) * 16777619u;
        return (int)hash;
    }
}
