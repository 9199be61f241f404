namespace HeteroSpace.Sites;

/// <summary>
/// What staff should know of a space before they give it to someone, as "proyektor rusak": contributed by a higher
/// floor, and told wherever staff see the space. By the space's id; of a space without trouble nothing.
/// </summary>
public sealed record SpaceTroubles(
    Func<IServiceProvider, Guid, CancellationToken, Task<IReadOnlyDictionary<Guid, string>>> Read
)
{
    /// <summary>Those of a site.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> At(
        Guid site,
        IServiceProvider services,
        CancellationToken stop
    )
    {
        var all = new Dictionary<Guid, string>();
        foreach (var part in services.GetServices<SpaceTroubles>())
        foreach (var (space, said) in await part.Read(services, site, stop))
            all[space] = all.TryGetValue(space, out var before) ? $"{before}, {said}" : said;
        return all;
    }
}
