namespace HeteroSpace.Foundation.Art;

/// <summary>
/// The colours of a poster or mark, as <c>#rrggbb</c>. Text stands on ground or quiet with 6.5:1 at least, accent on
/// ground with 4.5:1 (WCAG 2.2, 1.4.3); a test measures them.
/// </summary>
/// <param name="Second">For what is only ornament; a large date where <see cref="DateInSecond"/> says so.</param>
/// <param name="Quiet">A ground a step away from the ground.</param>
public sealed record Palette(string Name, string Ground, string Text, string Accent, string Second, string Quiet)
{
    /// <summary>Second stands out from the ground by 3:1, which is enough for large figures.</summary>
    public bool DateInSecond { get; init; } = true;

    public static IReadOnlyList<Palette> All { get; } =
    [
        new("teal", "#084f49", "#fff7e6", "#f2a516", "#6fd6c8", "#0b6b63"),
        new("gold", "#f2a516", "#16302e", "#084f49", "#fff3d6", "#f8c252") { DateInSecond = false },
        new("cream", "#fff7e6", "#0c3f3a", "#b4321f", "#f2a516", "#f3e3c0") { DateInSecond = false },
        new("indigo", "#1d3a6b", "#fff7e6", "#f2a516", "#9cc4ff", "#27508f"),
        new("lasem", "#8f231c", "#fff3e2", "#f6bd4b", "#f4a99b", "#a8372c"),
        new("sea", "#cfe9e4", "#083c37", "#0b6b63", "#f2a516", "#b5dcd5") { DateInSecond = false },
        new("soga", "#4d2c14", "#fff0d8", "#f0a93f", "#d98a4a", "#66401f"),
        new("sand", "#fbdf9f", "#4a2710", "#a8391f", "#1d4f91", "#f5cd74"),
    ];
}
