using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>A channel with episodes at every stage. The films are made up.</summary>
internal sealed class DemoChannel(AppDb db, MakeEpisode make, Site site, Guid editor, Guid manager, DateTime now)
{
    private static readonly (string Title, string Summary, string Parts)[] Talks =
    [
        (
            "Dari dapur ke rak toko",
            "Resepnya sudah ada sejak nenek; yang sulit adalah label, izin, dan berani menitipkan.",
            "- 00.00 Resep pertama\n- 05.10 Label yang ditolak\n- 11.40 Rak pertama\n- 17.20 Yang kini menitipkan "
                + "padanya"
        ),
        (
            "Belajar di ruang yang sama",
            "Satu komunitas bercerita bagaimana sebuah meja pinjaman menjadi kelas mingguan.",
            "- 00.00 Meja pinjaman\n- 04.30 Kelas dengan tiga orang\n- 12.10 Ketika gurunya pindah\n- 18.00 Kelas "
                + "hari ini"
        ),
        (
            "Musik, kriya, dan kontrak",
            "Karya yang disukai belum tentu dibayar: tentang perjanjian, titip jual, dan cara menolak.",
            "- 00.00 Pentas tanpa bayaran\n- 06.20 Perjanjian satu halaman\n- 13.00 Berkata tidak\n- 19.15 Contoh "
                + "kontrak"
        ),
    ];

    private static readonly (string Title, string Summary, EpisodeStage Stage)[] InTheMaking =
    [
        (
            "Menghitung harga jual untuk usaha rumahan",
            "Seorang pembuat kue membuka buku catatannya dan menghitung ulang bersama kita.",
            EpisodeStage.Idea
        ),
        (
            "Sehari bersama pengurus koperasi",
            "Dari rapat anggota sampai gudang: apa saja yang diurus seorang ketua koperasi.",
            EpisodeStage.Script
        ),
        (
            "IG Live: tanya jawab NIB",
            "Petugas perizinan menjawab pertanyaan penonton tanpa naskah.",
            EpisodeStage.Shoot
        ),
        ("Batik muda di pasar lama", "Tiga pembatik muda membuka lapak di pasar yang hampir sepi.", EpisodeStage.Edit),
    ];

    public async Task Add(CancellationToken stop)
    {
        var series = await Begin(stop);
        var communities = await db.Organizations()
            .AsNoTracking()
            .Where(row => row.Status == OrganizationStatus.Verified && row.Kind == OrganizationKind.Community)
            .OrderBy(row => row.Slug)
            .Take(3)
            .ToListAsync(stop);
        var trail = await db.Initiatives()
            .Where(row => row.SiteId == site.Id && row.Published)
            .OrderBy(row => row.Started)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(stop);
        for (var number = 1; number <= 3; number++)
        {
            var community = communities[(number - 1) % communities.Count];
            await Show(Plan(series, number, community, number == 2 ? trail : null), number, community, stop);
        }
        foreach (var (at, (title, summary, stage)) in InTheMaking.Index())
            await Make(series, at, title, summary, stage, stop);
    }

    private async Task<Series> Begin(CancellationToken stop)
    {
        var series = new Series
        {
            SiteId = site.Id,
            Slug = "obrolan-rumah-inspirasi",
            Name = new("Obrolan Rumah Inspirasi", "Rumah Inspirasi Talks"),
            About = new(
                "Pelaku usaha kecil dan komunitas bercerita, dua puluh menit sekali duduk.",
                "Small businesses and communities tell their story in twenty minutes."
            ),
            Made = now.AddDays(-60),
        };
        db.ChannelSeries().Add(series);
        await db.SaveChangesAsync(stop);
        return series;
    }

    private static EpisodePlan Plan(Series series, int number, Organization community, Guid? trail)
    {
        var (title, summary, parts) = Talks[number - 1];
        return new()
        {
            Title = $"{title}, bersama {community.Name}",
            Summary = summary,
            Notes = $"## Isi obrolan\n\n{parts}\n\n*Tayangan contoh: filmnya rekaan.*",
            SeriesId = series.Id,
            Tags = ["obrolan", "komunitas"],
            Seconds = 1100 + 47 * number,
            InitiativeId = trail,
            Outlets = Outlets(number),
        };
    }

    // The third one is only heard.
    private static Dictionary<Outlet, string?> Outlets(int number)
    {
        var podcast = "https://example.org/siniar/" + number;
        return number == 3
            ? new() { [Outlet.Podcast] = podcast }
            : new() { [Outlet.YouTube] = YouTubeOf(number), [Outlet.Podcast] = podcast };
    }

    private async Task Show(EpisodePlan plan, int number, Organization community, CancellationToken stop)
    {
        var episode = await make.Begin(plan, site, editor, "yt:contoh:" + number, EpisodeStage.Review, stop);
        Credit(episode, 1, "Pembawa acara", "Peserta 003");
        Credit(episode, 2, "Tamu", $"Pengurus {community.Name}", community.Id);
        Credit(episode, 3, "Kamera dan suara", "Peserta 021");
        for (var week = 0; week < 4; week++)
            Count(episode, number, week);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        if (await make.Publish(episode, true, manager, stop) is not EpisodeAnswer.Done)
            throw new InvalidOperationException("The demo's episode is not fit to be published.");
        var published = now.AddDays(-40 + 12 * number);
        await db.Episodes()
            .Where(row => row.Id == episode.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Published, published).SetProperty(row => row.Updated, published),
                stop
            );
    }

    private void Credit(Episode episode, int position, string part, string name, Guid? organization = null) =>
        db.EpisodeCredits()
            .Add(
                new()
                {
                    EpisodeId = episode.Id,
                    Position = position,
                    Part = part,
                    Name = name,
                    OrganizationId = organization,
                }
            );

    // The first one is seen most, and each of them more every week.
    private void Count(Episode episode, int number, int weeksAgo) =>
        db.EpisodeFigures()
            .Add(
                new()
                {
                    EpisodeId = episode.Id,
                    Outlet = number == 3 ? Outlet.Podcast : Outlet.YouTube,
                    Day = site.Clock.Date(now).AddDays(-7 * weeksAgo),
                    Views = 140 * (5 - number) * (4 - weeksAgo),
                    Likes = 9 * (4 - weeksAgo),
                }
            );

    private async Task Make(
        Series series,
        int at,
        string title,
        string summary,
        EpisodeStage stage,
        CancellationToken stop
    )
    {
        var episode = await make.Begin(
            new()
            {
                Title = title,
                Summary = summary,
                SeriesId = series.Id,
                Owner = at == 0 ? null : editor,
                Due = site.Clock.Date(now).AddDays(6 + 5 * at),
                Outlets = { [stage == EpisodeStage.Shoot ? Outlet.InstagramLive : Outlet.YouTube] = null },
            },
            site,
            editor,
            stop: stop
        );
        db.ChangeTracker.Clear();
        await db.Episodes()
            .Where(row => row.Id == episode.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Stage, stage), stop);
        var done = now.AddDays(-1);
        var before = EpisodeWords.Pipeline.TakeWhile(known => known != stage).ToArray();
        await db.EpisodeSteps()
            .Where(row => row.EpisodeId == episode.Id && before.Contains(row.Stage))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Done, done).SetProperty(row => row.DoneBy, editor),
                stop
            );
    }

    private static string YouTubeOf(int number) => Foundation.Web.YouTube.Watch("HeteroDemo" + number);
}
