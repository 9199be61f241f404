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
    internal sealed record Hit(string Kind, long Number, Guid SubjectId, long PastFrom);

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
        return new([.. found.Skip(skip).Take(take).Select(of => of.Hit.SubjectId)], found.Count);
    }

    /// <summary>Those of a kind that hold all of the words; none when nothing was asked.</summary>
    public async Task<IReadOnlySet<Guid>> Ids(string kind, string asked, CancellationToken stop = default) =>
        (await Find(kind, asked, stop: stop))?.Ids.ToHashSet() ?? [];

    /// <summary>
    /// Of each kind so many that hold all of the words, those whose title does first; where nothing does, those that
    /// hold the last word as a beginning, since people stop typing.
    /// </summary>
    internal async Task<IReadOnlyList<Found>> Look(
        IReadOnlyList<Findable> among,
        AskedWords words,
        Guid? site,
        int most,
        CancellationToken stop
    )
    {
        var asked = new Asked(words, among, site, most, Begun: false);
        var whole = await asked.In(db, stop);
        if (whole.Count > 0 || !words.MayBegin)
            return whole;
        // What an earlier word is not in, the last one cannot begin in either.
        var counts = words.Count > 1 ? await Counts([.. words.Select(word => word.Written)], stop) : [];
        return counts.SkipLast(1).Contains(0) ? [] : await (asked with { Begun = true }).In(db, stop);
    }

    /// <summary>How many things of whatever kind hold each word, up to twenty.</summary>
    internal Task<int[]> Counts(IReadOnlyList<string> words, CancellationToken stop) =>
        CountOnEngines.Of(db, [.. words.Select(AskedWords.Of)], 20, stop);
}
