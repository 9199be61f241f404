using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>The rest of the themes: what people do together.</summary>
internal static class DemoThemesOfMeeting
{
    public static readonly DemoTheme[] All =
    [
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
            SignLanguage = true,
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
