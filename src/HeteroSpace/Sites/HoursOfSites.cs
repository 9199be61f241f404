using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>The hours of all sites as they are stored, for the catalogue.</summary>
internal sealed class HoursOfSites
{
    private readonly Dictionary<DateOnly, Holiday> _holidays;
    private readonly ILookup<(Guid Site, Guid? Dated), OpeningHours> _hours;
    private readonly ILookup<Guid, DatedHours> _dated;
    private readonly ILookup<Guid, QuietTime> _quiet;

    private HoursOfSites(
        List<OpeningHours> hours,
        List<DatedHours> dated,
        List<QuietTime> quiet,
        Dictionary<DateOnly, Holiday> holidays
    )
    {
        _hours = hours.ToLookup(row => (row.SiteId, row.DatedId));
        _dated = dated.ToLookup(row => row.SiteId);
        _quiet = quiet.OrderBy(row => row.Day).ThenBy(row => row.Starts).ToLookup(row => row.SiteId);
        _holidays = holidays;
    }

    public static async Task<HoursOfSites> Read(AppDb db, CancellationToken stop) =>
        new(
            await db.OpeningHours().AsNoTracking().OrderBy(hours => hours.Opens).ToListAsync(stop),
            await db.DatedHours().AsNoTracking().OrderBy(hours => hours.FirstDay).ToListAsync(stop),
            await db.QuietTimes().AsNoTracking().ToListAsync(stop),
            await db.Holidays().AsNoTracking().ToDictionaryAsync(holiday => holiday.Date, stop)
        );

    /// <summary>The usual one.</summary>
    public IReadOnlyList<OpeningHours> Week(Site site) => [.. _hours[(site.Id, null)]];

    public Opening Of(Site site) =>
        new(site.Clock, Week(site), _holidays, site.ClosedOnHolidays)
        {
            Dated = [.. _dated[site.Id].Select(row => new DatedWeek(row, [.. _hours[(site.Id, row.Id)]]))],
            Quiet = [.. _quiet[site.Id]],
        };
}
