namespace HeteroSpace.People;

/// <summary>Something that waits for a person: their answer, or what they sent and hear of.</summary>
/// <param name="Sentence">What is so, and of whom.</param>
/// <param name="Link">Where it is answered or seen.</param>
/// <param name="Verb">What one does there.</param>
public sealed record AskedThing(string Sentence, string Link, string Verb);

/// <summary>What of a higher floor waits for a person; the first page of their own space shows it above all else. The
/// instant is UTC.</summary>
public sealed record AskedPart(
    int Order,
    Func<IServiceProvider, Guid, DateTime, CancellationToken, Task<IReadOnlyList<AskedThing>>> Read
);
