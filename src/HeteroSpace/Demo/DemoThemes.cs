using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>The themes of the demo, each with fourteen editions.</summary>
internal static class DemoThemes
{
    public static readonly DemoTheme[] All =
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
        new(
            "Dari sampah jadi bahan",
            "Mengolah sisa kain dan plastik menjadi bahan kriya.",
            Sector.Environment,
            "Bahan dipilah dulu, baru dicuci, dipotong, dan dibentuk. Hasilnya boleh dibawa atau ditinggal sebagai "
                + "contoh.",
            "Sekantong sisa kain atau plastik bersih",
            false,
            [
                "tas belanja",
                "alas meja",
                "pot tanaman",
                "bros",
                "tempat pensil",
                "bantal",
                "kertas daur ulang",
                "mainan",
                "tali kantong",
                "kompos dapur",
                "lilin dari jelantah",
                "payung rusak",
                "tutup botol",
                "spanduk bekas",
            ]
        )
        {
            By = ["komunitas-bank-sampah-muda-contoh", "komunitas-kompos-rumah-contoh"],
        },
        new(
            "Bahasa isyarat dasar",
            "Menyapa dan melayani pembeli tuli dengan ramah.",
            Sector.Disability,
            "Pengajarnya teman tuli, dengan juru bahasa di samping. Kita berlatih berpasangan sampai tidak kaku lagi.",
            "Tangan yang bebas; tidak perlu mencatat",
            false,
            [
                "salam dan nama",
                "angka dan harga",
                "memesan makanan",
                "warna dan ukuran",
                "arah dan tempat",
                "keluarga",
                "waktu dan hari",
                "perasaan",
                "keadaan darurat",
                "di loket",
                "di kelas",
                "di bengkel",
                "nama kota",
                "percakapan pertama",
            ]
        )
        {
            By = ["komunitas-isyarat-kita-contoh"],
        },
        new(
            "Membuat toko online",
            "Dari foto sampai tombol beli dalam satu pertemuan.",
            Sector.Digital,
            "Setiap peserta membuka satu toko dan mengisinya sampai bisa dipesan. Yang tersendat dibantu teman semeja.",
            "Ponsel atau laptop dan lima foto barang",
            false,
            [
                "nama dan alamat toko",
                "deskripsi yang jujur",
                "ongkos kirim",
                "katalog WhatsApp",
                "toko di lokapasar",
                "menjawab ulasan",
                "paket hemat",
                "stok dan varian",
                "foto sampul",
                "jam buka toko",
                "promosi pertama",
                "pembeli yang kembali",
                "pesanan khusus",
                "membaca angka toko",
            ]
        )
        {
            By = ["komunitas-perempuan-digital-contoh", "komunitas-ngoding-sore-contoh"],
        },
        new(
            "Bedah buku bersama",
            "Membaca satu buku, mengobrolkannya pelan-pelan.",
            Sector.Literacy,
            "Satu bab dibacakan bergantian, lalu setiap orang membawa satu kalimat yang membekas. Tidak harus sudah "
                + "tamat.",
            "Bukunya bila punya; ada tiga untuk dipinjam",
            false,
            [
                "cerita rakyat pesisir",
                "novel tentang merantau",
                "kumpulan puisi",
                "riwayat sebuah pasar",
                "buku resep nenek",
                "komik sejarah",
                "esai tentang kota",
                "memoar guru",
                "cerita pendek",
                "buku bergambar anak",
                "surat-surat lama",
                "kisah perajin",
                "catatan perjalanan",
                "drama satu babak",
            ]
        )
        {
            Online = true,
            By = ["komunitas-baca-di-taman-contoh", DemoCast.Books, "komunitas-menulis-pagi-contoh"],
        },
        new(
            "Kopi dari lereng",
            "Petani kopi bercerita tentang panen dan harga.",
            Sector.Agriculture,
            "Tiga cangkir dari tiga kebun dicicipi berurutan tanpa nama, lalu petaninya bercerita.",
            "Cangkir sendiri bila ada",
            false,
            [
                "panen pertama",
                "robusta Temanggung",
                "arabika Sindoro",
                "menjemur yang benar",
                "harga di tingkat petani",
                "kopi perempuan",
                "sangrai rumahan",
                "koperasi petani",
                "kopi dan kambing",
                "membaca cuaca",
                "biji cacat",
                "pembeli langsung",
                "pupuk sendiri",
                "kebun campur",
            ]
        )
        {
            By = [DemoCast.Coffee],
        },
        new(
            "Jahit pola pertama",
            "Menjahit tas kain dari pola sampai jadi.",
            Sector.Fashion,
            "Pola digambar, kain dipotong, dan jahitan pertama dibuat di mesin yang sudah disetel.",
            "Gunting kain bila punya; mesin ada delapan",
            false,
            [
                "tas belanja",
                "dompet",
                "celemek",
                "sarung bantal",
                "masker kain",
                "pita rambut",
                "totebag bersaku",
                "rok lilit",
                "tempat tisu",
                "tas bekal",
                "topi",
                "kantong serut",
                "sarung ponsel",
                "memperbaiki ritsleting",
            ]
        )
        {
            By = ["komunitas-jahit-bareng-contoh", "komunitas-pola-dan-gunting-contoh"],
        },
        new(
            "Obrolan pendiri usaha rintisan",
            "Jatuh, bangun, dan angka yang jarang diceritakan.",
            Sector.Digital,
            "Seorang pendiri bercerita setengah jam, setelah itu semua boleh bertanya, juga tentang uangnya.",
            "Satu pertanyaan yang sungguh ingin Anda tahu",
            false,
            [
                "pelanggan pertama",
                "rekan yang pergi",
                "pivot",
                "uang habis",
                "merekrut teman",
                "tumbuh tanpa investor",
                "menjual ke pemerintah",
                "gagal dua kali",
                "produk untuk desa",
                "menutup usaha",
                "hak cipta",
                "bekerja dari kampung",
                "harga langganan",
                "kompetisi pertama",
            ]
        )
        {
            Online = true,
            By = ["telekomunikasi-contoh", "komunitas-perempuan-digital-contoh"],
        },
    ];
}
