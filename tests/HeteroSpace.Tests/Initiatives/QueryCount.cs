using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HeteroSpace.Initiatives;

/// <summary>Counts the commands on one database, since other tests run beside this one.</summary>
internal sealed class QueryCount
    : IObserver<System.Diagnostics.DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>,
        IDisposable
{
    private readonly string _database;
    private readonly List<IDisposable> _watched = [];
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _commands = [];

    public QueryCount(string database)
    {
        _database = Key(database);
        _watched.Add(System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _commands.Count;

    /// <summary>What was asked, since the last time it was taken from here.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = _commands.ToArray();
        _commands.Clear();
        return taken;
    }

    private static string Key(string connection) =>
        new DbConnectionStringBuilder { ConnectionString = connection } is var parts
        && parts.TryGetValue("Database", out var name)
            ? name.ToString()!
            : parts["Data Source"].ToString()!;

    public void OnNext(System.Diagnostics.DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _watched.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key == RelationalEventId.CommandExecuted.Name
            && value.Value is CommandExecutedEventData data
            && Key(data.Command.Connection!.ConnectionString) == _database
        )
            _commands.Enqueue(data.Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var one in _watched)
            one.Dispose();
    }
}
