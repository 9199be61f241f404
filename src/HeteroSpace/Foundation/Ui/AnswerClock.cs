namespace HeteroSpace.Foundation.Ui;

/// <summary>How fast a site answers one kind of thing.</summary>
/// <param name="Median">Over the last 90 days; null below <see cref="Fewest"/> answers, which say nothing.</param>
/// <param name="Answered">How many of those days were answered.</param>
/// <param name="Waiting">How many wait now.</param>
/// <param name="Overdue">How many of them wait longer than they should.</param>
public sealed record AnswerFigures(TimeSpan? Median, int Answered, int Waiting, int Overdue)
{
    /// <summary>How many of those that wait are still being read: no public list shows them yet.</summary>
    public int Unread { get; init; }

    /// <summary>Answers that a median rests on at least.</summary>
    public const int Fewest = 5;

    /// <summary>The days the median is taken over.</summary>
    public static readonly TimeSpan Over = TimeSpan.FromDays(90);

    public string Short =>
        (
            Median is { } median
                ? Words.Say(
                    $"Biasanya dijawab dalam {Said(median)} (dari {Answered} jawaban)",
                    $"Usually answered within {Said(median)} (over {Answered} answers)"
                )
                : Words.Say("Belum ada cukup jawaban untuk dihitung", "Too few answers to count yet")
        )
        + Words.Say(
            $"; {Waiting} menunggu{Reading}, {Overdue} terlambat.",
            $"; {Waiting} waiting{Reading}, {Overdue} overdue."
        );

    /// <summary>What a public list shows less than waits, in brackets; empty when it shows all.</summary>
    public string Reading =>
        Unread == 0 ? "" : Words.Say($" ({Unread} masih dibaca petugas)", $" ({Unread} still being read by staff)");

    public static TimeSpan? MedianOf(IReadOnlyCollection<TimeSpan> lengths)
    {
        if (lengths.Count < Fewest)
            return null;
        var sorted = lengths.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Rounded as people say it: minutes up to an hour, hours up to two days, then days.</summary>
    public static string Said(TimeSpan time) =>
        time switch
        {
            { TotalMinutes: < 60 } => Words.Length(TimeSpan.FromMinutes(Math.Max(1, Math.Round(time.TotalMinutes)))),
            { TotalHours: < 48 } => Words.Say(
                $"{Math.Round(time.TotalHours):0} jam",
                Math.Round(time.TotalHours) == 1 ? "1 hour" : $"{Math.Round(time.TotalHours):0} hours"
            ),
            _ => Words.Say($"{Math.Round(time.TotalDays):0} hari", $"{Math.Round(time.TotalDays):0} days"),
        };
}

/// <summary>
/// One kind of thing that a site answers, contributed by the module that has it; public, since the agency measures
/// itself.
/// </summary>
/// <param name="Within">How long an answer may take, in words.</param>
/// <param name="Read">What was answered and what waits at these sites, by the same queries however many they are; the
/// instant is UTC.</param>
public sealed record AnswerClock(
    string Name,
    int Order,
    Func<string> Said,
    Func<string> Within,
    Func<IServiceProvider, IReadOnlyCollection<Guid>, DateTime, CancellationToken, Task<AnsweredAt>> Read
);

/// <summary>What waits at a site, and how much of it longer than it should.</summary>
public sealed record WaitingAt(Guid Site, int Count, int Overdue)
{
    /// <summary>See <see cref="AnswerFigures.Unread"/>.</summary>
    public int Unread { get; init; }
}

/// <summary>What was answered and what waits at several sites, as the database gives it.</summary>
/// <param name="Lengths">How long each answer of <see cref="AnswerFigures.Over"/> took, by its site.</param>
public sealed record AnsweredAt(ILookup<Guid, TimeSpan> Lengths, IReadOnlyCollection<WaitingAt> Waiting)
{
    public AnswerFigures Of(Guid site)
    {
        List<TimeSpan> lengths = [.. Lengths[site]];
        var waiting = Waiting.FirstOrDefault(row => row.Site == site);
        return new(AnswerFigures.MedianOf(lengths), lengths.Count, waiting?.Count ?? 0, waiting?.Overdue ?? 0)
        {
            Unread = waiting?.Unread ?? 0,
        };
    }
}

/// <summary>How fast a site answers all that it is asked.</summary>
public sealed class AnswerClocks(IEnumerable<AnswerClock> clocks, IServiceProvider services, TimeProvider time)
{
    public IReadOnlyList<AnswerClock> All { get; } = [.. clocks.OrderBy(clock => clock.Order)];

    public async Task<AnswerFigures> Of(string name, Guid site, CancellationToken stop = default) =>
        (await Of(All.First(clock => clock.Name == name), [site], stop)).Of(site);

    /// <summary>The same at several sites at once.</summary>
    public Task<AnsweredAt> Of(AnswerClock clock, IReadOnlyCollection<Guid> sites, CancellationToken stop = default) =>
        clock.Read(services, sites, time.GetUtcNow().UtcDateTime, stop);
}
