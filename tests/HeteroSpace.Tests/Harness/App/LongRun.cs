namespace HeteroSpace;

/// <summary><c>./test --long</c>: more rounds of what goes by chance, and looks at pages at every width.</summary>
internal static class LongRun
{
    public static bool Is => Environment.GetEnvironmentVariable("HETEROSPACE_TEST_LONG") is { Length: > 0 };

    /// <summary>How many rounds of something.</summary>
    public static int Or(int usual, int rounds) => Is ? rounds : usual;
}
