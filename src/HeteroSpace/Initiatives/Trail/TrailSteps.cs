using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives.Trail;

/// <summary>A step of a trail's story beside its meetings and tasks: it stands in the phase in which it was
/// taken.</summary>
/// <param name="IsTheirs">Its title is in the words of those who wrote it.</param>
internal sealed record TrailStep(string Icon, string Title, string Link, string Hint, bool IsTheirs);

/// <summary>
/// Puts what a trail has from the idea to what came of it into the one list of its story: the ideas it began with, its
/// commitments, its events with their figures, its results.
/// </summary>
internal sealed class TrailSteps(Initiative of, IReadOnlyList<InitiativePhase> phases, SiteClock clock)
{
    private const int MostIdeas = 5;

    /// <summary>An idea that became this initiative, or a part of it.</summary>
    internal sealed record BegunWith(string Slug, string Title, DateTime Posted);

    public static async Task<IReadOnlyList<BegunWith>> IdeasOf(AppDb db, Initiative of, CancellationToken stop) =>
        await db.PublicIdeas()
            .Where(row => row.InitiativeId == of.Id && !row.IsProposal && row.Status == IdeaStatus.TakenUp)
            .OrderBy(row => row.Posted)
            .Take(MostIdeas)
            .Select(row => new BegunWith(row.Slug, row.Title, row.Posted))
            .ToListAsync(stop);

    /// <summary>By the position of the phase.</summary>
    public ILookup<int, TrailStep> Of(
        IReadOnlyList<BegunWith> ideas,
        IReadOnlyList<MadeFor> made,
        int commitments,
        IReadOnlyCollection<Outcome> outcomes
    )
    {
        var steps = new List<(int At, TrailStep Step)>();
        foreach (var idea in ideas)
            steps.Add((At(Phase.Idea), Begun(idea)));
        if (commitments > 0)
            steps.Add((At(Phase.Commit), Promised(commitments)));
        // The first held stands first.
        foreach (var one in made.Reverse())
            steps.Add((At(Phase.Deliver), Held(one)));
        if (outcomes.Count > 0)
            steps.Add((At(Phase.Report), Came(outcomes)));
        return steps.ToLookup(row => row.At, row => row.Step);
    }

    // In its own phase; where that was not gone through, in the last one before it that was, or the first.
    private int At(Phase phase)
    {
        var opened = phases.Where(row => row.Opened is not null).ToList();
        return (
            opened.Find(row => row.Phase == phase) ?? opened.FindLast(row => row.Phase < phase) ?? opened[0]
        ).Position;
    }

    private TrailStep Begun(BegunWith idea) =>
        new("lightbulb", idea.Title, "/gagasan/" + idea.Slug, Words.LongDate(clock.Date(idea.Posted)), true);

    private TrailStep Promised(int commitments) =>
        new(
            "hand-thumbs-up",
            Words.Say($"{commitments} komitmen", commitments == 1 ? "1 commitment" : $"{commitments} commitments"),
            $"/jejak/{of.Slug}#bagian-komitmen",
            "",
            false
        );

    private static TrailStep Held(MadeFor one) =>
        new(
            "calendar-event",
            one.Title,
            one.Link,
            one.Figures is { } figures ? $"{one.Said} · {figures}" : one.Said,
            true
        );

    private TrailStep Came(IReadOnlyCollection<Outcome> outcomes)
    {
        var done = outcomes.Count(row => row.Progress == 100);
        return new(
            "clipboard-check",
            Words.Say($"{outcomes.Count} hasil", outcomes.Count == 1 ? "1 result" : $"{outcomes.Count} results"),
            $"/jejak/{of.Slug}#bagian-hasil",
            done == 0 ? "" : Words.Say($"{done} tuntas", $"{done} followed up to its end"),
            false
        );
    }
}
