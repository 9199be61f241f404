using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// The name of a person, as every form, program and table gives it: one line of at most 120 letters, composed (NFC),
/// with a letter in it, nothing that cannot be seen, no address of the web or of a mailbox, and no number to be called.
/// It is written into letters to addresses that somebody typed, on tickets and certificates.
/// </summary>
public sealed partial record PersonName : Canonical
{
    public const int Most = 120;
    private static readonly System.Buffers.SearchValues<char> LineBreaks = System.Buffers.SearchValues.Create(
        "\r\n\u000b\u000c\u0085\u2028\u2029"
    );

    private PersonName(string value)
        : base(value) { }

    /// <summary>The name; null when it is none.</summary>
    public static PersonName? Read(string? typed) => Problem(typed) is null ? new(Cleaned(typed!)) : null;

    /// <summary>Why it is no name, in a sentence; null when it is one.</summary>
    /// <param name="missing">What is said where there is none, or too much of it.</param>
    public static string? Problem(string? typed, string? missing = null)
    {
        if ((typed ?? "").Trim().AsSpan().IndexOfAny(LineBreaks) >= 0)
            return Words.Say("Tulis nama dalam satu baris.", "Give the name on one line.");
        var name = Cleaned(typed ?? "");
        // First of all: what is a thousand times too long is not looked at from each of its letters.
        if (name.Length > Most)
            return missing ?? TooLong;
        if (HasAddress(name))
            return Words.Say(
                "Tulis nama saja, tanpa alamat web atau e-mail. Bila ada titik di tengah nama, beri spasi sesudahnya.",
                "Give a name only, without an address of the web or of a mailbox. "
                    + "After a dot within a name, put a space."
            );
        if (Number().IsMatch(name.Normalize(NormalizationForm.FormKC)))
            return Words.Say(
                "Tulis nama saja, tanpa nomor telepon atau nomor lain.",
                "Give a name only, without a telephone or other number."
            );
        return name.EnumerateRunes().Any(Rune.IsLetter) ? null : missing ?? TooLong;
    }

    private static string TooLong =>
        Words.Say("Tulis nama Anda, paling panjang 120 huruf.", "Give your name, at most 120 letters.");

    /// <summary>Where nobody need be named: empty for nobody, null when what was typed is no name.</summary>
    public static string? OrNobody(string typed) => Letters.IsBlank(typed) ? "" : Read(typed)?.Value;

    // Without doubled spaces, line breaks and what cannot be seen.
    private static string Cleaned(string typed) =>
        string.Join(' ', Letters.Seen(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool HasAddress(string name)
    {
        // As a browser would read it: a full-width or ideographic dot parts a host, too (UTS 46).
        var read = name.Normalize(NormalizationForm.FormKC).Replace('\u3002', '.');
        if (Titled().Count(read) == 1)
            read = Titled().Replace(read, "$1. $2");
        return Address().IsMatch(read) || Host().Matches(read).Any(IsWrittenAsHosts);
    }

    // The ending small, as hosts have it and a name after a dot seldom; or all of it in capitals.
    private static bool IsWrittenAsHosts(Match host) =>
        !host.Groups["ending"].Value.Any(char.IsAsciiLetterUpper) || !host.Value.Any(char.IsAsciiLetterLower);

    // "Ach.Id", "Hj.Ai": a title or the short form of a first name, and a short name without a space between. A path,
    // a port or another dot makes it an address again.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}@/.:-])((?:A(?:bd|bdl|ch|chm|d|g|hm|n)|B(?:dn|p|pk|r|u|y)|Cut|D(?:r|ra|rg|rh|rs|t)|F(?:r|x)|"
            + @"Gus|H(?:j)?|I(?:bu|r)|K(?:H|RT|i)|M(?:as|bak|d|hd|oc|och|oh|r|rs|s|uh)|N(?:i|n|s|ur|y|yi)|"
            + @"P(?:ak|dt|rof|st)|R(?:A|M|R|a|d|m|r|y)|S(?:dr|dri|r|t|y|yd)|T(?:gk|n)|Ust|Ustz|Yoh))"
            + @"\.(\p{Lu}\p{Ll}|Asia)(?![\p{L}\p{N}@/:?#-]|\.[\p{L}\p{N}])"
    )]
    private static partial Regex Titled();

    // "M.Ali", "RA.Kartini", "S.Pd.I." and "Dr.dr.Budi" are names: a dot alone makes no
    // address, so that one without a path is known by its ending. Endings of two letters are
    // those that are given away to anybody; the others are degrees here (S.Si, S.H, S.E, M.T).
    // The long ones are what is sold cheapest; none is a name here, as "yoga" would be. A colon
    // with a word at both its sides is a scheme, whichever ("tel:+62…", "javascript:…").
    [GeneratedRegex(
        @"://|//\S|\\\\\S|\b[a-z][a-z0-9+.-]+:[^\s:]|\bhttps?:|\bwww\d?\.|xn--|\S@[^\s@]+\.\p{L}"
            + @"|[\p{L}\p{N}]{2,}\.\p{L}{2,}(:\d+)?[/?#]\S|\b\d{1,3}(\.\d{1,3}){3}\b"
            + @"|[\p{L}\p{N}-]+\.(com|net|org|edu|gov|info|biz|mobi|asia|xyz|top|site|online|shop|store|club|"
            + @"app|dev|page|link|links|click|live|vip|win|bet|bid|loan|icu|fun|website|tech|cloud|ltd|"
            + @"today|news|blog|media|email|digital|agency|company|fyi|cam|quest|buzz|monster|cyou|sbs|bond|lol|"
            + @"casino|poker|games|stream|download|racing|party|ink|wiki|pro|bio|one|name|world|life|network|group|"
            + @"center|space|host|press|work|team|zip|mov|lat|hair|beauty|makeup|skin|cfd|boats|yachts|autos|homes|"
            + @"motorcycles|support|rest|rip|gdn|date|review|reviews|faith|science|accountant|webcam|help|sale|deals|"
            + @"gift|gifts|money|cash|credit|finance|market|trade|trading|exchange|rocks|run|guru|expert|ninja|plus|"
            + @"best|cool|zone|chat|dating|social|video|photos|pics|cards|bingo|tips|porn|sex|sexy|adult|tube|movie|"
            + @"music|cafe|cheap|discount|guide|services|solutions|systems|technology|software|school|academy|"
            + @"рф|中国|中國|公司|网络|example|test|invalid|local|onion)(?![\p{L}\p{N}])"
            + @"|[\p{L}\p{N}-]{2,}\.(id|ly|me|co|io|ai|gg|gl|cc|tv|ws|to|ru|cn|su|tk|ga|cf|gq|pw|in|us|uk|eu|my|sg|"
            + @"de|fr|nl|br|ac|be|gy|ee|gd)(?![\p{L}\p{N}])"
            + @"|[\p{L}\p{N}]\.(id|ly|me|co|io|ai|gg|gl|cc|tv|ws|to)[/?#]\S"
            + @"|(?-i:(?<![\p{L}\p{N}.])[a-z0-9]\.[a-z]{2,}[/?#]\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();

    // Every other country that gives out hosts, and cheap endings, without those that are degrees or titles here when
    // they stand behind a name (sh, se, st, sp, si, ss, sn, ag, pt, th, ma, mm, mh, lc, ba, bs, ca, sm, and in part
    // "Am.Keb", "Ph.D", "amd.kg"): whoever types "siti.sh" means one. "MUH.AS'AD" goes on behind its apostrophe, and a
    // title in capitals names nobody's host ("ABD.AZ ZAHRA"). A dot between our letters and those of another script is
    // one of an ending that is written in it ("hadiah.онлайн").
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}-])(?!(?-i:ABD|ACH|AHM|BPK|CUT|DRA|DRS|GUS|IBU|KRT|MAS|MOC|MOCH|MOH|MRS|MUH|NUR|NYI|PAK|PDT|"
            + @"SDR|TGK|UST|USTZ)\.|(?:amd|mtr|sst|str)\.)"
            + @"(?:[\p{L}\p{N}-]{3,}|[\p{L}\p{N}][0-9]|[0-9][\p{L}\p{N}])\.(?<ending>ae|af|am|ao|aq|ar|as|at|au|"
            + @"aw|az|bb|bd|bf|bg|bh|bi|"
            + @"bj|bm|bn|bo|bt|bw|by|bz|cd|cg|ch|ci|ck|cl|cm|cr|cv|cx|cy|cz|dj|dk|dm|do|dz|ec|eg|es|et|fi|"
            + @"fj|fk|fm|fo|ge|gf|gh|gi|gm|gn|gp|gr|gs|gt|gu|gw|hk|hm|hn|hr|ht|hu|ie|il|im|iq|ir|is|it|je|jm|jo|"
            + @"jp|ke|kg|kh|ki|kn|kp|kr|kw|ky|kz|la|lb|li|lk|lr|ls|lt|lu|lv|mc|mg|mk|ml|mn|mo|mr|mu|mv|mw|mx|"
            + @"mz|nc|ne|nf|ng|ni|no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pl|pm|pn|pr|ps|py|qa|re|ro|rs|rw|sb|sk|sl|"
            + @"so|sr|sv|sx|sz|tc|td|tf|tg|tj|tl|tm|tn|tr|tt|tw|tz|ua|ug|uy|uz|va|vc|ve|vg|vn|vu|wf|ye|yt|za|"
            + @"zm|zw|actor|africa|art|audio|auction|bar|band|baby|beer|berlin|bike|black|blue|boo|business|camp|"
            + @"capital|care|cars|channel|church|city|claims|cleaning|clinic|clothing|coach|"
            + @"codes|coffee|college|community|computer|construction|contact|courses|credit|dance|day|degree|delivery|"
            + @"dental|design|direct|directory|discover|dog|domains|earth|eco|energy|engineering|enterprises|equipment|"
            + @"estate|events|express|fail|fan|fans|farm|fashion|film|financial|fish|fit|fitness|flights|"
            + @"florist|flowers|foo|football|forex|forsale|forum|foundation|fund|furniture|futbol|gallery|game|garden|"
            + @"gay|gives|giving|glass|global|gmbh|gold|golf|graphics|gratis|green|haus|health|healthcare|hiphop|"
            + @"hockey|holdings|holiday|horse|hospital|hosting|hotel|hoteles|house|how|industries|ing|institute|insure|"
            + @"int|international|investments|jetzt|jewelry|jobs|kids|kitchen|kiwi|land|law|lawyer|lease|legal|lgbt|"
            + @"limited|limo|llc|llp|loans|london|"
            + @"lotto|lotte|love|luxe|luxury|management|marketing|markets|meme|memorial|men|menu|mobile|mom|mortgage|"
            + @"navy|new|ngo|now|nyc|ong|ooo|organic|paris|"
            + @"partners|parts|pay|pet|phone|photo|photography|pictures|pink|pizza|place|play|prof|productions|promo|"
            + @"property|pub|radio|realty|recipes|red|ren|rent|rentals|repair|report|republican|restaurant|rsvp|sarl|"
            + @"schule|seat|secure|select|sexi|shiksha|shoes|shopping|show|singles|ski|soccer|solar|srl|storage|studio|"
            + @"study|style|sucks|supply|surf|swiss|tattoo|tax|taxi|team|tel|tennis|theater|tickets|tienda|tires|tokyo|"
            + @"tools|top|tour|tours|town|toys|training|travel|trust|"
            + @"university|uno|vegas|ventures|vet|viajes|villas|vin|vision|vodka|vote|voting|voyage|wales|wang|watch|"
            + @"wedding|wien|win|wine|works|wtf|zuerich)(?!\.(?:ke[bps]|d)(?![\p{L}\p{N}]))(?![\p{L}\p{N}'’ʼ`])"
            + @"|[a-z0-9-]{3,}\.[\p{L}\p{M}-[\u0000-\u036F\u1E00-\u1EFF]]{2,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Host();

    // A telephone number is tapped and called, whatever stands between its figures; a name has those of two years at
    // most.
    [GeneratedRegex(@"\+?\d(?:[^\p{L}\p{N}]{0,3}\d){8}")]
    private static partial Regex Number();
}
