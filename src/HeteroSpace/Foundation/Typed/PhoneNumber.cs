using System.Globalization;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// A telephone number as people type and copy it (0812…, 62812…, 0062 812…, +62 812-…, wa.me/62812…) made one: E.164,
/// by Google's own rules.
/// </summary>
public sealed partial record PhoneNumber : Canonical
{
    private static readonly PhoneNumberUtil Rules = PhoneNumberUtil.GetInstance();

    private PhoneNumber(string value)
        : base(value) { }

    /// <summary>The number, or null when it cannot be one.</summary>
    public static PhoneNumber? Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > 200)
            return null;
        var text = Bare(typed);
        if (text.Length > 40 || text.Any(char.IsLetter) || text.StartsWith("008", StringComparison.Ordinal))
            return null;
        if (HasFraction(text))
            return null;
        // Without its plus, 62812… would be read as a fixed line of another area, 0062812… as one of nowhere.
        if (Abroad().Match(text) is { Success: true } abroad)
            text = "+" + text[abroad.Length..];
        else if (text.StartsWith("62", StringComparison.Ordinal))
            text = "+" + text;
        try
        {
            var number = Rules.Parse(text, "ID");
            return
                Rules.IsPossibleNumber(number)
                && (number.CountryCode != 62 || LooksIndonesian(number.NationalNumber.ToString()))
                ? new(Rules.Format(number, PhoneNumberFormat.E164))
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>
    /// The number as it stands in what was copied: without the marks that WhatsApp puts around it, and out of a link
    /// that opens a chat or a call.
    /// </summary>
    public static string Bare(string typed)
    {
        var text = string.Concat(Letters.Plain(typed).Select(letter => IsDash(letter) ? '-' : letter));
        // A chat is opened by the number with its country; some write it as they dial it all the same.
        if (Link().Match(text) is { Success: true } link)
            return Linked(link) is ['0', ..] dialled ? dialled : "+" + Linked(link);
        text = Behind().Replace(Label().Replace(text, ""), "");
        // As a program writes a number that it took for a quantity: its decimal part is no digit of it.
        return Quantity().Match(text) is { Success: true } quantity ? quantity.Groups[1].Value : text;
    }

    private static string Linked(Match link) =>
        link.Groups[1].Value.Replace("%2B", "+", StringComparison.OrdinalIgnoreCase).TrimStart('+');

    private static bool IsDash(char letter) =>
        letter == '\u2212' || char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;

    /// <summary>Nothing, or what people write where there is no number: a dash, "n/a", "belum ada".</summary>
    public static bool MeansNone(string typed) =>
        Letters.Plain(typed).Trim('-', '–', '—', '.', '0', ' ') is { } text && (text == "" || None().IsMatch(text));

    // Mobile numbers here have 9 to 12 digits after the country code and begin with 8; fixed lines 8 to 10.
    private static bool LooksIndonesian(string national) =>
        national.StartsWith('8') ? national.Length is >= 9 and <= 12 : national.Length is >= 7 and <= 11;

    /// <summary>Whether it lies in a range that is given out in its country.</summary>
    public bool IsAssigned => Rules.IsValidNumber(Rules.Parse(Value, null));

    /// <summary>A number in E.164 as people read it here: 0812-3456-7890.</summary>
    public static string Shown(string e164)
    {
        if (!e164.StartsWith("+62", StringComparison.Ordinal))
            return e164;
        var national = "0" + e164[3..];
        return string.Join('-', national.Chunk(4).Select(part => new string(part)));
    }

    public static string WhatsApp(string e164, string message = "") =>
        $"https://wa.me/{e164.TrimStart('+')}" + (message == "" ? "" : "?text=" + Uri.EscapeDataString(message));

    // How a call leaves most countries; 008… is a mobile number with a nought too many as likely as one of Asia, and
    // a number is never guessed.
    [GeneratedRegex(@"^00[\s-]*(?=[1-79])")]
    private static partial Regex Abroad();

    [GeneratedRegex(
        @"^(?:(?:https?://)?(?:www\.)?(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?phone=)|whatsapp://send\?phone=|"
            + @"tel:)((?:\+|%2B)?\d[\d\s().-]*)(?:[/?&#].*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Link();

    [GeneratedRegex(
        @"^(?:wa|whatsapp|hp|h\.p\.|telp?|tlp|telepon|no|nomor|phone|ponsel|cp|kontak|hub|hubungi)"
            + @"(?:[\s./]*(?:hp|wa|telp?|tlp))?[\s.:]*(?=[+(\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<=\d)\s*\(?(?:wa|whatsapp|hp)\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(\+?\d{8,15})[.,]0+$")]
    private static partial Regex Quantity();

    // A quantity that is no whole number, or the end of a second one ("0812 3456 7890/1"): it would become a digit of
    // somebody else's telephone. Of groups that are parted by one and the same mark the last is one of them.
    private static bool HasFraction(string text) =>
        Fraction().Match(text) is { Success: true } fraction
        && !text[..fraction.Groups["mark"].Index].Contains(fraction.Groups["mark"].Value, StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:\D*\d){9,15}\s*(?<mark>[.,;:/])\s*\d{1,2}\D*$")]
    private static partial Regex Fraction();

    [GeneratedRegex(
        @"^[\s(\[]*(?:n\s*[/.]?\s*a|none|null|nil|nihil|no|x+|\?+|kosong|"
            + @"(?:tidak|tdk|tak|belum|blm|ga|gak|nggak)(?:\s+(?:ada|punya|tahu|diketahui))?)"
            + @"(?:\s+(?:nomor|hp|wa|telp?))?[\s)\].]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex None();
}
