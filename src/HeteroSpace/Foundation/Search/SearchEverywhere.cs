using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Search;

/// <summary>How what was found answers what was asked.</summary>
public enum Nearness
{
    /// <summary>It holds all of the words.</summary>
    Asked,

    /// <summary>It holds all of the words as they were probably meant.</summary>
    Corrected,

    /// <summary>It holds some of them.</summary>
    Fewer,
}

/// <summary>What was found of a kind, best first.</summary>
/// <param name="Count">How many there are, up to the most that was read.</param>
/// <param name="IsMore">There are more than were counted.</param>
public sealed record FoundGroup(Findable Kind, IReadOnlyList<FoundThing> Things, int Count, bool IsMore);

/// <summary>What was found, the kind whose titles have the words first.</summary>
/// <param name="Words">With which it was found: other ones than were asked unless it is <see cref="Nearness.Asked"/>.
/// </param>
public sealed record FoundEverywhere(AskedWords Words, IReadOnlyList<FoundGroup> Groups, Nearness Nearness)
{
    public int Count => Groups.Sum(group => group.Count);
}

/// <summary>
/// Finds things of every kind by their words; where none has them all, what was probably meant, and at last what has
/// some of them: nobody is left with an empty page for a slip of a letter.
/// </summary>
public sealed class SearchEverywhere(
    Search search,
    AppDb db,
    IEnumerable<Findable> kinds,
    IServiceProvider services,
    TimeProvider time
)
{
    /// <summary>So many of a kind are counted beside others.</summary>
    public const int MostOfAKind = 20;
    private readonly List<Findable> _kinds = [.. kinds.OrderBy(kind => kind.Order)];

    /// <summary>In the order of their groups.</summary>
    public IReadOnlyList<Findable> Kinds => _kinds;

    /// <param name="kind">Only of this one, by its key; null for all.</param>
    /// <param name="each">So many of each are shown.</param>
    public async Task<FoundEverywhere> Of(
        string asked,
        string? kind = null,
        int skip = 0,
        int each = 4,
        CancellationToken stop = default
    )
    {
        var words = AskedWords.Of(asked);
        if (words.Count == 0)
            return new(words, [], Nearness.Asked);
        var found = await Groups(words, kind, skip, each, stop);
        if (found.Count > 0)
            return new(words, found, Nearness.Asked);
        var meant = await Corrected(words, stop) ?? words;
        if (meant != words && await Groups(meant, kind, skip, each, stop) is { Count: > 0 } near)
            return new(meant, near, meant.Count < words.Count ? Nearness.Fewer : Nearness.Corrected);
        foreach (var fewer in meant.WithoutOne())
            if (await Groups(fewer, kind, skip, each, stop) is { Count: > 0 } some)
                return new(fewer, some, Nearness.Fewer);
        return new(words, [], Nearness.Asked);
    }

    /// <summary>
    /// What was probably meant where nothing of a kind was found: words that are known, and find something of it.
    /// </summary>
    /// <param name="found">How many were found: where there are any nothing else was meant.</param>
    public async Task<string?> Meant(string kind, string asked, int found, CancellationToken stop = default) =>
        found == 0
        && await Corrected(AskedWords.Of(asked), stop) is { } meant
        && await search.Find(kind, meant.ToString(), take: 1, stop: stop) is { Count: > 0 }
            ? meant.ToString()
            : null;

    // Words that stand nowhere are taken for those they are most like, or left out; null when every one stands
    // somewhere.
    private async Task<AskedWords?> Corrected(AskedWords words, CancellationToken stop)
    {
        string[] typed = [.. words.Select(word => word.Written)];
        var counts = await search.Counts(typed, stop);
        if (!counts.Contains(0))
            return null;
        var meant = new List<string>();
        foreach (var (word, count) in typed.Zip(counts))
            if (count > 0)
                meant.Add(word);
            else if (await Likest(word, stop) is { } likest)
                meant.Add(likest);
        return AskedWords.Of(string.Join(' ', meant));
    }

    // Of those with as few slips the one that most things have.
    private async Task<string?> Likest(string typed, CancellationToken stop)
    {
        string[] like = [.. (await KnownWords.Like(db, typed, stop)).Take(6)];
        var counts = await search.Counts(like, stop);
        return like.Zip(counts, (word, count) => (Word: word, Count: count, Slips: KnownWords.Slips(typed, word)))
            .Where(known => known.Count > 0)
            .OrderBy(known => known.Slips)
            .ThenByDescending(known => known.Count)
            .Select(known => known.Word)
            .FirstOrDefault();
    }

    private async Task<List<FoundGroup>> Groups(
        AskedWords words,
        string? key,
        int skip,
        int each,
        CancellationToken stop
    )
    {
        if (words.Count == 0)
            return [];
        var among = key is null ? _kinds : _kinds.FindAll(kind => kind.Key == key);
        var most = key is null ? MostOfAKind : Search.Most;
        var hits = await search.Look(among, words, null, most, stop);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        // The words themselves before what people also call them, what is to come before what is past; a group whose
        // titles have the words before one whose texts do.
        var ranked = hits.OrderBy(hit => hit.Where >= Where.OthersInTitle)
            .ThenBy(hit => hit.Hit.PastFrom <= now)
            .ThenBy(hit => hit.Where)
            .ThenBy(hit => hit.Hit.PastFrom <= now ? 0 : hit.Hit.PastFrom)
            .ToLookup(hit => hit.Hit.Kind);
        var groups = new List<FoundGroup>();
        foreach (var kind in among.Where(kind => ranked.Contains(kind.Kind)).OrderBy(Best))
        {
            var of = ranked[kind.Kind].Select(hit => hit.Hit).ToList();
            if (await Shown(kind, [.. of.Skip(skip).Take(each)], stop) is { Count: > 0 } things)
                groups.Add(new(kind, things, of.Count, of.Count >= most));
        }
        return groups;

        Where Best(Findable kind) => ranked[kind.Kind].Min(hit => hit.Where);
    }

    private async Task<List<FoundThing>> Shown(Findable kind, List<Search.Hit> hits, CancellationToken stop)
    {
        Guid[] ids = [.. hits.Select(hit => hit.SubjectId)];
        var things = (await kind.Show(services, ids, stop)).ToDictionary(thing => thing.Id);
        return [.. ids.Where(things.ContainsKey).Select(id => things[id])];
    }
}
