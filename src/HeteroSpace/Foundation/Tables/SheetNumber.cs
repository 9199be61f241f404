using System.Globalization;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Tables;

/// <summary>Why a cell is no count.</summary>
public enum SheetNumberProblem
{
    None,
    NoNumber,
    NotWhole,
    TooLarge,
}

/// <summary>
/// A count as it stands in a table: 45, 45.0, 1.200 and 1,200 and 1 200, 45 orang. A point or comma before three digits
/// is one of thousands, as people write counts here and in English; before anything else it is one of decimals, and a
/// fraction is nobody's count. What is neither is refused: never ten or a thousand times as many.
/// </summary>
public static partial class SheetNumber
{
    // After the number may stand what is counted, but nothing that makes it more ("2 ribu", "1.5K").
    [GeneratedRegex(
        @"\s*(?:orang|org|peserta|siswa|anggota|hadir|kali|people|persons?|participants?|attendees|pax|views?|x)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"^(?<whole>[1-9][0-9]{0,2}(?<by>[., ])[0-9]{3}(?:\k<by>[0-9]{3})*|[0-9]+)(?:(?<mark>[.,])(?<rest>[0-9]+))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Written();

    public static (long? Number, SheetNumberProblem Problem) Read(string cell, long most)
    {
        // Spaces that do not break, or are narrow, part thousands as well.
        var text = Counted()
            .Replace(string.Concat(cell.Select(sign => char.IsWhiteSpace(sign) ? ' ' : sign)).Trim(), "");
        if (Written().Match(text) is not { Success: true } read)
            return (null, SheetNumberProblem.NoNumber);
        // One sign cannot part thousands and decimals in one number: 1.200.5 is neither.
        if (read.Groups["mark"] is { Success: true } mark && mark.Value == read.Groups["by"].Value)
            return (null, SheetNumberProblem.NoNumber);
        if (read.Groups["rest"].Value.Trim('0') != "")
            return (null, SheetNumberProblem.NotWhole);
        var whole = string.Concat(read.Groups["whole"].Value.Where(char.IsAsciiDigit));
        return long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? (number, SheetNumberProblem.None)
            : (null, SheetNumberProblem.TooLarge);
    }

    public static string Said(this SheetNumberProblem problem, long most) =>
        problem switch
        {
            SheetNumberProblem.NotWhole => Words.Say(
                "Harus bilangan bulat, tanpa pecahan. Tulis seperti 45 atau 1.200.",
                "It must be a whole number, without a fraction. Write it like 45 or 1200."
            ),
            SheetNumberProblem.TooLarge => Words.Say(
                $"Paling banyak {Words.Number(most)}.",
                $"At most {Words.Number(most)}."
            ),
            _ => Words.Say(
                "Tulis jumlahnya dengan angka saja, seperti 45 atau 1.200.",
                "Give the number in digits only, like 45 or 1200."
            ),
        };
}
