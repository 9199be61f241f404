namespace HeteroSpace;

/// <summary>The files that the tests were built from: documents and sources that are held against the code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HeteroSpace.slnx")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Built outside the repository.");
        return root;
    }
}
