namespace HeteroSpace.People;

/// <summary>Numbers as they come out of spreadsheets.</summary>
public sealed class SheetPhoneTests
{
    [Theory]
    [
        InlineData("081234567890", "+6281234567890"),
        InlineData("81234567890", "+6281234567890"),
        InlineData("6281234567890", "+6281234567890"),
        InlineData("+62 812-3456-7890", "+6281234567890"),
        InlineData("'081234567890", "+6281234567890"),
        InlineData("81234567890.0", "+6281234567890"),
        InlineData("81234567890,00", "+6281234567890"),
        InlineData("81,234,567,890", "+6281234567890"),
        InlineData("81.234.567.890", "+6281234567890"),
        InlineData("0812.3456.7890", "+6281234567890"),
        InlineData("WA: 0812 3456 7890", "+6281234567890"),
        InlineData("(024) 354-1234", "+62243541234"),
        InlineData("-", null),
        InlineData("", null),
        InlineData("0", null),
        InlineData("\u202A+62 812\u20113456\u20117890\u202C", "+6281234567890"),
        InlineData("\u200B0812\u00A03456\u00A07890\uFEFF", "+6281234567890"),
        InlineData("https://wa.me/6281234567890", "+6281234567890"),
        InlineData("wa.me/6281234567890?text=Halo", "+6281234567890"),
        InlineData("https://api.whatsapp.com/send?phone=6281234567890&text=x", "+6281234567890"),
        InlineData("tel:+62-812-3456-7890", "+6281234567890"),
        InlineData("0062 812 3456 7890", "+6281234567890"),
        InlineData("0062243541234", "+62243541234"),
        InlineData("n/a", null),
        InlineData("N.A.", null),
        InlineData("tidak ada", null),
        InlineData("Belum ada nomor", null),
        InlineData("(kosong)", null),
        InlineData("null", null)
    ]
    public void A_number_is_recognised_in_the_shapes_of_spreadsheets(string cell, string? number)
    {
        var (read, problem) = SheetPhone.Read(cell);
        Assert.Equal((number, SheetPhoneProblem.None), (read?.Value, problem));
    }

    [Theory]
    [
        InlineData("8,12E+10", SheetPhoneProblem.Mangled),
        InlineData("8.12345E+10", SheetPhoneProblem.Mangled),
        InlineData("81200000000", SheetPhoneProblem.Mangled),
        InlineData("6,28123E+12", SheetPhoneProblem.Mangled),
        InlineData("81234600000.0", SheetPhoneProblem.Mangled),
        InlineData("0812-3456-7890 / 0813-1111-2222", SheetPhoneProblem.Several),
        InlineData("0812 3456 7890, 0813 1111 2222", SheetPhoneProblem.Several),
        InlineData("tanya Pak Budi", SheetPhoneProblem.NoNumber),
        InlineData("0812", SheetPhoneProblem.NoNumber),
        InlineData("08123456789012345678", SheetPhoneProblem.NoNumber),
        InlineData("7460123", SheetPhoneProblem.NoNumber),
        InlineData("(024) 8310555-56", SheetPhoneProblem.Several),
        InlineData("00812345678901", SheetPhoneProblem.NoNumber),
        InlineData("2023-05-12", SheetPhoneProblem.NoNumber),
        InlineData("1. 0811234567", SheetPhoneProblem.NoNumber),
        InlineData("+6281230000000", SheetPhoneProblem.Mangled),
        InlineData("81230000000.000", SheetPhoneProblem.Mangled)
    ]
    public void What_a_spreadsheet_rounded_is_refused_and_never_guessed(string cell, SheetPhoneProblem problem) =>
        Assert.Equal((null, problem), SheetPhone.Read(cell));
}
