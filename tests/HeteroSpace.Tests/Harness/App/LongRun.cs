namespace HeteroSpace;

/// <summary><c>./test --long</c>: what goes by chance takes more rounds, and pages are looked at at every width.</summary>
internal static class LongRun
{
    public static bool Is => Environment.GetEnvironmentVariable("HETEROSPACE_TEST_LONG") is { Length: > 0 };

    /// <summary>How many rounds of something.</summary>
    public static int Or(int usual, int rounds) => Is ? rounds : usual;
}
