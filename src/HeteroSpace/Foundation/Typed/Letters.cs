using System.Globalization;
using System.Text;

namespace HeteroSpace.Foundation.Typed;

/// <summary>Which letters can be seen: others come along when something is copied, and sometimes on purpose.</summary>
public static class Letters
{
    // No script writes as many over one letter; more of them only cover what stands above and below.
    private const int MostMarks = 6;

    /// <summary>
    /// Without what cannot be seen and what covers other lines, composed (NFC, Unicode Standard Annex 15); white space
    /// stays as it is.
    /// </summary>
    public static string Seen(string typed)
    {
        if (Ascii.IsValid(typed) && !typed.Any(char.IsControl))
            return typed;
        var seen = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune) || IsSeen(rune))
                seen.Append(rune);
        return WithFewMarks(seen.ToString().Normalize());
    }

    private static string WithFewMarks(string composed)
    {
        var (few, marks) = (new StringBuilder(composed.Length), 0);
        foreach (var rune in composed.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MostMarks)
                few.Append(rune);
        }
        return few.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>
    /// The same as a machine means it: letters of full width, of mathematics or in circles are the plain ones (NFKC),
    /// and each white space is one space.
    /// </summary>
    public static string Plain(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var rune in Seen(typed).Normalize(NormalizationForm.FormKC).EnumerateRunes())
            if (Rune.IsWhiteSpace(rune))
                plain.Append(' ');
            else
                plain.Append(rune);
        return plain.ToString().Trim();
    }

    /// <summary>
    /// Beyond ASCII an address has letters, figures and their marks only (RFC 5892): the quote, dash or picture that
    /// stood beside it in a text would otherwise make a host of it that nobody has.
    /// </summary>
    public static bool HasSignBeyondAscii(string address) =>
        address
            .EnumerateRunes()
            .Any(rune =>
                !rune.IsAscii
                && !Rune.IsLetterOrDigit(rune)
                && !IsMark(rune)
                && Rune.GetUnicodeCategory(rune) != UnicodeCategory.SpacingCombiningMark
                && rune.Value is not (0xB7 or 0x30FB)
            );

    /// <summary>Nothing in it can be seen: neither a letter nor a sign.</summary>
    public static bool IsBlank(string typed) =>
        typed.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || !IsSeen(rune));

    /// <summary>
    /// Beside controls and formats, letters that are drawn as nothing are not seen: fillers of Hangul, the blank of
    /// Braille, selectors of variants, the joiner of graphemes.
    /// </summary>
    public static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            )
        && rune.Value
            is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or 0xFFFD)
                and not (>= 0x180B and <= 0x180F)
                and not (>= 0xFE00 and <= 0xFE0F)
                and not (>= 0xE0000 and <= 0xE01EF);
}
