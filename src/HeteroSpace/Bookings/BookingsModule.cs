using HeteroSpace.Bookings.Api;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>How long floor is kept for someone who has yet to confirm who they are.</summary>
public static class HoldTime
{
    public static readonly TimeSpan Default = TimeSpan.FromMinutes(15);
}

public static class Bookers
{
    /// <summary>The person as the one who books.</summary>
    public static Booker Books(this Person person) => new(person.Id, person.Name, person.Kind, person.Email, person.Phone, person.Language);
}

/// <summary>The door of the module.</summary>
public static class BookingsModule
{
    public static void AddBookings(this IServiceCollection services)
    {
        services.AddSingleton<BookingWriter>().AddHostedService(provider => provider.GetRequiredService<BookingWriter>());
        services.AddScoped<Alternatives>().AddScoped<ChangeBooking>().AddScoped<BookingNews>().AddScoped<KeepTime>();
        services.AddScoped(provider => new Book(provider.GetRequiredService<Catalogue>(), provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<BookingWriter>(), provider.GetRequiredService<Alternatives>(), provider.GetRequiredService<TimeProvider>()));
        services.AddJob(BookingNews.Kind, (provider, job, stop) => provider.GetRequiredService<BookingNews>().Tell(job.Read<BookingNews.Payload>(), stop));
        services.AddJob(KeepTime.Kind, (provider, _, stop) => provider.GetRequiredService<KeepTime>().Once(stop), TimeSpan.FromSeconds(30));
    }

    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        BookingApi.Map(api);
        AvailabilityApi.Map(api);
    }
}
