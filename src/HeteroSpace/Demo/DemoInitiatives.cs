using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Initiatives in every phase: one told from its first idea to its follow-up, one in planning, one a draft,
/// one in deliberation with a vote, and the weekly class as a light one; with the ideas they come from.</summary>
internal static class DemoInitiatives
{
    public static async Task Add(AppDb db, CatalogueSite site, DateTime now, CancellationToken stop)
    {
        if (!await db.InitiativeTemplates().AnyAsync(stop))
            db.AddRange(FirstTemplates.Rows());
        await db.SaveChangesAsync(stop);
        var scene = await DemoScene.Of(db, site, now, stop);
        var ideas = new DemoIdeas(scene);
        ideas.PostAll();
        await db.SaveChangesAsync(stop);
        await DemoMarket.Tell(scene, ideas, stop);
        await DemoTour.Tell(scene, ideas, stop);
        await Draft(scene, stop);
        await DemoDeliberation.Tell(scene, ideas, stop);
        await WeeklyClass(scene, stop);
    }

    private static Task<DemoInitiative> Draft(DemoScene scene, CancellationToken stop) =>
        DemoInitiative.Begin(
            scene,
            new(
                "program",
                "Sekolah Ekspor Kecil",
                "Konsep: enam pekan pendampingan untuk yang ingin mengirim barang pertamanya ke luar negeri."
            )
            {
                DaysAgo = 4,
                Active = 0,
                Partners = [DemoCast.Batik],
                Published = false,
            },
            stop
        );

    private static async Task WeeklyClass(DemoScene scene, CancellationToken stop)
    {
        var series = await scene
            .Db.Set<Bookings.Booking>()
            .Where(row => row.SiteId == scene.SiteId && row.SeriesId != null)
            .Select(row => row.SeriesId)
            .FirstOrDefaultAsync(stop);
        if (series is null)
            return;
        await DemoInitiative.Begin(
            scene,
            new(
                "kelas-rutin",
                "Kelas Kemasan Kamis",
                "Bawa produk Anda, pulang dengan rancangan kemasan. Angkatan ini sudah penuh; "
                    + "angkatan berikutnya dibuka di sini."
            )
            {
                DaysAgo = 20,
                Active = 1,
                Partners = [DemoCast.Kitchen],
                Series = series,
            },
            stop
        );
    }
}
