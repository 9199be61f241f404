namespace HeteroSpace.Foundation.Art;

/// <summary>What a poster says, in the reader's language.</summary>
/// <param name="Day">Of the month, on the site's wall.</param>
/// <param name="Month">Short, as <c>Nov</c>.</param>
/// <param name="Time">Day and hour in a few letters, as <c>Sab 18.30</c>.</param>
/// <param name="By">Whose event it is; null where it is the site's own.</param>
public sealed record PosterWords(string Title, int Day, string Month, string Time, string? By)
{
    /// <summary>The stored picture of whose event it is, where it has one; instead of its initials.</summary>
    public string? Logo { get; init; }

    /// <summary>Said to who does not see it.</summary>
    public string Label => $"{Title}, {Day} {Month}";
}

public enum PosterLayout
{
    Tumpal,
    Miring,
    Lingkar,
    Pita,
    Tambal,
    Angka,
    Selendang,
    Taman,
}

/// <summary>How a poster looks: kept with what it is for, so that a new title does not change it.</summary>
public readonly record struct PosterLook(PosterLayout Layout, Palette Colours, Motif Motif)
{
    /// <summary>The sign of what it is about; of what is about nothing of the kind its motif.</summary>
    public Motif Sign { get; init; } = Motif;

    /// <param name="slug">Of what it is for.</param>
    /// <param name="motif">Of the place or topic.</param>
    public static PosterLook Of(string slug, Motif motif)
    {
        var seed = Seed.Of(slug);
        return new((PosterLayout)(seed % 8), Palette.All[(int)(seed / 8 % 8)], motif);
    }

    /// <summary>The same for a list: none looks like one of the three before it.</summary>
    public static IReadOnlyList<PosterLook> Apart(IEnumerable<PosterLook> looks)
    {
        var apart = new List<PosterLook>();
        foreach (var look in looks)
            apart.Add(Unlike(look, apart.TakeLast(3).ToList()));
        return apart;
    }

    private static PosterLook Unlike(PosterLook look, List<PosterLook> neighbours)
    {
        for (
            var step = 0;
            neighbours.Exists(other => other.Layout == look.Layout && other.Colours == look.Colours);
            step++
        )
            look =
                step < 8
                    ? look with
                    {
                        Layout = (PosterLayout)(((int)look.Layout + 1) % 8),
                    }
                    : look with
                    {
                        Colours = Palette.All[(Palette.All.ToList().IndexOf(look.Colours) + 1) % 8],
                    };
        return look;
    }
}
