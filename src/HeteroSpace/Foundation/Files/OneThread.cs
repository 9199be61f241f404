using System.Threading.Channels;

namespace HeteroSpace.Foundation.Files;

/// <summary>Work that is done one after the other, always by the same thread; it ends with the process.</summary>
internal sealed class OneThread
{
    private readonly Channel<Action> _waiting = Channel.CreateUnbounded<Action>(new() { SingleReader = true });

    public OneThread(string name) => new Thread(Work) { IsBackground = true, Name = name }.Start();

    /// <summary>The answer once its turn has come; what is given up before that is not begun.</summary>
    public async Task<T> Run<T>(Func<T> work, CancellationToken stop = default)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite(() =>
        {
            if (stop.IsCancellationRequested)
            {
                done.TrySetCanceled(stop);
                return;
            }
            try
            {
                done.TrySetResult(work());
            }
            catch (Exception error)
            {
                done.TrySetException(error);
            }
        });
        return await done.Task;
    }

    private void Work()
    {
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        while (_waiting.Reader.TryRead(out var work))
            work();
    }
}
