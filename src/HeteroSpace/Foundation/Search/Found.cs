namespace HeteroSpace.Foundation.Search;

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

/// <summary>Something that was found, and where its words stand at best.</summary>
internal sealed record Found(Search.Hit Hit, Where Where);

/// <summary>What is asked of an engine.</summary>
/// <param name="Among">The kinds that are looked through.</param>
/// <param name="Site">Only of this one, if not null.</param>
/// <param name="Most">So many of each kind are enough.</param>
/// <param name="Begun">The last word also as a beginning.</param>
internal sealed record Asked(AskedWords Words, IReadOnlyList<Findable> Among, Guid? Site, int Most, bool Begun)
{
    /// <summary>Where they are looked for, one after the other.</summary>
    public IReadOnlyList<Where> Wheres => Words.HaveOthers ? Enum.GetValues<Where>() : [Where.Title, Where.Text];
}

/// <summary>Of each kind the best, each thing once, until there are enough.</summary>
internal sealed class Gathered(int most)
{
    private readonly List<Found> _found = [];
    private readonly HashSet<long> _known = [];
    private readonly Dictionary<string, int> _counts = [];

    public IReadOnlyList<Found> All => _found;

    public bool IsOpen(Findable kind) => _counts.GetValueOrDefault(kind.Kind) < most;

    public void Add(Where where, IEnumerable<Search.Hit> hits)
    {
        foreach (var hit in hits)
            if (_counts.GetValueOrDefault(hit.Kind) < most && _known.Add(hit.Number))
            {
                _counts[hit.Kind] = _counts.GetValueOrDefault(hit.Kind) + 1;
                _found.Add(new(hit, where));
            }
    }
}
