using System.Collections.Concurrent;
using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HeteroSpace;

/// <summary>
/// What an app remembers in its own services goes with each test: every singleton of the house is made anew when the
/// next one asks for it, and so is the store of kept pages. A service that a later issue adds is covered by the same
/// rule, whatever it remembers. A few stay, see <see cref="Staying"/>.
/// </summary>
internal sealed class ServicesAnew : IServiceProviderFactory<IServiceCollection>
{
    private volatile ConcurrentDictionary<ServiceDescriptor, Lazy<object>> _made = new();
    private IServiceProvider? _house;

    /// <summary>
    /// The services that stay as long as the app: what works in the background or has something to give back at the
    /// end (the container would do so after each request), and what these hold. <c>HarnessTests</c> lists them by
    /// name, with what becomes of what they remember.
    /// </summary>
    public IReadOnlySet<Type> Staying { get; private set; } = new HashSet<Type>();

    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        var anew = new ServiceCollection { services };
        var ours = services.Where(IsOurs).ToList();
        Staying = Stay(ours);
        foreach (var service in ours.Where(service => !Staying.Contains(MadeAs(service))))
            anew[anew.IndexOf(service)] = ServiceDescriptor.Transient(service.ServiceType, _ => Of(service));
        KeepPagesAnew(anew);
        return anew;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection services) =>
        _house = services.BuildServiceProvider();

    public void Forget() => _made = new();

    private object Of(ServiceDescriptor service) => _made.GetOrAdd(service, one => new(() => Make(one, _house!))).Value;

    private static object Make(ServiceDescriptor service, IServiceProvider house)
    {
        var made =
            service.ImplementationFactory?.Invoke(house)
            ?? ActivatorUtilities.CreateInstance(house, service.ImplementationType!);
        return made is IDisposable or IAsyncDisposable
            ? throw new InvalidOperationException($"{made.GetType()} must be registered by its type, or it never ends.")
            : made;
    }

    private static bool IsOurs(ServiceDescriptor service) =>
        service is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false, ImplementationInstance: null }
        && MadeAs(service).Assembly == typeof(AppDb).Assembly;

    private static Type MadeAs(ServiceDescriptor service) => service.ImplementationType ?? service.ServiceType;

    private static HashSet<Type> Stay(List<ServiceDescriptor> ours)
    {
        var staying = new HashSet<Type>();
        var found = new Queue<Type>(
            ours.Select(MadeAs)
                .Where(type =>
                    type.IsAssignableTo(typeof(IDisposable)) || type.IsAssignableTo(typeof(IAsyncDisposable))
                )
        );
        while (found.TryDequeue(out var type))
            if (staying.Add(type))
                foreach (var held in ours.Where(service => Holds(type, service.ServiceType)))
                    found.Enqueue(MadeAs(held));
        return staying;
    }

    private static bool Holds(Type type, Type service) =>
        type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter =>
                parameter.ParameterType == service
                || parameter.ParameterType == typeof(IEnumerable<>).MakeGenericType(service)
            );

    private void KeepPagesAnew(ServiceCollection services)
    {
        var store = services.Single(service => service.ServiceType == typeof(IOutputCacheStore));
        services.Replace(
            ServiceDescriptor.Singleton<IOutputCacheStore>(_ => new KeptPages(() => (IOutputCacheStore)Of(store)))
        );
    }

    // The middleware holds the store for good, so what it holds asks for the one of this test.
    private sealed class KeptPages(Func<IOutputCacheStore> now) : IOutputCacheStore
    {
        public ValueTask EvictByTagAsync(string tag, CancellationToken stop) => now().EvictByTagAsync(tag, stop);

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken stop) => now().GetAsync(key, stop);

        public ValueTask SetAsync(string key, byte[] page, string[]? tags, TimeSpan fresh, CancellationToken stop) =>
            now().SetAsync(key, page, tags, fresh, stop);
    }
}
