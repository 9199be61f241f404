namespace HeteroSpace.Organizations;

/// <summary>
/// A part of the public page of an organization, contributed by a higher floor: what it reads, and the component that
/// shows it, with the parameter <c>Rows</c>. The page reads one after the other before it renders.
/// </summary>
public sealed record OrganizationPart(
    int Order,
    Type Component,
    Func<IServiceProvider, Organization, CancellationToken, Task<object>> Read
);
