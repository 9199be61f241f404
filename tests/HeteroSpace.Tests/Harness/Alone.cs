namespace HeteroSpace;

/// <summary>After all others and by itself: what it measures of the process must be its own.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
