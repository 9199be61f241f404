using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>
/// What a higher floor expects at a site today, beside bookings, on the page of its front desk: what it reads, and the
/// component that shows it, with the parameters <c>Rows</c> and <c>Site</c>; null where there is nothing. With words
/// that were searched for it finds what they fit, whatever its day.
/// </summary>
public sealed record DeskPart(
    int Order,
    Type Component,
    Func<IServiceProvider, CatalogueSite, string?, CancellationToken, Task<object?>> Read
);
