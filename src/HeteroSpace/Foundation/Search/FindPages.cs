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
    private readonly Vocabulary _words = new();
    private readonly List<Known> _known;

    public FindPages(IEnumerable<FindablePage> pages, IEnumerable<PublicLink> links, IEnumerable<HelpEntry> questions)
    {
        // A page that does one thing stands before the list it is a part of.
        _known =
        [
            .. pages.Select(page => new Known(_words, page.Path, page.Said, page.Line, false, page.Typed)),
            .. links
                .OrderBy(link => link.Group)
                .ThenBy(link => link.Order)
                .Select(link => new Known(_words, link.Path, link.Said, link.About ?? (() => ""), false, link.Typed)),
            .. questions
                .OrderBy(entry => entry.Topic)
                .ThenBy(entry => entry.Order)
                .Select(entry => new Known(_words, entry.Path, entry.Question, entry.Answer, true, entry.Typed)),
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
        var typed = SearchWords.Of(asked).ToList();
        if (typed.Count == 0)
            return [];
        var found = Fitting(new(_words, typed, slips: false), alone);
        if (found.Count == 0 && alone)
            found = Fitting(new(_words, typed, slips: true), alone);
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

    private List<(Known Known, int Fits)> Fitting(Question question, bool alone) =>
        _known.ConvertAll(known => (known, Fits: known.Fits(question, alone))).FindAll(hit => hit.Fits > 0);

    /// <summary>The words of all pages by number; what was typed is compared with each of them once.</summary>
    private sealed class Vocabulary
    {
        private readonly List<string> _written = [];
        private readonly Dictionary<string, int> _numbers = [];
        private readonly Dictionary<string, List<int>> _byKey = [];

        /// <summary>The numbers of the words of a text, in their order.</summary>
        public int[] Numbers(string text) => [.. SearchWords.Of(text).Select(word => Number(word.Written, word.Stem))];

        private int Number(string written, string stem)
        {
            if (_numbers.TryGetValue(written, out var known))
                return known;
            var number = _numbers[written] = _written.Count;
            _written.Add(written);
            foreach (var key in SearchWords.Keys(written, stem))
                if (_byKey.TryGetValue(key, out var those))
                    those.Add(number);
                else
                    _byKey[key] = [number];
            return number;
        }

        /// <summary>
        /// By number, which of the words one that was typed may mean: by its stem, by what people also call it, as a
        /// beginning, or with a slip. One that every sentence has is itself alone (ada, not adakan).
        /// </summary>
        public bool[] MeantBy(string written, string stem, bool begun, bool slips)
        {
            var meant = new bool[_written.Count];
            if (_numbers.TryGetValue(written, out var same))
                meant[same] = true;
            if (SearchWords.IsCommon(written))
                return meant;
            string[] keys = [.. SearchWords.Keys(written, stem)];
            foreach (var key in keys.Concat(SameWords.Of(written, keys)))
            foreach (var number in _byKey.GetValueOrDefault(key) ?? [])
                meant[number] = true;
            for (var number = 0; number < meant.Length && (begun || slips); number++)
                meant[number] |=
                    begun && written.Length > 2 && _written[number].StartsWith(written, StringComparison.Ordinal)
                    || slips && IsSlip(written, _written[number]);
            return meant;
        }

        private static bool IsSlip(string typed, string word)
        {
            var most = typed.Length > 6 ? 2 : 1;
            return typed.Length >= FewestForSlip
                && Math.Abs(word.Length - typed.Length) <= most
                && KnownWords.Slips(typed, word) <= most;
        }
    }

    /// <summary>What was typed, word by word: which words of pages each may mean.</summary>
    private sealed class Question
    {
        private readonly List<bool[]> _words = [];

        // Those that say what is wanted; all, where every sentence has them.
        private readonly List<bool[]> _telling = [];

        public Question(Vocabulary known, List<(string Written, string Stem)> typed, bool slips)
        {
            foreach (var (at, word) in typed.Index())
            {
                _words.Add(known.MeantBy(word.Written, word.Stem, begun: at == typed.Count - 1, slips));
                if (!SearchWords.IsCommon(word.Written))
                    _telling.Add(_words[at]);
            }
            if (_telling.Count == 0)
                _telling = _words;
            HasSlips = slips;
        }

        public bool HasSlips { get; }

        /// <summary>Whether everything that people say for a page stands in it, among other words.</summary>
        public bool Holds(int[] phrase) => Array.TrueForAll(phrase, part => _words.Exists(word => word[part]));

        /// <summary>
        /// Whether most of it is said by a phrase: "kelas foto produk" asks for these classes, not for the page of all.
        /// </summary>
        public bool IsMostly(int[] phrase) =>
            2 * _telling.FindAll(word => Array.Exists(phrase, part => word[part])).Count > _telling.Count;

        /// <summary>Whether all that it wants is said by these words.</summary>
        public bool IsIn(int[] words) => _telling.TrueForAll(word => Array.Exists(words, part => word[part]));
    }

    private sealed class Known(
        Vocabulary words,
        string path,
        Func<string> said,
        Func<string> line,
        bool isAnswer,
        string typed
    )
    {
        private readonly int[][] _phrases =
        [
            .. typed.Split(',').Select(words.Numbers).Where(phrase => phrase.Length > 0),
        ];
        private readonly int[] _title = words.Numbers(FindableWords.InBoth(said));
        private readonly int[] _calledBy = [.. words.Numbers(FindableWords.InBoth(said) + " " + typed).Distinct()];
        private readonly int[] _all = [.. words.Numbers($"{FindableWords.InBoth(said)} {FindableWords.InBoth(line)}")];

        public FoundPage Shown() => new(path, said(), line(), isAnswer);

        /// <summary>How well a question fits this page; nothing where it does not.</summary>
        /// <param name="alone">Nothing else was found: a part of what was typed may lead here.</param>
        public int Fits(Question question, bool alone)
        {
            var longest = 0;
            foreach (var phrase in _phrases)
                if (phrase.Length > longest && question.Holds(phrase) && (alone || question.IsMostly(phrase)))
                    longest = phrase.Length;
            var titled = question.IsIn(_title) ? 50 : 0;
            if (longest > 0)
                return ByTyped + 100 * longest + titled;
            if (titled > 0 || question.IsIn(_calledBy))
                return ByTitle + titled;
            return !question.HasSlips && question.IsIn(_all) ? ByText : 0;
        }
    }
}
