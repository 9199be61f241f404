using System.Buffers;
using System.Text.RegularExpressions;

namespace HeteroSpace.People;

/// <summary>What a cell of a spreadsheet holds in place of a telephone number.</summary>
public enum SheetPhoneProblem
{
    None,
    Mangled,
    Several,
    NoNumber,
}

/// <summary>
/// Telephone numbers as they come out of spreadsheets, which take them for quantities:
/// without their zero, with a decimal part, with thousands set apart, or rounded to
/// <c>8,12E+10</c>. What was rounded is gone and is refused; a number is never guessed.
/// </summary>
public static partial class SheetPhone
{
    private static readonly SearchValues<char> Between = SearchValues.Create("/,;|&\n");

    /// <summary>The number in E.164, null for an empty cell; or what is wrong with it.</summary>
    public static (PhoneNumber? Number, SheetPhoneProblem Problem) Read(string cell)
    {
        // A spreadsheet marks a text by an apostrophe; a dash stands for nothing.
        var text = PhoneNumber.Bare(cell.Trim().TrimStart('\''));
        if (PhoneNumber.MeansNone(text))
            return (null, SheetPhoneProblem.None);
        if (Rounded().IsMatch(text))
            return (null, SheetPhoneProblem.Mangled);
        if (Thousands().IsMatch(text))
            text = text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (text.AsSpan().ContainsAny(Between))
            return (null, SheetPhoneProblem.Several);
        if (Extension().IsMatch(text))
            return (null, SheetPhoneProblem.Several);
        if (Date().IsMatch(text) || !OnlyNumber().IsMatch(text) || text.Count(char.IsAsciiDigit) > 15)
            return (null, SheetPhoneProblem.NoNumber);
        if (Zeros().IsMatch(text))
            return (null, SheetPhoneProblem.Mangled);
        // A number says by its beginning what it is: with its zero, a mobile one without, or with the country. A line
        // of a town without the town's code may be anyone's.
        if (!Begins().IsMatch(text))
            return (null, SheetPhoneProblem.NoNumber);
        return PhoneNumber.Read(text) is { IsAssigned: true } number
            ? (number, SheetPhoneProblem.None)
            : (null, SheetPhoneProblem.NoNumber);
    }

    // 8,12E+10
    [GeneratedRegex(@"^\d+(?:[.,]\d+)?\s*[eE]\s*\+?\s*\d+$")]
    private static partial Regex Rounded();

    // 81,234,567,890
    [GeneratedRegex(@"^\d{1,3}(?:,\d{3}){2,}$|^\d{1,3}(?:\.\d{3}){2,}$")]
    private static partial Regex Thousands();

    // 8310555-56: two lines
    [GeneratedRegex(@"\d{5,}\s*[-–]\s*\d{1,3}$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d")]
    private static partial Regex Date();

    [GeneratedRegex(@"^[\s(]*(?:\+[\s(]*[1-9]|0[\s().\-–]*[1-9]|00[\s\-]*62|62|8)")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\+?[\d\s().\-–]+$")]
    private static partial Regex OnlyNumber();

    // 81234600000: five noughts are what is left of six significant digits
    [GeneratedRegex(@"^\+?\d*0{5,}$")]
    private static partial Regex Zeros();
}
