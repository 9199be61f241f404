using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>Some of a job could not be done; the rest was. In words of ours, since those of a database may hold what a
/// row holds.</summary>
public sealed class RowsFailed(string message) : Exception(message);

/// <summary>
/// One item, one fence: what a recurring job does for each row. One that fails is told and holds up nobody; at its end
/// the
/// job itself says that it fell short, so that its row carries a mark until a round goes well.
/// </summary>
public sealed partial class OneByOne(AppDb db, ILogger log, string job)
{
    private readonly List<string> _failed = [];

    /// <param name="row">Which one, by its id or code: a log is no place for names.</param>
    public async Task Do(object row, Func<Task> act, CancellationToken stop)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // What was half done must not be written by the next one's save.
            db.ChangeTracker.Clear();
            _failed.Add($"{row}: {Kind(error)}");
            RowFailed(log, job, row, Kind(error), error.StackTrace);
        }
    }

    /// <summary>Ends the round; throws when some were not done.</summary>
    public void End()
    {
        if (_failed.Count > 0)
            throw new RowsFailed($"{_failed.Count} of {job} could not be done: {string.Join("; ", _failed.Take(5))}");
    }

    // The kinds alone: "DbUpdateException, PostgresException 23514".
    private static string Kind(Exception error)
    {
        var cause = error.GetBaseException();
        var name = cause == error ? error.GetType().Name : $"{error.GetType().Name}, {cause.GetType().Name}";
        return cause is System.Data.Common.DbException { SqlState: { } state } ? $"{name} {state}" : name;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} could not do {Row}: {Kind}\n{Where}")]
    private static partial void RowFailed(ILogger log, string job, object row, string kind, string? where);
}
