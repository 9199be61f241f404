namespace HeteroSpace.Organizations;

/// <summary>
/// How what an organization will do stands (full, few seats left), told by the module whose kind of activity it is: by
/// the record behind it, in the reader's words. What has nothing to say is left out.
/// </summary>
/// <param name="Kind"><see cref="Activity.Kind"/>.</param>
public sealed record ComingStanding(
    string Kind,
    Func<IServiceProvider, IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlyDictionary<Guid, string>>> Read
);
