using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions;

/// <summary>
/// The units that needs are counted in: the usual ones in both languages, any other as staff wrote it.
/// </summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["orang"] = "people",
        ["buah"] = "pieces",
        ["unit"] = "units",
        ["kotak"] = "boxes",
        ["bungkus"] = "packs",
        ["paket"] = "packages",
        ["galon"] = "large bottles",
        ["botol"] = "bottles",
        ["lembar"] = "sheets",
        ["kali"] = "times",
        ["jam"] = "hours",
        ["hari"] = "days",
        ["ruang"] = "rooms",
    };

    public static string UnitSaid(this NeedLine line) =>
        Usual.TryGetValue(line.Unit, out var english) ? Words.Say(line.Unit, english) : line.Unit;
}
