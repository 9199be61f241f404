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
            () => Words.Say("orang ikut acara", "people have come to events"),
            site => "/acara?tampil=lewat" + (site is null ? "" : "&situs=" + site),
            (provider, site, stop) => Came(provider, site?.Id, stop)
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

    // Each once an event, however many days it has; and those of events that were imported with a number. Only of what
    // is over, as the list has it to which the number leads: who sits in a class now is counted when it ends.
    private static async Task<long> Came(IServiceProvider provider, Guid? site, CancellationToken stop)
    {
        var (db, held) = (provider.GetRequiredService<AppDb>(), WereHeld(provider, site));
        return await db.Attendances()
                .Where(row => held.Any(of => of.Id == row.EventId))
                .Select(row => row.TicketId)
                .Distinct()
                .LongCountAsync(stop) + await held.SumAsync(of => (long)(of.CameBefore ?? 0), stop);
    }
}
