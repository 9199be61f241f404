using HeteroSpace.Foundation.Art;

namespace HeteroSpace.Sites;

/// <summary>Which motif belongs to which place; each with its source in docs/motifs.md.</summary>
public static class PlaceMotifs
{
    // By the code of the regency or city (Permendagri 100.1.1-6117/2022).
    private static readonly Dictionary<string, Motif[]> OfRegions = new()
    {
        ["33.74"] = [Motif.Asem, Motif.Blekok],
        ["33.22"] = [Motif.Asem, Motif.Blekok],
        ["33.72"] = [Motif.Tambal, Motif.Sekar],
        ["33.11"] = [Motif.Tambal, Motif.Sekar],
        ["33.02"] = [Motif.Lumbon],
        ["33.03"] = [Motif.Lumbon],
        ["33.17"] = [Motif.Latohan],
        ["33.75"] = [Motif.Jlamprang],
        ["33.26"] = [Motif.Jlamprang],
    };

    private static readonly Motif[] Anywhere = [Motif.Tambal, Motif.Sekar];

    private static readonly (string Word, Motif Motif)[] Topics =
    [
        ("lasem", Motif.Latohan),
        ("latohan", Motif.Latohan),
        ("jlamprang", Motif.Jlamprang),
        ("pekalongan", Motif.Jlamprang),
        ("banyumas", Motif.Lumbon),
    ];

    /// <param name="region">Code of the place, as <c>33.74</c>.</param>
    /// <param name="name">Of what it is for: where a place has two, it decides.</param>
    public static Motif Of(string region, string name)
    {
        var own = OfRegions.GetValueOrDefault(region, Anywhere);
        return own[(int)(Seed.Of(name) % (uint)own.Length)];
    }

    /// <summary>Of a title that names where its matter comes from; null when it names nothing of the kind.</summary>
    public static Motif? OfTopic(string title)
    {
        foreach (var (word, motif) in Topics)
            if (title.Contains(word, StringComparison.OrdinalIgnoreCase))
                return motif;
        return null;
    }
}
