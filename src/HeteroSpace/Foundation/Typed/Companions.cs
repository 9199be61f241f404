using System.Globalization;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// Whoever comes along with somebody in a list and has no name there: "Ibu Sri + 2 anak", "Bu Sri (+3)", "Ani 12
/// orang". They stand behind that name while the line is parted ("Bu Sri &amp; suami, Pak Joko"), and are seats of
/// their own: whoever looks at the list puts their names in.
/// </summary>
internal sealed partial class Companions
{
    // No sign that anybody types: of the plane that is nobody's, and Letters.Seen lets none of it through.
    private const char AlongWith = '\uF000';
    private static readonly string[] Numbers = ["", "satu", "dua", "tiga", "empat", "lima"];

    private readonly List<Match> _companies = [];
    private readonly List<(string Name, List<Match> Companies)> _named = [];

    /// <summary>The line, with a sign where it says who comes along; and without how many there are in all.</summary>
    public string Kept(string line) =>
        Company()
            .Replace(
                InAll().Replace(line, ""),
                company =>
                {
                    _companies.Add(company);
                    return $"{AlongWith}{(char)(AlongWith + _companies.Count)}";
                }
            );

    /// <summary>What stands before such signs.</summary>
    public static string Without(string part) =>
        part.IndexOf(AlongWith, StringComparison.Ordinal) is >= 0 and var at ? part[..at] : part;

    /// <summary>The next of the line. Where there is no name before a sign, it is of whoever was named last.</summary>
    public void Add(string name, string part, Func<string, bool> isName)
    {
        List<Match> along = [.. part.Where(sign => sign > AlongWith).Select(OfSign).OfType<Match>()];
        if (isName(name))
            _named.Add((name, along));
        else if (_named.Count > 0)
            _named[^1].Companies.AddRange(along);
    }

    private Match? OfSign(char sign) => _companies.ElementAtOrDefault(sign - AlongWith - 1);

    public List<string> Names() =>
        [.. _named.SelectMany(one => one.Companies.SelectMany(company => Of(company, one.Name)).Prepend(one.Name))];

    private IEnumerable<string> Of(Match company, string name)
    {
        var (kin, all) = (company.Groups["kin"].Value.ToLowerInvariant(), company.Groups["all"].Value);
        var number = company.Groups["number"].Value.ToLowerInvariant();
        if (kin == "" && number == "" && all == "" || CountsThoseNamed(company, all))
            return [];
        var of = kin is "" or "orang" or "org" ? "Teman" : char.ToUpperInvariant(kin[0]) + kin[1..];
        return Enumerable.Repeat($"{of} {name}", Many(number, all));
    }

    // "Ani, Beni, Cici (3 orang)" are three.
    private bool CountsThoseNamed(Match company, string all) =>
        _named.Count > 1
        && _companies.Count == 1
        && _named[^1].Companies.Contains(company)
        && int.TryParse(all, NumberStyles.None, CultureInfo.InvariantCulture, out var inAll)
        && inAll == _named.Count;

    // Of "Ani 12 orang" Ani is one.
    private static int Many(string number, string all)
    {
        if (int.TryParse(all, NumberStyles.None, CultureInfo.InvariantCulture, out var inAll))
            return Math.Max(0, inAll - 1);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var told)
            ? told
            : Math.Max(1, Array.IndexOf(Numbers, number));
    }

    // Behind a comma only what says of itself that it is no name: "Bu Ani, 2 anak, suami". It ends the line, or the
    // next one is told of behind it.
    [GeneratedRegex(
        @"(?:\s*\(?\s*(?:\+|&|(?<=[\s(])(?:dan|beserta|bersama|dengan|serta|plus))\s*"
            + @"(?:(?:(?<number>\d{1,2}|satu|dua|tiga|empat|lima)\s*)?(?:orang\s+)?"
            + @"(?:(?<kin>anak|istri|suami|cucu|balita|bayi|orang|org|teman|adik|kakak|ibu|ayah|bapak)(?:nya)?"
            + @"(?:\s*\(?(?<number>\d)\)?)?(?:\s+lain(?:nya)?)?"
            + @"|(?:anak-anak(?:nya)?|teman-teman|kawan-kawan|keluarga(?:nya)?|rombongan)"
            + @"(?:\s*\((?<number>\d{1,2})\))?)"
            + @"|(?<number>\d{1,2})(?:\s+(?:lain(?:nya)?|lagi))?)\s*\)?"
            + @"|\s*[,;(]\s*(?:(?<number>\d{1,2}|satu|dua|tiga|empat|lima)\s*(?:orang\s+)?"
            + @"(?<kin>anak|istri|suami|cucu|balita|bayi|teman|adik|kakak)(?:nya)?"
            + @"|(?<kin>anak)(?:nya)?\s*\(?(?<number>\d)\)?"
            + @"|(?<=[,;]\s*)(?<kin>anak|istri|suami)(?:nya)?)\s*\)?"
            + @"|\s+(?:sekeluarga|dkk\.?|dll\.?)"
            + @"|\s*(?:[,;]\s*|\s(?:[-–—:=]\s*)?)\(?(?<all>\d{1,2})\s*(?:orang|org)\)?)"
            + @"(?=\s*(?:$|[,;|]|\+|(?:dan|and|&)\s))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Company();

    [GeneratedRegex(
        @"[\s,;(=]+(?:total|jumlah|jml)(?:nya)?(?:\s+(?:semua|seluruh|peserta|anggota))*(?:nya)?\s*[:=]?\s*\d{1,3}"
            + @"\s*(?:orang|org|peserta|anak|siswa|murid)?\)?\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex InAll();
}
