using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Writes what waits together, so that many share the price of one durable commit. Each is answered after the commit.
/// When one of a group is refused, the group is written again with a savepoint for each.
/// </summary>
/// <typeparam name="TWish">What is to be written, as it came.</typeparam>
/// <typeparam name="TAnswer">What came of it.</typeparam>
internal abstract class WriteTogether<TWish, TAnswer>(IServiceScopeFactory scopes, ILogger log) : BackgroundService
{
    private const int Together = 64;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(4096) { SingleReader = true }
    );

    private sealed record Waiting(TWish Wish)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>
    /// Writes all that belongs to the wishes within the caller's transaction and saves it; an exception that
    /// <see cref="Reason"/> knows, or one that is worth another try, has each tried alone.
    /// </summary>
    protected abstract Task<IReadOnlyList<TAnswer>> Write(AppDb db, IReadOnlyList<TWish> wishes);

    /// <summary>
    /// Takes what all of the wishes need, in one order for everyone, before they are tried one by one in a transaction
    /// that keeps what each takes.
    /// </summary>
    protected virtual Task Hold(AppDb db, IReadOnlyList<TWish> wishes) => Task.CompletedTask;

    /// <summary>The answer that a refusal by the database means; null when it is a failure.</summary>
    protected abstract TAnswer? Reason(Exception refused);

    /// <summary>The group failed as a group, and each alone may not.</summary>
    protected virtual bool WorthAnotherTry(Exception error) => error is InvalidOperationException;

    /// <summary>Writes one wish, all of it or nothing.</summary>
    protected async Task<TAnswer> WriteSoon(TWish wish, CancellationToken stop)
    {
        var waiting = new Waiting(wish);
        await _waiting.Writer.WriteAsync(waiting, stop);
        // Once it stands in the queue it is written, also when the caller has left.
        return await waiting.Answer.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var group = new List<Waiting>(Together);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stop))
            {
                group.Clear();
                while (group.Count < Together && _waiting.Reader.TryRead(out var next))
                    group.Add(next);
                await WriteGroup(group);
            }
        }
        catch (OperationCanceledException) { }
        finally
        {
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var left))
                left.Answer.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task WriteGroup(List<Waiting> group)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Database.AutoSavepointsEnabled = false;
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var wishes = group.ConvertAll(waiting => waiting.Wish);
            var answers = await AllAtOnce(db, wishes) ?? await OneByOne(db, wishes);
            for (var i = 0; i < group.Count; i++)
                group[i].Answer.TrySetResult(answers[i]);
        }
        catch (Exception error)
        {
            log.LogError(error, "A group of {Count} could not be written", group.Count);
            foreach (var waiting in group)
                waiting.Answer.TrySetException(new IOException("The database did not take it.", error));
        }
    }

    /// <summary>Null when one of them was refused and nothing is written.</summary>
    private async Task<IReadOnlyList<TAnswer>?> AllAtOnce(AppDb db, List<TWish> wishes)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            var answers = await Write(db, wishes);
            await transaction.CommitAsync();
            return answers;
        }
        // Two of a group with one key cannot even stand side by side in memory.
        catch (Exception error) when (Reason(error) is not null || WorthAnotherTry(error))
        {
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task<IReadOnlyList<TAnswer>> OneByOne(AppDb db, List<TWish> wishes)
    {
        var answers = new TAnswer[wishes.Count];
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Hold(db, wishes);
        for (var i = 0; i < wishes.Count; i++)
        {
            await transaction.CreateSavepointAsync("one");
            try
            {
                answers[i] = (await Write(db, [wishes[i]]))[0];
                await transaction.ReleaseSavepointAsync("one");
            }
            catch (Exception error) when (Reason(error) is not null)
            {
                await transaction.RollbackToSavepointAsync("one");
                answers[i] = Reason(error)!;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
        await transaction.CommitAsync();
        return answers;
    }
}
