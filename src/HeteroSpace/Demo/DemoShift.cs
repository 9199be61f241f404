using HeteroSpace.Foundation.Db;
using HeteroSpace.FrontDesk;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>
/// What a desk hands on in Semarang: a notice, something broken, a note, a bottle that somebody left, the lists of
/// opening and closing, the network for who is in.
/// </summary>
internal static class DemoShift
{
    public static async Task Add(AppDb db, DateTime now, CancellationToken stop)
    {
        var site = await db.Sites().SingleAsync(row => row.Slug == "semarang", stop);
        var desk = await db
            .Users.Where(account => account.Email == "meja@example.org")
            .Select(account => account.Id)
            .SingleAsync(stop);
        (site.WifiName, site.WifiPassword) = ("HeteroSpace-Tamu", "kopi-pagi-2026");
        site.Tips = new(
            "Air minum di dapur, bawa gelas sendiri. Musala di lantai dua. Telepon di teras, ya.",
            "Drinking water is in the kitchen, bring a cup. The prayer room is upstairs. Phone calls: on the terrace."
        );
        db.Add(
            new SiteNotice
            {
                SiteId = site.Id,
                Starts = now.AddHours(-1),
                Ends = now.AddDays(3),
                Text = new("Parkir motor pindah ke sisi timur", "Motorcycles park on the east side"),
                By = desk,
                At = now.AddHours(-1),
            }
        );
        await AddDefects(db, site, now, stop);
        AddHandOver(db, site, desk, now);
        await db.SaveChangesAsync(stop);
    }

    private static async Task AddDefects(AppDb db, Site site, DateTime now, CancellationToken stop)
    {
        var room = await db.Spaces().SingleAsync(row => row.SiteId == site.Id && row.Slug == "ruang-rapat-2", stop);
        db.AddRange(
            new Defect
            {
                SiteId = site.Id,
                SpaceId = room.Id,
                Thing = BrokenThing.Projector,
                Text = "Gambarnya hilang setelah lima menit.",
                Phone = "+6281200001021",
                At = now.AddHours(-5),
            },
            new Defect
            {
                SiteId = site.Id,
                SpaceId = room.Id,
                Thing = BrokenThing.Projector,
                Text = "Layarnya gelap, lampunya berkedip.",
                At = now.AddHours(-2),
            }
        );
    }

    private static void AddHandOver(AppDb db, Site site, Guid desk, DateTime now)
    {
        db.Add(
            new ShiftNote
            {
                SiteId = site.Id,
                Text = "Kunci lemari kabel ada di laci kedua. Paket untuk Ruang Kelas datang sore ini.",
                By = desk,
                At = now.AddHours(-3),
            }
        );
        db.Add(
            new FoundThing
            {
                SiteId = site.Id,
                Thing = "Botol minum biru",
                Where = "Meja bersama, dekat jendela",
                By = desk,
                At = now.AddDays(-1),
            }
        );
        var lines = CheckLists.ToBeginWith(site.Id, now.AddDays(-60));
        db.AddRange(lines);
        var (today, clock) = (site.Clock.Date(now), site.Clock);
        // Yesterday's are done; today it has opened.
        foreach (var line in lines)
        {
            var hour = line.List == CheckList.Opening ? new TimeOnly(7, 50) : new TimeOnly(21, 10);
            db.Add(Tick(line, today.AddDays(-1)));
            if (line.List == CheckList.Opening && clock.Utc(today, hour) < now)
                db.Add(Tick(line, today));

            CheckTick Tick(CheckLine of, DateOnly day) =>
                new()
                {
                    LineId = of.Id,
                    Day = day,
                    By = desk,
                    At = clock.Utc(day, hour.AddMinutes(of.Position)),
                };
        }
    }
}
