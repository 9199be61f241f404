using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>The founding story in three articles of our own words, with comments; and a channel with episodes at every stage. Figures carry their source; films are made up.</summary>
internal sealed class DemoContent(AppDb db, EditArticle edit, MakeEpisode make, Site site, DateTime now)
{
    private Guid _editor,
        _manager;

    private static readonly ArticlePlan[] Stories =
    [
        new()
        {
            Title = "Satu gedung di Srondol, lalu tiga kota",
            Sector = Sector.PublicService,
            Tags = ["ruang bersama", "koperasi", "umkm"],
            Authors = ["Redaksi Rumah Inspirasi"],
            Summary = "Bagaimana sebuah dinas membuka gedungnya, dan kenapa komunitas yang mengisinya.",
            TitleEn = "One building in Srondol, then three towns",
            SummaryEn = "How an agency opened its building, and why communities fill it.",
            Text = """
                Pada 31 Januari 2020, dinas koperasi dan UKM Jawa Tengah membuka sebuah ruang kerja bersama di Gedung UMKM Center, Jalan Setiabudi 192, Semarang. Siapa saja boleh masuk: pemilik usaha kecil, mahasiswa, pengurus koperasi, orang yang baru punya gagasan.

                ## Dinas memberi gedung, komunitas memberi isi

                Pembagiannya sederhana. Pemerintah menyediakan gedung dan alat; jaringan komunitas menjalankan kelas, pameran, dan ruangnya sehari-hari. Sebagian besar biaya datang dari luar anggaran daerah: antara 60 dan 70 persen.

                > Srawung – Mbangun – Melesat: bergaul dulu, lalu membangun, lalu melesat.

                Semboyan itu juga urutan kerjanya. Orang datang untuk bertemu, pulang dengan rencana, dan kembali dengan hasil.

                ## Lalu Solo, lalu Purwokerto

                Ruang kedua dibuka di Solo pada 19 Desember 2021, ruang ketiga di Purwokerto pada 16 Desember 2022, di bekas kantor Bakorwil III. Masing-masing punya watak: Semarang condong ke usaha digital, Solo ke kriya dan seni pertunjukan, Purwokerto ke kemasan dan galeri.

                Anda juga bisa membukanya di kota Anda. [Tulis gagasannya](/gagasan/baru), dan ajak dua komunitas menandatanganinya.

                *Sumber: catatan publik dinas dan pemberitaan 2020–2022, dihimpun November 2026.*
                """,
            TextEn = """
                On 31 January 2020 Central Java's agency for cooperatives and small businesses opened a co-working space in the UMKM Center, Jalan Setiabudi 192, Semarang. Anyone may come in: owners of small businesses, students, cooperative boards, people who just had an idea.

                ## The agency gives the building, communities give it life

                The government provides building and equipment; a network of communities runs classes, shows and the rooms from day to day. Between 60 and 70 per cent of the means come from outside the public budget.

                ## Then Solo, then Purwokerto

                A second space opened in Solo on 19 December 2021 and a third in Purwokerto on 16 December 2022. Semarang leans to digital businesses, Solo to craft and performing arts, Purwokerto to packaging and its gallery.

                *Source: public records of the agency and press of 2020 to 2022, gathered in November 2026.*
                """,
        },
        new()
        {
            Title = "Ketika kelas pindah ke layar dalam semalam",
            Sector = Sector.Digital,
            Tags = ["webinar", "pandemi", "umkm"],
            Authors = ["Redaksi Rumah Inspirasi"],
            Summary = "Dua bulan setelah dibuka, gedungnya harus tutup. Kelasnya tidak.",
            Text = """
                Ruang baru itu baru berumur dua bulan ketika pandemi menutup pintunya. Jadwal kelas sudah penuh. Pertanyaannya bukan lagi ruang mana yang kosong, melainkan siapa yang bisa menyalakan webinar malam ini.

                ## Angkanya, dengan sumbernya

                Sampai Agustus 2020 tercatat 231 kegiatan dan 12.908 anggota. Artikel pendirian dari September 2020 menyebut 770 komunitas dan 192 acara. Dua sumber, dua cara menghitung, dan keduanya benar menurut catatannya masing-masing.

                Karena itu di sini setiap angka membawa sumbernya. Anda bisa menekannya dan melihat catatan di baliknya.

                ## Yang tertinggal dari masa itu

                - Acara bauran: separuh orang di ruang, separuh di layar, satu daftar hadir.
                - Rekaman yang menjadi episode, supaya yang tidak bisa datang tetap belajar.
                - Kebiasaan menulis notulen, karena tidak semua orang hadir di saat yang sama.

                Mau ikut kelas berikutnya? Lihat [acara yang akan datang](/acara).

                *Sumber: laporan kegiatan sampai Agustus 2020 dan artikel pendirian, September 2020.*
                """,
        },
        new()
        {
            Title = "Dari membaca sampai ikut: cara kerja Rumah Inspirasi",
            Sector = Sector.PhotoFilm,
            Tags = ["kanal", "komunitas", "webinar"],
            Authors = ["Redaksi Rumah Inspirasi", "Peserta 014"],
            Summary =
                "Kanal ini dibuat anak-anak muda. Begini sebuah ide menjadi episode, dan pertanyaan Anda menjadi kelas.",
            Text = """
                Setiap episode di kanal ini lahir dari satu kalimat di papan ide. Seseorang menulisnya, seseorang lain menyusun naskah, studio dipesan, dan rekaman dipotong sampai yang tinggal hanya yang perlu.

                ## Siapa yang dapat nama

                Di bawah setiap episode tertulis siapa yang membuat dan komunitas mana yang memberi. Bila episodenya bagian dari sebuah jejak, keikutsertaan komunitas itu ikut tercatat. Tidak ada yang bekerja tanpa nama.

                ## Pertanyaan Anda tidak hilang

                Di ujung setiap tulisan ada dua tombol. Yang pertama cukup ditekan bila tulisannya bermanfaat. Yang kedua untuk yang ingin memahami lebih lanjut: tinggalkan nomor, dan petugas menjawab. Bila jawabannya sebuah kelas, Anda bisa mendaftar saat itu juga.

                > Pertanyaan yang sama dari lima orang adalah sebuah acara.

                Ide episode berikutnya boleh dari Anda: [usulkan temanya](/gagasan/baru).
                """,
        },
    ];

    public static async Task Add(
        AppDb db,
        EditArticle edit,
        MakeEpisode make,
        Site site,
        DateTime now,
        CancellationToken stop
    )
    {
        var content = new DemoContent(db, edit, make, site, now);
        content._editor = await db.People()
            .Where(person => person.Email == "redaksi@example.org")
            .Select(person => person.AccountId!.Value)
            .SingleAsync(stop);
        content._manager = await db.People()
            .Where(person => person.Email == "pengelola@example.org")
            .Select(person => person.AccountId!.Value)
            .SingleAsync(stop);
        await content.Articles(stop);
        await content.Channel(stop);
        // Nobody is told of a world that is made up.
        await db.Jobs()
            .Where(job =>
                job.Kind == ArticleNews.Kind || job.Kind == EpisodeNews.Kind || job.Kind == InvolvementOffered.Job
            )
            .ExecuteDeleteAsync(stop);
    }

    private async Task Articles(CancellationToken stop)
    {
        var leads = await db.Events()
            .Where(row => row.SiteId == site.Id && row.Status == EventStatus.Published && row.Starts > now.AddDays(2))
            .OrderBy(row => row.Starts)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(stop);
        var made = new List<Guid>();
        foreach (var (at, plan) in Stories.Index())
        {
            var article = await edit.Begin(at == 2 ? plan with { EventId = leads } : plan, site, _editor, stop);
            db.ChangeTracker.Clear();
            if (await edit.Send(article, _editor, stop) is ArticleAnswer.Done sent)
                await edit.Publish(sent.Article, null, true, _manager, stop);
            made.Add(article.Id);
        }
        // Once all of them stand beside each other: what was moved into the past before would not be seen by the next.
        foreach (var (at, article) in made.Index())
        {
            var published = now.AddDays(-21 + 9 * at).AddHours(-at);
            await db.Articles()
                .Where(row => row.Id == article)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Published, published).SetProperty(row => row.Updated, published),
                    stop
                );
            await Comments(at, article, published, stop);
        }
        await edit.Begin(
            new()
            {
                Title = "Lima kesalahan mengemas keripik",
                Summary = "",
                Text = "Catatan dari kelas kemasan minggu lalu.",
                Sector = Sector.Food,
                Authors = ["Redaksi Rumah Inspirasi"],
            },
            site,
            _editor,
            stop
        );
    }

    private async Task Comments(int at, Guid article, DateTime published, CancellationToken stop)
    {
        var people = await db.People()
            .AsNoTracking()
            .Where(person =>
                person.Email == "anggota@example.org"
                || person.Email == "komunitas@example.org"
                || person.Email == "redaksi@example.org"
            )
            .ToDictionaryAsync(person => person.Email!, stop);
        Comment Said(string email, string text, double hours, Comment? under = null) =>
            new()
            {
                SubjectKind = ArticleTables.Kind,
                SubjectId = article,
                SiteId = site.Id,
                At = published.AddHours(hours),
                ShownAt = published.AddHours(hours),
                PersonId = people[email].Id,
                Name = people[email].Name,
                Text = text,
                Status = CommentStatus.Shown,
                ParentId = under?.Id,
                AnswersId = under?.Id,
            };
        switch (at)
        {
            case 0:
                var first = Said(
                    "komunitas@example.org",
                    "Kami rapat pertama di sana Februari 2020, mejanya masih dibungkus plastik. Terima kasih sudah ditulis.",
                    5
                );
                db.Comments()
                    .AddRange(
                        first,
                        Said(
                            "redaksi@example.org",
                            "Kalau masih ada fotonya, kirim ke redaksi ya. Kami pasang dengan nama komunitas Anda.",
                            8,
                            first
                        )
                    );
                break;
            case 1:
                var asked = Said("anggota@example.org", "Apakah rekaman kelas waktu itu masih bisa ditonton?", 20);
                db.Comments()
                    .AddRange(
                        asked,
                        Said(
                            "redaksi@example.org",
                            "Sedang kami kumpulkan menjadi seri di kanal. Yang pertama tayang bulan depan.",
                            26,
                            asked
                        ),
                        Said(
                            "komunitas@example.org",
                            "Yang paling terasa buat kami: peserta dari luar kota jadi bisa ikut.",
                            40
                        )
                    );
                break;
            default:
                db.Comments()
                    .AddRange(
                        Said("anggota@example.org", "Usul tema: menghitung harga jual untuk usaha rumahan.", 12),
                        new Comment
                        {
                            SubjectKind = ArticleTables.Kind,
                            SubjectId = article,
                            SiteId = site.Id,
                            At = published.AddHours(30),
                            Name = "Pembaca",
                            Email = "pembaca@example.org",
                            Text = "Boleh dibuat versi bahasa Jawa?",
                            Status = CommentStatus.Waiting,
                        }
                    );
                break;
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task Channel(CancellationToken stop)
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
            await Shown(
                series,
                number,
                communities[(number - 1) % communities.Count],
                number == 2 ? trail : null,
                stop
            );
        var today = DateOnly.FromDateTime(now);
        foreach (
            var (at, (title, summary, stage)) in (
                ((string, string, EpisodeStage)[])
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
                        (
                            "Batik muda di pasar lama",
                            "Tiga pembatik muda membuka lapak di pasar yang hampir sepi.",
                            EpisodeStage.Edit
                        ),
                    ]
            )
                .Index()
                .ToList()
        )
        {
            var episode = await make.Begin(
                new()
                {
                    Title = title,
                    Summary = summary,
                    SeriesId = series.Id,
                    Owner = at == 0 ? null : _editor,
                    Due = today.AddDays(6 + 5 * at),
                    Outlets = { [stage == EpisodeStage.Shoot ? Outlet.InstagramLive : Outlet.YouTube] = null },
                },
                site,
                _editor,
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
                    set => set.SetProperty(row => row.Done, done).SetProperty(row => row.DoneBy, _editor),
                    stop
                );
        }
    }

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

    private async Task Shown(Series series, int number, Organization community, Guid? trail, CancellationToken stop)
    {
        var (title, summary, parts) = Talks[number - 1];
        var plan = new EpisodePlan
        {
            Title = $"{title}, bersama {community.Name}",
            Summary = summary,
            Notes = $"## Isi obrolan\n\n{parts}\n\n*Tayangan contoh: filmnya rekaan.*",
            SeriesId = series.Id,
            Tags = ["obrolan", "komunitas"],
            Seconds = 1100 + 47 * number,
            InitiativeId = trail,
            Outlets =
                number == 3
                    ? new() { [Outlet.Podcast] = "https://example.org/siniar/" + number }
                    : new()
                    {
                        [Outlet.YouTube] = YouTubeOf(number),
                        [Outlet.Podcast] = "https://example.org/siniar/" + number,
                    },
        };
        var episode = await make.Begin(plan, site, _editor, "yt:contoh:" + number, EpisodeStage.Review, stop);
        db.EpisodeCredits()
            .AddRange(
                new EpisodeCredit
                {
                    EpisodeId = episode.Id,
                    Position = 1,
                    Part = "Pembawa acara",
                    Name = "Peserta 003",
                },
                new EpisodeCredit
                {
                    EpisodeId = episode.Id,
                    Position = 2,
                    Part = "Tamu",
                    Name = $"Pengurus {community.Name}",
                    OrganizationId = community.Id,
                },
                new EpisodeCredit
                {
                    EpisodeId = episode.Id,
                    Position = 3,
                    Part = "Kamera dan suara",
                    Name = "Peserta 021",
                }
            );
        for (var week = 0; week < 4; week++)
            db.EpisodeFigures()
                .Add(
                    new()
                    {
                        EpisodeId = episode.Id,
                        Outlet = number == 3 ? Outlet.Podcast : Outlet.YouTube,
                        Day = DateOnly.FromDateTime(now).AddDays(-7 * week),
                        Views = 140 * (5 - number) * (4 - week),
                        Likes = 9 * (4 - week),
                    }
                );
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        if (await make.Publish(episode, true, _manager, stop) is not EpisodeAnswer.Done)
            throw new InvalidOperationException("The demo's episode is not fit to be published.");
        var published = now.AddDays(-40 + 12 * number);
        await db.Episodes()
            .Where(row => row.Id == episode.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Published, published).SetProperty(row => row.Updated, published),
                stop
            );
    }

    private static string YouTubeOf(int number) => Foundation.Web.YouTube.Watch("HeteroDemo" + number);
}
