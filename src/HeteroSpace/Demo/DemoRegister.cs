using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Regions;

namespace HeteroSpace.Demo;

/// <summary>
/// A register of communities as it is found in an office: a title above the headings, semicolons, Windows-1252,
/// headings in the middle, numbers that a spreadsheet mangled, line breaks in cells, three spellings of everything, and
/// the same community twice. With plainly fictional names, and the same for the same numbers.
/// </summary>
internal static class DemoRegister
{
    private static readonly string[] Firsts =
    [
        "Batik",
        "Kopi",
        "Anyaman",
        "Gerabah",
        "Teater",
        "Karawitan",
        "Film",
        "Lensa",
        "Dongeng",
        "Literasi",
        "Robotika",
        "Ngoding",
        "Desain",
        "Gim",
        "Sepeda",
        "Mangrove",
        "Kompos",
        "Hidroponik",
        "Ternak",
        "Jamu",
        "Lumpia",
        "Roti",
        "Jahit",
        "Wastra",
        "Sepatu",
        "Ukir",
        "Wayang",
        "Keroncong",
        "Tari",
        "Isyarat",
        "Podcast",
        "Animasi",
        "Komik",
        "Tenun",
        "Perca",
    ];
    private static readonly string[] Seconds =
    [
        "Muda",
        "Senja",
        "Pesisir",
        "Lereng",
        "Kampung",
        "Bersama",
        "Lestari",
        "Rintisan",
        "Juara",
        "Mandiri",
        "Cerah",
        "Gembira",
        "Nusantara",
        "Warga",
        "Perempuan",
        "Sekolah",
        "Alun-Alun",
        "Pasar",
        "Kota Lama",
        "Hijau",
        "Inklusif",
        "Bangkit",
    ];
    private static readonly string[] Thirds =
    [
        "",
        "Utara",
        "Selatan",
        "Barat",
        "Timur",
        "Tengah",
        "Atas",
        "Bawah",
        "Baru",
        "Lama",
        "Indah",
        "Makmur",
        "Sejahtera",
        "Sentosa",
    ];
    private static readonly (string Written, int Firsts)[] Sectors =
    [
        ("kriya", 4),
        ("Seni Pertunjukan", 6),
        ("foto & film", 8),
        ("LITERASI", 10),
        ("teknologi digital", 13),
        ("Game", 14),
        ("lingkungan hidup", 17),
        ("Pertanian", 19),
        ("Kuliner", 22),
        ("fesyen", 25),
        ("Kerajinan", 26),
        ("seni musik", 29),
        ("Difabel", 30),
        ("ekonomi kreatif", 33),
        ("kriya / batik", 35),
    ];

    /// <param name="good">Communities that can be imported.</param>
    /// <param name="wrong">Rows with a mistake.</param>
    /// <param name="twice">Rows of a community that stands in the file already, written in another way.</param>
    public static byte[] Csv(int good, int wrong, int twice)
    {
        var dice = new Random(20260101);
        var rows = Enumerable.Range(0, good).Select(number => Good(number, dice)).ToList();
        for (var number = 0; number < twice; number++)
            rows.Insert(dice.Next(rows.Count / 2, rows.Count), Again(number * (good / Math.Max(1, twice) / 2), number));
        for (var number = 0; number < wrong; number++)
            rows.Insert(dice.Next(rows.Count), Wrong(number, good));
        var text = new StringBuilder(
            "DATA KOMUNITAS MITRA HETERO SPACE – rekap petugas;;;;;;;\r\n;;;;;;;\r\n"
                + "No;Nama Komunitas;Unsur;Sub Sektor;Kab/Kota;Keterangan;IG / Medsos;No. WA\r\n"
        );
        foreach (var (at, row) in rows.Index())
        {
            // Whoever prints such a list has the headings again on each page, and a gap before them.
            if (at > 0 && at % 250 == 0)
                text.Append(";;;;;;;\r\nNo;Nama Komunitas;Unsur;Sub Sektor;Kab/Kota;Keterangan;IG / Medsos;No. WA\r\n");
            text.Append(at + 1).Append(';').AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text.ToString());
    }

    /// <summary>The name of a community, by its number: no two that lie in one region begin or end alike.</summary>
    internal static string Name(int number) =>
        $"{Firsts[number % 35]} {Seconds[number / 35 % 22]} {Thirds[number / 770 % 14]}".TrimEnd()
        + (number >= 10_780 ? $" {number / 10_780}" : "");

    private static Region Home(int number) => Region.All[(number % 35 * 6 + number / 35 % 22 * 3 + number / 770) % 35];

    private static string[] Good(int number, Random dice)
    {
        var (name, region) = (Name(number), Home(number));
        var plain = $"81{2 + number % 7}{(long)number * 7_919 % 90_000_000 + 10_000_000}";
        return
        [
            (number % 4) switch
            {
                0 => $"Komunitas {name} Contoh",
                1 => $"KOMUNITAS {name.ToUpperInvariant()} CONTOH",
                2 => $"Kom. {name}  Contoh",
                _ => $"{name} Contoh",
            },
            (number % 9) switch
            {
                0 => "komunitas ",
                7 => "Koperasi",
                8 => "Paguyuban",
                _ => "Komunitas",
            },
            Sectors.First(sector => number % 35 < sector.Firsts).Written,
            Written(region, number),
            (number % 5) switch
            {
                0 => "",
                1 => $"Kegiatan rutin di {region.Name} – terbuka untuk umum",
                2 => $"Berdiri {2010 + number % 15};\nanggota ±{10 + number % 90} orang",
                3 => "Disebut \"keluarga besar\" oleh warga, café belajar tiap Sabtu",
                _ => "-",
            },
            (number % 3) switch
            {
                0 => $"@{Handle(name)}.contoh{number}",
                1 => $"https://www.instagram.com/{Handle(name)}contoh{number}/",
                _ => "-",
            },
            (dice.Next(8)) switch
            {
                0 => "0" + plain,
                1 => "62" + plain,
                2 => "+62 " + plain,
                3 => plain,
                4 => $"0{plain[..3]}-{plain[3..7]}-{plain[7..]}",
                5 => plain + ".0",
                6 => "'0" + plain,
                _ => "",
            },
        ];
    }

    // The same one: with a letter left out, or shouted, or under the same number.
    private static string[] Again(int number, int way)
    {
        var (name, region) = (Name(number), Home(number));
        return
        [
            (way % 3) switch
            {
                0 => $"{name.ToUpperInvariant()}, CONTOH",
                1 => $"Komunitas {name.Remove(name.Length / 2, 1)} Contoh",
                _ => $"Paguyuban {name} Contoh {Short(region)}",
            },
            "Komunitas",
            Sectors.First(sector => number % 35 < sector.Firsts).Written,
            region.Name,
            "",
            "",
            "",
        ];
    }

    private static string[] Wrong(int number, int good)
    {
        var name = $"Komunitas Keliru {number} Contoh";
        return (number % 6) switch
        {
            0 => [name, "Komunitas", "Kuliner", "Semarang", "", "", ""],
            1 => [name, "Komunitas", "Kuliner", "Kota Solo", "", "", "8,12E+10"],
            2 => [name, "Komunitas", "astronomi", "Kota Tegal", "", "", ""],
            3 => ["", "Komunitas", "Kuliner", "Kab. Demak", "tanpa nama", "", $"0812{good + number:0000000}"],
            4 => [name, "Komunitas", "Kuliner", "Jawa Tengah", "", "", ""],
            _ => [name, "Komunitas", "Kuliner", "Kab. Kudus", "", "", "0812-3456-789 / 0813-9876-543"],
        };
    }

    // "Kota" is left out only where no regency has the name.
    private static string Written(Region region, int number) =>
        (number % 4) switch
        {
            0 => region.Name,
            1 => region.Name.Replace("Kabupaten", "Kab.", StringComparison.Ordinal).ToUpperInvariant(),
            2 => region.Code.Replace(".", "", StringComparison.Ordinal),
            _ => Region.All.Count(other => Short(other) == Short(region)) == 1 ? Short(region) : region.Name,
        };

    private static string Short(Region region) =>
        region.Name.Replace("Kabupaten ", "", StringComparison.Ordinal).Replace("Kota ", "", StringComparison.Ordinal);

    private static string Handle(string name) => new([.. Folded.Of(name).Where(char.IsAsciiLetter)]);

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(";\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
