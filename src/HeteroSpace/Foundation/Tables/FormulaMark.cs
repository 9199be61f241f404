using System.Buffers;
using System.Globalization;
using System.Text;

namespace HeteroSpace.Foundation.Tables;

/// <summary>
/// The apostrophe that keeps a spreadsheet from taking a text of a CSV for a formula (OWASP, CSV Injection), put and
/// taken off again: what is exported and imported is the same to the letter. It stands at the beginning of a cell
/// before every sign that begins a formula. Within a text it stands only where a cell would begin for a spreadsheet
/// that parts by semicolons, as in Indonesia, or that ends a row at each line break, and only before what would be
/// worked out or fetched there: "Buka Senin; -Selasa" and a list of dashes are left as people wrote them.
/// </summary>
internal static class FormulaMark
{
    // Also those of full width, which some spreadsheets take for the plain ones.
    private const string Equal = "=＝﹦",
        OtherSigns = "+-@＋－＠﹢﹣﹫−";
    private static readonly SearchValues<char> Signs = SearchValues.Create(Equal + OtherSigns);
    private static readonly SearchValues<char> Parting = SearchValues.Create(";\t\r\n");

    /// <summary>The text as it may stand in a cell.</summary>
    public static string Put(string text) => Marked(text, (marked, _) => marked.Append('\''));

    /// <summary>What <see cref="Put"/> was given.</summary>
    public static string Off(string cell) => Marked(cell, (marked, marks) => marked.Length -= marks > 0 ? 1 : 0);

    // Goes through the beginnings of cells, as any spreadsheet may see them, and changes how many marks stand there
    // before a formula.
    private static string Marked(string text, Action<StringBuilder, int> change)
    {
        // Nearly every cell of a table: no sign at all.
        if (!text.AsSpan().ContainsAny(Signs))
            return text;
        var (marked, within) = (new StringBuilder(text.Length + 8), false);
        for (var begins = 0; begins <= text.Length; )
        {
            var ends = text.AsSpan(begins).IndexOfAny(Parting) is >= 0 and var next ? begins + next : text.Length;
            var cell = text.AsSpan(begins, ends - begins);
            var marks = Skipped(cell, letter => letter == '\'');
            var sign = marks + Skipped(cell[marks..], letter => IsUnseen(letter) || within && letter == '"');
            marked.Append('\'', marks);
            if (IsFormula(cell[sign..], within))
                change(marked, marks);
            marked.Append(cell[marks..]);
            within |= sign < cell.Length;
            if (ends < text.Length)
                marked.Append(text[ends]);
            begins = ends + 1;
        }
        return marked.ToString();
    }

    private static int Skipped(ReadOnlySpan<char> text, Func<char, bool> isSkipped)
    {
        var count = 0;
        while (count < text.Length && isSkipped(text[count]))
            count++;
        return count;
    }

    private static bool IsUnseen(char letter) =>
        char.IsWhiteSpace(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsFormula(ReadOnlySpan<char> text, bool within)
    {
        if (text.Length == 0 || !Signs.Contains(text[0]) || IsNumber(text))
            return false;
        return !within || Equal.Contains(text[0], StringComparison.Ordinal) || IsLive(text);
    }

    // What is less than nothing works out to itself, and has to be added up as the rest is.
    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text is ['-', .. var digits] && digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');

    // A formula that begins with another sign than its own does something when it calls a function, asks another
    // program (DDE: cmd|' /C …'!A0) or reads from another sheet.
    private static bool IsLive(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('|') is >= 0 and var pipe && text[pipe..].Contains('!'))
            return true;
        for (var at = 1; at < text.Length; at++)
            if (text[at] is '(' or '（' && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '.'))
                return true;
            else if (text[at] == '!' && ReadsFrom(text, at))
                return true;
        return false;
    }

    private static bool ReadsFrom(ReadOnlySpan<char> text, int mark) =>
        text[mark - 1] is ']' or '\'' or ')'
        || char.IsLetterOrDigit(text[mark - 1])
            && text[(mark + 1)..].TrimStart('$') is [var next, ..]
            && char.IsAsciiLetter(next);
}
