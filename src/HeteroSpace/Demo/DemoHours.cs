using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Ramadan of 2027 in Semarang, with hours of its own, and the times of prayer that its forms mention. The
/// first and last day are made up as the rest is: the Minister of Religious Affairs sets them.</summary>
internal static class DemoHours
{
    public static async Task Add(AppDb db, CancellationToken stop)
    {
        var site = await db.Sites().SingleAsync(row => row.Slug == "semarang", stop);
        var ramadan = new DatedHours
        {
            SiteId = site.Id,
            Name = new("Jam Ramadan", "Ramadan hours"),
            FirstDay = new(2027, 2, 8),
            LastDay = new(2027, 3, 9),
        };
        db.Add(ramadan);
        db.AddRange(DemoSites.MondayToSaturday.Select(day => Hours(ramadan, day)));
        db.AddRange(
            new QuietTime
            {
                SiteId = site.Id,
                Day = DayOfWeek.Friday,
                Starts = new(11, 30),
                Ends = new(13, 0),
                Name = new("waktu salat Jumat", "the Friday prayer"),
            },
            new QuietTime
            {
                SiteId = site.Id,
                Starts = new(17, 45),
                Ends = new(18, 15),
                Name = new("waktu salat Magrib", "the sunset prayer"),
            }
        );
        await db.SaveChangesAsync(stop);
    }

    private static OpeningHours Hours(DatedHours of, DayOfWeek day) =>
        new()
        {
            SiteId = of.SiteId,
            DatedId = of.Id,
            Day = day,
            Opens = new(8, 0),
            Closes = day == DayOfWeek.Saturday ? new(14, 0) : new(16, 30),
        };
}
