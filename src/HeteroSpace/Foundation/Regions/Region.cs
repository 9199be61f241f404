using System.Collections.Frozen;

namespace HeteroSpace.Foundation.Regions;

/// <summary>
/// A regency (kabupaten) or city (kota) of Indonesia, by the code of the Ministry of Home Affairs, as <c>33.74</c> Kota
/// Semarang.
/// </summary>
public sealed record Region(string Code, string Name, string Province)
{
    /// <summary>Where people here look first; elsewhere the province is said as well.</summary>
    private const string Home = "33.";

    /// <summary>All 514: those of the home province first, then by province.</summary>
    public static readonly IReadOnlyList<Region> All = Read();
    private static readonly FrozenDictionary<string, Region> ByCode = All.ToFrozenDictionary(region => region.Code);

    public bool IsHome => Code.StartsWith(Home, StringComparison.Ordinal);

    public override string ToString() => IsHome ? Name : $"{Name}, {Province}";

    public static Region? Of(string code) => ByCode.GetValueOrDefault(code);

    public static bool Knows(string code) => ByCode.ContainsKey(code);

    /// <summary>The name of a code; the code itself when it is none of ours.</summary>
    public static string Said(string code) => Of(code)?.ToString() ?? code;

    /// <summary>For a choice in a form, with a line for none.</summary>
    public static IEnumerable<(string Key, string Said)> Choices(string none) =>
        [("", none), .. All.Select(region => (region.Code, region.ToString()))];

    private static Region[] Read()
    {
        using var file =
            typeof(Region).Assembly.GetManifestResourceStream("HeteroSpace.Foundation.Regions.regions.csv")
            ?? throw new InvalidOperationException("The list of regions was not built in.");
        using var lines = new StreamReader(file);
        var rows = lines
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(',', 2))
            .ToList();
        var provinces = rows.Where(row => row[0].Length == 2).ToDictionary(row => row[0], row => row[1]);
        return
        [
            .. rows.Where(row => row[0].Length == 5)
                .Select(row => new Region(row[0], row[1], provinces[row[0][..2]]))
                .OrderBy(region => !region.IsHome)
                .ThenBy(region => region.Code, StringComparer.Ordinal),
        ];
    }
}
