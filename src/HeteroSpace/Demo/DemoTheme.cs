using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>What the events of the demo are about: each theme with its own words, and each edition of it with its
/// own.</summary>
/// <param name="How">What people do there, in two sentences.</param>
/// <param name="Bring">What to bring, or what is there.</param>
/// <param name="Evening">Begins at six; others between nine and three.</param>
internal sealed record DemoTheme(
    string Title,
    string Summary,
    Sector Sector,
    string How,
    string Bring,
    bool Evening,
    string[] Editions
)
{
    /// <summary>Whether it can be followed from a screen: what is done by hand or side by side cannot.</summary>
    public bool Online { get; init; }

    /// <summary>Whether an interpreter of sign language is always there.</summary>
    public bool SignLanguage { get; init; }

    /// <summary>Who gives it; if none, whoever works on what it is about.</summary>
    public string[] By { get; init; } = [];

    public string SummaryOf(int edition) => $"{Summary} Kali ini: {Editions[edition]}.";

    public string StoryOf(int edition) =>
        $"{How}\n\nPokok pertemuan ini: **{Editions[edition]}**.\n\n## Yang dibawa\n\n- {Bring}";
}
