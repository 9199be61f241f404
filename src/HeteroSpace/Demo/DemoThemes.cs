using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>The themes of the demo, each with fourteen editions.</summary>
internal static class DemoThemes
{
    private static readonly DemoTheme[] OfSkills =
    [
        new(
            "Kelas foto produk",
            "Belajar memotret produk dengan ponsel, bawa barang sendiri.",
            Sector.PhotoFilm,
            "Setiap orang memotret barangnya sendiri, lalu hasilnya dibahas di layar besar. Lampu dan latar kami "
                + "sediakan.",
            "Ponsel yang terisi penuh dan satu barang jualan",
            false,
            [
                "makanan berkuah",
                "kain dan busana",
                "minuman dalam botol",
                "perhiasan kecil",
                "produk kayu",
                "hampers",
                "kue kering",
                "sabun dan kosmetik",
                "tanaman hias",
                "mainan anak",
                "tas dan sepatu",
                "bumbu dapur",
                "keramik",
                "buku dan alat tulis",
            ]
        )
        {
            By = ["komunitas-potret-umkm-contoh", "komunitas-kamera-saku-contoh"],
        },
        new(
            "Klinik legalitas NIB",
            "Mengurus NIB sampai terbit, didampingi satu per satu.",
            Sector.PublicService,
            "Pendamping duduk di sebelah Anda sampai nomornya terbit. Yang belum selesai diberi janji lanjutan.",
            "Kartu identitas dan alamat usaha",
            false,
            [
                "usaha kuliner rumahan",
                "warung dan toko kelontong",
                "penjahit dan konveksi",
                "bengkel kecil",
                "pedagang online",
                "jasa rias dan salon",
                "petani dan peternak",
                "perajin",
                "jasa antar",
                "katering",
                "kios pulsa",
                "penyewaan alat pesta",
                "kursus privat",
                "fotografi",
            ]
        ),
        new(
            "Kemasan yang menjual",
            "Memilih bahan dan desain kemasan untuk usaha kecil.",
            Sector.Food,
            "Contoh kemasan dibongkar dan dihitung biayanya. Anda pulang dengan satu rancangan untuk produk sendiri.",
            "Satu produk dalam kemasannya yang sekarang",
            false,
            [
                "keripik",
                "sambal botol",
                "kopi bubuk",
                "kue basah",
                "abon",
                "minuman herbal",
                "beras kemasan",
                "madu",
                "rempeyek",
                "tempe",
                "bandeng",
                "gula aren",
                "jamu celup",
                "selai",
            ]
        )
        {
            Online = true,
        },
        new(
            "Batik tulis untuk pemula",
            "Mencanting kain pertama Anda bersama pembatik muda.",
            Sector.Craft,
            "Kita mulai dari memegang canting sampai melorod lilin. Satu meja berempat, satu pembatik mendampingi.",
            "Kain dan canting ada; pakai baju yang boleh kotor",
            false,
            [
                "motif sekar jagad",
                "motif jlamprang",
                "isen-isen titik",
                "pewarna indigo",
                "pewarna kulit mahoni",
                "taplak kecil",
                "syal",
                "motif pesisir",
                "motif tumbuhan",
                "cap dan tulis",
                "tambal",
                "tumpal",
                "motif hewan laut",
                "memperbaiki garis",
            ]
        )
        {
            By = [DemoCast.Batik],
        },
        new(
            "Jualan lewat siaran langsung",
            "Menyiapkan siaran jualan: cahaya, naskah, penawaran.",
            Sector.Trade,
            "Peserta bergiliran siaran sepuluh menit dan langsung menerima masukan. Sisanya menjadi penonton.",
            "Ponsel, akun yang sudah aktif, tiga barang",
            false,
            [
                "lima menit pertama",
                "menjawab komentar",
                "harga paket",
                "siaran berdua",
                "menampilkan ukuran baju",
                "demo memasak",
                "barang kerajinan",
                "jadwal siaran sepekan",
                "mengemas saat siaran",
                "menangani keluhan",
                "mengajak penonton kembali",
                "pencahayaan murah",
                "suara yang jernih",
                "naskah satu halaman",
            ]
        )
        {
            Online = true,
        },
        new(
            "Malam gim lokal",
            "Pembuat gim menunjukkan karya, pengunjung mencoba.",
            Sector.Games,
            "Tiap meja satu gim dan pembuatnya. Pengunjung menulis satu hal yang seru dan satu yang membingungkan.",
            "Rasa ingin tahu; konsolnya sudah di meja",
            true,
            [
                "gim papan",
                "gim ponsel",
                "cerita interaktif",
                "gim untuk keluarga",
                "purwarupa sehari",
                "gim sejarah kota",
                "musik gim",
                "gim dua pemain",
                "gim tanpa teks",
                "gim ramah difabel",
                "karya SMK",
                "gim kartu",
                "gim edukasi",
                "pulang dari gelar karya",
            ]
        ),
        new(
            "Literasi keuangan usaha",
            "Memisahkan uang rumah dan uang usaha dengan buku kas sederhana.",
            Sector.Education,
            "Catatan Anda sendiri menjadi bahan belajar, tanpa perlu diperlihatkan. Hitungannya cukup tambah dan "
                + "kurang.",
            "Nota sepekan terakhir dan buku kosong",
            false,
            [
                "buku kas harian",
                "harga pokok",
                "utang dan cicilan",
                "dana darurat",
                "modal bersama",
                "gaji untuk diri sendiri",
                "stok barang",
                "laporan satu halaman",
                "pembayaran QRIS",
                "menabung untuk alat",
                "pajak UMKM",
                "uang arisan",
                "musim sepi",
                "menutup buku tahun",
            ]
        )
        {
            Online = true,
        },
        new(
            "Panggung akustik komunitas",
            "Musisi muda tampil, penonton memberi masukan.",
            Sector.PerformingArts,
            "Tiga penampil, masing-masing dua lagu dan satu cerita di baliknya. Penonton menulis kesan di kartu.",
            "Alat musik sendiri bila ingin tampil",
            true,
            [
                "lagu daerah",
                "lagu sendiri",
                "duet",
                "paduan suara kecil",
                "keroncong",
                "puisi dan gitar",
                "angklung",
                "biola",
                "kendang dan suling",
                "lagu anak",
                "campursari",
                "tanpa pengeras suara",
                "musik bambu",
                "rekaman langsung",
            ]
        )
        {
            By = ["komunitas-karawitan-muda-contoh", DemoCast.Bamboo, "komunitas-paduan-suara-warga-contoh"],
        },
    ];

    public static readonly DemoTheme[] All = [.. OfSkills, .. DemoThemesOfMeeting.All];
}
