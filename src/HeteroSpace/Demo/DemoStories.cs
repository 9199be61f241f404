using System.Text.RegularExpressions;
using HeteroSpace.Content;
using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>The founding story in three articles of our own words. Figures carry their source.</summary>
internal static class DemoStories
{
    public static readonly ArticlePlan[] All =
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
            Text = Flow(
                """
                Pada 31 Januari 2020, dinas koperasi dan UKM Jawa Tengah membuka sebuah ruang kerja bersama di
                Gedung UMKM Center, Jalan Setiabudi 192, Semarang. Siapa saja boleh masuk: pemilik usaha kecil,
                mahasiswa, pengurus koperasi, orang yang baru punya gagasan.

                ## Dinas memberi gedung, komunitas memberi isi

                Pembagiannya sederhana. Pemerintah menyediakan gedung dan alat; jaringan komunitas menjalankan
                kelas, pameran, dan ruangnya sehari-hari. Sebagian besar biaya datang dari luar anggaran daerah:
                antara 60 dan 70 persen.

                > Srawung – Mbangun – Melesat: bergaul dulu, lalu membangun, lalu melesat.

                Semboyan itu juga urutan kerjanya. Orang datang untuk bertemu, pulang dengan rencana, dan
                kembali dengan hasil.

                ## Lalu Solo, lalu Purwokerto

                Ruang kedua dibuka di Solo pada 19 Desember 2021, ruang ketiga di Purwokerto pada 16 Desember
                2022, di bekas kantor Bakorwil III. Masing-masing punya watak: Semarang condong ke usaha
                digital, Solo ke kriya dan seni pertunjukan, Purwokerto ke kemasan dan galeri.

                Anda juga bisa membukanya di kota Anda. [Tulis gagasannya](/gagasan/baru), dan ajak dua
                komunitas menandatanganinya.

                *Sumber: catatan publik dinas dan pemberitaan 2020–2022, dihimpun November 2026.*
                """
            ),
            TextEn = Flow(
                """
                On 31 January 2020 Central Java's agency for cooperatives and small businesses opened a
                co-working space in the UMKM Center, Jalan Setiabudi 192, Semarang. Anyone may come in: owners
                of small businesses, students, cooperative boards, people who just had an idea.

                ## The agency gives the building, communities give it life

                The government provides building and equipment; a network of communities runs classes, shows and
                the rooms from day to day. Between 60 and 70 per cent of the means come from outside the public
                budget.

                > Srawung – Mbangun – Melesat: meet first, then build, then take off.

                ## Then Solo, then Purwokerto

                A second space opened in Solo on 19 December 2021 and a third in Purwokerto on 16 December 2022.
                Semarang leans to digital businesses, Solo to craft and performing arts, Purwokerto to packaging
                and its gallery.

                *Source: public records of the agency and press of 2020 to 2022, gathered in November 2026.*
                """
            ),
        },
        new()
        {
            Title = "Ketika kelas pindah ke layar dalam semalam",
            Sector = Sector.Digital,
            Tags = ["webinar", "pandemi", "umkm"],
            Authors = ["Redaksi Rumah Inspirasi"],
            Summary = "Dua bulan setelah dibuka, gedungnya harus tutup. Kelasnya tidak.",
            Text = Flow(
                """
                Ruang baru itu baru berumur dua bulan ketika pandemi menutup pintunya. Jadwal kelas sudah penuh.
                Pertanyaannya bukan lagi ruang mana yang kosong, melainkan siapa yang bisa menyalakan webinar
                malam ini.

                ## Angkanya, dengan sumbernya

                Sampai Agustus 2020 tercatat 231 kegiatan dan 12.908 anggota. Artikel pendirian dari September
                2020 menyebut 770 komunitas dan 192 acara. Dua sumber, dua cara menghitung, dan keduanya benar
                menurut catatannya masing-masing.

                Karena itu di sini setiap angka lama disebut bersama sumbernya, dan setiap angka di beranda membuka
                catatan di baliknya.

                ## Yang tertinggal dari masa itu

                - Acara hybrid: separuh orang di ruang, separuh di layar, satu daftar hadir.
                - Rekaman yang menjadi episode, supaya yang tidak bisa datang tetap belajar.
                - Kebiasaan menulis notulen, karena tidak semua orang hadir di saat yang sama.

                Mau ikut kelas berikutnya? Lihat [acara yang akan datang](/acara).

                *Sumber: laporan kegiatan sampai Agustus 2020 dan artikel pendirian, September 2020.*
                """
            ),
            TitleEn = "When classes moved to the screen overnight",
            SummaryEn = "Two months after it opened, the building had to close. The classes did not.",
            TextEn = Flow(
                """
                The new space was two months old when the pandemic shut its doors. The timetable was full. The
                question was no longer which room was free, but who could get a webinar running tonight.

                ## The figures, and where they come from

                By August 2020, 231 activities and 12,908 members had been counted. The founding article of
                September 2020 speaks of 770 communities and 192 events. Two sources, two ways of counting, and
                each is right by its own records.

                That is why every older figure here comes with its source, and every figure on the first page
                opens the records behind it.

                ## What stayed

                - Hybrid events: half in the room, half on a screen, one list of who was there.
                - Recordings that become episodes, so that those who could not come can still learn.
                - The habit of writing minutes, since not everyone is there at the same time.

                Would you like to join the next class? See [what is coming up](/acara).

                *Source: reports of activities up to August 2020, and the founding article, September 2020.*
                """
            ),
        },
        new()
        {
            Title = "Dari membaca sampai ikut: cara kerja Rumah Inspirasi",
            Sector = Sector.Creative,
            Tags = ["kanal", "komunitas", "webinar"],
            Authors = ["Redaksi Rumah Inspirasi", DemoNames.Of(14)],
            Summary =
                "Kanal ini dibuat anak-anak muda. Begini sebuah ide menjadi episode, "
                + "dan pertanyaan Anda menjadi kelas.",
            Text = Flow(
                """
                Setiap episode di kanal ini lahir dari satu kalimat di papan ide. Seseorang menulisnya,
                seseorang lain menyusun naskah, studio dipesan, dan rekaman dipotong sampai yang tinggal hanya
                yang perlu.

                ## Siapa yang dapat nama

                Di bawah setiap episode tertulis siapa yang membuat dan komunitas mana yang memberi. Bila
                episodenya bagian dari sebuah jejak, keikutsertaan komunitas itu ikut tercatat. Yang tidak ingin
                disebut namanya ditulis dengan perannya saja, dan tetap tercatat ikut.

                ## Pertanyaan Anda tidak hilang

                Di ujung setiap tulisan ada satu tombol untuk ditekan bila tulisannya bermanfaat, dan satu kolom untuk
                yang ingin memahami lebih lanjut: tinggalkan nomor, dan petugas menghubungi Anda. Bila
                jawabannya sebuah kelas, Anda bisa mendaftar saat itu juga.

                > Pertanyaan yang sama dari lima orang adalah sebuah acara.

                Ide episode berikutnya boleh dari Anda: [usulkan temanya](/gagasan/baru).
                """
            ),
            TitleEn = "From reading to taking part: how Rumah Inspirasi works",
            SummaryEn =
                "Young people make this channel. Here is how an idea becomes an episode, and your question a class.",
            TextEn = Flow(
                """
                Every episode of this channel begins as one sentence on a board. Someone writes it down, someone
                else drafts a script, the studio is booked, and the recording is cut until only what matters is
                left.

                ## Who is named

                Each episode credits the people who made it and the community behind it. If the episode is
                part of a trail, that community's part is recorded there too. Anyone who would rather not be
                named is credited by what they did, and that is on record all the same.

                ## Your question is not lost

                At the end of every text there is a button to press if it was useful, and one field if you would
                like to know more: leave your number and our staff get in touch. If the answer turns out to be a
                class, you can register on the spot.

                > Five people with the same question? That’s an event.

                The next idea may be yours: [suggest a topic](/gagasan/baru).
                """
            ),
        },
    ];

    // A paragraph is one line, however it is wrapped here; a list keeps its lines.
    internal static string Flow(string text) => Regex.Replace(text, @"(?<!\n)\n(?!\n|- )", " ");
}
