using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// What is said to whoever reads a list of names, between the names: "Terima kasih atas perhatiannya", "Halo Kak".
/// People are called so, too ("Terima Kasih Zebua", "Halo Simanjuntak"): it is a greeting by what follows it.
/// </summary>
internal static partial class Greeting
{
    /// <summary>What stands on the line besides the greeting it begins with ("Halo kak, Ani dan Beni"); null when that
    /// is all.</summary>
    public static string? BesidesIt(string line)
    {
        var pieces = line.Split(',', ';');
        if (!Is(pieces[0].Trim()))
            return line;
        // What goes on in the sentence is no name.
        List<string> names =
        [
            .. pieces.Skip(1).Select(piece => piece.Trim()).Where(piece => IsWrittenAsNames(piece) && !Is(piece)),
        ];
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private static bool IsWrittenAsNames(string piece) =>
        piece != "" && char.IsUpper(piece[0]) && !InSentence().IsMatch(piece);

    public static bool Is(string line)
    {
        if (Begins().Match(line) is not { Success: true } greeting)
            return false;
        var rest = line[greeting.Length..].TrimStart();
        // In a sentence the next word is small; in a list that is typed small throughout, the words tell.
        return rest == ""
            || !char.IsLetter(rest[0])
            || GoesOn().IsMatch(rest)
            || char.IsLower(rest[0]) && char.IsUpper(line[0]);
    }

    // "Selamat", "Salam" and "Pagi" alone are names.
    [GeneratedRegex(
        @"^(?:terima\s*kasih|makasih|trima\s*kasih|matur\s*nuwun|thanks?|thank\s+you|mohon|demikian|hormat\s+kami"
            + @"|(?:wa|a)?s?salamu?\s*'?\s*alaikum|assalam|wassalam|selamat\s+(?:pagi|siang|sore|malam)"
            + @"|(?:pagi|siang|sore|malam|hai|hi|semoga)(?=\s+\p{L})|permisi|tolong|minta\s+tolong"
            + @"|(?:matur\s+)?suwun|nggih"
            + @"|halo|berikut)\b(?=.{0,80}$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"^(?:(?:kak|kakak|bu|ibu|pak|bapak|mas|mbak|min|admin|bang|gan)\s*[.!]?$"
            + @"|(?:mau|ingin|izin|ijin|daftar|saya|kami|ini|mohon|untuk|yang|bisa|apakah)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex InSentence();

    [GeneratedRegex(
        @"^(?:bu|ibu|pak|bapak|kak|kakak|mas|mbak|min|admin|gan|bang|om|tante|teman-teman|semua\w*|banyak|sebelumnya"
            + @"|atas|kepada|untuk|ya|yaa*|wr|warahmatullah\w*|daftar\w*|nama\w*|ini|itu|peserta|adalah|yang|kami|saya"
            + @"|aku|dari|dengan|info\w*|izin|ijin|maaf|bantu\w*|konfirmasi\w*|doa\w*|segera|agar|supaya|tolong"
            + @"|juga|lagi|everyone"
            + @"|di(?:catat|daftar|masuk|proses|tambah|bantu|terima|cek|konfirmasi|acc)\w*|all|you|for|so|a)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex GoesOn();
}
