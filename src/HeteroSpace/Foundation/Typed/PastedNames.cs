using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// Names of several people as someone typed or pasted them: one a line, numbered, with dashes, out of a spreadsheet or
/// a chat, with telephone numbers and addresses between, or in one line with commas. A degree behind a comma belongs to
/// its name ("Siti Aminah, S.Pd.").
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
        + "bdn amd amdkeb amdkep amdkom amdak amdfarm amdgz amdt amk amkeb ama amapd "
        + "gr psikolog ssit ssitt mepid cisa cissp cism cla cpm cpma chrp bba mib dea mars aseaneng ba(hons) bsc(hons) "
        + "ners ns apt ak ca cpa cma cfa cfp qia cia cpns bkp akt cht ipm ipu asn"
    )
        .Split(' ')
        .ToFrozenSet();

    private const int MostRounds = 20;

    /// <summary>What is longer is no list that anybody reads; it is told as one name that is too long.</summary>
    private const int LongestLine = 1000;
    private const int MostOfOneSign = 3;
    private static readonly char[] LineBreaks = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    public static PastedNames Read(string typed)
    {
        var first = Once(Letters.Seen(typed).Split(LineBreaks).Select(Tight));
        // What was made out is looked at in the same way, so that what is shown is a plain list when it comes back.
        var read = first;
        for (var round = 0; read.Interpreted && round < MostRounds; round++)
            read = Once(read.Names);
        return first with { Names = read.Names };
    }

    private static PastedNames Once(IEnumerable<string> typed)
    {
        List<string> lines = [.. typed.SelectMany(Counted).Where(line => !Letters.IsBlank(line))];
        var (names, interpreted) = (new List<string>(), false);
        foreach (var (line, uncounted) in lines.Zip(CountedLines.Without(lines, IsHeading)))
        {
            List<string> found = uncounted.Length > LongestLine ? [uncounted.Trim()] : OfLine(uncounted.Trim());
            interpreted |= found is not [var name] || name != Ended(line);
            names.AddRange(found);
        }
        return new(names, interpreted);
    }

    // One blank where there are many, and no sign more often than three times on end: margins of dots and what is typed
    // to hold the house up would be looked at from each of them.
    private static string Tight(string line)
    {
        var (tight, before, same) = (new StringBuilder(line.Length), new Rune(' '), 0);
        foreach (var typed in line.EnumerateRunes())
        {
            var rune = Rune.IsWhiteSpace(typed) && typed.Value != '\t' ? new Rune(' ') : typed;
            same = rune == before ? same + 1 : 1;
            before = rune;
            if (Rune.IsLetterOrDigit(rune) || same <= (Rune.IsWhiteSpace(rune) ? 1 : MostOfOneSign))
                tight.Append(rune);
        }
        return tight.ToString();
    }

    // "1. Ani 2. Beni 3. Cici", as a list becomes that lost its line breaks on the way.
    private static IEnumerable<string> Counted(string line)
    {
        var counts = CountWithin().Matches(line);
        if (counts.Count < 2 || line[..counts[0].Index].Trim() != "")
            return [line];
        var first = int.Parse(counts[0].Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        for (var at = 1; at < counts.Count; at++)
            if (int.Parse(counts[at].Groups[1].ValueSpan, CultureInfo.InvariantCulture) != first + at)
                return [line];
        return counts.Select(
            (count, at) => line[count.Index..(at + 1 < counts.Count ? counts[at + 1].Index : line.Length)]
        );
    }

    private static List<string> OfLine(string typed)
    {
        if (OfChat(typed) is not { } line || OtherLabel().IsMatch(line))
            return [];
        line = Comma().Replace(OnBehalf().Replace(line, ""), ",");
        // Out of a spreadsheet: number, name, class. The first cell with letters is the name.
        var cells = Cells(Contact().Replace(Unmarked(line), ","));
        if (cells.Length > 1 && cells.Any(one => HasLetter(one) && Heading().IsMatch(Ended(one))))
            return [];
        var cell = cells.Select(Unmarked).FirstOrDefault(HasLetter) ?? "";
        if (Greeting.BesidesIt(cell) is not { } list || IsHeading(list))
            return [];
        var along = new Companions();
        foreach (var part in And().Split(along.Kept(list)).SelectMany(WithDegrees))
            along.Add(Bare(Companions.Without(part)), part, HasLetter);
        return along.Names();
    }

    // "[28/11/26 09.15] Bu Rini: Ani": what the chat's program put before it is left out, and its own lines with it.
    private static string? OfChat(string line)
    {
        if (Stamp().Match(line) is not { Success: true } stamp)
            return line;
        var colon = line.IndexOf(": ", stamp.Length, StringComparison.Ordinal);
        if (colon < 0 && !stamp.Value.Contains('['))
            return null;
        var said = SaidByProgram().Replace(line[(colon < 0 ? stamp.Length : colon + 2)..], "");
        return said == "" ? null : said;
    }

    private static string[] Cells(string line) =>
        line.StartsWith('|') || line.Count(letter => letter == '|') > 1 ? line.Split('|', '\t') : line.Split('\t');

    private static List<string> WithDegrees(string cell)
    {
        var names = new List<string>();
        foreach (var piece in cell.Split(',', ';', '|'))
            if (names.Count > 0 && About().IsMatch(piece))
                continue;
            else if (names.Count > 0 && IsDegree(piece))
                names[^1] += ", " + WithoutSigns(piece);
            else
                names.Add(piece);
        return names;
    }

    private static bool IsDegree(string piece)
    {
        var bare = WithoutSigns(piece);
        var key = bare.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Degrees.Contains(key.ToLowerInvariant()) || Specialist().IsMatch(bare);
    }

    // Also "a/n", in the name of, as people write whom a payment is for.
    private static string Unmarked(string text) => Mark().Replace(text.Trim(), "").Trim();

    private static string Ended(string text) => text.Trim().TrimEnd(',', ';').TrimEnd();

    // Without what a chat draws thick or ticks off, quotes of a table, a class behind it, and dots up to the margin.
    private static string Bare(string part)
    {
        var name = Class().Replace(WithoutSigns(Tight(Drawn().Replace(Ended(Unmarked(part)), ""))), "");
        name = Enclosed().Replace(Behind().Replace(name, ""), "$1$2$3$4$5");
        // What stood between a letter and its accent is gone.
        return Ended(Margin().Replace(name, "")).Normalize();
    }

    private static string WithoutSigns(string text)
    {
        List<Rune> runes = [.. text.EnumerateRunes()];
        return string.Concat(runes[..(runes.FindLastIndex(rune => !IsSign(rune)) + 1)].SkipWhile(IsSign));
    }

    private static bool IsSign(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || rune.Value is '@' or '*' or '_' or '~' or '"' or '“' or '”' or '„' or '«' or '»'
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.OtherSymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.EnclosingMark;

    private static bool HasLetter(string text) => text.EnumerateRunes().Any(Rune.IsLetter);

    private static bool IsHeading(string text)
    {
        var cell = Ended(WithoutSigns(text));
        return cell.EndsWith(':') || Heading().IsMatch(cell) || Greeting.Is(cell);
    }

    [GeneratedRegex(@"(?<=^|[\s,;])\(?(\d{1,3})[.)]\s*(?=\p{L})")]
    private static partial Regex CountWithin();

    [GeneratedRegex("[、，،؛；]")]
    private static partial Regex Comma();

    // "Mau daftar kak, atas nama Ani"
    [GeneratedRegex(@"^.{0,60}\s(?:atas\s+nama|a/n)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnBehalf();

    [GeneratedRegex(
        @"^(?:(?:no\.?\s*|nomor\s*)?[(\[]?\d{1,3}\s*[.):\]\-–/．）\u20E3]+\s*(?!\d)|(?:no\.?\s*|nomor\s*)?\d{1,20}(?=\s)"
            + @"|\p{No}+[.)]?|\#\d{1,3}[.)]?|[-–—•*·●▪◦‣○■□☐☑➢➤►✓✔✅>]+|\[[ xX✓v]?\])?\s*"
            + @"(?:(?:a/n|a\.\s?n\.|an\.|atas nama)\s*:?\s+"
            + @"|nama(?:\s+(?:lengkap|anak|siswa|peserta|murid|ibu|ayah|wali|ketua|anggota|pendaftar))?\s*:\s*"
            + @"|nama\x20+"
            + @"|(?:ketua|wakil|anggota|sekretaris|bendahara|pembina|pembimbing|pendamping|koordinator|peserta|guru"
            + @"|siswa|murid|seksi|sie|kapten|pemain|pelatih)(?:\s+[\p{L}\d]{1,15}){0,2}\s*:\s*"
            + @"|(?:tim|kelompok|regu|grup)\s+[\p{L}\d]{1,3}\s*:\s*|orang\s*:\s*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+(?:dan|and|serta|bersama|beserta|&|/)\s+|\s*\+\s*(?=\p{L})")]
    private static partial Regex And();

    // Age, sex or class of whoever stands before it.
    [GeneratedRegex(
        @"^\s*(?:\d{1,2}\s*(?:tahun|thn|th)\.?|l|p|lk|pr|laki-laki|perempuan|(?:kelas|kls)\b.*|(?:vii|viii|ix|x|xi|xii)"
            + @"(?:\s+[a-z]{1,5})?(?:[\s-]*\d{1,2})?)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex About();

    // The same without a comma before it, or what was paid.
    [GeneratedRegex(
        @"(?:\s*/\s*|\s+(?:[-–—:/]\s*)?(?:(?:usia|umur)\s+)?)\d{1,2}\s*(?:tahun|thn|th)\.?$"
            + @"|\s+(?:usia|umur|kelas|kls)\s+\d{1,2}\s?[a-z]?$"
            + @"|\s+[-–—:/]\s*(?:l|p|lk|pr|laki-laki|perempuan|ketua|wakil|anggota|sekretaris|bendahara|cadangan)$"
            + @"|\s+[-–—:/]\s*(?:sd|smp|sma|smk|mi|mts|ma|tk|paud|slb|kelas|kls|univ\w*|vii|viii|ix|x|xi|xii)(?:\s.*)?$"
            + @"|\s+(?:[-–—:=]\s*)?(?:rp\.?\s?\d[\d.,]*|\d+\s?(?:k|rb|ribu))\b.*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(?:\((.+)\)|<(.+)>|\{(.+)\}|\[(.+)\]|'(.+)')$")]
    private static partial Regex Enclosed();

    [GeneratedRegex(@"^Sp\.\s?[A-Z][A-Za-z.() ]{0,8}$|^Ph\.\s?D\.?$")]
    private static partial Regex Specialist();

    [GeneratedRegex(
        @"^(?:no\.?\s+)?(?:nama|name)(?:\s+(?:lengkap|siswa|peserta|anggota|murid|mahasiswa))?$"
            + @"|^(?:daftar\s+)?(?:nama\s+)?peserta$|^no(?:mor)?\.?$"
            + @"|^(?:daftar|list|absen|absensi|nama-nama)\s+(?:nama|peserta|hadir|siswa|murid|mahasiswa|anggota"
            + @"|undangan|kelas|tim|kelompok|rombongan)\b.{0,60}$"
            + @"|^(?:kelas|kelompok|regu|grup)\s+[\p{L}\d .-]{1,15}$|^tim\s+(?:\p{L}|\d{1,2})$|^orang$"
            + @"|^(?:total|jumlah|jml|semua|seluruh)(?:nya)?"
            + @"(?:\s+(?:semua|seluruh|peserta|anggota|siswa|murid|anak|orang))*(?:nya)?\s*[:=]?\s*\d{1,3}"
            + @"\s*(?:orang|org|peserta|anak|siswa|murid|nama)?\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Heading();

    // As WhatsApp exports and copies: "[28/11/26 09.15] ", "[09.15, 28/11/2026] ", "28/11/26, 09:15 PM - ".
    [GeneratedRegex(
        @"^\[?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AP]M)?"
            + @"|\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AP]M)?,\s+\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:\]\s*|\s+[-–]\s+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Stamp();

    [GeneratedRegex(
        @"\s*<(?:pesan ini diedit|this message was edited)>$|^(?:<media (?:tidak disertakan|omitted)>"
            + @"|(?:pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini"
            + @"|this message was deleted|you deleted this"
            + @" message)\.?"
            + @"|(?:gambar|video|stiker|audio|dokumen|gif|image|sticker|document) (?:tidak disertakan|omitted))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SaidByProgram();

    // A form that was filled in once for each says more than the name.
    [GeneratedRegex(
        @"^(?:nama\s+)?(?:kelas|sekolah|asal|instansi|lembaga|alamat|no\.?\s*(?:hp|wa|telp)|hp|wa|telp|telepon|e-?mail"
            + @"|nik|nisn?|nim|nip|jabatan|tanggal|tgl|hari|jam|acara|tempat|kategori|umur|usia|jenis\s+kelamin"
            + @"|keterangan|ket|jurusan|catatan|nb|note)\b[^:]{0,30}:|^(?:nama\s+)?(?:kelompok|tim)\s*:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherLabel();

    // An address or a number stands behind one name and before the next.
    [GeneratedRegex(
        @"[<(\[]?(?:mailto:)?(?<![^\s<>()\[\],;:])[^\s<>()\[\],;:@]+@[^\s<>()\[\],;@]+\.[^\s<>()\[\],;@]+[>)\]]?"
            + @"|(?:\s*[(:–—-]\s*)?(?<![\p{L}\p{N}])\+?\d(?:[ ().-]{0,2}\d){7,15}(?![\p{L}\p{N}])\)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Contact();

    // As WhatsApp has it: *thick*, _leaning_, ~struck out~.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])[*_~]+|[*_~]+(?![\p{L}\p{N}])")]
    private static partial Regex Drawn();

    [GeneratedRegex(
        @"\s+\((?:[^()]*\d[^()]*|hadir|ikut|lunas|ok|(?:kelas|kls|vii|viii|ix|x|xi|xii)\b[^()]*|l|p|lk"
            + @"|pr"
            + @"|laki-laki|perempuan|belum|(?:sudah|belum) bayar|luring|daring|online|offline|ketua"
            + @"|anggota|cadangan|istri|suami|anak"
            + @"|adik|kakak|ibu|ayah|bapak)\)$|\s*\($",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Class();

    [GeneratedRegex(@"\s*(?:[.…]{2,}|…|[\s:_–—-]+)$")]
    private static partial Regex Margin();
}
