namespace HeteroSpace.Sites;

/// <summary>
/// A part of the public page of a space, contributed by a higher floor: what it reads, and the component that shows it,
/// with the parameter <c>Rows</c>; null where there is nothing to show. The page reads one after the other before it
/// renders.
/// </summary>
public sealed record SpacePart(
    int Order,
    Type Component,
    Func<IServiceProvider, CatalogueSpace, CancellationToken, Task<object?>> Read
);
