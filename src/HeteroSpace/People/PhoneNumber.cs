using PhoneNumbers;

namespace HeteroSpace.People;

/// <summary>Phone numbers as people type them (0812…, 62812…, +62 812-…) made one: E.164.</summary>
public static class PhoneNumber
{
    private static readonly PhoneNumberUtil Rules = PhoneNumberUtil.GetInstance();

    /// <summary>The number in E.164, or null when it cannot be one.</summary>
    public static string? Normalised(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > 40)
            return null;
        var text = typed.Trim();
        // Without its plus, 62812… would be read as a fixed line of another area.
        if (text.StartsWith("62", StringComparison.Ordinal))
            text = "+" + text;
        try
        {
            var number = Rules.Parse(text, "ID");
            return
                Rules.IsPossibleNumber(number)
                && (number.CountryCode != 62 || LooksIndonesian(number.NationalNumber.ToString()))
                ? Rules.Format(number, PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // Mobile numbers here have 9 to 12 digits after the country code and begin with 8; fixed lines 8 to 10.
    private static bool LooksIndonesian(string national) =>
        national.StartsWith('8') ? national.Length is >= 9 and <= 12 : national.Length is >= 7 and <= 11;

    /// <summary>Whether a number in E.164 lies in a range that is given out in its country.</summary>
    public static bool IsAssigned(string e164) => Rules.IsValidNumber(Rules.Parse(e164, null));

    /// <summary>As people read it here: 0812-3456-7890.</summary>
    public static string Shown(string e164)
    {
        if (!e164.StartsWith("+62", StringComparison.Ordinal))
            return e164;
        var national = "0" + e164[3..];
        return string.Join('-', national.Chunk(4).Select(part => new string(part)));
    }

    public static string WhatsApp(string e164, string message = "") =>
        $"https://wa.me/{e164.TrimStart('+')}" + (message == "" ? "" : "?text=" + Uri.EscapeDataString(message));
}
