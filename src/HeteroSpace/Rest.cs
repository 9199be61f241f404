using System.Runtime.InteropServices;

namespace HeteroSpace;

/// <summary>
/// What only the start needed is given back to the machine once, when the first visitors have been served: a third of
/// what a quiet server would hold for ever, for a pause of some 40 ms.
/// </summary>
internal static class Rest
{
    public static async Task AfterStart(CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromSeconds(40), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stop.IsCancellationRequested)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBackWhatTheCompilerTook();
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
