namespace HeteroSpace.Foundation.Events;

/// <summary>What a higher floor does when something happened below; registered by its door.</summary>
public sealed record Listener<T>(Func<IServiceProvider, T, CancellationToken, Task> Hear);

public static class Announcements
{
    public static IServiceCollection AddListener<T>(
        this IServiceCollection services,
        Func<IServiceProvider, T, CancellationToken, Task> hear
    ) => services.AddSingleton(new Listener<T>(hear));

    /// <summary>
    /// Tells all who listen, one after the other, within the caller's scope. One who trips keeps nobody from hearing;
    /// afterwards the caller learns of it.
    /// </summary>
    public static async Task Announce<T>(this IServiceProvider services, T happened, CancellationToken stop = default)
    {
        var tripped = new List<Exception>();
        foreach (var listener in services.GetServices<Listener<T>>())
            try
            {
                await listener.Hear(services, happened, stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                tripped.Add(error);
            }
        if (tripped.Count > 0)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(tripped[0]);
    }
}
