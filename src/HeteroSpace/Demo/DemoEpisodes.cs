using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>An episode as it was made.</summary>
/// <param name="Guest">Who talks, by what they do; the demo names nobody.</param>
/// <param name="By">The organization of the guest, by its slug.</param>
/// <param name="Notes">What is said in it, in some paragraphs of Markdown.</param>
internal sealed record DemoTalk(string Title, string Summary, string Guest, string By, Sector Sector, string Notes)
{
    public required int Seconds { get; init; }
    public required string[] Tags { get; init; }

    /// <summary>Whether it belongs to the workshop films; others are talks.</summary>
    public bool InTheWorkshop { get; init; }

    /// <summary>Its title and summary in English, where someone translated them.</summary>
    public (string Title, string Summary)? English { get; init; }
}

/// <summary>Eight episodes of Rumah Inspirasi, the oldest first: who talks, about what, and what was said.</summary>
internal static class DemoEpisodes
{
    public static readonly DemoTalk[] All =
    [
        new(
            "Label pertama yang ditolak",
            "Klepon buatan ibunya laku di gang, ditolak di toko. Yang kurang ternyata satu baris di label.",
            "Ketua Jajan Pasar Muda",
            "komunitas-jajan-pasar-muda-contoh",
            Sector.Food,
            """
            Rasanya tidak pernah jadi masalah. Toko pertama mengembalikan tiga puluh kotak karena di labelnya tidak
            tertulis kapan dibuat.

            ## Isi obrolan

            - 00.00 Dapur jam tiga pagi
            - 05.10 Tiga puluh kotak yang kembali
            - 11.40 Menghitung harga, termasuk tidur yang hilang
            - 17.20 Lima nenek, satu merek

            **Bagaimana rasanya ditolak?** “Saya marah ke tokonya. Malamnya saya baca lagi labelnya, dan tokonya
            benar. Pembeli tidak bisa menebak klepon saya umur berapa.”

            **Lalu apa yang diubah?** Nama bahan ditulis lengkap, tanggal dicap dengan stempel mainan anaknya, nomor
            ponsel ditaruh di bawah. Biayanya dua ratus rupiah sekotak.

            **Yang paling ingin disampaikan?** “Jangan titip dulu sebelum tahu harga pokoknya. Saya pernah laku
            keras dan rugi setiap hari.”
            """
        )
        {
            Seconds = 1294,
            Tags = ["kuliner", "label", "harga"],
            English = (
                "The first label that was refused",
                "Her mother's klepon sold well in the lane and was refused by the shop: one line on the label was "
                    + "missing."
            ),
        },
        new(
            "Meja pinjaman yang jadi kelas",
            "Mulanya tiga orang berebut satu colokan. Dua tahun kemudian mejanya dua puluh, gurunya bergiliran.",
            "Penggagas Ngoding Sore",
            "komunitas-ngoding-sore-contoh",
            Sector.Digital,
            """
            Setiap Selasa sore ada satu meja yang ribut. Dari meja itu lahir kelas yang sampai sekarang tidak punya
            kepala sekolah.

            ## Isi obrolan

            - 00.00 Satu laptop, tiga orang
            - 04.30 Murid pertama yang lalu mengajar
            - 12.10 Ketika gurunya pindah kota
            - 18.00 Cara membuka kelas serupa

            **Kenapa berdua di satu papan tombol?** “Karena yang diam saja tidak belajar. Satu mengetik, satu
            menerangkan, lima belas menit lalu bertukar.”

            **Apa yang terjadi waktu gurunya pergi?** Kelas sempat sepi sebulan. Lalu seorang murid SMK berdiri dan
            berkata bahwa bab tiga ia paham. Sejak itu yang mengajar adalah siapa saja yang baru saja mengerti.

            **Biayanya?** Nol. Mejanya dipesan seperti orang lain memesan, tiga hari sebelumnya.
            """
        )
        {
            Seconds = 1467,
            Tags = ["belajar", "program", "pelajar"],
            English = (
                "A borrowed desk became a class",
                "It began with three people fighting over one socket. Two years on there are twenty desks and many "
                    + "teachers."
            ),
        },
        new(
            "Kontrak satu halaman",
            "Mereka tampil tujuh kali tanpa bayaran. Yang kedelapan dibayar, karena ada selembar kertas.",
            "Pemain angklung, Musik Bambu",
            DemoCast.Bamboo,
            Sector.PerformingArts,
            """
            “Nanti kami promosikan” adalah kalimat yang paling sering mereka dengar. Episode ini tentang cara
            menjawabnya dengan sopan.

            ## Isi obrolan

            - 00.00 Tujuh panggung dan satu nasi kotak
            - 06.20 Empat pertanyaan sebelum menjawab ya
            - 13.00 Berkata tidak tanpa memutus kawan
            - 19.15 Isi kertasnya

            **Apa isi kertas itu?** Tanggal, lama tampil, siapa menyediakan pengeras suara, berapa dan kapan
            dibayar, dan apa yang terjadi kalau hujan. Tidak ada pasal. Muat di satu halaman.

            **Pernah kehilangan panggung karenanya?** “Dua kali. Keduanya panggung yang memang tidak akan membayar.”

            **Untuk teman yang baru mulai?** “Main gratis itu boleh, asal Anda yang memutuskan, bukan karena segan
            bertanya.”
            """
        )
        {
            Seconds = 1356,
            Tags = ["musik", "perjanjian"],
            English = (
                "A contract on one page",
                "They played seven times for nothing. The eighth time they were paid, thanks to one sheet of paper."
            ),
        },
        new(
            "Sungainya dulu, baru pasarnya",
            "Empat puluh tiga relawan, sebelas karung, dan seorang ketua RW yang mula-mula tidak percaya.",
            "Koordinator Sungai Bersih",
            DemoCast.River,
            Sector.Environment,
            """
            Tempatnya cantik kalau dilihat dari jembatan, dan bau kalau didekati. Dua pekan sebelum Pasar Batik
            Sungai, empat puluh tiga orang turun dengan sepatu bot pinjaman.

            ## Yang terlihat di film

            - 00.00 Foto sebelum
            - 03.15 Memilah di tepi, bukan di truk
            - 09.40 Pak RW ikut turun
            - 14.05 Tiga pekan sesudah pasar

            Kaleng dan botol dipisah di tempat, lalu dibawa bank sampah. Yang paling berat bukan plastik, melainkan
            sisa kain: hari itu satu karungnya diangkat enam orang.

            Sesudah pasar, warga tidak menunggu jadwal lagi. “Kami datang pekan berikutnya,” kata koordinatornya,
            “dan sudah bersih. Kami pulang, lalu minum kopi.”
            """
        )
        {
            Seconds = 1012,
            Tags = ["lingkungan", "sungai", "gotong royong"],
            InTheWorkshop = true,
            English = (
                "First the river, then the market",
                "Forty-three volunteers, eleven sacks, and a head of the neighbourhood who did not believe it at first."
            ),
        },
        new(
            "Kasir yang menjawab dengan tangan",
            "Sebuah toko kelontong belajar dua puluh isyarat. Pembelinya bertambah, salah kembaliannya berkurang.",
            "Pengajar tuli, Isyarat Kita",
            "komunitas-isyarat-kita-contoh",
            Sector.Disability,
            """
            Obrolan ini direkam dalam bahasa isyarat dengan juru bahasa. Yang tertulis di sini adalah terjemahannya.

            ## Isi obrolan

            - 00.00 Belanja sambil menunjuk
            - 04.50 Dua puluh isyarat yang cukup
            - 10.30 Kesalahan yang lucu
            - 15.45 Tulisan di meja kasir

            **Isyarat pertama apa?** “Angka. Kalau angkanya sama-sama jelas, orang berani membeli.”

            **Apa yang sebaiknya tidak dilakukan?** Berteriak, dan memandang juru bahasanya. “Lihat saya. Suara dia
            hanya pinjaman.”

            Pemilik toko kini menempel satu kertas: *Di sini boleh pakai isyarat.* Menurut catatannya, pembeli tuli
            datang dari dua kelurahan di sebelahnya.
            """
        )
        {
            Seconds = 1123,
            Tags = ["bahasa isyarat", "toko", "ramah difabel"],
            English = (
                "The cashier who answers by hand",
                "A corner shop learns twenty signs. More people buy, and fewer get the wrong change."
            ),
        },
        new(
            "Dari kebun ke cangkir, tanpa perantara",
            "Tujuh keluarga petani menjemur bersama dan menulis harganya di bungkus.",
            "Petani kopi, Temanggung",
            DemoCast.Coffee,
            Sector.Agriculture,
            """
            Sampai tiga tahun lalu ia tidak pernah minum kopinya sendiri. Yang bagus dijual, yang pecah diseduh.

            ## Yang terlihat di film

            - 00.00 Memetik yang merah saja
            - 04.20 Para-para dari bambu
            - 08.55 Harga di bungkus
            - 12.30 Pembeli pertama naik ke kebun

            Di belakang bungkusnya tertulis empat angka: untuk petani, untuk sangrai, untuk kemasan, untuk ongkos
            kirim. “Awalnya malu,” katanya. “Ternyata pembeli senang tahu uangnya ke mana.”

            Menjemur bersama membuat mutunya sama. Kalau hujan, tujuh keluarga saling menelepon, dan siapa yang
            paling dekat menutup terpalnya.
            """
        )
        {
            Seconds = 948,
            Tags = ["kopi", "petani", "harga"],
            InTheWorkshop = true,
            English = (
                "From the field to the cup, with no one in between",
                "Seven farming families dry their coffee together and print what they earn on the bag."
            ),
        },
        new(
            "Gim yang airnya naik tiap jam enam",
            "Banjir rob jadi aturan main. Anak-anak Tambak Lorok yang mengujinya, dan mereka tidak sopan.",
            "Perancang gim, Gim Semarangan",
            "komunitas-gim-semarangan-contoh",
            Sector.Games,
            """
            Di gimnya, pukul enam sore air masuk. Pemain boleh menyelamatkan tiga barang saja, dan kulkas dihitung
            dua.

            ## Isi obrolan

            - 00.00 Kenapa banjir dijadikan gim
            - 05.35 Penguji yang paling jujur
            - 12.20 Menghapus tokoh pahlawan
            - 20.10 Dijual atau dibagi

            **Apa kata anak-anak?** “Katanya gim kami salah: kulkas tidak diselamatkan, kulkas ditinggikan dulu
            sejak pagi. Kami ulang dari awal, dan mereka benar.”

            **Kenapa tidak ada pahlawannya?** Karena di kampung itu tidak ada satu orang yang menyelamatkan semua.
            Yang menang adalah yang paling cepat saling memanggil.

            **Di mana bisa dicoba?** Di malam gim lokal, di meja dekat jendela.
            """
        )
        {
            Seconds = 1582,
            Tags = ["gim", "rob", "kota"],
            English = (
                "The game where the water rises at six",
                "Tidal floods become a rule of play. The children of Tambak Lorok test it, and they are not polite."
            ),
        },
        new(
            "Toko bersama, buku kas bersama",
            "Sembilan anak muda membuka satu toko. Yang membuat mereka bertahan bukan modalnya, tetapi rapat Senin.",
            "Bendahara Koperasi Pemuda",
            "koperasi-pemuda-contoh",
            Sector.Trade,
            """
            Modal mereka sembilan ratus ribu rupiah, seratus ribu seorang. Raknya bekas apotek.

            ## Isi obrolan

            - 00.00 Sembilan orang, satu kunci
            - 06.00 Rapat Senin, dua puluh menit
            - 12.45 Bulan yang merah
            - 18.30 Membagi sisa hasil usaha yang pertama

            **Apa yang dibahas setiap Senin?** Tiga hal saja: apa yang habis, apa yang tidak laku, siapa jaga hari
            apa. Uangnya dibacakan keras-keras, jadi tidak ada yang menebak.

            **Pernah hampir bubar?** “Bulan keempat. Kami rugi, dan saya yang mencatatnya. Saya kira semua akan
            pulang. Ternyata mereka malah menambah jam jaga.”

            **Pembagian pertama?** Empat puluh dua ribu rupiah seorang. “Kami bingkai satu, sisanya kami makan
            bersama.”
            """
        )
        {
            Seconds = 1438,
            Tags = ["koperasi", "toko", "pembukuan"],
            English = (
                "One shop, one cash book",
                "Nine young people opened one shop. What keeps them together is not the money but the Monday meeting."
            ),
        },
    ];
}
