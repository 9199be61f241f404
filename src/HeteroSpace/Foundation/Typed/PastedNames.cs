using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// Names of several people as someone typed or pasted them: one a line, numbered, with dashes, out of a spreadsheet, or
/// in one line with commas. A degree behind a comma belongs to its name ("Siti Aminah, S.Pd.").
/// </summary>
/// <param name="Names">As they stand there, in their order; each is still to be read as a <see cref="PersonName"/>.
/// </param>
/// <param name="Interpreted">There was more in it than one name a line: whoever sent it looks at what we read before it
/// is taken.</param>
public sealed partial record PastedNames(IReadOnlyList<string> Names, bool Interpreted)
{
    // Degrees and titles behind a name, without dots and blanks: Permendikbudristek 63/2024 and what is in use.
    private static readonly FrozenSet<string> Degrees = (
        "h hj dr drs dra drg drh ir prof lc ma mba msc bsc ba beng meng mphil phd edd jd llb llm jr sr ii iii iv "
        + "se sh st ss sp si sag sip sap sars sbns sds sei sfarm sfil sgz shi shum shut siip sik sikom sked skep sker "
        + "skg skh skm skom skpm slink sling smat smn sn sor spar spd spdi spdk spi spk spsi spt spwk sst sstp sstat "
        + "ssi ssn ssos ssosi ssy ste sth stp str strkeb strkep strkes strkom strt stran sak sakt sab sad smb sud sfis "
        + "mag mak makt map mars mds mei mfarm mgz mh mhi mhum mhut mikom mip mkep mked mkes mkeb mkm mkn mkom mling "
        + "mm mmat mmsi mor mpar mpd mpdi mpi mpsi mpt mpwk msi msn msos mstat msy mt mth mtp mti mtr mud mab "
        + "amd amdkeb amdkep amdkom amdak amdfarm amdgz amdt amk amkeb ama amapd "
        + "ners ns apt ak ca cpa cma cfa cfp qia cia cpns bkp akt cht ipm ipu asn"
    )
        .Split(' ')
        .ToFrozenSet();

    private const int MostRounds = 20;

    public static PastedNames Read(string typed)
    {
        var first = Once(Letters.Seen(typed).Split('\n'));
        // What was made out is looked at in the same way, so that what is shown is a plain list when it comes back.
        var read = first;
        for (var round = 0; read.Interpreted && round < MostRounds; round++)
            read = Once(read.Names);
        return first with { Names = read.Names };
    }

    private static PastedNames Once(IEnumerable<string> lines)
    {
        var (names, interpreted) = (new List<string>(), false);
        foreach (var line in lines.Where(line => !Letters.IsBlank(line)))
        {
            var found = OfLine(line.Trim());
            interpreted |= found is not [var name] || name != Ended(line);
            names.AddRange(found);
        }
        return new(names, interpreted);
    }

    private static List<string> OfLine(string line)
    {
        // Out of a spreadsheet: number, name, class. The first cell with letters is the name.
        var cell = Unmarked(line).Split('\t').Select(Unmarked).FirstOrDefault(HasLetter) ?? "";
        if (IsHeading(cell))
            return [];
        var names = new List<string>();
        foreach (var part in cell.Split(';').SelectMany(WithDegrees).SelectMany(part => And().Split(part)))
            if (Ended(Unmarked(part)) is var name && HasLetter(name))
                names.Add(name);
        return names;
    }

    private static List<string> WithDegrees(string part)
    {
        var names = new List<string>();
        foreach (var piece in part.Split(','))
            if (names.Count > 0 && IsDegree(piece))
                names[^1] += ", " + piece.Trim();
            else
                names.Add(piece);
        return names;
    }

    private static bool IsDegree(string piece)
    {
        var bare = piece.Trim();
        var key = bare.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Degrees.Contains(key.ToLowerInvariant()) || Specialist().IsMatch(bare);
    }

    // Also "a/n", in the name of, as people write whom a payment is for.
    private static string Unmarked(string text) => Mark().Replace(text.Trim(), "").Trim();

    private static string Ended(string text) => text.Trim().TrimEnd(',', ';').TrimEnd();

    private static bool HasLetter(string text) => text.EnumerateRunes().Any(Rune.IsLetter);

    private static bool IsHeading(string cell) => Ended(cell).EndsWith(':') || Heading().IsMatch(cell);

    [GeneratedRegex(
        @"^(?:(?:[(\[]?\d{1,3}\s*[.):\]\-–]+(?!\d)|\d{1,3}(?=\s)|[-–—•*·●▪◦‣○■□☐☑➢➤►✓✔>]+)\s*)?"
            + @"(?:(?:a/n|a\.\s?n\.|an\.|atas nama|nama)\s*:?\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+(?:dan|and|&)\s+")]
    private static partial Regex And();

    [GeneratedRegex(@"^Sp\.\s?[A-Z][A-Za-z.() ]{0,8}$|^Ph\.\s?D\.?$")]
    private static partial Regex Specialist();

    [GeneratedRegex(
        @"^(?:no\.?\s+)?(?:nama|name)(?:\s+(?:lengkap|siswa|peserta|anggota|murid|mahasiswa))?$"
            + @"|^(?:daftar\s+)?peserta$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Heading();
}
