using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HeteroSpace;

/// <summary>Every line that the house writes to its log, as it would stand in a file.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string category) => new Writer(category, _lines);

    public void Dispose() { }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(
            LogLevel level,
            EventId id,
            TState state,
            Exception? error,
            Func<TState, Exception?, string> say
        ) => lines.Enqueue($"{level} {category} {say(state, error)} {error}");
    }
}
