namespace HeteroSpace.People;

/// <summary>Something a person comes to next, other than a booking of their own.</summary>
/// <param name="Starts">UTC.</param>
/// <param name="When">Its day and hours on the clock of its site.</param>
/// <param name="For">Who of the household comes, or whose it is; null for the person.</param>
/// <param name="Link">Where the person has it: the ticket, or the page of the room.</param>
public sealed record NextThing(DateTime Starts, string Title, string When, string Where, string? For, string Link);

/// <summary>What a higher floor has for a person to come to, the soonest first; the first page of their own space
/// shows it. The instant is UTC.</summary>
public sealed record NextPart(
    Func<IServiceProvider, Guid, DateTime, CancellationToken, Task<IReadOnlyList<NextThing>>> Read
);
