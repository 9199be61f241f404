namespace HeteroSpace.Foundation.Events;

/// <summary>What a higher floor does when something happened below; registered by its door.</summary>
public sealed record Listener<T>(Func<IServiceProvider, T, CancellationToken, Task> Hear);

public static class Announcements
{
    public static IServiceCollection AddListener<T>(
        this IServiceCollection services,
        Func<IServiceProvider, T, CancellationToken, Task> hear
    ) => services.AddSingleton(new Listener<T>(hear));

    /// <summary>Tells all who listen, one after the other, within the caller's scope.</summary>
    public static async Task Announce<T>(this IServiceProvider services, T happened, CancellationToken stop = default)
    {
        foreach (var listener in services.GetServices<Listener<T>>())
            await listener.Hear(services, happened, stop);
    }
}
