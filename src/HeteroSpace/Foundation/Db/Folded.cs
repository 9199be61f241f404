using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Text as it is searched and sorted: without case, accents and doubled spaces, so that "José", "jose" and "JOSÉ" are
/// one (Unicode Standard Annex 15: canonical decomposition, then the marks are left out). Kept in a column beside the
/// text, since the two engines fold differently and SQLite folds only ASCII.
/// </summary>
public static class Folded
{
    public static string Of(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return OfAscii(text);
        var folded = new StringBuilder(text.Length);
        // Half a pair and what Unicode keeps for itself (U+FFFE) cannot be decomposed; a browser may send them all the
        // same.
        var sound = string.Concat(
            text.EnumerateRunes().Where(rune => (rune.Value & 0xFFFE) != 0xFFFE).Select(rune => rune.ToString())
        );
        foreach (var letter in sound.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsWhiteSpace(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd(' ');
    }

    // Most names here; nothing of them is to be taken apart.
    private static string OfAscii(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.Length > 0 && folded[^1] == ' ' ? folded.ToString(0, folded.Length - 1) : folded.ToString();
    }
}

/// <summary>
/// Folded text is compared byte by byte, as SQLite does: both engines sort alike, and an index finds a beginning.
/// </summary>
public static class Bytewise
{
    private const string Mark = "HeteroSpace:Bytewise";

    public static PropertyBuilder<string> IsBytewise(this PropertyBuilder<string> property) =>
        property.HasAnnotation(Mark, true);

    internal static bool IsBytewise(this IReadOnlyProperty property) => property.FindAnnotation(Mark) is not null;

    /// <summary>What begins with <paramref name="start"/> lies at or after it and before this.</summary>
    public static string PastBeginning(string start) => start + "\U0010FFFF";
}
