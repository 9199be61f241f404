namespace HeteroSpace.Foundation.Db;

/// <summary>Patterns of <c>like</c>, the same on both engines; for texts in small letters.</summary>
internal static class Pattern
{
    public const string Escape = "\\";

    /// <summary>Of what holds the word; its own <c>%</c> and <c>_</c> are letters.</summary>
    public static string Holding(string word) =>
        "%" + word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
}
