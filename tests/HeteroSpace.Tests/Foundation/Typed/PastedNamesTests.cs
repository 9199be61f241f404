namespace HeteroSpace.Foundation.Typed;

/// <summary>Lists of names as teachers and leads paste them.</summary>
public sealed class PastedNamesTests
{
    [Theory]
    [
        InlineData("1. Ani\n2) Beni\n- Cici\n\n• Dedi\n5.\tEka Putri", "Ani|Beni|Cici|Dedi|Eka Putri"),
        InlineData("Ani, Beni, Cici", "Ani|Beni|Cici"),
        InlineData("Ani; Beni;Cici;", "Ani|Beni|Cici"),
        InlineData("Ani, Beni dan Cici", "Ani|Beni|Cici"),
        InlineData("(1) Ani\r\n(2) Beni", "Ani|Beni"),
        InlineData("[1] Ani\n[2] Beni", "Ani|Beni"),
        InlineData("1 Ani\n2 Beni", "Ani|Beni"),
        InlineData("10.Ani\n11.Beni", "Ani|Beni"),
        InlineData("a/n Ani\na.n. Beni\natas nama Cici", "Ani|Beni|Cici"),
        InlineData("Nama\tHP\nAni\t081234567890\nBeni\t081234567891", "Ani|Beni"),
        InlineData("Nama\n1. a/n Ani", "Ani"),
        InlineData("Peserta:\n* Ani\n* Beni", "Ani|Beni"),
        InlineData("1\tAni\tXI IPA 1\n2\tBeni\tXI IPA 2", "Ani|Beni"),
        InlineData(
            "Siti Aminah, S.Pd., Budi Santoso, S.H., M.H., Cici",
            "Siti Aminah, S.Pd.|Budi Santoso, S.H., M.H.|Cici"
        ),
        InlineData("Ani, M. Ali, Cici", "Ani|M. Ali|Cici"),
        InlineData("– Ani\n— Beni\n☐ Cici", "Ani|Beni|Cici"),
        InlineData("3\nAni", "Ani"),
        InlineData("[28/11/26 09.15] Bu Rini: Ani Lestari\n[28/11/26 09.16] Bu Rini: Beni", "Ani Lestari|Beni"),
        InlineData("28/11/26 09.15 - Bu Rini: 1. Ani\n28/11/2026, 9:16 PM - Bu Rini: 2. Beni", "Ani|Beni"),
        InlineData("28/11/26 09.15 - Pesan terenkripsi\n28/11/26 09.15 - Rini: Ani", "Ani"),
        InlineData("*Daftar peserta*\n1. *Ani* ✅\n2. _Beni_ 🙏🏽\n3. ~Cici~", "Ani|Beni|Cici"),
        InlineData("Ani <ani@example.org>, Beni <beni@example.org>;\nDedi dedi@example.org", "Ani|Beni|Dedi"),
        InlineData("LIST PESERTA lomba 2026\n1. *Ani* (hadir)\n2. _Beni Jaya_ (Hadir)", "Ani|Beni Jaya"),
        InlineData("Ani\nani@example.org\nBeni\nbeni@example.org", "Ani|Beni"),
        InlineData("Ani ani@example.org Beni mailto:beni@example.org", "Ani|Beni"),
        InlineData(
            "Ani 081234567890\nBeni - 0812-3456-7890\nCici (08123456789)\nDedi: +62 812 3456 7890",
            "Ani|Beni|Cici|Dedi"
        ),
        InlineData("081234567890 Ani\n0812 3456 7890 - Beni", "Ani|Beni"),
        InlineData("No\tNama\tKelas\n1\tAni Lestari\tX IPA 1\n2\tBeni, S.Kom\tX IPA 2", "Ani Lestari|Beni, S.Kom"),
        InlineData("| No | Nama |\n|----|------|\n| 1 | Ani |\n| 2 | Beni |", "Ani|Beni"),
        InlineData("i. Ani\nii. Beni\niii. Cici", "Ani|Beni|Cici"),
        InlineData("a. Ani\nb. Beni\nc) Cici", "Ani|Beni|Cici"),
        InlineData("Peserta:\nA. Ani\nB. Beni\nC. Cici", "Ani|Beni|Cici"),
        InlineData("Ketua: Ani\nAnggota: Beni, Cici dan Dedi\nAnggota 2 : Eka", "Ani|Beni|Cici|Dedi|Eka"),
        InlineData("Nama : Ani\nKelas : X\nNama: Beni\nNo. HP : 0812\nNama sekolah : SMA 1", "Ani|Beni"),
        InlineData("Ani / Beni / Cici", "Ani|Beni|Cici"),
        InlineData("1️⃣ Ani\n2️⃣ Beni", "Ani|Beni"),
        InlineData("１．Ani\n２）Beni", "Ani|Beni"),
        InlineData("① Ani\n②Beni", "Ani|Beni"),
        InlineData("1/ Ani\n2/Beni", "Ani|Beni"),
        InlineData("No 1 Ani\nNo. 2 Beni\nNomor 3. Cici", "Ani|Beni|Cici"),
        InlineData("12345 Ani\n12346 Beni", "Ani|Beni"),
        InlineData("* [ ] Ani\n* [x] Beni", "Ani|Beni"),
        InlineData("\"Ani\",\"Beni, S.Pd.\"\n“Cici”", "Ani|Beni, S.Pd.|Cici"),
        InlineData("Ani (XI IPA 2)\nBeni (kelas 3)", "Ani|Beni"),
        InlineData("Ani........\nBeni ….", "Ani|Beni"),
        InlineData("👩 Ani\n👨 Beni 🎓", "Ani|Beni")
    ]
    public void What_is_not_one_name_a_line_is_made_out_and_shown_first(string typed, string names) =>
        IsMadeOut(typed, names);

    [Theory]
    [
        InlineData("[14.05, 28/11/2026] Bu Rini: Ani\n[14:06, 28/11/2026] +62 812-3456-7890: Beni", "Ani|Beni"),
        InlineData(
            "28/11/26 14.05 - Rini: <Media tidak disertakan>\n28/11/26 14.06 - Rini: Pesan ini telah dihapus\n"
                + "28/11/26 14.07 - Rini: Ani <Pesan ini diedit>",
            "Ani"
        ),
        InlineData("Selamat pagi Kak\n1. Ani\n2. Beni\nTerima kasih 🙏", "Ani|Beni"),
        InlineData("Mau daftar kak, atas nama Ani dan Beni", "Ani|Beni"),
        InlineData("1. Ani 2. Beni 3. Cici", "Ani|Beni|Cici"),
        InlineData("(1) Ani (2) Beni, S.Pd.", "Ani|Beni, S.Pd."),
        InlineData("#1 Ani\n#2 Beni", "Ani|Beni"),
        InlineData("Ibu Sri + 2 anak", "Ibu Sri|Anak Ibu Sri|Anak Ibu Sri"),
        InlineData("Pak Joko beserta istri\nBu Rina (+ 1 anak)", "Pak Joko|Istri Pak Joko|Bu Rina|Anak Bu Rina"),
        InlineData("Ani & dua teman\nBeni dan anaknya (2)", "Ani|Teman Ani|Teman Ani|Beni|Anak Beni|Anak Beni"),
        InlineData("Hj. Ani, S.Pd. dan Beni, S.H., M.H.", "Hj. Ani, S.Pd.|Beni, S.H., M.H."),
        InlineData("Ani (XI IPA)\nBeni (kelas X)", "Ani|Beni"),
        InlineData("Pak Joko sekeluarga\nBu Tuti dkk.\nAni dan kawan-kawan", "Pak Joko|Bu Tuti|Ani"),
        InlineData("Joko + Sri+Dian", "Joko|Sri|Dian"),
        InlineData("Ani, 12 tahun\nBeni 10 th\nCici (9 th)", "Ani|Beni|Cici"),
        InlineData("Ani, P\nBeni - L\nCici (P)", "Ani|Beni|Cici"),
        InlineData("Ani, X IPA 1\nBeni; XI\nCici | kelas 3\nDedi - SMA 2 Semarang", "Ani|Beni|Cici|Dedi"),
        InlineData("Ani|Beni", "Ani|Beni"),
        InlineData("Ani Rp50.000\nBeni 50k lunas\nCici (belum bayar)", "Ani|Beni|Cici"),
        InlineData("Tim A: Ani, Beni\nKelompok 2: Cici", "Ani|Beni|Cici"),
        InlineData("KELAS X IPA 1\n1. Ani\nKelompok 2\n1. Beni", "Ani|Beni"),
        InlineData("Ketua Kelompok: Ani\nSeksi Konsumsi : Beni\nNama Anak: Cici", "Ani|Beni|Cici"),
        InlineData("Ani, S.Pd., Gr., Beni, S.Psi., M.Psi., Psikolog", "Ani, S.Pd., Gr.|Beni, S.Psi., M.Psi., Psikolog"),
        InlineData("陳建明、李杰登\nأحمد، محمد", "陳建明|李杰登|أحمد|محمد"),
        InlineData("(Ani)\n<Beni>\n'Cici'", "Ani|Beni|Cici"),
        InlineData("3 orang: Ani, Beni, Cici", "Ani|Beni|Cici"),
        InlineData("Bu Sri (+2)\nAni +1", "Bu Sri|Teman Bu Sri|Teman Bu Sri|Ani|Teman Ani"),
        InlineData("Ani 3 orang\nBeni (2 org)", "Ani|Teman Ani|Teman Ani|Beni|Teman Beni"),
        InlineData("Ibu Ani dan 2 anak, Pak Budi", "Ibu Ani|Anak Ibu Ani|Anak Ibu Ani|Pak Budi"),
        InlineData("Bu Sri & suami & 2 anak", "Bu Sri|Suami Bu Sri|Anak Bu Sri|Anak Bu Sri"),
        InlineData("Bu Sri + anak + Pak Joko, S.Pd.", "Bu Sri|Anak Bu Sri|Pak Joko, S.Pd."),
        InlineData("1. Ani 1 orang\nTerima kasih Bu Guru\nMohon dicatat ya", "Ani"),
        InlineData("Halo Kak Rina, mau daftar\n1. Ani\nterima kasih atas bantuannya", "Ani")
    ]
    public void Families_classes_and_what_chats_say_beside_names_are_left_out(string typed, string names) =>
        IsMadeOut(typed, names);

    private static void IsMadeOut(string typed, string names)
    {
        var read = PastedNames.Read(typed);
        Assert.Equal(names.Split('|'), read.Names);
        Assert.True(read.Interpreted);
    }

    [Theory]
    [
        InlineData("Ani 2 orang, Beni 3 orang\nTotal 5 orang", "Ani|Teman Ani|Beni|Teman Beni|Teman Beni"),
        InlineData("Ani\nBeni\nJumlah: 2", "Ani|Beni"),
        InlineData("Total peserta: 2 orang\n1. Ani\n2. Beni", "Ani|Beni"),
        InlineData("Ani, Beni, Cici (3 orang)", "Ani|Beni|Cici"),
        InlineData("Ani, Beni, Cici, total 3 orang", "Ani|Beni|Cici"),
        InlineData("Ani, Beni, Cici = 3 orang", "Ani|Beni|Cici"),
        InlineData("Ani dan Beni 3 orang", "Ani|Beni|Teman Beni|Teman Beni"),
        InlineData("Bu Ani, 2 anak, Pak Budi", "Bu Ani|Anak Bu Ani|Anak Bu Ani|Pak Budi"),
        InlineData("Ani (2 anak), Beni", "Ani|Anak Ani|Anak Ani|Beni"),
        InlineData("Bu Ani, suami, dan anak", "Bu Ani|Suami Bu Ani|Anak Bu Ani"),
        InlineData("Bu Ani, anaknya 2", "Bu Ani|Anak Bu Ani|Anak Bu Ani"),
        InlineData("Ani & 3 lainnya, Beni", "Ani|Teman Ani|Teman Ani|Teman Ani|Beni"),
        InlineData("Ani dan 2 teman lainnya", "Ani|Teman Ani|Teman Ani"),
        InlineData("Ani dan kawan-kawan (2)", "Ani|Teman Ani|Teman Ani"),
        InlineData("Ani plus suami\nBeni (plus 1)", "Ani|Suami Ani|Beni|Teman Beni"),
        InlineData("Ani dan ibunya", "Ani|Ibu Ani"),
        InlineData("Ani serta Beni", "Ani|Beni")
    ]
    public void Whoever_comes_along_is_counted_and_a_sum_is_not(string typed, string names) => IsMadeOut(typed, names);

    [Theory]
    [
        InlineData("Assalamualaikum wr. wb.\nAni", "Ani"),
        InlineData("Assalamu'alaikum\nWassalamualaikum\nAni", "Ani"),
        InlineData("Pagi kak\nAni\nSuwun", "Ani"),
        InlineData("Permisi Bu\nAni\nTolong dicatat ya kak", "Ani"),
        InlineData("Halo kak, Ani dan Beni", "Ani|Beni"),
        InlineData("Selamat pagi Kak, Bu Ani, S.Pd., Pak Budi", "Bu Ani, S.Pd.|Pak Budi"),
        InlineData("@Ani\n@Beni", "Ani|Beni"),
        InlineData("Ani, S.Tr.Keb., Bdn.\nBeni - ketua", "Ani, S.Tr.Keb., Bdn.|Beni"),
        InlineData("Ani usia 12 tahun\nBeni kelas 5\nNB: bawa laptop", "Ani|Beni")
    ]
    public void A_greeting_takes_nobody_with_it(string typed, string names) => IsMadeOut(typed, names);

    public static TheoryData<string> Endless =>
        [
            " ",
            "\u00A0",
            "@",
            "a@",
            "a@a.",
            "- ",
            "* ",
            "*",
            ": ",
            "_",
            "~",
            "+",
            "+ ",
            "( ",
            "1. ",
            "1. a ",
            "/ ",
            "dan ",
            ". ",
            "0 ",
            "0812 ",
            "| ",
            "a, ",
            "\t",
            "<",
            "nama: ",
            "tim a: ",
            "a/n ",
            "x ",
            "a - ",
            "12 th ",
        ];

    /// <summary>Anybody may send 8,000 letters, and is answered at once.</summary>
    [Theory, MemberData(nameof(Endless))]
    public void What_nobody_means_as_a_list_is_read_at_once(string mark)
    {
        foreach (var (first, last) in ((string, string)[])[("", ""), ("a", "b"), ("1. a (", "b"), ("", "\nb")])
        foreach (var length in (int[])[990, 7900])
        {
            var text = first + string.Concat(Enumerable.Repeat(mark, length / mark.Length)) + last;
            var before = Work.OfThisThread();
            _ = PastedNames.Read(text);
            Assert.InRange(Work.OfThisThread() - before, 0, 700);
        }
    }

    [Theory]
    [
        InlineData("Ani\nBeni\nCici", "Ani|Beni|Cici"),
        InlineData("Ani\n\n  Beni \n", "Ani|Beni"),
        InlineData("Ani,\nBeni,\nCici", "Ani|Beni|Cici"),
        InlineData("Siti Aminah, S.Pd.", "Siti Aminah, S.Pd."),
        InlineData("Hj. Siti Ma'rifah, S.Pd.I., M.Pd.", "Hj. Siti Ma'rifah, S.Pd.I., M.Pd."),
        InlineData("Dr. dr. Budi, Sp.A(K)\nRina, A.Md.Keb", "Dr. dr. Budi, Sp.A(K)|Rina, A.Md.Keb"),
        InlineData("M.Ali\nRA.Kartini\nSlamet", "M.Ali|RA.Kartini|Slamet"),
        InlineData("Daniel\nNamaku Ani\nAnton", "Daniel|Namaku Ani|Anton"),
        InlineData("Ani\u2028Beni\u0085Cici", "Ani|Beni|Cici"),
        InlineData("A. Rahman\nB. Santoso", "A. Rahman|B. Santoso"),
        InlineData("H. Ahmad\nI. Made\nM. Ali", "H. Ahmad|I. Made|M. Ali"),
        InlineData("I Gusti Ngurah Rai\nA.A. Maramis", "I Gusti Ngurah Rai|A.A. Maramis"),
        InlineData("'Aisyah\nNur'aini\nO'Brien-Smith", "'Aisyah|Nur'aini|O'Brien-Smith"),
        InlineData("Muh.Ilham.S.Kom\nBudi (alm.)\nPeserta 014", "Muh.Ilham.S.Kom|Budi (alm.)|Peserta 014"),
        InlineData("Selamat Riyadi\nSalam\nTim Burton", "Selamat Riyadi|Salam|Tim Burton"),
        InlineData("Anak Agung Gde\nDan Brown", "Anak Agung Gde|Dan Brown"),
        InlineData("Terima Kasih Zebua\nHalo Simanjuntak", "Terima Kasih Zebua|Halo Simanjuntak"),
        InlineData("Mohon Sinaga\nthanks giving putra", "Mohon Sinaga|thanks giving putra"),
        InlineData("Pagi Wijaya\nSiang\nMalam Lestari", "Pagi Wijaya|Siang|Malam Lestari"),
        InlineData("Jumlah Sitepu\nTotal Sembiring", "Jumlah Sitepu|Total Sembiring"),
        InlineData("Cucu Suhartini\nAnak Agung", "Cucu Suhartini|Anak Agung"),
        InlineData("Guruh\nKetut\nNoviana\nWakilah", "Guruh|Ketut|Noviana|Wakilah"),
        InlineData("", "")
    ]
    public void A_plain_list_is_taken_as_it_is(string typed, string names)
    {
        var read = PastedNames.Read(typed);
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), read.Names);
        Assert.False(read.Interpreted);
    }
}
