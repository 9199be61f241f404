using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HeteroSpace;

/// <summary>How much a thread has worked: what others do at the same time does not change it.</summary>
internal static class Work
{
    private const int ClockOfThisThread = 3;

    private struct Taken
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>Milliseconds of a processor (CLOCK_THREAD_CPUTIME_ID); elsewhere than on Linux the time.</summary>
    public static double OfThisThread() =>
        OperatingSystem.IsLinux() && Read(ClockOfThisThread, out var taken) == 0
            ? taken.Seconds * 1e3 + taken.Nanoseconds / 1e6
            : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Read(int clock, out Taken taken);
}
