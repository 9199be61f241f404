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
            var (key, id) = mark.Split(':') is [var name, var whose] ? (name, whose) : (mark, null);
            if (!_kept.TryGetValue(key, out var one))
                continue;
            try
            {
                // Of a name that cannot be read all is read anew.
                await one.Forget(house, Guid.TryParse(id, out var of) ? of : null);
            }
            // The change is committed: one that trips keeps no other from being forgotten.
            catch (Exception error)
            {
                log.LogError(error, "{Key} is not read anew", key);
            }
        }
    }
}
