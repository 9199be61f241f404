namespace HeteroSpace.Foundation.Art;

/// <summary>
/// What stands for an organization that has no logo of its own: two letters in its own colours, in a shape and with a
/// sign that come from its slug, so that it looks the same everywhere and another looks otherwise.
/// </summary>
public static class Mark
{
    /// <summary>Words that say what kind of organization it is, and nothing of which one.</summary>
    private static readonly string[] Kinds = ["komunitas", "koperasi", "contoh", "yayasan", "pt", "cv", "ud"];

    // Square, disc, octagon, leaf, star, shield: in a box of 40.
    private static readonly string[] Outlines =
    [
        "M7 0h26q7 0 7 7v26q0 7-7 7H7q-7 0-7-7V7q0-7 7-7z",
        "M20 0a20 20 0 1 1 0 40 20 20 0 1 1 0-40z",
        "M12 0h16l12 12v16L28 40H12L0 28V12z",
        "M0 4q0-4 4-4h16q20 0 20 20v16q0 4-4 4H20Q0 40 0 20z",
        "M20 0l5 4.6 6.8-.3 1.6 6.6 5.6 3.9-2.6 6.2 1.7 6.6-6 3.2-2 6.5-6.8-.4L20"
            + " 40l-4.9-3.7-6.8.4-2-6.5-6-3.2L2 21-.6 14.8 5 10.9l1.6-6.6 6.8.3z",
        "M0 5q10 0 20-5 10 5 20 5v15q0 13-20 20Q0 33 0 20z",
    ];

    private static readonly string[] Signs =
    [
        "M13 31.5h14v2H13z",
        "M13.5 32.5a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0zM18.7 32.5a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0z"
            + "M23.9 32.5a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0z",
        "M20 29.7l2.9 2.9-2.9 2.9-2.9-2.9z",
        "M12 34.5l2.7-4.5 2.7 4.5zM17.3 34.5l2.7-4.5 2.7 4.5zM22.6 34.5l2.7-4.5 2.7 4.5z",
    ];

    /// <summary>In a box of 40.</summary>
    /// <param name="slug">Decides colour, shape and sign; a new name leaves them as they are.</param>
    public static IReadOnlyList<Shape> Of(string slug, string name)
    {
        var seed = Seed.Of(slug);
        var colours = Palette.All[(int)(seed % 8)];
        return
        [
            // On paper cream would have no edge.
            new Shape.Area(Outlines[seed / 8 % 6], colours.Name == "cream" ? colours.Quiet : colours.Ground),
            new Shape.Words([Initials(name)], 20, 25.5, 15.5, colours.Text) { Centred = true },
            new Shape.Area(Signs[seed / 128 % 4], colours.Accent),
        ];
    }

    /// <summary>Of the first two words that are no kind; of one word its first two letters.</summary>
    public static string Initials(string name)
    {
        var words = name.Split([' ', '-', '/', '(', ')', '&', '.', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsLetterOrDigit(word[0]))
            .ToList();
        var own = words.Where(word => !Kinds.Contains(word.ToLowerInvariant())).ToList();
        if (own.Count == 0)
            own = words;
        return own switch
        {
            [] => "·",
            [var one] => one[..Math.Min(2, one.Length)].ToUpperInvariant(),
            [var one, var other, ..] => $"{one[0]}{other[0]}".ToUpperInvariant(),
        };
    }
}
