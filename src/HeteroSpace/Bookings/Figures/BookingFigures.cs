using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.Figures;

/// <summary>What a space was used in a month of its site's calendar: bookings that stand or stood, and hours of those
/// that people came to and that are over.</summary>
public sealed record SpaceMonth(Guid SpaceId, DateOnly Month, int Bookings, double Hours);

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
        var months = new Dictionary<(Guid, DateOnly), (int Bookings, double Hours)>();
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
            var (bookings, hours) = months.GetValueOrDefault(key);
            months[key] = (
                bookings + 1,
                hours + (row.Came && row.Ends <= now ? (row.Ends - row.Starts).TotalHours : 0)
            );
        }
        return
        [
            .. months.Select(month => new SpaceMonth(
                month.Key.Item1,
                month.Key.Item2,
                month.Value.Bookings,
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
        new(20, () => Words.Say("jam ruang terpakai", "hours of use"), Address, Hours),
        new(30, () => Words.Say("pemesanan untuk bulan ini", "bookings for this month"), Address, ThisMonth),
    ];

    private static string Address(string? site) => "/angka" + (site is null ? "" : "?situs=" + site);

    public static async Task<long> Hours(IServiceProvider services, ShellSite? site, CancellationToken stop) =>
        (long)Math.Round((await Of(services, site, stop)).Sum(month => month.Hours));

    /// <summary>In the month that each site's calendar shows.</summary>
    public static async Task<long> ThisMonth(IServiceProvider services, ShellSite? site, CancellationToken stop)
    {
        var catalogue = services.GetRequiredService<Catalogue>();
        var (now, bookings) = (services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, 0L);
        foreach (var month in await Of(services, site, stop))
            if (
                await catalogue.Space(month.SpaceId, stop) is { } at
                && month.Month == UsedSpace.MonthOf(at.Site.Clock.Date(now))
            )
                bookings += month.Bookings;
        return bookings;
    }

    private static async Task<List<SpaceMonth>> Of(IServiceProvider services, ShellSite? site, CancellationToken stop)
    {
        var (catalogue, months) = (services.GetRequiredService<Catalogue>(), new List<SpaceMonth>());
        foreach (var month in (await services.GetRequiredService<BookingFigures>().Now(stop)).Months)
            if (site is null || (await catalogue.Space(month.SpaceId, stop))?.Site.Id == site.Id)
                months.Add(month);
        return months;
    }
}
