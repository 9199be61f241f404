using System.Collections.Concurrent;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Acts;

/// <summary>This process, among others that work on the same database.</summary>
public sealed class ThisNode(IServiceProvider house, IEnumerable<KeptInMemory> kept, ILogger<ThisNode> log)
{
    private readonly Dictionary<string, KeptInMemory> _kept = kept.ToDictionary(one => one.Key);

    private readonly ConcurrentDictionary<string, long> _changes = new();

    private readonly SemaphoreSlim _writing = new(1, 1);

    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>
    /// Waits until no other act of this node writes, where the engine lets one write at a time: SQLite. Who waits there
    /// holds a thread and looks again after ever longer pauses, and whoever happens to look is next; here the first is.
    /// </summary>
    /// <returns>
    /// Is held until it is disposed of. Null where many may write, and after half a minute, as long as the engine would
    /// have waited: then it decides.
    /// </returns>
    public async Task<IDisposable?> TurnToWrite(Engine engine) =>
        engine == Engine.Sqlite && await _writing.WaitAsync(TimeSpan.FromSeconds(30)) ? new Turn(_writing) : null;

    /// <summary>Rows of these tables were changed, by this node or another.</summary>
    internal void Hears(IEnumerable<string> tables)
    {
        foreach (var table in tables)
            _changes.AddOrUpdate(table, 1, (_, before) => before + 1);
    }

    /// <summary>How often rows of these tables were changed, as far as this node has heard: what was read when it was
    /// another number is old.</summary>
    public long Changes(IEnumerable<string> tables) => tables.Sum(table => _changes.GetValueOrDefault(table));

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

    private sealed class Turn(SemaphoreSlim writing) : IDisposable
    {
        public void Dispose() => writing.Release();
    }
}
