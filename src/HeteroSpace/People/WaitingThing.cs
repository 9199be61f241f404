namespace HeteroSpace.People;

/// <summary>What became of something that waited for a contact, as the page tells it that confirms one.</summary>
/// <param name="Stands">Whether it is theirs, or still may be.</param>
public sealed record WaitingThing(string Sentence, bool Stands, string Link, string LinkSaid);

/// <summary>Reads what waited for a person's contact; contributed by a higher floor.</summary>
public sealed record WaitingPart(
    int Order,
    Func<IServiceProvider, Guid, CancellationToken, Task<IReadOnlyList<WaitingThing>>> Read
);
