using System.Collections.Concurrent;

namespace HeteroSpace.Foundation.Import;

/// <summary>
/// How far a running import is. A transaction shows nothing of itself to others, so it is told in memory, by the
/// process that writes; another node says only that it runs.
/// </summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, int> _reached = new();

    public void Note(Guid import, int reached) => _reached[import] = reached;

    public void Forget(Guid import) => _reached.TryRemove(import, out _);

    public int Of(Import import) => _reached.TryGetValue(import.Id, out var reached) ? reached : import.Reached;
}
