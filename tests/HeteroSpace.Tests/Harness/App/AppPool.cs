using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(HeteroSpace.AppPool))]

namespace HeteroSpace;

/// <summary>The apps that wait for the next test: as many as ran at once.</summary>
public sealed class AppPool : IAsyncDisposable
{
    private static readonly ConcurrentStack<RunningApp> Waiting = new();

    internal static async Task<RunningApp> Take()
    {
        if (Waiting.TryPop(out var waiting))
            return waiting;
        var app = await RunningApp.Start();
        try
        {
            await app.Remember();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>An app that does not become new is thrown away, and said to be.</summary>
    internal static async ValueTask GiveBack(RunningApp app)
    {
        try
        {
            await app.BecomeNew();
            Waiting.Push(app);
        }
        catch (Exception error)
        {
            var said = $"An app is thrown away after {TestContext.Current.Test?.TestDisplayName}: {error.Message}";
            TestContext.Current.AddWarning(said);
            await Console.Error.WriteLineAsync(said);
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (Waiting.TryPop(out var app))
            await app.DisposeAsync();
        TestDatabase.ForgetTemplates();
    }
}
