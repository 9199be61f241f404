using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk;

/// <summary>A line of a day, and by whom it was done.</summary>
public sealed record CheckedLine(CheckLine Line, CheckTick? Tick);

/// <summary>The lists of opening and closing of a day.</summary>
internal static class CheckLists
{
    public const int MostLines = 40;

    /// <summary>Those that were asked on the day, in their order.</summary>
    public static async Task<List<CheckedLine>> Of(
        AppDb db,
        Guid site,
        SiteClock clock,
        DateOnly day,
        CancellationToken stop
    )
    {
        var lines = (await Asked(db, site, clock, day).ToListAsync(stop))
            .OrderBy(row => row.List)
            .ThenBy(row => row.Position)
            .ThenBy(row => row.Id)
            .ToList();
        var ids = lines.ConvertAll(line => line.Id);
        var ticks = await db.CheckTicks()
            .AsNoTracking()
            .Where(tick => tick.Day == day && ids.Contains(tick.LineId))
            .ToDictionaryAsync(tick => tick.LineId, stop);
        return lines.ConvertAll(line => new CheckedLine(line, ticks.GetValueOrDefault(line.Id)));
    }

    /// <summary>What of the closing list nobody has ticked.</summary>
    public static Task<List<CheckLine>> Left(
        AppDb db,
        Guid site,
        SiteClock clock,
        DateOnly day,
        CancellationToken stop
    ) =>
        Asked(db, site, clock, day)
            .Where(row => row.List == CheckList.Closing)
            .Where(row => !db.CheckTicks().Any(tick => tick.LineId == row.Id && tick.Day == day))
            .OrderBy(row => row.Position)
            .ThenBy(row => row.Id)
            .ToListAsync(stop);

    private static IQueryable<CheckLine> Asked(AppDb db, Guid site, SiteClock clock, DateOnly day)
    {
        var ends = clock.Day(day).Ends;
        return db.CheckLines()
            .AsNoTracking()
            .Where(row => row.SiteId == site && row.Since < ends && (row.Gone == null || row.Gone >= ends));
    }

    public static string Said(this CheckList list) =>
        list == CheckList.Opening ? Words.Say("Buka", "Opening") : Words.Say("Tutup", "Closing");

    /// <summary>To begin with; a site changes them as it likes.</summary>
    public static List<CheckLine> ToBeginWith(Guid site, DateTime now) =>
        [
            .. Lines(
                CheckList.Opening,
                site,
                now,
                "Buka pintu dan tirai",
                "Nyalakan lampu dan AC",
                "Coba Wi-Fi dan proyektor",
                "Periksa toilet, air minum, dan tisu",
                "Baca catatan giliran sebelumnya"
            ),
            .. Lines(
                CheckList.Closing,
                site,
                now,
                "Tamu terakhir sudah keluar",
                "Barang tertinggal sudah dicatat",
                "Matikan AC, lampu, dan proyektor",
                "Cabut colokan di dapur",
                "Kunci jendela dan pintu belakang",
                "Kunci pintu depan"
            ),
        ];

    private static IEnumerable<CheckLine> Lines(CheckList list, Guid site, DateTime now, params string[] texts) =>
        texts.Select(
            (text, number) =>
                new CheckLine
                {
                    SiteId = site,
                    List = list,
                    Text = text,
                    Position = number,
                    Since = now,
                }
        );
}
