using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.Figures;

/// <summary>What a space was used in a month of its site's calendar: bookings that stand or stood, those that people
/// came to and that are over, and their hours.</summary>
public sealed record SpaceMonth(Guid SpaceId, DateOnly Month, int Bookings, int Used, double Hours);

/// <summary>All use of all spaces by month.</summary>
/// <param name="At">When it was counted. UTC.</param>
public sealed record UsedSpace(DateTime At, IReadOnlyList<SpaceMonth> Months)
{
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>
/// Counts use from the bookings themselves and keeps the count for five minutes: reading a million of them takes a
/// second or two, and a number on a home page may be a few minutes old. The counters and the page they open read the
/// same count.
/// </summary>
public sealed class BookingFigures(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _counting = new(1);
    private volatile UsedSpace? _used;

    public async ValueTask<UsedSpace> Now(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (_used is { } used && now - used.At < Kept)
            return used;
        await _counting.WaitAsync(stop);
        try
        {
            if (_used is { } other && now - other.At < Kept)
                return other;
            return _used = new(now, await Count(now, stop));
        }
        finally
        {
            _counting.Release();
        }
    }

    private async Task<List<SpaceMonth>> Count(DateTime now, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var months = new Dictionary<(Guid, DateOnly), (int Bookings, int Used, double Hours)>();
        await foreach (
            var row in scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Bookings()
                .Where(row =>
                    row.Status == BookingStatus.Confirmed
                    || row.Status == BookingStatus.CheckedIn
                    || row.Status == BookingStatus.Finished
                )
                .Select(row => new
                {
                    row.SpaceId,
                    row.LocalDate,
                    row.Starts,
                    row.Ends,
                    Came = row.Status != BookingStatus.Confirmed,
                })
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
        {
            var key = (row.SpaceId, UsedSpace.MonthOf(row.LocalDate));
            var (bookings, used, hours) = months.GetValueOrDefault(key);
            var wasUsed = row.Came && row.Ends <= now;
            months[key] = (
                bookings + 1,
                used + (wasUsed ? 1 : 0),
                hours + (wasUsed ? (row.Ends - row.Starts).TotalHours : 0)
            );
        }
        return
        [
            .. months.Select(month => new SpaceMonth(
                month.Key.Item1,
                month.Key.Item2,
                month.Value.Bookings,
                month.Value.Used,
                month.Value.Hours
            )),
        ];
    }
}

/// <summary>The counters of this module.</summary>
internal static class BookingCounters
{
    public static readonly Counter[] All =
    [
        new(20, () => Words.Say("jam ruang terpakai", "hours in use"), Address, Hours) { Since = First },
        new(30, () => Words.Say("pemesanan yang dipakai", "bookings used"), Address, Used) { Since = First },
    ];

    private static string Address(string? site) => "/angka" + (site is null ? "" : "?situs=" + site);

    public static async Task<long> Hours(IServiceProvider services, ShellSite? site, CancellationToken stop) =>
        (long)Math.Round((await Of(services, site, stop)).Sum(month => month.Hours));

    /// <summary>Those that people came to and that are over: what is still to come is no use yet.</summary>
    public static async Task<long> Used(IServiceProvider services, ShellSite? site, CancellationToken stop) =>
        (await Of(services, site, stop)).Sum(month => month.Used);

    private static async Task<DateOnly?> First(IServiceProvider services, ShellSite? site, CancellationToken stop) =>
        (await Of(services, site, stop)).Where(month => month.Used > 0).Min(month => (DateOnly?)month.Month);

    private static async Task<List<SpaceMonth>> Of(IServiceProvider services, ShellSite? site, CancellationToken stop)
    {
        var (catalogue, months) = (services.GetRequiredService<Catalogue>(), new List<SpaceMonth>());
        foreach (var month in (await services.GetRequiredService<BookingFigures>().Now(stop)).Months)
            if (site is null || (await catalogue.Space(month.SpaceId, stop))?.Site.Id == site.Id)
                months.Add(month);
        return months;
    }
}
