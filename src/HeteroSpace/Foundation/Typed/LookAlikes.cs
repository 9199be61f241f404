using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// Words as an eye reads them, whichever letters they are written in: <c>𝐒𝐋𝐎𝐓</c>, <c>ѕӏоt</c>, <c>sl0t</c>,
/// <c>s l o t</c> and <c>slooot</c> are one. After Unicode Technical Standard 39 (Confusable Detection, its
/// "skeleton"), with its table cut down to what looks like a letter of ASCII in the scripts that are mixed with it, and
/// with the digits and signs that are written for letters. For comparing only: nobody is shown what comes out.
/// </summary>
public static partial class LookAlikes
{
    // confusables.txt of UTS 39: Cyrillic, Greek, Armenian, Cherokee, Lisu, Canadian syllabics, small capitals, signs
    // of currencies, letters turned over, and what of Chinese is drawn like a capital, by the letter each looks like.
    // What NFKC folds already (full width, mathematics, circles) needs no row.
    private static readonly FrozenDictionary<Rune, char> Letter = Table(
        ("a", "аɑαΑАᎪꓮᗅᴀΛʌ∂ⲁ₳ɐ卂ᗩ"),
        ("b", "ЬВΒƄᏴꓐᗷʙвβƀɓ฿в乃"),
        ("c", "сϲСϹⅽᏟꓚᴄ¢ҫⲥ₵ɔᑕ匚ㄈ"),
        ("d", "ԁᏧɗđᎠꓓᗞᴅƌժᗪ刀"),
        ("e", "еҽЕΕℯᎬꓰᴇєεɛ℮ξ∑ҿɘǝɆ乇"),
        ("f", "ſꞙẝϝƒҒꓝᖴꜰғ₣下ɟ"),
        ("g", "ɡցᶃԌᏀꓖɢǥɠ₲ƃᘜᏳᎶ"),
        ("h", "һհᏂНΗᎻꓧᕼʜнћħⱧɥ卄"),
        ("i", "іɩıӏІΙӀᎥɪꓲⵏיןاι¡ǀ│Ꭵ丨ꀤᴉ"),
        ("j", "јϳЈᎫꓙᒍᴊյɉᒎフ"),
        ("k", "ΚКᏦꓗᴋкκқҟĸ₭ʞ"),
        ("l", "ʟᏞꓡⅼᒪլŁłƚⱠㄥ乚"),
        ("m", "ΜМϺᎷꓟᗰᴍмӎ₥ɯ爪"),
        ("n", "ոռΝꓠɴпηиИΠηռ₦ᑎ几"),
        ("o", "оοօОΟՕσഠ๐໐০०୦੦૦௦౦೦ዐⲟᴏꓳøØ○◯☉¤סەㄖᗝꝊ口"),
        ("p", "рρϱⲣРΡᏢꓑᴘ₱ᑭ卩"),
        ("q", "ԛգզႳᑫ"),
        ("r", "гᴦⲅꓣᎡᖇʀɾяЯⱤɹ尺"),
        ("s", "ѕꜱЅՏᏕᏚꓢƽ§ʂ₴ᔕ丂"),
        ("t", "тτТΤᎢꓔᴛⲧ†ţŧ┬₮ʇ丅ㄒ"),
        ("u", "սʋυцꓴᑌᴜՍμᴗɄㄩ凵"),
        ("v", "νѵᏙꓦᴠⱱ√ᐯ"),
        ("w", "ѡԝաᏔꓪᴡωшщШɯ₩ʍᗯ山"),
        ("x", "хⅹХΧꓫ×χҳᕁ✗✘Ӿ乂᙭"),
        ("y", "уγүҮУΥᎩꓬʏўӯɎʎㄚ"),
        ("z", "ᴢΖᏃꓜʐƶʒⱫ乙"),
        // What is written for a letter, where letters stand beside it.
        ("o", "0"),
        ("l", "1|!"),
        ("e", "3€"),
        ("a", "4@"),
        ("s", "5$"),
        ("g", "69"),
        ("t", "7+"),
        ("b", "8")
    );
    private const string ForLetters = "013456789@$!|+";

    // Turned over, a text is read from its end.
    private static readonly FrozenSet<Rune> Turned = "ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ".EnumerateRunes().ToFrozenSet();
    private const int MostTurned = 2;

    /// <summary>
    /// Words of small ASCII letters with one space between; <c>i</c> and <c>l</c> are one letter, as they are to the
    /// eye, and so are <c>u</c> and <c>v</c>, <c>vv</c> and <c>w</c>, <c>rn</c> and <c>m</c>;
    /// a letter said again counts once. What stands behind a word is read both ways: <c>slot88</c> is a word with a
    /// number, <c>sl07</c> a word.
    /// </summary>
    public static IReadOnlyList<string> Readings(string text)
    {
        var folded = Folded(text);
        var (fromEnd, turned) = (folded.ToCharArray(), text.EnumerateRunes().Count(Turned.Contains) > MostTurned);
        Array.Reverse(fromEnd);
        return [.. ReadingsOf(folded).Concat(turned ? ReadingsOf(new string(fromEnd)) : []).Distinct()];
    }

    private static IEnumerable<string> ReadingsOf(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new[] { Joined(words.SelectMany(BeforeDigits)), Joined(words.SelectMany(Whole)) }.Select(read =>
            string.Join(' ', read)
        );
    }

    // Without accents, small, and with every letter that only looks like one of ASCII put in its place.
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Letters.Plain(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.EnclosingMark
                    or UnicodeCategory.SpacingCombiningMark
            )
                continue;
            if (Boxed(rune) is { } boxed)
                folded.Append(boxed);
            else if (!rune.IsAscii && Letter.TryGetValue(rune, out var seen))
                folded.Append(seen);
            else
                folded.Append(Rune.ToLowerInvariant(rune));
        }
        return folded.ToString();
    }

    // Letters in black squares and circles, and those of which flags are made.
    private static char? Boxed(Rune rune) =>
        rune.Value switch
        {
            >= 0x1F150 and <= 0x1F169 => (char)('a' + rune.Value - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('a' + rune.Value - 0x1F170),
            >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + rune.Value - 0x1F1E6),
            _ => null,
        };

    // A digit is a letter only in a word: 2026 and 0812 stay numbers.
    private static IEnumerable<string> Whole(string word) =>
        Parts(word.Any(char.IsAsciiLetter) ? string.Concat(word.Select(Lettered)) : word);

    private static IEnumerable<string> BeforeDigits(string word)
    {
        var end = word.Length;
        while (end > 0 && !char.IsAsciiLetter(word[end - 1]))
            end--;
        return end == 0 ? Parts(word) : Whole(word[..end]);
    }

    private static char Lettered(char letter) =>
        ForLetters.Contains(letter) && Letter.TryGetValue(new Rune(letter), out var seen) ? seen : letter;

    private static IEnumerable<string> Parts(string word) =>
        NotLetters().Split(word).Where(part => part != "").Select(Once);

    private static string Once(string word)
    {
        var once = new StringBuilder(word.Length);
        foreach (
            var letter in word.Replace('i', 'l')
                .Replace('w', 'v')
                .Replace('u', 'v')
                .Replace("rn", "m", StringComparison.Ordinal)
        )
            if (once.Length == 0 || once[^1] != letter || char.IsAsciiDigit(letter))
                once.Append(letter);
        return once.ToString();
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();

    // Four letters and more that stand alone are a word, or several, spelled out.
    private static List<string> Joined(IEnumerable<string> words)
    {
        var (joined, alone) = (new List<string>(), new List<string>());
        foreach (var word in words.Append(""))
            if (word.Length == 1)
                alone.Add(word);
            else
            {
                joined.AddRange(alone.Count >= 4 ? [Once(string.Concat(alone))] : alone);
                alone.Clear();
                if (word != "")
                    joined.Add(word);
            }
        return joined;
    }

    private static FrozenDictionary<Rune, char> Table(params (string Letter, string LookLike)[] rows)
    {
        var table = new Dictionary<Rune, char>();
        foreach (var (letter, looks) in rows)
        foreach (var rune in looks.EnumerateRunes())
        {
            table.TryAdd(rune, letter[0]);
            table.TryAdd(Rune.ToLowerInvariant(rune), letter[0]);
        }
        return table.ToFrozenDictionary();
    }
}
