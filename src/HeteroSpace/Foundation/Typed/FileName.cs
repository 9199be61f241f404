using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// The name of a file, as someone's machine gives it and as it is shown and given out again: no path, nothing that
/// cannot be seen (what turns the direction of writing hides an ending), no name that a system keeps for itself, at
/// most 120 letters. A file whose name is odd is taken all the same, under what is left of it.
/// </summary>
public sealed partial record FileName : Canonical
{
    public const int Most = 120;
    private const int LongestEnding = 12;

    private FileName(string value)
        : base(value) { }

    /// <summary>What is left of it; "berkas" when nothing is.</summary>
    public static FileName Read(string? typed)
    {
        var seen = new StringBuilder();
        var name = Letters.Seen(typed ?? "");
        foreach (var rune in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
            if (Rune.IsWhiteSpace(rune))
                seen.Append(' ');
            else
                seen.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? new Rune('-') : rune);
        var left = string.Join(' ', seen.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .TrimStart('.', ' ')
            .TrimEnd('.', ' ');
        if (left == "")
            return new(Words.Say("berkas", "file"));
        return new(Short(KeptBySystems().IsMatch(left) ? "_" + left : left));
    }

    // What is too long loses its middle: the ending says what it is.
    private static string Short(string name)
    {
        if (name.Length <= Most)
            return name;
        var dot = name.LastIndexOf('.');
        var ending = dot >= 0 && name.Length - dot <= LongestEnding ? name[dot..] : "";
        var cut = Most - ending.Length - (char.IsHighSurrogate(name[Most - ending.Length - 1]) ? 1 : 0);
        return name[..cut].TrimEnd('.', ' ') + ending;
    }

    // "Naming Files, Paths, and Namespaces" of Windows.
    [GeneratedRegex(@"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", RegexOptions.IgnoreCase)]
    private static partial Regex KeptBySystems();
}
