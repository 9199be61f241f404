using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>What was found, best first.</summary>
/// <param name="Count">How many there are, up to the most that was asked for.</param>
public sealed record FoundByWords(IReadOnlyList<Guid> Ids, int Count);

/// <summary>
/// Finds things by their words, alike on both engines: all words, in any order, wherever they stand; those whose title
/// has them all come first, and among these the newest (docs/decisions/0022).
/// </summary>
public sealed class Search(AppDb db, IEnumerable<Findable> kinds)
{
    /// <summary>So many of the newest that match; nobody reads further.</summary>
    public const int Most = 240;

    /// <summary>Under which the words of titles stand a second time in PostgreSQL's index.</summary>
    internal const string TitleMark = "qt0";

    /// <summary>A thing that holds the words.</summary>
    /// <param name="Number">Its <see cref="SearchDocument.Number"/>.</param>
    /// <param name="PastFrom">Its <see cref="SearchDocument.PastFrom"/>.</param>
    internal sealed record Hit(string Kind, long Number, long PastFrom);

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
        var hits = (await Look([kinds.Single(known => known.Kind == kind)], words, site, Most, stop)).ConvertAll(hit =>
            hit.Hit
        );
        return new(await Subjects([.. hits.Skip(skip).Take(take)], stop), hits.Count);
    }

    /// <summary>Those of a kind that hold all of the words; none when nothing was asked.</summary>
    public async Task<IReadOnlySet<Guid>> Ids(string kind, string asked, CancellationToken stop = default) =>
        (await Find(kind, asked, stop: stop))?.Ids.ToHashSet() ?? [];

    /// <summary>
    /// Of each kind so many that hold all of the words, those whose title does first; where nothing does, those that
    /// hold the last word as a beginning, since people stop typing.
    /// </summary>
    internal async Task<List<(Hit Hit, bool InTitle)>> Look(
        IReadOnlyList<Findable> among,
        AskedWords words,
        Guid? site,
        int most,
        CancellationToken stop
    )
    {
        var whole = await Look(among, words, site, most, begun: false, stop);
        return whole.Count > 0 || !words.MayBegin ? whole : await Look(among, words, site, most, begun: true, stop);
    }

    private async Task<List<(Hit Hit, bool InTitle)>> Look(
        IReadOnlyList<Findable> among,
        AskedWords words,
        Guid? site,
        int most,
        bool begun,
        CancellationToken stop
    )
    {
        var inTitle = await words.In(db, among, new(site, most, begun, Title: true), stop);
        var counts = inTitle.CountBy(hit => hit.Kind).ToDictionary();
        Findable[] open = [.. among.Where(kind => counts.GetValueOrDefault(kind.Kind) < most)];
        var known = inTitle.Select(hit => hit.Number).ToHashSet();
        var elsewhere = open.Length == 0 ? [] : await words.In(db, open, new(site, most, begun, Title: false), stop);
        return
        [
            .. inTitle.Select(hit => (hit, true)),
            .. elsewhere
                .Where(hit => !known.Contains(hit.Number))
                .GroupBy(hit => hit.Kind)
                .SelectMany(group => group.Take(most - counts.GetValueOrDefault(group.Key)))
                .Select(hit => (hit, false)),
        ];
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
