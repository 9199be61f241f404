using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>Some of a job could not be done; the rest was. In words of ours, since those of a database may hold what a
/// row holds.</summary>
public sealed class RowsFailed(string message) : Exception(message);

/// <summary>
/// One item, one fence: what a job, an import of entries or a page does for each row. One that fails is told once, by
/// its id and the kind of its failure, and holds up nobody; how many failed is told where the round is (a recurring job
/// throws at its end, so that its row carries a mark until a round goes well). For what is only read and written out,
/// see <see cref="Fence"/>.
/// </summary>
public sealed class OneByOne(AppDb db, ILogger log, string job)
{
    private readonly List<string> _failed = [];

    /// <summary>How many could not be done so far.</summary>
    public int Failed => _failed.Count;

    /// <summary>False when it could not be done.</summary>
    /// <param name="row">Which one, by its id or code: a log is no place for names.</param>
    public async Task<bool> Do(object row, Func<Task> act, CancellationToken stop)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // What was half done must not be written by the next one's save.
            db.ChangeTracker.Clear();
            _failed.Add($"{row}: {Fence.Kind(error)}");
            Fence.Tell(log, job, row, error);
            return false;
        }
    }

    /// <summary>Does it for each of them, and ends the round: those told already are known by their cause when it comes
    /// again.</summary>
    public static async Task All<T>(
        AppDb db,
        ILogger log,
        string job,
        IEnumerable<T> rows,
        Func<T, object> called,
        Func<T, Task> act,
        CancellationToken stop
    )
    {
        var each = new OneByOne(db, log, job);
        foreach (var row in rows)
            await each.Do(called(row), () => act(row), stop);
        each.End();
    }

    /// <summary>Ends the round; throws when some were not done.</summary>
    public void End()
    {
        if (_failed.Count > 0)
            throw new RowsFailed($"{_failed.Count} of {job} could not be done: {string.Join("; ", _failed.Take(5))}");
    }
}
