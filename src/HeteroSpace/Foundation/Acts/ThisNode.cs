namespace HeteroSpace.Foundation.Acts;

/// <summary>This process, among others that work on the same database.</summary>
public sealed class ThisNode(IServiceProvider house, IEnumerable<KeptInMemory> kept, ILogger<ThisNode> log)
{
    private readonly Dictionary<string, KeptInMemory> _kept = kept.ToDictionary(one => one.Key);

    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Reads anew what a change made old; what this node does not know it does not keep.</summary>
    public async Task Forget(IEnumerable<string> marks)
    {
        foreach (var mark in marks)
        {
            var (key, of) = mark.Split(':') is [var name, var id] ? (name, Guid.Parse(id)) : (mark, (Guid?)null);
            if (!_kept.TryGetValue(key, out var one))
                continue;
            try
            {
                await one.Forget(house, of);
            }
            // The change is committed: one that trips keeps no other from being forgotten.
            catch (Exception error)
            {
                log.LogError(error, "{Key} is not read anew", key);
            }
        }
    }
}
