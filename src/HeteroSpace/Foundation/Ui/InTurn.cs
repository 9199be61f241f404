namespace HeteroSpace.Foundation.Ui;

/// <summary>A page and the parts that it is made of read one after the other: they share the request's
/// database.</summary>
internal sealed class InTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task Read(Func<Task> read)
    {
        await _turn.WaitAsync();
        try
        {
            await read();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
