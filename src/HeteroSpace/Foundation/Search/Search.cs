using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>What was found, best first.</summary>
/// <param name="Count">How many there are, up to the most that was asked for.</param>
public sealed record FoundByWords(IReadOnlyList<Guid> Ids, int Count);

/// <summary>
/// Finds things by their words, alike on both engines: all words, in any order, wherever they stand; those whose title
/// has them all come first, and among these the newest; what people also call them comes after (docs/decisions/0034).
/// </summary>
public sealed class Search(AppDb db, IEnumerable<Findable> kinds)
{
    /// <summary>So many of the newest that match; nobody reads further.</summary>
    public const int Most = 240;

    /// <summary>Under which the words of titles stand a second time (<see cref="SearchDocument.Title"/>).</summary>
    internal const string TitleMark = "qt0";

    /// <summary>A thing that holds the words.</summary>
    /// <param name="Number">Its <see cref="SearchDocument.Number"/>.</param>
    /// <param name="PastFrom">Its <see cref="SearchDocument.PastFrom"/>.</param>
    internal sealed record Hit(string Kind, long Number, long PastFrom);

    /// <summary>Where the words stand, the better first.</summary>
    internal enum Where
    {
        /// <summary>All of them in its title.</summary>
        Title,

        /// <summary>Anywhere.</summary>
        Text,

        /// <summary>They, or what people also call them, in its title.</summary>
        OthersInTitle,

        /// <summary>The same anywhere.</summary>
        OthersInText,
    }

    internal sealed record Found(Hit Hit, Where Where);

    /// <summary>
    /// The words of a kind and a site; a letter, digits and no vowel among them, which no word of a language is.
    /// </summary>
    public static string ScopeOf(string kind, Guid? site) => "qk0" + kind + (site is { } of ? " " + SiteWord(of) : "");

    internal static string SiteWord(Guid site) => $"qs0{site:n}";

    /// <summary>
    /// Whatever of a kind holds all of the words, the last of them also as a beginning; null when nothing was asked.
    /// </summary>
    public async Task<FoundByWords?> Find(
        string kind,
        string asked,
        Guid? site = null,
        int skip = 0,
        int take = Most,
        CancellationToken stop = default
    )
    {
        var words = AskedWords.Of(asked);
        if (words.Count == 0)
            return asked.Trim() == "" ? null : new([], 0);
        var found = await Look([kinds.Single(known => known.Kind == kind)], words, site, Most, stop);
        var hits = found.ConvertAll(of => of.Hit);
        return new(await Subjects([.. hits.Skip(skip).Take(take)], stop), hits.Count);
    }

    /// <summary>Those of a kind that hold all of the words; none when nothing was asked.</summary>
    public async Task<IReadOnlySet<Guid>> Ids(string kind, string asked, CancellationToken stop = default) =>
        (await Find(kind, asked, stop: stop))?.Ids.ToHashSet() ?? [];

    /// <summary>
    /// Of each kind so many that hold all of the words, those whose title does first; where nothing does, those that
    /// hold the last word as a beginning, since people stop typing.
    /// </summary>
    internal async Task<List<Found>> Look(
        IReadOnlyList<Findable> among,
        AskedWords words,
        Guid? site,
        int most,
        CancellationToken stop
    )
    {
        var whole = await Look(among, words, new(site, most, Begun: false, Title: true, Also: false), stop);
        return whole.Count > 0 || !words.MayBegin
            ? whole
            : await Look(among, words, new(site, most, Begun: true, Title: true, Also: false), stop);
    }

    // Only of what kinds there are not enough yet the next question is asked.
    private async Task<List<Found>> Look(
        IReadOnlyList<Findable> among,
        AskedWords words,
        WordsOnEngines.Bounds bounds,
        CancellationToken stop
    )
    {
        var (found, known, counts) = (new List<Found>(), new HashSet<long>(), new Dictionary<string, int>());
        foreach (var where in words.HaveOthers ? Enum.GetValues<Where>() : [Where.Title, Where.Text])
        {
            Findable[] open = [.. among.Where(kind => counts.GetValueOrDefault(kind.Kind) < bounds.Most)];
            if (open.Length == 0)
                break;
            var next = bounds with
            {
                Title = where is Where.Title or Where.OthersInTitle,
                Also = where is Where.OthersInTitle or Where.OthersInText,
            };
            foreach (var hit in await words.In(db, open, next, stop))
                if (counts.GetValueOrDefault(hit.Kind) < bounds.Most && known.Add(hit.Number))
                {
                    counts[hit.Kind] = counts.GetValueOrDefault(hit.Kind) + 1;
                    found.Add(new(hit, where));
                }
        }
        return found;
    }

    /// <summary>How many things of whatever kind hold a word, up to twenty.</summary>
    internal Task<int> Count(string word, CancellationToken stop) => AskedWords.Of(word).Count(db, 20, stop);

    internal async Task<IReadOnlyList<Guid>> Subjects(IReadOnlyList<Hit> hits, CancellationToken stop)
    {
        long[] numbers = [.. hits.Select(row => row.Number)];
        if (numbers.Length == 0)
            return [];
        var subjects = await db.SearchDocuments()
            .Where(row => numbers.Contains(row.Number))
            .Select(row => new { row.Number, row.SubjectId })
            .ToDictionaryAsync(row => row.Number, row => row.SubjectId, stop);
        return [.. numbers.Where(subjects.ContainsKey).Select(number => subjects[number])];
    }
}
