using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What the module counts of what was.</summary>
internal static class EventCounters
{
    public static readonly Counter[] All =
    [
        new(
            17,
            () => Words.Say("acara terlaksana", "events held"),
            site => "/acara?tampil=lewat" + (site is null ? "" : "&situs=" + site),
            (provider, site, stop) => Held(provider, site?.Id, stop)
        )
        {
            Since = (provider, site, stop) => First(provider, site?.Id, stop),
        },
        new(
            18,
            () => Words.Say("orang ikut acara", "people came to events"),
            site => "/acara?tampil=lewat" + (site is null ? "" : "&situs=" + site),
            (provider, site, stop) => Came(provider.GetRequiredService<AppDb>(), site?.Id, stop)
        )
        {
            Since = (provider, site, stop) => First(provider, site?.Id, stop),
        },
    ];

    private static Task<long> Held(IServiceProvider provider, Guid? site, CancellationToken stop) =>
        WereHeld(provider, site).LongCountAsync(stop);

    private static Task<DateOnly?> First(IServiceProvider provider, Guid? site, CancellationToken stop) =>
        WereHeld(provider, site).MinAsync(row => (DateOnly?)row.LocalDate, stop);

    private static IQueryable<Event> WereHeld(IServiceProvider provider, Guid? site)
    {
        var now = provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return provider
            .GetRequiredService<AppDb>()
            .Events()
            .Where(row =>
                row.Status == EventStatus.Published && row.Ends <= now && (site == null || row.SiteId == site)
            );
    }

    // Each once an event, however many days it has; and those of events that were imported with a number.
    private static async Task<long> Came(AppDb db, Guid? site, CancellationToken stop) =>
        await db.Attendances()
            .Where(row => site == null || db.Events().Any(of => of.Id == row.EventId && of.SiteId == site))
            .Select(row => row.TicketId)
            .Distinct()
            .LongCountAsync(stop)
        + await db.Events()
            .Where(of => of.Status == EventStatus.Published && (site == null || of.SiteId == site))
            .SumAsync(of => (long)(of.CameBefore ?? 0), stop);
}
