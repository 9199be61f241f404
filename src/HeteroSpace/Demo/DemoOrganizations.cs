using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Sixty communities and a partner of each helix kind, with plainly fictional names; two wait for staff, one
/// is to be put right.</summary>
internal static class DemoOrganizations
{
    private static readonly (Sector Sector, (string Name, string Story)[] Names)[] Communities =
    [
        (
            Sector.Food,
            [
                (
                    "Dapur Lumpia",
                    "Kami memasak lumpia bersama tiap akhir pekan dan menjualnya bergiliran di satu gerobak."
                ),
                ("Sambal Nusantara", "Lima belas resep sambal dari lima belas dapur, dicatat supaya tidak hilang."),
                ("Kopi Lereng Merapi", "Menyangrai kopi tetangga dan menceritakan kebunnya di tiap bungkus."),
                ("Jajan Pasar Muda", "Anak muda yang belajar membuat jajan pasar dari ibu-ibu penjualnya."),
                ("Rasa Pesisir", "Ikan, garam, dan asap: olahan laut dari dapur nelayan."),
                ("Roti Rumahan", "Berbagi oven dan ragi; siapa saja boleh ikut memanggang di hari Rabu."),
            ]
        ),
        (
            Sector.Craft,
            [
                ("Batik Muda", "Pembatik di bawah tiga puluh tahun yang mencanting motif pesisir dengan warna baru."),
                ("Anyam Bambu", "Menganyam besek, lampu, dan tas dari bambu yang ditanam kembali."),
                ("Tenun Lurik", "Menghidupkan tiga alat tenun lama dan mengajarkan cara memakainya."),
                ("Ukir Kayu Jati", "Belajar mengukir dari sisa kayu mebel, mulai dari gantungan kunci."),
                ("Kriya Perca", "Sisa potongan konveksi kami jahit menjadi selimut dan tas."),
                ("Gerabah Klipoh", "Memutar tanah liat bersama perajin desa dan membakarnya sebulan sekali."),
            ]
        ),
        (
            Sector.Fashion,
            [
                ("Jahit Bareng", "Delapan mesin jahit yang dipakai bergantian oleh dua puluh orang."),
                ("Busana Wastra", "Merancang baju harian dari kain daerah, tanpa memotong motifnya."),
                ("Sepatu Lokal", "Pembuat sepatu yang saling meminjam cetakan dan kenalan bahan."),
                ("Pola dan Gunting", "Menggambar pola dasar untuk bermacam tubuh, lalu membagikannya cuma-cuma."),
                ("Tas Daur Ulang", "Spanduk bekas acara kami ambil dan kembalikan sebagai tas."),
            ]
        ),
        (
            Sector.Digital,
            [
                ("Ngoding Sore", "Belajar membuat program berpasangan, satu papan tombol untuk berdua."),
                ("Data untuk Warga", "Membuka data anggaran kampung dan menggambarnya supaya terbaca."),
                ("Perempuan Digital", "Ruang aman bagi perempuan untuk mulai bekerja di bidang teknologi."),
                ("Desain Antarmuka", "Mengkritik layar aplikasi bersama-sama, lalu menggambar yang lebih jelas."),
                ("Internet Desa", "Memasang dan merawat jaringan di desa yang belum terjangkau."),
                ("Robot Remaja", "Pelajar SMP dan SMK merakit robot dari mainan rusak."),
            ]
        ),
        (
            Sector.Games,
            [
                ("Gim Semarangan", "Pembuat gim tentang kota sendiri, dari kuliner sampai banjir rob."),
                ("Papan dan Dadu", "Memainkan dan merancang permainan papan di meja yang sama."),
                ("Piksel Jawa", "Menggambar dunia kecil dari cerita Jawa, titik demi titik."),
                ("Cerita Interaktif", "Menulis cerita yang jalannya dipilih pembaca."),
                ("Arena Gim Ramah", "Turnamen tanpa ejekan, dengan kursi untuk pemula dan difabel."),
            ]
        ),
        (
            Sector.PhotoFilm,
            [
                ("Lensa Kota Lama", "Memotret bangunan tua dan orang yang masih tinggal di dalamnya."),
                ("Film Pendek Pesisir", "Satu film lima menit setiap tiga bulan, dengan kamera pinjaman."),
                ("Kamera Saku", "Jalan kaki dan memotret dengan apa yang ada di saku."),
                ("Dokumenter Kampung", "Merekam pekerjaan yang hampir hilang sebelum pelakunya berhenti."),
                ("Potret UMKM", "Memotret produk tetangga dengan imbalan satu produknya."),
            ]
        ),
        (
            Sector.PerformingArts,
            [
                ("Karawitan Muda", "Menabuh gamelan tanpa syarat bisa membaca notasi."),
                ("Teater Gang", "Bermain di gang, teras, dan pos ronda; panggungnya berpindah."),
                ("Musik Bambu", "Membuat alat musik bambu lalu memainkannya di hari yang sama."),
                ("Tari Pesisiran", "Menghafal tari lama dari penari yang sudah sepuh."),
                ("Ketoprak Kota", "Lakon lama dengan masalah kota hari ini."),
                ("Paduan Suara Warga", "Bernyanyi empat suara dengan tetangga, dari cucu sampai kakek."),
            ]
        ),
        (
            Sector.Literacy,
            [
                ("Baca di Taman", "Menggelar tikar dan empat puluh buku di taman setiap Minggu."),
                ("Pojok Buku", "Rak terbuka di warung: ambil satu, tinggalkan satu."),
                ("Menulis Pagi", "Menulis setengah jam sebelum hari mulai, tanpa saling menilai."),
                ("Dongeng Keliling", "Mendongeng di sekolah yang perpustakaannya masih kosong."),
                ("Arsip Kampung", "Menyalin foto dan surat warga supaya cucunya bisa membaca."),
            ]
        ),
        (
            Sector.Environment,
            [
                ("Bank Sampah Muda", "Menimbang sampah kering tetangga dan menukarnya dengan tabungan."),
                ("Mangrove Mangkang", "Menanam bakau dan menghitung yang hidup setahun kemudian."),
                ("Sepeda ke Kantor", "Mencari rute yang teduh dan bengkel yang ramah bagi pesepeda."),
                ("Kompos Rumah", "Mengajari satu gang mengompos dalam satu bulan."),
                ("Sungai Bersih", "Memungut, memilah, dan mencatat apa yang dibuang ke sungai."),
            ]
        ),
        (
            Sector.Disability,
            [
                ("Isyarat Kita", "Teman tuli dan teman dengar belajar saling menyapa."),
                ("Langkah Setara", "Memeriksa trotoar dan gedung bersama pemakai kursi roda."),
                ("Netra Berkarya", "Pijat, siniar, dan kerajinan dari tangan teman netra."),
                ("Kursi Roda Aktif", "Olahraga dan perjalanan bersama, lengkap dengan bengkel rodanya."),
                ("Sahabat Autis", "Keluarga yang berbagi cara dan bergantian menjaga."),
            ]
        ),
        (
            Sector.Agriculture,
            [
                ("Tani Milenial", "Petani muda yang menghitung untung sebelum menanam."),
                ("Kebun Atap", "Sayur di atap rumah susun, panen dibagi per lantai."),
                ("Hidroponik Kota", "Selada dan sawi di pipa bekas, dirawat bergiliran."),
                ("Ternak Lele", "Kolam terpal di halaman sempit dan pakan buatan sendiri."),
                ("Kopi Petani", "Petani kopi yang menjual langsung kepada peminumnya."),
                ("Benih Lokal", "Menyimpan dan menukar benih sayur yang tidak dijual di toko."),
            ]
        ),
    ];

    private static readonly (string Name, OrganizationKind Kind, Sector Sector, string Story)[] Partners =
    [
        (
            "Dinas Contoh Jawa Tengah",
            OrganizationKind.Government,
            Sector.PublicService,
            "Memberi gedung dan alat, serta petugas untuk klinik perizinan."
        ),
        (
            "Kampus Contoh Semarang",
            OrganizationKind.Academic,
            Sector.Education,
            "Mengirim mahasiswa magang, pengajar, dan pencatat kegiatan."
        ),
        (
            "Politeknik Contoh Banyumas",
            OrganizationKind.Academic,
            Sector.Education,
            "Bengkel kemasannya terbuka untuk UMKM, dua hari sepekan."
        ),
        (
            "Telekomunikasi Contoh",
            OrganizationKind.Business,
            Sector.Digital,
            "Menyediakan jaringan internet di ketiga lokasi dan pelatihan digital."
        ),
        (
            "Bank Contoh Daerah",
            OrganizationKind.Business,
            Sector.Services,
            "Mengajar pembukuan usaha kecil dan membuka meja konsultasi kredit."
        ),
        (
            "Radio Contoh FM",
            OrganizationKind.Media,
            Sector.Creative,
            "Menyiarkan acara komunitas dan meminjamkan studio rekaman."
        ),
        (
            "Kabar Contoh Daring",
            OrganizationKind.Media,
            Sector.Creative,
            "Meliput acara dan menulis profil komunitas setiap pekan."
        ),
    ];

    private static readonly string[] Regions =
    [
        "33.74",
        "33.74",
        "33.72",
        "33.02",
        "33.22",
        "33.11",
        "33.24",
        "33.01",
        "33.73",
        "33.18",
    ];

    // Whose name says where they are.
    private static readonly Dictionary<string, string> Named = new()
    {
        ["Dapur Lumpia"] = "33.74",
        ["Kopi Lereng Merapi"] = "33.10",
        ["Rasa Pesisir"] = "33.26",
        ["Tenun Lurik"] = "33.10",
        ["Ukir Kayu Jati"] = "33.20",
        ["Gerabah Klipoh"] = "33.08",
        ["Gim Semarangan"] = "33.74",
        ["Lensa Kota Lama"] = "33.74",
        ["Mangrove Mangkang"] = "33.74",
        ["Sungai Bersih"] = "33.74",
        ["Batik Muda"] = "33.74",
        ["Kopi Petani"] = "33.23",
        ["Dinas Contoh Jawa Tengah"] = "33.74",
        ["Kampus Contoh Semarang"] = "33.74",
        ["Politeknik Contoh Banyumas"] = "33.02",
        ["Telekomunikasi Contoh"] = "33.74",
        ["Bank Contoh Daerah"] = "33.74",
        ["Radio Contoh FM"] = "33.74",
        ["Kabar Contoh Daring"] = "33.72",
    };

    public static async Task Add(AppDb db, IReadOnlyList<CatalogueSite> sites, DateTime now, CancellationToken stop)
    {
        var number = 0;
        foreach (var (sector, names) in Communities)
        foreach (var (name, story) in names)
            Add(db, $"Komunitas {name} Contoh", OrganizationKind.Community, sector, story, sites, now, number++);
        Add(
            db,
            "Koperasi Pemuda Contoh",
            OrganizationKind.Cooperative,
            Sector.Trade,
            "Koperasi simpan usaha milik anak muda, dengan toko bersama untuk anggotanya.",
            sites,
            now,
            number++
        );
        foreach (var (name, kind, sector, story) in Partners)
            Add(db, name, kind, sector, story, sites, now, number++);
        await db.SaveChangesAsync(stop);
        await Lead(db, "komunitas@example.org", "komunitas-batik-muda-contoh", now, stop);
        await Lead(db, "mitra@example.org", "kampus-contoh-semarang", now, stop);
        await AddClaimAndFollowers(db, sites[0].Site.Id, now, stop);
        await AddAgreements(db, sites[0].Site.Id, now, stop);
        await db.SaveChangesAsync(stop);
    }

    private static async Task AddClaimAndFollowers(AppDb db, Guid site, DateTime now, CancellationToken stop)
    {
        var ids = await db.Organizations()
            .Where(row => row.Status == OrganizationStatus.Verified && row.SiteId == site)
            .OrderBy(row => row.Slug)
            .Select(row => row.Id)
            .ToListAsync(stop);
        var people = await db.People()
            .OrderBy(person => person.Name)
            .Select(person => new { person.Id, person.Email })
            .ToListAsync(stop);
        foreach (var (number, person) in people.Index())
            db.Followers()
                .Add(
                    new()
                    {
                        OrganizationId = ids[number % 7],
                        PersonId = person.Id,
                        Since = now.AddDays(-number),
                    }
                );
        db.Claims()
            .Add(
                new()
                {
                    OrganizationId = ids[3],
                    PersonId = people.Single(person => person.Email == "anggota@example.org").Id,
                    Text = "Saya sekretarisnya sejak 2024; nama saya ada di profil Instagram kami.",
                    Made = now.AddDays(-1),
                }
            );
    }

    // One is over and was renewed, one ends soon, one has years to go; each with a partner that gives what it is about.
    private static async Task AddAgreements(AppDb db, Guid site, DateTime now, CancellationToken stop)
    {
        var today = SiteClock.House.Date(now);
        var over = Agreed("074/MOU", AgreementKind.Memorandum, "Magang mahasiswa dan kelas bersama", -800, -70);
        var renewed = Agreed("112/PKS", AgreementKind.Cooperation, over.Subject, -69, 660, over.Id);
        await Sign(over, "kampus-contoh-semarang");
        await Sign(renewed, "kampus-contoh-semarang");
        await Sign(
            Agreed("098/PKS", AgreementKind.Cooperation, "Publikasi acara komunitas", -340, 25),
            "radio-contoh-fm"
        );
        await Sign(
            Agreed(null, AgreementKind.Memorandum, "Jaringan internet dan pelatihan digital", -20, 1075),
            "telekomunikasi-contoh"
        );

        Agreement Agreed(string? number, AgreementKind kind, string subject, int from, int to, Guid? renews = null) =>
            new()
            {
                SiteId = site,
                Kind = kind,
                Number = number is null ? "" : $"{number}/{today.AddDays(from).Year}",
                Subject = subject,
                Starts = today.AddDays(from),
                Ends = today.AddDays(to),
                RenewsId = renews,
                Made = now.AddDays(from),
            };

        async Task Sign(Agreement agreement, string with)
        {
            db.Agreements().Add(agreement);
            db.AgreementParties()
                .Add(
                    new()
                    {
                        AgreementId = agreement.Id,
                        OrganizationId = await db.Organizations()
                            .Where(row => row.Slug == with)
                            .Select(row => row.Id)
                            .SingleAsync(stop),
                    }
                );
        }
    }

    private static void Add(
        AppDb db,
        string name,
        OrganizationKind kind,
        Sector sector,
        string story,
        IReadOnlyList<CatalogueSite> sites,
        DateTime now,
        int number
    )
    {
        var region = Named.FirstOrDefault(known => name.Contains(known.Key)).Value ?? Regions[number % Regions.Length];
        var status = number switch
        {
            13 or 29 => OrganizationStatus.Waiting,
            37 => OrganizationStatus.Declined,
            _ => OrganizationStatus.Verified,
        };
        var registered = Registered(kind, status, now, number);
        db.Organizations()
            .Add(
                new()
                {
                    Slug = OrganizationName.Slug(name),
                    Name = name,
                    Kind = kind,
                    Sector = sector,
                    RegionCode = region,
                    Story = story,
                    Links = [$"https://example.org/{OrganizationName.Slug(name)}"],
                    SiteId = (sites.FirstOrDefault(site => site.Site.RegionCode == region) ?? sites[0]).Site.Id,
                    Phone = $"+62812000030{number:00}",
                    Status = status,
                    Registered = registered,
                    Decided = status == OrganizationStatus.Waiting ? null : registered.AddDays(1),
                    Reason =
                        status == OrganizationStatus.Declined
                            ? "Tautannya belum bisa dibuka. Beri tautan lain, atau datang ke meja depan."
                            : null,
                }
            );
    }

    // Partners before anything was agreed with them.
    private static DateTime Registered(OrganizationKind kind, OrganizationStatus status, DateTime now, int number) =>
        (status, kind) switch
        {
            (not OrganizationStatus.Verified, _) => now.AddDays(-2 - number % 3),
            (_, OrganizationKind.Community or OrganizationKind.Cooperative) => now.AddDays(-700 + 6 * number),
            _ => now.AddDays(-900 + number),
        };

    private static async Task Lead(AppDb db, string email, string slug, DateTime now, CancellationToken stop)
    {
        var person = await db.People().Where(known => known.Email == email).Select(known => known.Id).SingleAsync(stop);
        var organization = await db.Organizations()
            .Where(row => row.Slug == slug)
            .Select(row => row.Id)
            .SingleAsync(stop);
        db.OrganizationMembers()
            .Add(
                new()
                {
                    OrganizationId = organization,
                    PersonId = person,
                    Role = OrganizationRole.Lead,
                    Since = now.AddDays(-300),
                }
            );
    }
}
