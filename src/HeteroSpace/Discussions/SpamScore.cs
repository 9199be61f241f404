using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Discussions;

/// <summary>
/// How much a comment looks like advertising, from its own words alone: nobody outside is asked, and nothing is learned
/// about anyone. It decides nothing by itself; from <see cref="ToBeRead"/> on staff read it before others do.
/// </summary>
public static partial class SpamScore
{
    /// <summary>From here on staff read it first, whoever wrote it.</summary>
    public const int ToBeRead = 50;

    // What is sold under articles of others here: bets, loans, followers, cures. Folded, as whole words.
    private static readonly string[] Wares =
    [
        "slot gacor",
        "slot online",
        "bandar slot",
        "situs slot",
        "judi",
        "judi online",
        "bandar judi",
        "togel",
        "maxwin",
        "max win",
        "scatter",
        "gacor",
        "deposit pulsa",
        "pinjol",
        "pinjaman cepat",
        "pinjaman online",
        "dana cair",
        "tanpa jaminan",
        "beli followers",
        "tambah followers",
        "jasa backlink",
        "obat kuat",
        "pembesar",
        "forex",
        "binary option",
        "investasi pasti",
        "profit harian",
        "bonus new member",
        "situs resmi terpercaya",
        "casino",
        "betting",
        "payday loan",
        "buy followers",
        "crypto giveaway",
        "viagra",
        "click here",
        "klik link di bio",
        "klik di sini",
        "wa me",
        "order sekarang",
        "diskon besar",
    ];

    private const string AlsoAName = "judi";

    // What nobody writes in one piece but who sells it: found within longer words, too. The first two also across the
    // spaces of a whole text ("sl ot ga cor").
    private static readonly string[] Anywhere =
    [
        "slot gacor",
        "slot online",
        "judi online",
        "deposit pulsa",
        "bonus new member",
        "gacor",
        "togel",
        "maxwin",
        "pinjol",
        "casino",
        "viagra",
    ];
    private static readonly string[] WaresToTheEye = [.. Wares.Select(ToTheEye)],
        AnywhereToTheEye = [.. Anywhere.Select(ware => ToTheEye(ware).Replace(" ", "", StringComparison.Ordinal))];

    private static string ToTheEye(string ware) => LookAlikes.Readings(ware)[0];

    /// <param name="text">As it was typed.</param>
    /// <param name="same">How many comments with the very same words stand elsewhere.</param>
    /// <param name="name">Of whoever wrote it: it stands above the words, and may be the advertisement itself.</param>
    /// <returns>0 to 100, and the names of what was seen (<see cref="Said"/>).</returns>
    public static (int Score, List<string> Signs) Of(string text, int same, string name = "")
    {
        var (score, signs) = (0, new List<string>());
        void Sees(string sign, int weight)
        {
            signs.Add(sign);
            score += weight;
        }
        var typed = text;
        text = Letters.Plain(typed);
        var links = Link().Count(text);
        if (links > 0)
            Sees(
                "links",
                links switch
                {
                    1 => 20,
                    2 => 45,
                    _ => 70,
                }
            );
        var (wares, sold) = (PlainWares(typed), PlainWares(name));
        // Judi is a name as well, and nothing else in the list is.
        if (sold > (Folded.Of(name).Split(' ').Contains(AlsoAName) ? 1 : 0))
            Sees("name", 60);
        if (wares > 0)
            Sees("wares", wares == 1 ? 45 : 80);
        if (DisguisedWares(typed) > wares || DisguisedWares(name) > sold)
            Sees("disguised", 60);
        if (OddLetters(typed) >= 3 || TurnsWriting().IsMatch(typed))
            Sees("letters", 60);
        if (Number().IsMatch(text))
            Sees("number", 25);
        var letters = text.Count(char.IsLetter);
        if (letters > 20 && text.Count(char.IsUpper) > letters * 0.6)
            Sees("capitals", 20);
        if (Repeated().IsMatch(text))
            Sees("repeated", 20);
        if (same > 0)
            Sees("same", same == 1 ? 30 : 60);
        return (Math.Min(100, score), signs);
    }

    private static int PlainWares(string text)
    {
        var words = " " + NotLetters().Replace(Folded.Of(text), " ").Trim() + " ";
        words = Counted().Replace(words, " ");
        return Wares.Count(ware => words.Contains($" {ware} ", StringComparison.Ordinal));
    }

    // There are thousands of letters that look like others, and no table has them all. Of scripts that nobody here
    // writes there are few: phonetic signs, Bopomofo, Cherokee, Canadian syllabics, runes, Lisu, Yi, Vai and the like.
    private static int OddLetters(string text) =>
        text.EnumerateRunes()
            .Count(rune =>
                rune.Value
                    is (>= 0x0250 and <= 0x02AF)
                        or (>= 0x13A0 and <= 0x16FF)
                        or (>= 0x18B0 and <= 0x18FF)
                        or (>= 0x1D00 and <= 0x1DBF)
                        or (>= 0x2C80 and <= 0x2CFF)
                        or (>= 0x3100 and <= 0x312F)
                        or (>= 0xA000 and <= 0xA6FF)
                        or (>= 0xA730 and <= 0xA7FF)
                        or (>= 0xAB30 and <= 0xABBF)
                        or (>= 0x10280 and <= 0x1057F)
            );

    // By how the letters look: whoever writes sl0t has something to hide.
    private static int DisguisedWares(string typed)
    {
        var most = 0;
        foreach (var reading in LookAlikes.Readings(typed))
        {
            var words = $" {reading} ";
            var whole = WaresToTheEye.Count(ware => words.Contains($" {ware} ", StringComparison.Ordinal));
            var squeezed = words.Replace(" ", "", StringComparison.Ordinal);
            if (
                AnywhereToTheEye.Any(ware => words.Contains(ware, StringComparison.Ordinal))
                || AnywhereToTheEye.Take(2).Any(ware => squeezed.Contains(ware, StringComparison.Ordinal))
            )
                whole = Math.Max(whole, 1);
            most = Math.Max(most, whole);
        }
        return most;
    }

    public static string Said(string sign) =>
        sign switch
        {
            "links" => Words.Say("tautan", "links"),
            "name" => Words.Say("nama yang adalah iklan", "a name that is an advertisement"),
            "wares" => Words.Say("kata iklan", "words of advertising"),
            "disguised" => Words.Say("kata iklan dengan huruf samaran", "words of advertising in look-alike letters"),
            "letters" => Words.Say("huruf yang tidak ditulis orang di sini", "letters that nobody writes here"),
            "number" => Words.Say("nomor telepon", "a phone number"),
            "capitals" => Words.Say("huruf besar", "capitals"),
            "repeated" => Words.Say("huruf diulang", "repeated letters"),
            "same" => Words.Say("kata-kata yang sama di tempat lain", "the same words elsewhere"),
            _ => sign,
        };

    [GeneratedRegex(
        @"https?://|www\.|\b[a-z0-9-]{2,}\.(com|net|org|id|xyz|site|online|shop|top|link|me|info|biz|click|vip)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Link();

    // What makes "rocag tols" be read from its end.
    [GeneratedRegex("[\u202D\u202E]")]
    private static partial Regex TurnsWriting();

    [GeneratedRegex(@"(\+62|\b0)8[\d .-]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(.)\1{5,}", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotLetters();

    // gacor88, pinjol2
    [GeneratedRegex(@"(?<=[a-z])\d+ ", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
