namespace HeteroSpace.Foundation.Art;

/// <summary>Ornaments of places, each with its source in docs/motifs.md, and signs of what something is about. Kawung
/// is the identity's and no place's.</summary>
public enum Motif
{
    /// <summary>Leaf of the tamarind, by which Semarang is named (asem arang: tamarinds far apart).</summary>
    Asem,

    /// <summary>Night heron of Srondol, Semarang.</summary>
    Blekok,

    /// <summary>Patches sewn together; Solo, and wherever no other belongs.</summary>
    Tambal,

    /// <summary>Flower of sekar jagad, Solo.</summary>
    Sekar,

    /// <summary>Heart-shaped leaf of the taro (lumbon), Banyumas.</summary>
    Lumbon,

    /// <summary>Sea grapes of Lasem's batik.</summary>
    Latohan,

    /// <summary>Eight-pointed star after patola cloth, Pekalongan.</summary>
    Jlamprang,

    /// <summary>Row of triangles of the northern coast; for what is online.</summary>
    Tumpal,

    // From here on signs: a thing that people of a field have in their hands.
    Cup,
    Canting,
    Spool,
    Laptop,
    Die,
    Camera,
    Gong,
    Pencil,
    Book,
    Board,
    Sprout,
    Rice,
    Hand,
    Heart,
    Shop,
    Wrench,
    Paper,
}

/// <summary>The shapes of a motif in a square of 40: in ink what it is, in fill what shines through.</summary>
public sealed record MotifShape(string Ink, string Fill);

public static partial class Motifs
{
    private static readonly Dictionary<Motif, MotifShape> Shapes = new()
    {
        [Motif.Asem] = new(
            "M19.2 38 20 4.6q.4-1.2.8 0L21 38z" + string.Concat(Enumerable.Range(0, 6).Select(Leaflets)),
            "M19.7 34V9h.7v25z"
        ),
        [Motif.Blekok] = new(
            "M4 25c5-7 15-10 22-7 1.5-3-2.5-6-.8-10.5C26.6 3.7 31 3 33 6l6 1.7-6.2 1.3"
                + "c-1.8 4 3.7 7.5 1 13-3 6.3-9 8-14.6 8L18.6 38h-1.4l.5-8.2C12.5 29.5 7.5 28.5 4 25z",
            "M9 24.5c4.5-4 10-5 15-3.6-2 4-8 6.6-15 3.6zM29.2 6.6a.9.9 0 1 0 1.8 0 .9.9 0 1 0-1.8 0z"
        ),
        [Motif.Tambal] = new(
            "M0 0h20v20H0zM20 20h20v20H20z",
            "M10 3.5 16.5 10 10 16.5 3.5 10zM30 23.5 36.5 30 30 36.5 23.5 30zM25 10a5 5 0 1 0 10 0 5 5 0 1 0-10 0z"
                + "M5 30a5 5 0 1 0 10 0 5 5 0 1 0-10 0z"
        ),
        [Motif.Sekar] = new(
            "M20 17.5C15.5 12.5 15.5 5 20 2.5c4.5 2.5 4.5 10 0 15z"
                + "M22.2 18.7c2-6.4 8.5-10.2 12.9-7.5.1 5.1-6.4 8.9-12.9 7.5z"
                + "M22.2 21.3c6.5-1.4 13 2.4 12.9 7.5-4.4 2.7-10.9-1.1-12.9-7.5z"
                + "M20 22.5c4.5 5 4.5 12.5 0 15-4.5-2.5-4.5-10 0-15z"
                + "M17.8 21.3c-2 6.4-8.5 10.2-12.9 7.5-.1-5.1 6.4-8.9 12.9-7.5z"
                + "M17.8 18.7c-6.5 1.4-13-2.4-12.9-7.5 4.4-2.7 10.9 1.1 12.9 7.5z",
            "M16 20a4 4 0 1 0 8 0 4 4 0 1 0-8 0z"
        ),
        [Motif.Lumbon] = new(
            "M20 38.5C10.5 32.5 3.5 25 3.5 15.2 3.5 8 9 4 14 5.5c3 .9 5 3.3 6 6.5 1-3.2 3-5.6 6-6.5 5-1.5"
                + " 10.5 2.5 10.5 9.7"
                + "C36.5 25 29.5 32.5 20 38.5z",
            "M19.5 13h1l.4 21-.9.8-.9-.8zM19.3 22.5 9 14.6l.7-.9 9.7 7zM20.7 22.5 31 14.6l-.7-.9-9.7 7z"
                + "M19.3 29.5l-8.5-5.8.6-.9 8 5zM20.7 29.5l8.5-5.8-.6-.9-8 5z"
        ),
        [Motif.Latohan] = new(
            "M19.4 39C18 29 21 20 19.7 9h.8c1.4 11-1.7 20-.1 30z" + string.Concat(Grapes().Select(Dot)),
            Dot((20, 5, 1.2)) + Dot((26.5, 11.5, 1)) + Dot((13.2, 10.5, 1))
        ),
        [Motif.Jlamprang] = new(
            "M20 2.5 23.8 16.2 37.5 20 23.8 23.8 20 37.5 16.2 23.8 2.5 20 16.2 16.2z"
                + "M0 0h6L0 6zM40 0v6l-6-6zM0 40v-6l6 6zM40 40h-6l6-6z",
            "M9.5 9.5 17 14.5 20 12.8 23 14.5 30.5 9.5 25.5 17 27.2 20 25.5 23 30.5 30.5 23 25.5 20 27.2"
                + " 17 25.5 9.5 30.5 14.5 23"
                + " 12.8 20 14.5 17z"
        ),
        [Motif.Tumpal] = new("M0 40 20 2l20 38zM12.5 40h15L20 25.8z", "M6.8 40 20 14.9 33.2 40h-5.7L20 25.8 12.5 40z"),
    };

    /// <summary>Its name on the sheet.</summary>
    public static string Key(this Motif motif) => motif.ToString().ToLowerInvariant();

    /// <summary>The ornaments, without the signs.</summary>
    public static IEnumerable<Motif> OfPlaces => Shapes.Keys;

    public static MotifShape Shape(this Motif motif) => Shapes.GetValueOrDefault(motif) ?? Signs[motif];

    // A pair of leaflets, smaller towards the tip.
    private static string Leaflets(int pair)
    {
        var (y, half) = (31.5 - pair * 4.7, 8.2 - pair * .85);
        return FormattableString.Invariant(
                $"M20.6 {y:0.##}q{half * .6:0.##}-5.2 {half * 1.7:0.##}-3.6-{half * .5:0.##} 5-{half * 1.7:0.##} 3.6z"
            )
            + FormattableString.Invariant(
                $"M19.4 {y:0.##}q-{half * .6:0.##}-5.2-{half * 1.7:0.##}-3.6 {half * .5:0.##} 5 {half * 1.7:0.##} 3.6z"
            );
    }

    private static (double X, double Y, double R)[] Grapes() =>
        [
            (20, 5, 3.3),
            (14.3, 9.2, 2.9),
            (26, 10.7, 2.9),
            (11.6, 15.6, 2.6),
            (28.7, 17.3, 2.6),
            (13.7, 22.3, 2.9),
            (26.9, 24, 2.6),
            (12.4, 28.9, 2.4),
            (27.3, 30.3, 2.2),
            (20.3, 15.3, 1.9),
        ];

    private static string Dot((double X, double Y, double R) dot)
    {
        var (left, r, across) = (dot.X - dot.R, dot.R, 2 * dot.R);
        return FormattableString.Invariant($"M{left:0.##} {dot.Y:0.##}a{r:0.##} {r:0.##} 0 1 0 {across:0.##} 0 ")
            + FormattableString.Invariant($"{r:0.##} {r:0.##} 0 1 0-{across:0.##} 0z");
    }
}
