using System.Collections.Frozen;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.People;
using Field = HeteroSpace.People.Sector;

namespace HeteroSpace.Organizations;

/// <summary>Words of people's tables for kinds, sectors and regions.</summary>
internal static class SheetWord
{
    private static readonly (OrganizationKind Kind, string[] Words)[] Kinds =
    [
        (OrganizationKind.Community, ["komunitas", "community", "paguyuban", "perkumpulan", "forum", "kelompok"]),
        (OrganizationKind.Cooperative, ["koperasi", "cooperative", "coop"]),
        (OrganizationKind.Government, ["pemerintah", "government", "dinas", "opd", "kementerian", "instansi"]),
        (
            OrganizationKind.Academic,
            ["akademi", "academ", "kampus", "universitas", "perguruan", "sekolah", "university", "campus"]
        ),
        (
            OrganizationKind.Business,
            ["bisnis", "business", "usaha", "perusahaan", "swasta", "umkm", "industri", "company"]
        ),
        (OrganizationKind.Media, ["media", "pers", "radio", "press"]),
    ];

    // The first that fits: what is narrow stands before what is wide.
    private static readonly (Field Sector, string[] Words)[] Sectors =
    [
        (Field.Food, ["kuliner", "makan", "minum", "kopi", "pangan", "food", "culinary"]),
        (Field.Craft, ["kriya", "kerajinan", "batik", "craft", "wastra"]),
        (Field.Fashion, ["busana", "fesyen", "fashion", "mode"]),
        (Field.Games, ["gim", "game", "esport"]),
        (Field.PhotoFilm, ["foto", "film", "photo", "video", "sinema"]),
        (Field.PerformingArts, ["pertunjukan", "musik", "teater", "tari", "seni", "music", "theatre", "performing"]),
        (Field.Literacy, ["literasi", "baca", "buku", "tulis", "literacy"]),
        (Field.Education, ["pendidikan", "edukasi", "pelatihan", "education"]),
        (Field.Environment, ["lingkungan", "sampah", "iklim", "environment"]),
        (Field.Agriculture, ["tani", "pertanian", "kebun", "ternak", "perikanan", "agri"]),
        (Field.Disability, ["difabel", "disabilitas", "inklusi", "disab"]),
        (Field.Health, ["kesehatan", "health"]),
        (Field.Digital, ["digital", "teknologi", "it", "ti", "software", "aplikasi", "startup", "tech", "data"]),
        (Field.Trade, ["dagang", "perdagangan", "toko", "trade", "retail"]),
        (Field.PublicService, ["pemerintah", "publik", "public"]),
        (Field.Services, ["jasa", "layanan", "service", "keuangan"]),
        (Field.Creative, ["kreatif", "desain", "media", "creative", "design"]),
        (Field.Other, ["lain", "umum", "sosial", "other"]),
    ];

    private static readonly FrozenDictionary<string, Region[]> ByName = Region
        .All.SelectMany(region => Names(region).Select(name => (name, region)))
        .GroupBy(pair => pair.name)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.region).Distinct().ToArray());

    public static OrganizationKind? Kind(string cell) =>
        Exact<OrganizationKind>(cell) ?? (Begins(cell, Kinds, word => word.Words) is { } found ? found.Kind : null);

    public static Field? Sector(string cell) =>
        Exact<Field>(cell) ?? (Begins(cell, Sectors, word => word.Words) is { } found ? found.Sector : null);

    /// <summary>
    /// The regions a cell may mean: by code (33.74, 3374), with or without
    /// "Kota" or "Kabupaten"; several for "Semarang", which is both.
    /// </summary>
    public static IReadOnlyList<Region> Regions(string cell)
    {
        var digits = new string([.. cell.Where(char.IsAsciiDigit)]);
        if (
            digits.Length == 4
            && cell.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ' ')
            && Region.Of($"{digits[..2]}.{digits[2..]}") is { } coded
        )
            return [coded];
        var name = string.Join(
            ' ',
            Letters(cell)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    word switch
                    {
                        "kab" => "kabupaten",
                        "kodya" or "kotamadya" => "kota",
                        _ => word,
                    }
                )
        );
        if (ByName.TryGetValue(name, out var found))
            return found;
        // "Kota Semarang, Jawa Tengah": what comes after is the province.
        var comma = cell.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 ? Regions(cell[..comma]) : [];
    }

    private static IEnumerable<string> Names(Region region)
    {
        var name = Letters(region.Name);
        yield return name;
        if (name.StartsWith("kota ", StringComparison.Ordinal))
            yield return name["kota ".Length..];
        else if (name.StartsWith("kabupaten ", StringComparison.Ordinal))
            yield return name["kabupaten ".Length..];
        else
            yield return "kabupaten " + name;
        // As the city is called by those who live in it.
        if (region.Code == "33.72")
        {
            yield return "solo";
            yield return "kota solo";
        }
    }

    private static T? Exact<T>(string cell)
        where T : struct, Enum =>
        cell.Length > 0
        && char.IsLetter(cell[0])
        && Enum.TryParse<T>(cell, true, out var value)
        && Enum.IsDefined(value)
            ? value
            : null;

    private static T? Begins<T>(string cell, T[] all, Func<T, string[]> words)
        where T : struct
    {
        var said = Letters(cell).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var one in all)
            if (
                words(one)
                    .Any(known =>
                        said.Any(word =>
                            known.Length < 4 ? word == known : word.StartsWith(known, StringComparison.Ordinal)
                        )
                    )
            )
                return one;
        return null;
    }

    private static string Letters(string text) =>
        new([.. Folded.Of(text).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]);
}
