using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Organizations;

/// <summary>The name of an organization: as it is shown, as it is compared, and as an address.</summary>
public static partial class OrganizationName
{
    /// <summary>Without doubled spaces, line breaks and what cannot be seen.</summary>
    public static string Cleaned(string typed) =>
        string.Join(' ', Letters.Seen(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// "Loker.id" is a name; what a mail program makes a link of wherever it stands, with a scheme or a path, is none:
    /// the name is written into letters to people who asked for none.
    /// </summary>
    public static bool HasAddress(string name) => Address().IsMatch(name.Normalize(NormalizationForm.FormKC));

    /// <summary>The same for "Komunitas Batik Muda", "KOMUNITAS BATIK-MUDA" and "Kom. Batik Muda".</summary>
    public static string Key(string name)
    {
        var words = Foundation
            .Web.Slug.Letters(name, ' ')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Fillers.Contains(word))
            .ToList();
        return words.Count > 0 ? string.Concat(words) : string.Concat(Folded.Of(name).Where(letter => letter != ' '));
    }

    /// <summary>As <c>batik-muda-semarang</c>; never one that the product needs for itself.</summary>
    public static string Slug(string name)
    {
        var slug = Foundation.Web.Slug.Of(name);
        return slug is "" or "daftar" or "baru" ? "komunitas-" + slug.PadRight(1, '1') : slug;
    }

    private static readonly HashSet<string> Fillers =
    [
        "komunitas",
        "kom",
        "community",
        "perkumpulan",
        "paguyuban",
        "forum",
        "pt",
        "cv",
        "yayasan",
        "the",
    ];

    [GeneratedRegex(
        @"://|\b(?i:javascript|mailto|tel|sms|whatsapp|data):\S|\b(?i:www)\d?\.|\S@[^\s@]+\.\p{L}|"
            + @"[\p{L}\p{N}-]\.\p{Ll}{2,}(?::\d+)?/\S",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
