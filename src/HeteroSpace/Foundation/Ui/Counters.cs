namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// A number that a module counts from its records, for all sites (null) or one; its address opens those records.
/// </summary>
/// <param name="Said">What is counted, in the language spoken.</param>
/// <param name="Address">By the slug of a site, or null for all.</param>
public sealed record Counter(
    int Order,
    Func<string> Said,
    Func<string?, string> Address,
    Func<IServiceProvider, ShellSite?, CancellationToken, Task<long>> Count
)
{
    /// <summary>The day of its first record, for what adds up over time; null for what is there now.</summary>
    public Func<IServiceProvider, ShellSite?, CancellationToken, Task<DateOnly?>>? Since { get; init; }
}

/// <summary>A number as a page shows it.</summary>
/// <param name="Since">The day of its first record; null for what is there now.</param>
public sealed record CountedNumber(string Said, long Number, string Address, DateOnly? Since = null)
{
    /// <summary>What is counted, and from when on.</summary>
    public string WithSpan =>
        Since is { } day ? Said + Words.Say($" sejak {Words.MonthOf(day)}", $" since {Words.MonthOf(day)}") : Said;
}

/// <summary>The numbers that the modules count.</summary>
public sealed class Counters(IEnumerable<Counter> counters, IServiceProvider services)
{
    public async Task<List<CountedNumber>> Of(ShellSite? site, CancellationToken stop = default)
    {
        var numbers = new List<CountedNumber>();
        foreach (var counter in counters.OrderBy(counter => counter.Order))
            numbers.Add(
                new(
                    counter.Said(),
                    await counter.Count(services, site, stop),
                    counter.Address(site?.Slug),
                    counter.Since is { } since ? await since(services, site, stop) : null
                )
            );
        return numbers;
    }
}
