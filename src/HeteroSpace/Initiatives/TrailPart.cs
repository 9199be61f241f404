namespace HeteroSpace.Initiatives;

/// <summary>
/// A part of the public trail, contributed by a higher floor: what it reads, and the component that shows it, with the
/// parameter <c>Rows</c>. The page reads one after the other before it renders.
/// </summary>
public sealed record TrailPart(
    int Order,
    Type Component,
    Func<IServiceProvider, Initiative, CancellationToken, Task<object>> Read
);
