using System.Threading.Channels;
using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Writes what waits together, so that many share the price of one durable commit: a group is one act in the
/// <see cref="Frame"/>. Each is answered after the commit. When one of a group is refused, the group is written again
/// with each as a part of the act that can be taken back alone.
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
    /// Adds all that belongs to the wishes to the act, which saves it; an exception that <see cref="Reason"/> knows, or
    /// one that is worth another try, has each tried alone.
    /// </summary>
    protected abstract Task<IReadOnlyList<TAnswer>> Write(Act act, IReadOnlyList<TWish> wishes);

    /// <summary>
    /// Takes what all of the wishes need, in one order for everyone, before they are tried one by one in an act that
    /// keeps what each takes.
    /// </summary>
    protected virtual Task Hold(Act act, IReadOnlyList<TWish> wishes) => Task.CompletedTask;

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
            var frame = scope.ServiceProvider.GetRequiredService<Frame>();
            var answers = await AllAtOnce(frame, wishes) ?? await OneByOne(frame, wishes);
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
    private Task<IReadOnlyList<TAnswer>?> AllAtOnce(Frame frame, List<TWish> wishes) =>
        frame.Do<IReadOnlyList<TAnswer>?>(
            async act => await Write(act, wishes),
            // Two of a group with one key cannot even stand side by side in memory.
            new Refusal<IReadOnlyList<TAnswer>?>(error => Reason(error) is not null || WorthAnotherTry(error), null)
        );

    private Task<TAnswer[]> OneByOne(Frame frame, List<TWish> wishes) =>
        frame.Do(async act =>
        {
            await Hold(act, wishes);
            var answers = new TAnswer[wishes.Count];
            for (var i = 0; i < wishes.Count; i++)
            {
                answers[i] = await Alone(frame, wishes[i]);
                // What one has written is nothing that taking back the next would have to keep.
                act.Db.ChangeTracker.Clear();
            }
            return answers;
        });

    private async Task<TAnswer> Alone(Frame frame, TWish wish)
    {
        TAnswer? reason = default;
        return await frame.Do<TAnswer?>(
                async act => (await Write(act, [wish]))[0],
                new Refusal<TAnswer?>(error => (reason = Reason(error)) is not null, default)
            ) ?? reason!;
    }
}
