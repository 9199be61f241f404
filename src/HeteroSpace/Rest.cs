using System.Runtime.InteropServices;
using HeteroSpace.Foundation.Db;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;

namespace HeteroSpace;

/// <summary>
/// What only the start needed is given back to the machine once, when the first visitors have been served: a third of
/// what a quiet server would hold for ever, for a pause of some 40 ms.
/// </summary>
internal static class Rest
{
    public static async Task AfterStart(IServiceProvider services, CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromSeconds(40), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stop.IsCancellationRequested)
            return;
        // Each idle connection holds the schema and the pages it read; those that are asked for are opened anew.
        SqliteConnection.ClearAllPools();
        await ForgetHowTheModelWasMade(services);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBackWhatTheCompilerTook();
    }

    // EF keeps the model as it was put together beside the one it works with, for migrations, which are done. Whoever
    // asks for it yet has it made anew.
    private static async Task ForgetHowTheModelWasMade(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var key = db.GetService<IModelCacheKeyFactory>().Create(db, designTime: true);
        db.GetService<IMemoryCache>().Remove(key);
    }

    // The C library keeps what was freed; glibc gives it back when asked (malloc_trim(3)), others have no such word.
    private static unsafe void GiveBackWhatTheCompilerTook()
    {
        if (
            OperatingSystem.IsLinux()
            && NativeLibrary.TryLoad("libc.so.6", out var library)
            && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim)
        )
            ((delegate* unmanaged<nuint, int>)trim)(0);
    }
}
