using System.Collections.Frozen;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// What people here call one thing, in Indonesian and in English: whoever asks for one is also shown what has another,
/// after whatever has the word itself. The words of the glossary (CONTEXT.md) that visitors use stand among them, which
/// a test keeps; the others are what members, guests and their events are about. A word stands in one line only: one
/// that means two things (kursi, a chair and a seat) would bring what nobody asked for.
/// </summary>
internal static class SameWords
{
    /// <summary>Each with its words in Indonesian, then in English; an English one stands for its plural too.</summary>
    internal static readonly IReadOnlyList<(string Indonesian, string English)> Lines =
    [
        // What there is to find and to do.
        ("acara kegiatan", "event"),
        ("lokasi tempat", "site location place venue"),
        ("ruang ruangan", "space room"),
        ("meja", "desk table"),
        ("pemesanan reservasi", "booking reservation"),
        ("pendaftaran", "registration"),
        ("komunitas paguyuban perkumpulan", "community"),
        ("mitra kemitraan", "partner partnership"),
        ("gagasan ide", "idea"),
        ("usulan", "proposal"),
        ("jejak", "trail"),
        ("inisiatif", "initiative"),
        ("artikel", "article"),
        ("kanal", "channel"),
        ("siniar", "podcast"),
        ("rekaman", "recording"),
        ("tiket", "ticket"),
        ("sertifikat", "certificate"),
        ("relawan sukarelawan", "volunteer"),
        ("keterlibatan", "involvement"),
        ("kerjasama kolaborasi", "collaboration"),
        // Ways to come together.
        ("rapat pertemuan", "meeting"),
        ("kelas", "class"),
        ("lokakarya pelatihan kursus", "workshop training course"),
        ("bincang obrolan diskusi", "talk talkshow discussion"),
        ("musyawarah", "deliberation"),
        ("pasar bazar", "market bazaar fair"),
        ("pameran", "exhibition expo"),
        ("lomba kompetisi sayembara", "competition contest"),
        ("panggung pentas", "performance"),
        ("pendampingan mentor", "mentoring coaching"),
        ("jejaring", "network networking"),
        ("magang", "internship intern apprenticeship"),
        ("lowongan loker", "vacancy job"),
        ("beasiswa", "scholarship"),
        ("daring", "online"),
        ("luring", "offline"),
        // The house.
        ("perpustakaan", "library"),
        ("aula pendopo", "hall auditorium"),
        ("gedung", "building"),
        ("dapur", "kitchen"),
        ("parkir", "parking"),
        ("toilet wc", "restroom"),
        ("musala musholla mushola musola salat sholat", "prayer"),
        ("proyektor", "projector"),
        ("gratis cuma", "free"),
        ("umum publik", "public"),
        // Who comes.
        ("pemula", "beginner"),
        ("mahasiswa pelajar siswa", "student pupil"),
        ("guru pengajar", "teacher tutor"),
        ("anak", "child children kid"),
        ("pemuda remaja", "youth teenager"),
        ("perempuan wanita", "woman women"),
        ("lansia", "elderly"),
        ("difabel disabilitas", "disability disabled accessible"),
        ("tuli tunarungu", "deaf"),
        ("netra tunanetra", "blind"),
        ("sekolah", "school"),
        ("kampus universitas", "campus university college"),
        ("desa kelurahan kampung", "village"),
        ("kota", "city town"),
        // A livelihood.
        ("umkm ukm", "msme sme"),
        ("usaha bisnis", "business enterprise"),
        ("wirausaha pengusaha", "entrepreneur entrepreneurship"),
        ("rintisan", "startup"),
        ("koperasi", "cooperative"),
        ("pemasaran", "marketing"),
        ("penjualan jualan", "sales selling"),
        ("ekspor", "export"),
        ("dana pendanaan modal hibah", "fund funding capital grant"),
        ("pinjaman kredit", "loan"),
        ("keuangan akuntansi", "finance accounting bookkeeping"),
        ("pajak", "tax"),
        ("izin perizinan", "permit license"),
        ("merek", "trademark brand"),
        ("hukum", "law legal"),
        ("harga", "price"),
        ("donasi sumbangan", "donation"),
        // What it is about.
        ("kriya kerajinan", "craft handicraft"),
        ("tenun", "weaving"),
        ("anyaman", "basketry"),
        ("jahit", "sewing tailoring"),
        ("busana fesyen", "fashion clothing"),
        ("kemasan", "packaging"),
        ("kuliner makanan masakan", "culinary food cooking"),
        ("kopi", "coffee"),
        ("pertanian petani", "agriculture farming farmer"),
        ("perikanan nelayan", "fishery fishing"),
        ("kebun", "garden"),
        ("lingkungan", "environment"),
        ("sampah limbah", "waste trash recycling"),
        ("kesehatan", "health"),
        ("wisata pariwisata", "tourism"),
        ("budaya kebudayaan", "culture heritage"),
        ("seni", "art"),
        ("foto fotografi", "photo photography"),
        ("sinema", "movie cinema"),
        ("musik", "music"),
        ("tari", "dance"),
        ("lukisan", "painting"),
        ("wayang", "puppet"),
        ("teater", "theatre theater"),
        ("sastra", "literature"),
        ("puisi", "poetry"),
        ("penulisan menulis", "writing"),
        ("buku", "book"),
        ("bacaan", "reading"),
        ("cerita kisah", "story"),
        ("berita", "news"),
        ("bahasa", "language"),
        ("inggris", "english"),
        ("permainan gim", "game gaming"),
        ("catur", "chess"),
        ("olahraga", "sport"),
        ("komputer laptop", "computer"),
        ("pemrograman koding ngoding", "programming coding"),
        ("aplikasi", "app application"),
        ("laman", "website"),
        ("ponsel hp handphone gawai", "smartphone phone"),
        ("wa", "whatsapp"),
        ("medsos sosmed", "social"),
        ("cetak sablon", "printing"),
        ("rencana", "plan"),
        // When.
        ("pagi", "morning"),
        ("malam", "evening tonight night"),
        ("besok", "tomorrow"),
        ("pekan", "week weekend"),
    ];

    private sealed record Line(IReadOnlySet<string> Written, IReadOnlyList<string> Keys);

    private static readonly IReadOnlyList<Line> Read = [.. Lines.Select(Of)];

    private static readonly FrozenDictionary<string, Line> ByWord = Read.SelectMany(line =>
            line.Written.Select(word => (word, line))
        )
        .ToFrozenDictionary(of => of.word, of => of.line);

    // Of words in Indonesian, whose affixes go; where two lines have a stem it says nothing (pasar, pemasaran).
    private static readonly FrozenDictionary<string, Line> ByStem = Lines
        .Select((line, at) => (Stems: line.Indonesian.Split(' ').SelectMany(KeysOf).Distinct(), Line: Read[at]))
        .SelectMany(line => line.Stems.Select(stem => (stem, line.Line)))
        .GroupBy(of => of.stem, of => of.Line)
        .Where(group => group.Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.Single());

    /// <summary>All of them, as they are written: a slip of a letter may have meant one.</summary>
    public static IEnumerable<string> All => ByWord.Keys;

    /// <summary>Under which what means the same stands in the index; none where nothing does.</summary>
    /// <param name="keys">Under which the word itself stands.</param>
    public static IReadOnlyList<string> Of(string written, IReadOnlyCollection<string> keys) =>
        (
            ByWord.GetValueOrDefault(written)
            ?? keys.Select(ByStem.GetValueOrDefault).FirstOrDefault(line => line != null)
        )
            is { } line
            ? [.. line.Keys.Except(keys)]
            : [];

    private static Line Of((string Indonesian, string English) line)
    {
        string[] english = [.. line.English.Split(' ').SelectMany(word => (string[])[word, PluralOf(word)])];
        var indonesian = line.Indonesian.Split(' ');
        return new(
            indonesian.Concat(english).ToHashSet(),
            [.. indonesian.SelectMany(KeysOf).Concat(english).Distinct()]
        );
    }

    private static IEnumerable<string> KeysOf(string word) =>
        SearchWords.Of(word).SelectMany(of => SearchWords.Keys(of.Written, of.Stem));

    private static string PluralOf(string word) =>
        word switch
        {
            [.., not ('a' or 'e' or 'o' or 'u'), 'y'] => word[..^1] + "ies",
            [.., 's' or 'x'] or [.., 'c' or 's', 'h'] => word + "es",
            _ => word + "s",
        };
}
