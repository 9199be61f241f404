using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Organizations;

/// <summary>The name of an organization: as it is shown, as it is compared, and as an address.</summary>
public static class OrganizationName
{
    /// <summary>Without doubled spaces, line breaks and what cannot be seen.</summary>
    public static string Cleaned(string typed) =>
        string.Join(' ', Letters.Seen(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

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
}
