using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// A page that is found by what people type for it, contributed by the module whose page it is, where neither the
/// public menu (<see cref="PublicLink"/>) nor a question of help (<see cref="HelpEntry"/>) leads there.
/// </summary>
/// <param name="Line">What one does there, in a sentence.</param>
/// <param name="Typed">What people type who want it, in both languages, with commas between.</param>
public sealed record FindablePage(string Path, Func<string> Said, Func<string> Line, string Typed);

/// <summary>A page of the house, or the answer to a question, that what was typed leads to.</summary>
/// <param name="Line">What one finds there; of a question its answer.</param>
/// <param name="IsAnswer">It answers a question of help.</param>
public sealed record FoundPage(string Path, string Title, string Line, bool IsAnswer);

/// <summary>
/// Leads from what people type ("mau pesan meja", "jam buka", "besok") to the page where they do it and to the
/// questions of help. What modules have in menus and help is read once and kept in memory: nothing is asked of the
/// database, and what is not built is not found.
/// </summary>
public sealed class FindPages
{
    // What someone typed as people do, before what a page is called, before words of an answer.
    private const int ByTyped = 1000,
        ByTitle = 500,
        ByText = 100;

    /// <summary>Above what was found of other things pages take little room.</summary>
    private const int MostAbove = 3,
        MostAlone = 5;

    /// <summary>Shorter words are like too many others.</summary>
    private const int FewestForSlip = 5;
    private readonly List<Known> _known;

    public FindPages(IEnumerable<FindablePage> pages, IEnumerable<PublicLink> links, IEnumerable<HelpEntry> questions)
    {
        // A page that does one thing stands before the list it is a part of.
        _known =
        [
            .. pages.Select(page => new Known(page.Path, page.Said, page.Line, false, page.Typed)),
            .. links
                .OrderBy(link => link.Group)
                .ThenBy(link => link.Order)
                .Select(link => new Known(link.Path, link.Said, link.About ?? (() => ""), false, link.Typed)),
            .. questions
                .OrderBy(entry => entry.Topic)
                .ThenBy(entry => entry.Order)
                .Select(entry => new Known(entry.Path, entry.Question, entry.Answer, true, entry.Typed)),
        ];
    }

    /// <summary>All that may be found.</summary>
    internal IEnumerable<FoundPage> All => _known.Select(known => known.Shown());

    /// <summary>The pages that what was typed leads to, the likeliest first.</summary>
    /// <param name="alone">
    /// Nothing else has all of the words: an answer that speaks of them then helps, and so does a page that was
    /// probably meant by a word with a slip.
    /// </param>
    public IReadOnlyList<FoundPage> Of(string asked, bool alone)
    {
        var words = SearchWords.Of(asked).Select(word => new Typed(word.Written, word.Stem)).ToList();
        if (words.Count == 0)
            return [];
        var found = Best(words, alone, slips: false);
        if (found.Count == 0 && alone)
            found = Best(words, alone, slips: true);
        var least = alone && !found.Exists(hit => hit.Fits >= ByTitle) ? ByText : ByTitle;
        return
        [
            .. found
                .Where(hit => hit.Fits >= least)
                .OrderByDescending(hit => hit.Fits)
                .Take(alone ? MostAlone : MostAbove)
                .Select(hit => hit.Known.Shown()),
        ];
    }

    private List<(Known Known, int Fits)> Best(List<Typed> words, bool alone, bool slips)
    {
        var telling = words.FindAll(word => !SearchWords.IsCommon(word.Written));
        if (telling.Count == 0)
            telling = words;
        return _known
            .ConvertAll(known => (known, Fits: known.Fits(words, telling, alone, slips)))
            .FindAll(hit => hit.Fits > 0);
    }

    /// <summary>A word that was typed.</summary>
    private sealed class Typed(string written, string stem)
    {
        private readonly string[] _keys = [.. SearchWords.Keys(written, stem)];
        private string[]? _also;
        public string Written => written;

        private readonly bool _common = SearchWords.IsCommon(written);

        // By its stem or by what people also call it; the last one also as a beginning. A word that every sentence has
        // is itself alone (ada, adakan).
        public bool Means(Word word, bool begun, bool slips) =>
            word.Written == written || !_common && IsLike(word, begun, slips);

        private bool IsLike(Word word, bool begun, bool slips) =>
            word.Keys.Any(_keys.Contains)
            || word.Keys.Any((_also ??= [.. SameWords.Of(written, _keys)]).Contains)
            || begun && written.Length > 2 && word.Written.StartsWith(written, StringComparison.Ordinal)
            || slips && IsSlipOf(word.Written);

        private bool IsSlipOf(string word)
        {
            var most = written.Length > 6 ? 2 : 1;
            return written.Length >= FewestForSlip
                && Math.Abs(word.Length - written.Length) <= most
                && KnownWords.Slips(written, word) <= most;
        }
    }

    /// <summary>A word of a page.</summary>
    private sealed record Word(string Written, string[] Keys)
    {
        public static Word[] Of(string text) =>
            [.. SearchWords.Of(text).Select(of => new Word(of.Written, [.. SearchWords.Keys(of.Written, of.Stem)]))];
    }

    private sealed class Known(string path, Func<string> said, Func<string> line, bool isAnswer, string typed)
    {
        private readonly Word[][] _phrases = [.. typed.Split(',').Select(Word.Of).Where(phrase => phrase.Length > 0)];
        private readonly Word[] _title = Word.Of(FindableWords.InBoth(said));
        private readonly Word[] _text = Word.Of(FindableWords.InBoth(line));

        public FoundPage Shown() => new(path, said(), line(), isAnswer);

        /// <summary>How well what was typed fits this page; nothing where it does not.</summary>
        /// <param name="telling">Those of the words that say what is wanted.</param>
        /// <param name="alone">Nothing else was found: a part of what was typed may lead here.</param>
        public int Fits(List<Typed> words, List<Typed> telling, bool alone, bool slips)
        {
            var typed = _phrases
                .Where(phrase => Holds(words, phrase, slips) && (alone || IsMostOf(telling, phrase, slips)))
                .Select(phrase => phrase.Length)
                .DefaultIfEmpty(0)
                .Max();
            var titled = AreIn(telling, _title, slips);
            if (typed > 0)
                return ByTyped + 100 * typed + (titled ? 50 : 0);
            if (titled || AreIn(telling, [.. _title, .. _phrases.SelectMany(phrase => phrase)], slips))
                return ByTitle + (titled ? 50 : 0);
            return AreIn(telling, [.. _title, .. _text], false) ? ByText : 0;
        }

        // Everything that people say for it stands in what was typed, among other words.
        private static bool Holds(List<Typed> words, Word[] phrase, bool slips) =>
            phrase.All(part => words.Exists(word => word.Means(part, word == words[^1], slips)));

        // "Kelas foto produk" asks for these classes, not for the page of all.
        private static bool IsMostOf(List<Typed> telling, Word[] phrase, bool slips) =>
            2 * telling.FindAll(word => AreIn([word], phrase, slips)).Count > telling.Count;

        private static bool AreIn(List<Typed> words, Word[] among, bool slips) =>
            words.TrueForAll(word => among.Any(part => word.Means(part, word == words[^1], slips)));
    }
}
