namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// What a node keeps in memory and a change makes old. It has a name, by which the other nodes hear of it too.
/// </summary>
/// <param name="Key">Letters and hyphens, as <c>catalogue</c>.</param>
/// <param name="Forget">Has it read anew: all of it, or what it holds of one alone.</param>
public sealed record KeptInMemory(string Key, Func<IServiceProvider, Guid?, ValueTask> Forget)
{
    public KeptInMemory(string key, Action<IServiceProvider> forget)
        : this(key, (house, _) => forget(house)) { }

    public KeptInMemory(string key, Action<IServiceProvider, Guid?> forget)
        : this(
            key,
            (house, of) =>
            {
                forget(house, of);
                return ValueTask.CompletedTask;
            }
        ) { }

    /// <summary>The name under which it stands in a <see cref="Change"/>.</summary>
    internal string Mark(Guid? of) => of is { } one ? $"{Key}:{one:n}" : Key;
}
