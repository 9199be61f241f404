namespace HeteroSpace.People;

/// <summary>
/// A part of the staff's page of a person, contributed by a higher floor: what it reads of the person (first id) at the
/// site (second id), and the component that shows it, with the parameters <c>Rows</c> and <c>Site</c> (the slug). The
/// page reads one after the other before it renders: components that read by themselves would use the database at once.
/// </summary>
public sealed record PersonPart(
    int Order,
    Type Component,
    Func<IServiceProvider, Guid, Guid, CancellationToken, Task<object>> Read
);
