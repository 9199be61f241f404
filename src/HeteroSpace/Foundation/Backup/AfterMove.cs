namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// What a module puts right where its rows came from another engine than the one they are in now, once they are in:
/// what it keeps otherwise there. May be done twice.
/// </summary>
/// <param name="Do">Is given a scope of the house.</param>
public sealed record AfterMove(Func<IServiceProvider, Task> Do);
