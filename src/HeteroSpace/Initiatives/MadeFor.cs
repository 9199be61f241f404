using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Initiatives;

/// <summary>How far what was made for an initiative is by the clock; the later in this order, the more it is told.
/// </summary>
public enum MadeStage
{
    /// <summary>Not public, or called off: it tells nothing.</summary>
    Untold,
    Over,
    Prepared,
    Runs,
}

/// <summary>What a higher floor made for an initiative, as an event is.</summary>
/// <param name="Said">When it is, in the site's time, and how it stands.</param>
public sealed record MadeFor(string Title, string Said, string Link)
{
    /// <summary>The organization that gives it, by name; null for one of the site's own.</summary>
    public string? By { get; init; }

    /// <summary>What came of it in figures, as everyone may read them; null before it is over.</summary>
    public string? Figures { get; init; }

    /// <summary>Where staff read its whole report; null before it is over, and for everyone else.</summary>
    public string? Report { get; init; }

    /// <summary>People may register for it now.</summary>
    public bool TakesPeople { get; init; }
    public MadeStage Stage { get; init; }
}

/// <summary>
/// Reads what a module made for an initiative, contributed by it: the trail, the work room and the console show it.
/// Only staff (the last flag) see what is not public yet.
/// </summary>
public sealed record MadeForReader(
    Func<AppDb, Initiative, CatalogueSite, bool, CancellationToken, Task<IReadOnlyList<MadeFor>>> Read
);

public static class MadeForInitiative
{
    /// <summary>
    /// The trail of one event is in delivery from the day on which that is published: until it begins, people call that
    /// preparation. Null where the phase's own name says what is so.
    /// </summary>
    public static string? ByTheClock(
        this IEnumerable<MadeFor> made,
        Initiative of,
        IEnumerable<InitiativePhase> phases
    ) =>
        of is { IsOpen: true, OfEvent: true }
        && phases.Any(phase => phase.Position == of.Active && phase.Phase == Phase.Deliver)
        && made.Select(one => one.Stage).DefaultIfEmpty().Max() == MadeStage.Prepared
            ? Words.Say("Persiapan", "Preparation")
            : null;

    public static async Task<List<MadeFor>> Of(
        this IEnumerable<MadeForReader> readers,
        AppDb db,
        Initiative of,
        CatalogueSite site,
        bool staff,
        CancellationToken stop
    )
    {
        var all = new List<MadeFor>();
        // One after the other: they share the request's database.
        foreach (var reader in readers)
            all.AddRange(await reader.Read(db, of, site, staff, stop));
        return all;
    }
}
